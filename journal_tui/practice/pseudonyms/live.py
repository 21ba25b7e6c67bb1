"""Recognition while somebody types: where to look, and when a find is finished.

Only the paragraph round the cursor is read (or what was just pasted), so a key press costs the same in a
long note as in a short one. The word under the cursor never jumps: a find that touches the cursor, or that
could still grow (a number, an address, a double name), waits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import parse
from journal_tui.practice.pseudonyms.tokens import Token

BEFORE, AFTER = 600, 200
"""How far from the cursor a very long paragraph is read, in characters."""

_OPEN_NUMBER = re.compile(r"[ \u00a0\-\u2010-\u2015/()]{1,3}")
_OPEN_ADDRESS = re.compile(r"[ \u00a0,]{1,3}(?:\d[\d ]{0,6}|lgh|\w)?")
_OPEN_NAME = re.compile(r"[-\u2010\u2011]")
_OPEN_WEB = re.compile(r"[./]")
_STILL_OPEN = {
    Kind.ADDRESS: _OPEN_ADDRESS,
    **dict.fromkeys((Kind.PHONE, Kind.PNR, Kind.DOB, Kind.OTHER_ID, Kind.PLATE), _OPEN_NUMBER),
    **dict.fromkeys((Kind.URL, Kind.EMAIL, Kind.HANDLE), _OPEN_WEB),
}
"""What may stand between a find and the cursor while the find can still grow."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Replace `text[start:end]` by `token.text`, and keep `form` as the written form of that occurrence."""

    start: int
    end: int
    token: Token
    form: str = field(repr=False)


def windows(text: str, cursor: int | None, changed: tuple[int, int] | None) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """The plain pieces to read: start in `text`, the written text, and offsets of doubled brackets in it."""
    if changed is None and cursor is None:
        low, high = 0, len(text)
    else:
        low, high = changed or (cursor or 0, cursor or 0)
        low, high = _paragraphs(text, max(0, low), min(len(text), high))
    near = (
        (max(low, (cursor or 0) - BEFORE), min(high, (cursor or 0) + AFTER))
        if changed is None and cursor is not None
        else (low, high)
    )
    for run in parse(text[low:high])[0]:
        first, last = 0, len(run.plain)
        while first < last and low + run.stored(first) < near[0]:
            first = min(last, first + max(1, near[0] - low - run.stored(first)))
        if first:
            space = re.compile(r"\s").search(run.plain, first)
            first = space.end() if space else last
        while last > first and low + run.stored(last) > near[1]:
            last = max(first, last - max(1, low + run.stored(last) - near[1]))
        if last < len(run.plain) and last > first:
            last = max(run.plain.rfind(" ", first, last), first)
        if last > first:
            doubled = tuple(d - first for d in run.doubled if first <= d < last)
            yield low + run.stored(first), run.plain[first:last], doubled


def _paragraphs(text: str, low: int, high: int) -> tuple[int, int]:
    """Whole lines; the line before as well when it ends with a hyphen, for a name broken at the margin."""
    start = text.rfind("\n", 0, low) + 1
    while start > 1 and text[start - 2] in "-\u2010\u00ad":
        start = text.rfind("\n", 0, start - 1) + 1
    end = text.find("\n", high)
    return start, len(text) if end < 0 else end


def finished(text: str, start: int, end: int, kind: Kind, cursor: int | None) -> bool:
    """Whether a find at `start:end` may be replaced with the cursor where it is."""
    if cursor is None or cursor < start:
        return True
    if cursor <= end:
        return False
    gap = text[end : min(cursor, end + 12)]
    if len(gap) < cursor - end:
        return True
    return _STILL_OPEN.get(kind, _OPEN_NAME).fullmatch(gap) is None


def apply(text: str, forms: tuple[str, ...], replacements: tuple[Replacement, ...]) -> tuple[str, tuple[str, ...]]:
    """A text and its forms after these replacements."""
    kept = list(forms)
    for replacement in reversed(replacements):
        before = len(parse(text[: replacement.start])[1])
        kept.insert(before, replacement.form)
        text = text[: replacement.start] + replacement.token.text + text[replacement.end :]
    return text, tuple(kept)
