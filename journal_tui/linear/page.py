"""The text of an open note as lines under headings: where the next line goes, and what taking one away leaves. Pure.

The rule: a line is put in as it was typed (a literal `‹` doubled) and never changes another one, so the written forms of the
tokens stay in their order. Holds written forms while the note is open, in memory only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from journal_tui.practice.pseudonyms.text import escape, tokens_in
from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.practice.templates.layout import Template
from journal_tui.practice.templates.relaying import NoteLine, relaid
from journal_tui.practice.values import Draft, Flag


@dataclass(frozen=True, slots=True)
class Page:
    """One moment of the text. `at` counts the headings; without any, everything is one section."""

    text: str = field(repr=False)
    forms: tuple[str, ...] = field(repr=False)
    flags: tuple[Flag, ...] = field(repr=False)
    known: frozenset[str]
    """The template's headings in every language, case-folded."""
    at: int = 0

    @classmethod
    def of(cls, draft: Draft, at: int = 0) -> "Page":
        """The text of a draft, with the words that nobody has decided on in clear."""
        text, forms, flags = reopen(draft.text, draft.forms, draft.flags)
        page = cls(text, forms, flags, draft.layout.lines() if draft.layout else frozenset())
        return page.go(at)

    @property
    def lines(self) -> list[str]:
        """All lines, empty ones too."""
        return self.text.split("\n")

    @property
    def places(self) -> list[int]:
        """Rows of the headings; a heading that stands twice counts twice."""
        return [row for row, line in enumerate(self.lines) if line.strip().casefold() in self.known]

    @property
    def heading(self) -> str:
        """The heading under which the next line goes; empty without one."""
        places = self.places
        return self.lines[places[self.at]].strip() if places else ""

    @property
    def headings(self) -> list[str]:
        """All headings, in order."""
        lines = self.lines
        return [lines[row].strip() for row in self.places]

    def written(self) -> Iterator[tuple[int, int]]:
        """What was written, numbered from 1: number and row. Headings and empty lines have no number."""
        places = set(self.places)
        rows = (row for row, line in enumerate(self.lines) if line.strip() and row not in places)
        return enumerate(rows, 1)

    def go(self, at: int) -> "Page":
        """Go to a heading, counted from 0; past the last one to the first."""
        count = len(self.places)
        return replace(self, at=at % count if count else 0)

    def add(self, line: str) -> tuple["Page", tuple[int, int]]:
        """Put a line at the end of the section.

        Returns:
            The page with it, and where its end stands: row and column.
        """
        lines, places = self.lines, self.places
        low = places[self.at] + 1 if places else 0
        high = places[self.at + 1] if self.at + 1 < len(places) else len(lines)
        body = lines[low:high]
        while body and not body[-1].strip():
            body.pop()
        put = escape(line)
        lines[low:high] = [*body, put, *([""] if high < len(lines) else [])]
        return replace(self, text="\n".join(lines)), (low + len(body), len(put))

    def strike(self, row: int) -> "Page":
        """Take a line away, with the forms of the tokens in it."""
        lines = self.lines
        before = len(tokens_in("\n".join(lines[:row])))
        within = len(tokens_in(lines[row]))
        forms = (*self.forms[:before], *self.forms[before + within :])
        return replace(self, text="\n".join([*lines[:row], *lines[row + 1 :]]), forms=forms).go(self.at)

    def laid_out(self, old: Template | None, new: Template, language: str) -> "Page":
        """Lay the note out under another template; every written line stays. Goes to the first heading with nothing under it."""
        lines, used = [], 0
        for row, line in enumerate(self.lines):
            count = len(tokens_in(line))
            lines.append(NoteLine(line, self.forms[used : used + count], row))
            used += count
        laid = relaid(lines, self.known, old, new, language)
        text, forms = "\n".join(line.text for line in laid), tuple(form for line in laid for form in line.forms)
        return replace(self, text=text, forms=forms, known=self.known | new.lines()).to_empty()

    def to_empty(self) -> "Page":
        """Go to the first heading under which nothing is written; to the last one when there is none."""
        lines, places = self.lines, self.places
        ends = [*places[1:], len(lines)]
        empty = (
            at
            for at, (row, end) in enumerate(zip(places, ends, strict=True))
            if not any(line.strip() for line in lines[row + 1 : end])
        )
        return self.go(next(empty, max(len(places) - 1, 0)))
