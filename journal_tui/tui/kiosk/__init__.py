"""Kundläge: the client reads, answers and signs on the counsellor's screen, and reaches nothing else.

`paging` and `state` are pure. The screen that shows them lets no binding of the program through.
"""
