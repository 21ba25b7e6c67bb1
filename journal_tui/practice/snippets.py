"""A short piece of a text around what was found, on one line, with the places marked.

The rule: a cut never falls inside a token or between a letter and its mark, line ends become spaces, and the marks
always point at what was found, also when names have been put back or white space has been folded.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from journal_tui.practice.pseudonyms.text import tokens_in

WIDTH = 100
BEFORE = 32
"""Characters shown before the first mark, when there are that many."""
_REACH = 14
"""How far a cut may move to fall between two words."""
_BLANK = re.compile(r"\s+")
_LITERAL = "‹‹"


@dataclass(frozen=True, slots=True)
class Shown:
    """A stored text as a reader sees it, and where each place of the stored text went."""

    text: str = field(repr=False)
    starts: tuple[int, ...] = ()
    """Offsets in the stored text where a piece begins."""
    places: tuple[int, ...] = ()
    """Offsets in the shown text of the same pieces."""
    whole: tuple[tuple[int, int], ...] = ()
    """Ranges of the shown text that must not be cut: tokens, or the names in their place."""

    def at(self, offset: int) -> int:
        """Give the place in the shown text of an offset in the stored text; pieces follow each other without a gap."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        last = self.places[index + 1] if index + 1 < len(self.places) else len(self.text)
        return min(self.places[index] + offset - self.starts[index], last)


def shown(text: str, forms: Sequence[str] | None = None) -> Shown:
    """Lay a stored text out for reading.

    Args:
        text: Stored text, composed (NFC); a literal opening quote is doubled in it.
        forms: Written forms of its tokens, in order, to put the names back; None leaves the tokens.
    """
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    whole: list[tuple[int, int]] = []
    length = last = 0

    def add(piece: str, start: int) -> None:
        nonlocal length
        starts.append(start)
        places.append(length)
        pieces.append(piece)
        length += len(piece)

    def plain(start: int, end: int) -> None:
        while start < end:
            literal = text.find(_LITERAL, start, end)
            stop = end if literal < 0 else literal + 1
            add(text[start:stop], start)
            start = end if literal < 0 else literal + 2

    for index, token in enumerate(tokens_in(text)):
        plain(last, token.start)
        before = length
        name = text[token.start : token.end] if forms is None else unicodedata.normalize("NFC", forms[index])
        add(name, token.start)
        whole.append((before, length))
        last = token.end
    plain(last, len(text))
    add("", len(text))
    return Shown("".join(pieces), tuple(starts), tuple(places), tuple(whole))


def snippet(page: Shown, marks: Sequence[tuple[int, int]], width: int = WIDTH) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a piece around the first mark.

    Args:
        page: The text as shown.
        marks: Ranges of the *stored* text, in order.
        width: About how many characters.

    Returns:
        One line of text, and the ranges in it of what was found.
    """
    found = [(page.at(start), page.at(end)) for start, end in marks]
    first = found[0][0] if found else 0
    size = len(page.text)
    start = max(0, min(first - BEFORE, size - width))
    end = min(size, max(start + width, found[0][1] if found else 0))
    start, end = _back(page, start, first), _on(page, end, found[0][1] if found else 0)
    line, spots = _one_line(page.text, start, end)
    head, tail = "…" if start else "", "…" if end < size else ""
    inside = [
        (spots[max(a, start) - start] + len(head), spots[min(b, end) - start] + len(head))
        for a, b in found
        if a < end and b > start
    ]
    return head + line + tail, tuple(mark for mark in inside if mark[0] < mark[1])


def _joined(text: str, offset: int) -> bool:
    """Tell whether a cut here would part what is written as one sign."""
    after = text[offset]
    return bool(unicodedata.combining(after)) or after in "\u200d\ufe0e\ufe0f" or text[offset - 1] == "\u200d"


def _back(page: Shown, start: int, limit: int) -> int:
    """Move the first cut to the beginning of a word, never past the first mark."""
    if start <= 0:
        return 0
    gap = _BLANK.search(page.text, start, min(limit, start + _REACH))
    if gap:
        start = gap.end()
    start = min([start, *(a for a, b in page.whole if a < start < b)])
    while start > 0 and _joined(page.text, start):
        start -= 1
    return start


def _on(page: Shown, end: int, limit: int) -> int:
    """Move the last cut to the end of a word, never into the first mark."""
    if end >= len(page.text):
        return len(page.text)
    gap = max(page.text.rfind(blank, max(limit, end - _REACH), end + 1) for blank in (" ", "\n", "\t"))
    if gap > 0:
        end = gap
    end = max([end, *(b for a, b in page.whole if a < end < b)])
    while end < len(page.text) and _joined(page.text, end):
        end += 1
    return end


def _one_line(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Fold white space; give the line and, for each offset of the piece, its place in the line."""
    line: list[str] = []
    spots: list[int] = []
    for character in text[start:end]:
        spots.append(len(line))
        if not character.isspace():
            line.append(character)
        elif line and line[-1] != " ":
            line.append(" ")
    spots.append(len(line))
    kept = "".join(line).rstrip()
    return kept, [min(spot, len(kept)) for spot in spots]
