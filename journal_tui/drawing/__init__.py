"""Drawing with letters: values over time as rows of cells, the same for the screen and for plain text.

The rule: pure. Nothing here reads a store or knows a terminal; what is drawn is exactly what stands in the table beside it.
"""
