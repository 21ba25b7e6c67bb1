"""The workout as a grid of cells: what stands in them, where the cursor is, what was typed last. Pure; the widget draws it.

The rule: nothing that was typed is thrown away: what cannot be right keeps standing where it was typed, with the reason below it.
"""
