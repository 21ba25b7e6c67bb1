"""Replace what was found, again and again, until a text holds nothing more to replace.

A replacement splits a piece of text, and what is left may match by itself; the pass ends only when a whole
round finds nothing. That is what makes a second pass over a stored text change nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from journal_tui.practice.pseudonyms.finding import base_of
from journal_tui.practice.pseudonyms.span import Span
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.pseudonyms.tokens import CLIENT, CLOSE, OPEN, Token, TokenBook
from journal_tui.practice.values import Flag

Look = Callable[[str], tuple[list[Span], list[Span]]]
"""From a plain text to its certain finds and its proposals, both disjoint and in order."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a text in work: plain words, or one token occurrence with its written form in `plain`."""

    plain: str = field(default="", repr=False)
    label: str = ""
    proposals: tuple[Span, ...] | None = None
    """Of plain words: what may point at a person; None until looked at. Of a token: the proposal it came from."""


@dataclass(frozen=True, slots=True)
class Done:
    """A text after all passes."""

    text: str
    forms: tuple[str, ...] = field(repr=False)
    flags: tuple[Flag, ...]
    book: TokenBook


def assign(book: TokenBook, span: Span, written: str) -> tuple[TokenBook, Token]:
    """The token of a find: the client's, the one it has, or a new one."""
    if span.client:
        return book, CLIENT
    return book.assign(span.kind, base_of(span, written), shown=written)


def run_passes(items: list[Item], book: TokenBook, look: Look, *, undecided: bool) -> Done:
    """Replace everything certain; with `undecided`, everything proposed too."""
    waiting = True
    while waiting:
        waiting = False
        result: list[Item] = []
        for item in items:
            if item.label or item.proposals is not None:
                result.append(item)
                continue
            certain, proposals = look(item.plain)
            chosen = certain or (proposals if undecided else [])
            if not chosen:
                result.append(Item(item.plain, proposals=tuple(proposals)))
                continue
            waiting = True
            book, pieces = _split(item.plain, chosen, book, flagged=not certain)
            result += pieces
        items = result
    return _assembled(items, book)


def _split(plain: str, chosen: list[Span], book: TokenBook, *, flagged: bool) -> tuple[TokenBook, list[Item]]:
    pieces: list[Item] = []
    here = 0
    for span in chosen:
        form = plain[span.start : span.end]
        book, token = assign(book, span, form)
        pieces += [Item(plain[here : span.start]), Item(form, token.label, (span,) if flagged else None)]
        here = span.end
    return book, [*pieces, Item(plain[here:])]


def _assembled(items: list[Item], book: TokenBook) -> Done:
    parts: list[str] = []
    forms: list[str] = []
    flags: list[Flag] = []
    length = 0
    for item in items:
        if item.label:
            part = f"{OPEN}{item.label}{CLOSE}"
            forms.append(item.plain)
            places = [(length, length + len(part), item.plain, span) for span in item.proposals or ()]
        else:
            part = escape(item.plain)
            places = [
                (
                    length + len(escape(item.plain[: s.start])),
                    length + len(escape(item.plain[: s.end])),
                    item.plain[s.start : s.end],
                    s,
                )
                for s in item.proposals or ()
            ]
        flags += [Flag(start, end, s.kind.value, written, s.source.value, s.score) for start, end, written, s in places]
        parts.append(part)
        length += len(part)
    return Done("".join(parts), tuple(forms), tuple(flags), book)
