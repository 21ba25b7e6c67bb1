"""Makes the pack of a questionnaire that belongs to others: its name and its range, and nothing of its words."""

import re
import unicodedata

from journal_tui.practice.errors import InvalidInput

LONGEST = 40
_LEAST, _MOST = 0, 1_000


def named_pack(title: str, least: int, most: int, better: str) -> str:
    """Write the pack.

    Args:
        title: What it is called.
        least: Lowest total, 0 or more.
        most: Highest total, at most 1000.
        better: `lower`, `higher` or `neither`.

    Raises:
        InvalidInput: The name has no letter, is too long or holds what cannot stand in it; or the range is none.
    """
    name = " ".join(title.split())
    if not name:
        raise InvalidInput(field="name", reason="empty")
    if len(name) > LONGEST:
        raise InvalidInput(field="name", reason="too_long", limit=LONGEST)
    if not name.isprintable() or set(name) & set('"\\'):
        raise InvalidInput(field="name", reason="format")
    if not _LEAST <= least < most <= _MOST:
        raise InvalidInput(field="range", reason="out_of_range")
    if better not in {"lower", "higher", "neither"}:
        raise InvalidInput(field="better", reason="unknown")
    return _PACK.format(code=code_of(name), name=name, least=least, most=most, better=better)


def code_of(name: str) -> str:
    """Give the code of a name: `Min egen ÅS-2` is `min-egen-as-2`.

    Raises:
        InvalidInput: It has too few letters for one.
    """
    ascii_only = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    code = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:31].rstrip("-")
    if not re.fullmatch(r"[a-z][a-z0-9-]+", code):
        raise InvalidInput(field="name", reason="no_letter")
    return code


_PACK = """\
schema = "journal-tui/instrument/1"
name = "{code}"
version = 1
kind = "total"
better = "{better}"
title = {{ sv = "{name}", en = "{name}" }}
about = {{ sv = "Summan skrivs in, {least}–{most}", en = "The total is typed in, {least}–{most}" }}

[rights]
licence = "Only the name and the total are kept; the questions are not here."
source = "Named by the practice"
attribution = "Its owner"
electronic_allowed = "unknown"
text_included = false

[range]
least = {least}
most = {most}
"""
