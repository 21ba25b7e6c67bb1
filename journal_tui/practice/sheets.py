"""The recovery key as it stands on paper: two sheets of groups, some of which are typed back to show that they are there.

The rule: case, spaces, dashes and characters that look alike do not matter when a person copies by hand.
"""

from secrets import SystemRandom

_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_OF_EACH = 2


def groups(sheet: str) -> list[str]:
    """Give the groups of a sheet."""
    return sheet.split("-")


def same(typed: str, printed: str) -> bool:
    """Tell whether a group was typed back rightly."""
    return typed.upper().translate(_ALIKE) == printed


def asked_back(sheets: tuple[str, str]) -> list[tuple[int, int]]:
    """Choose two groups of each sheet: which sheet and which group, both from 0."""
    choose = SystemRandom()
    return [
        (number, at)
        for number, sheet in enumerate(sheets)
        for at in sorted(choose.sample(range(len(groups(sheet))), _OF_EACH))
    ]
