"""Everything that happened with one client in one list, newest first: what was written, measured, agreed, answered, planned.

The rules: what consent shuts stands as a locked row with the reason and without a text; a row that cannot be trusted stands
as a row; opening a timeline is one read, and the log says so before the first text is opened.
"""
