"""What the session screen knows about a note as text: its marks, its clock, its paste rules.

Everything here is pure: no widget, no store. A note's text is its stored form (tokens, no names); the
written forms behind the tokens live beside it in memory and nowhere else in the screen.
"""
