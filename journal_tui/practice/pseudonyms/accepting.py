"""A human's word that something is a name: which token it gets, and how much of what was written is the name.

The rule: two written forms are one person only when a human says so; then the form joins that person's token, and a
token that a save had given to the form meanwhile gives way to it.
"""

from dataclasses import dataclass, field, replace

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.pseudonyms.endings import INFLECTED, core
from journal_tui.practice.pseudonyms.finding import base_of, base_of_form
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.tokens import CLIENT, Token, TokenBook


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a written stretch."""

    written: str = field(repr=False)
    proposed: Span | None = None
    """What the recognisers made of it, if they made anything of it."""
    kind: Kind | None = None
    role: str = ""
    same_as: Token | None = None


def accepted(book: TokenBook, said: Said) -> tuple[TokenBook, Token, int]:
    """The book after a decision, the token, and how many characters of what was written it stands for.

    Raises:
        InvalidInput: `same_as` is no token of this book any more (`facts["field"] == "same_as"`).
    """
    written, proposed = said.written, said.proposed
    if said.same_as is None and proposed is not None and proposed.client and said.kind in (None, Kind.PERSON):
        return book, CLIENT, min(len(written), proposed.end - proposed.start)
    kind = said.same_as.kind if said.same_as else said.kind or (proposed.kind if proposed else Kind.PERSON)
    size = core(written, kind) if kind in INFLECTED else len(written)
    base = base_of_form(kind, written[:size])
    if proposed is not None and proposed.base and kind is proposed.kind and not proposed.client:
        base = base_of(proposed, written[:size])
    if said.same_as is not None:
        return *_joined(book, base, said.same_as), size
    book, token = book.assign(kind, base or fold_word(written), role=said.role, shown=written[:size])
    decided = replace(token, pending=False, role=said.role or token.role)
    return book.put(decided), decided, size


def _joined(book: TokenBook, base: str, said: Token) -> tuple[TokenBook, Token]:
    if said.number == 0:
        return book, CLIENT
    token = book.by_label(said.label)
    if token is None or token.merged_into:
        raise InvalidInput(field="same_as", reason="unknown")
    other = book.find(token.kind, base)
    also: tuple[str, ...] = () if base == token.base else (base,)
    if other is not None and other.number != token.number:
        book = book.put(replace(other, merged_into=token.label.partition(" ")[0]))
        also = other.bases
    token = replace(token, also=tuple(dict.fromkeys((*token.also, *also))), pending=False)
    return book.put(token), token
