"""The written form behind each token of an open note, line by line, in memory only.

The editor's text is the stored form; what was written before it became a token is kept here so that a save
can hand it to the vault and a reader gets it back byte for byte. An edit touches the forms of its own lines
and no others, so a key press costs the same in a long note as in a short one.
"""

from collections.abc import Callable, Sequence

from journal_tui.practice.pseudonyms.text import tokens_in

Forms = tuple[str, ...]
Aligner = Callable[[str, Forms, str], Forms]
"""(old text, old forms, new text) -> new forms, for edits that cut through a token."""


def deal(lines: Sequence[str], forms: Sequence[str]) -> list[Forms] | None:
    """Hand out forms to lines, in order; None when the number does not match the tokens."""
    dealt: list[Forms] = []
    at = 0
    for line in lines:
        count = len(tokens_in(line)) if "‹" in line else 0
        dealt.append(tuple(forms[at : at + count]))
        at += count
    return dealt if at == len(forms) else None


class FormsLedger:
    """Forms by line. Built from a whole note, changed by edits."""

    def __init__(self, lines: Sequence[str], forms: Sequence[str], align: Aligner) -> None:
        """Take over a note.

        Args:
            lines: The note's lines.
            forms: The written form of each token, in order.
            align: Used when forms and tokens do not match.
        """
        self._align = align
        self._rows = self._dealt(lines, tuple(forms))

    def _dealt(self, lines: Sequence[str], forms: Forms, old: str = "") -> list[Forms]:
        dealt = deal(lines, forms)
        if dealt is None:
            text = "\n".join(lines)
            dealt = deal(lines, self._align(old or text, forms, text))
        return dealt if dealt is not None else [()] * len(lines)

    def all(self) -> Forms:
        """Every form, in the order of the tokens."""
        return tuple(form for row in self._rows for form in row)

    def row(self, row: int) -> Forms:
        """The forms of one line."""
        return self._rows[row]

    def of_range(self, lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> Forms:
        """The forms of the tokens that lie whole between two places of the note."""
        kept: list[str] = []
        for row in range(start[0], end[0] + 1):
            first = start[1] if row == start[0] else 0
            last = end[1] if row == end[0] else len(lines[row])
            kept += [
                form
                for token, form in zip(tokens_in(lines[row]), self._rows[row], strict=False)
                if token.start >= first and token.end <= last
            ]
        return tuple(kept)

    def put(self, top: int, count: int, rows: Sequence[Forms]) -> None:
        """Replace the forms of `count` lines from `top` on by those of other lines."""
        self._rows[top : top + count] = rows

    def edited(
        self,
        old: Sequence[str],
        new: Sequence[str],
        start: tuple[int, int],
        end: tuple[int, int],
        inserted: Forms,
    ) -> list[Forms]:
        """The forms of the lines that an edit leaves behind.

        Args:
            old: The lines that the edit touched, as they were.
            new: The lines that stand there now.
            start: Row and column where the edit began, in the note before it.
            end: Row and column where it ended, in the note before it.
            inserted: Forms of the tokens in the inserted text.
        """
        top = start[0]
        head = tuple(form for token, form in zip(tokens_in(old[0]), self._rows[top], strict=False) if token.end <= start[1])
        tail = tuple(
            form for token, form in zip(tokens_in(old[-1]), self._rows[end[0]], strict=False) if token.start >= end[1]
        )
        dealt = deal(new, head + inserted + tail)
        if dealt is None:
            before = tuple(form for row in self._rows[top : end[0] + 1] for form in row)
            dealt = self._dealt(new, self._align("\n".join(old), before, "\n".join(new)), "\n".join(old))
        return dealt
