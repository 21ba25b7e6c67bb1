"""The journal store: pseudonyms, appointments, drafts, entries, permits.

The rule: nothing here is a name, an address or a number of a person, and nothing here knows the vault.
`records` is what callers get; `repositories.Journal` opens the doors.
"""
