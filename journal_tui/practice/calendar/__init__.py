"""The room where a calendar file is read: lines to events, events to days, names in the vault, a preview, appointments.

The rule: what stands in the file is held in memory for as long as the preview is looked at, and never written: an
appointment keeps a keyed hash of the event's id and nothing else of it. No error, log or `repr` holds a word of the file.
"""
