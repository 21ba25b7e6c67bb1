"""The identity vault: who is who, how to reach them, what they consented to.

The rule: nothing here is text of an entry, and nothing here knows the journal store; the only bridge is the
sealed mapping table. `records` is what callers get; `repositories.Vault` opens the doors.
"""
