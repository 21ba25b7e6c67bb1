"""Tokens move as one letter: the cursor stands before or after `‹person-1 syster›`, never inside.

A doubled guillemet (`‹‹`, a literal one as it is stored) is one letter in the same way. Columns are code
points of one line.
"""

import re

from journal_tui.practice.pseudonyms.text import tokens_in

_DOUBLED = re.compile("‹‹")


def atoms(line: str) -> list[tuple[int, int]]:
    """Where the atoms of a line begin and end, left to right."""
    if "‹" not in line:
        return []
    return sorted([*tokens(line), *(found.span() for found in _DOUBLED.finditer(line))])


def tokens(line: str) -> list[tuple[int, int]]:
    """Where the tokens of a line begin and end, left to right."""
    return [(token.start, token.end) for token in tokens_in(line)] if "‹" in line else []


def around(line: str, column: int) -> tuple[int, int] | None:
    """The atom that has `column` strictly inside, if there is one."""
    return next(((start, end) for start, end in atoms(line) if start < column < end), None)


def nearest(line: str, column: int) -> int:
    """The column itself, or the nearer edge of the atom that it is inside."""
    inside = around(line, column)
    if inside is None:
        return column
    start, end = inside
    return start if column - start <= end - column else end


def towards(line: str, column: int, *, right: bool) -> int:
    """The column itself, or the edge of the atom it is inside that lies further in the direction of travel."""
    inside = around(line, column)
    if inside is None:
        return column
    return inside[1] if right else inside[0]
