"""What every sealed row of every store has in common: its clear columns, its payload, how it is written and read.

The rule: a row shows ids, counters and coarse times; everything else is one envelope that is bound to the row's
own columns. `record` is light and may be imported anywhere; `columns` and `shelf` need SQLModel.
"""
