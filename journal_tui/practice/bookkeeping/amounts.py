"""Amounts as they are typed, and as whole öre: nothing is counted in fractions."""

import re
from typing import Final

from journal_tui.practice.errors import InvalidInput

_KRONOR: Final = re.compile(r"(\d{1,7})(?:[.,](\d{1,2}))?", re.ASCII)


def read_ore(text: str, field: str = "amount") -> int:
    """Read kronor, `1200` or `1 200,50`, as whole öre.

    Raises:
        InvalidInput: It is no such amount.
    """
    found = _KRONOR.fullmatch("".join(text.split()))
    if found is None:
        raise InvalidInput(field=field, reason="format")
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
