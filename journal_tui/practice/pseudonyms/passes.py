"""Replace what was found, again and again, until a text holds nothing more to replace.

A replacement splits a piece of text, and what is left may match by itself; the pass ends only when a whole
round finds nothing. That is what makes a second pass over a stored text change nothing.

A token that only a proposal needed is pending: nobody has decided on it. One that stands as a token in the text that
is handed in has been decided by whoever wrote that text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from journal_tui.practice.pseudonyms.finding import base_of
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.pseudonyms.tokens import CLIENT, CLOSE, OPEN, Token, TokenBook
from journal_tui.practice.values import Flag

Look = Callable[[str, int], tuple[list[Span], list[Span]]]
"""From a plain piece, and where it begins in the written text, to its certain finds and its proposals."""

Identity = Callable[[Span, str], str]
"""From a find and its written form to the normalised form that its token is found by."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a text in work: plain words, or one token occurrence with its written form in `plain`."""

    plain: str = field(default="", repr=False)
    label: str = ""
    at: int = 0
    """Where `plain` begins in the written text."""
    proposals: tuple[Span, ...] | None = None
    """Of plain words: what may point at a person; None until looked at. Of a token: the proposal it came from."""


@dataclass(frozen=True, slots=True)
class Done:
    """A text after all passes."""

    text: str
    forms: tuple[str, ...] = field(repr=False)
    flags: tuple[Flag, ...]
    book: TokenBook


class GrowingBook:
    """A book while one text is worked on: the same numbers as `TokenBook` gives, without copying for each token."""

    def __init__(self, book: TokenBook, identity: Identity = base_of) -> None:
        """Begin with what the book holds; `identity` says whose or what a find is."""
        self._identity = identity
        self._tokens = {(t.kind, t.number): t for t in book.tokens}
        self._found = {(t.kind, base): t for t in reversed(book.tokens) for base in t.bases[1:]}
        self._found |= {(t.kind, t.base): t for t in reversed(book.tokens) if t.bases}
        self._highest: dict[Kind, int] = {}
        for token in book.tokens:
            self._highest[token.kind] = max(token.number, self._highest.get(token.kind, 0))

    def assign(self, span: Span, written: str, *, pending: bool = False) -> Token:
        """The token of a find: the client's, the one it has, or a new one."""
        if span.client:
            return CLIENT
        base = self._identity(span, written)
        token = self._found.get((span.kind, base))
        if token is None:
            number = self._highest.get(span.kind, 0) + 1
            self._highest[span.kind] = number
            token = Token(span.kind, number, base, "", written, pending=pending)
            self._keep(token)
        elif token.pending and not pending:
            token = replace(token, pending=False)
            self._keep(token)
        return token

    def _keep(self, token: Token) -> None:
        self._tokens[token.kind, token.number] = token
        self._found |= {(token.kind, base): token for base in token.bases}

    def book(self) -> TokenBook:
        """The book with all that came."""
        return TokenBook(tuple(self._tokens.values()))


def run_passes(items: list[Item], growing: GrowingBook, look: Look, *, undecided: bool) -> Done:
    """Replace everything certain; with `undecided`, everything proposed too."""
    waiting = True
    while waiting:
        waiting = False
        result: list[Item] = []
        for item in items:
            if item.label or item.proposals is not None:
                result.append(item)
                continue
            certain, proposals = look(item.plain, item.at)
            chosen = certain or (proposals if undecided else [])
            if not chosen:
                result.append(Item(item.plain, at=item.at, proposals=tuple(proposals)))
                continue
            waiting = True
            result += _split(item, chosen, growing, flagged=not certain)
        items = result
    return _assembled(items, growing.book())


def _split(item: Item, chosen: list[Span], book: GrowingBook, *, flagged: bool) -> list[Item]:
    pieces: list[Item] = []
    here = 0
    for span in chosen:
        form = item.plain[span.start : span.end]
        token = book.assign(span, form, pending=flagged)
        pieces += [
            Item(item.plain[here : span.start], at=item.at + here),
            Item(form, token.label, item.at + span.start, (span,) if flagged else None),
        ]
        here = span.end
    return [*pieces, Item(item.plain[here:], at=item.at + here)]


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
                (length + s.start + before, length + s.end + within, item.plain[s.start : s.end], s)
                for s, before, within in _doubled(item.plain, item.proposals or ())
            ]
        flags += [Flag(start, end, s.kind.value, written, s.source.value, s.score) for start, end, written, s in places]
        parts.append(part)
        length += len(part)
    return Done("".join(parts), tuple(forms), tuple(flags), book)


def _doubled(plain: str, spans: tuple[Span, ...]) -> list[tuple[Span, int, int]]:
    """For each span, in order, how many brackets before its start and before its end are doubled when stored."""
    found: list[tuple[Span, int, int]] = []
    here = count = 0
    for span in spans:
        before = count + plain.count(OPEN, here, span.start)
        count = before + plain.count(OPEN, span.start, span.end)
        here = span.end
        found.append((span, before, count))
    return found
