"""Two tokens that turned out to be one: which token goes on, which forms lead to it, and how an open text follows.

Rule: a merge is a human's command and is always reversible, so nothing is copied: a token that was merged only points
at the one that goes on, and everything else follows from that here. Texts that are written keep the labels that they have.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.pseudonyms.tokens import CLOSE, OPEN, Token, TokenBook, parse_label

CLIENT_HEAD = "klient"


@dataclass(frozen=True, slots=True)
class Joined:
    """A client's tokens, and the forms that a merge into the client added to the client's own names."""

    book: TokenBook
    client_forms: tuple[str, ...] = ()


def head_of(label: str) -> str:
    """The part of a label that says which token it is: `person-1` of `‹person-1 syster›`; empty when it is no label.

    Args:
        label: A label, with or without its brackets and its role word.
    """
    typed = " ".join(label.strip().removeprefix(OPEN).removesuffix(CLOSE).split()).casefold()
    return typed.partition(" ")[0] if parse_label(typed) is not None else ""


def surviving(head: str, links: Mapping[str, str]) -> str:
    """The token that goes on for this one; a ring of links, which no command makes, ends where it began.

    Args:
        head: Which token.
        links: For each merged token the one that it was merged into.
    """
    seen = {head}
    while (following := links.get(head, "")) and following not in seen:
        head = following
        seen.add(head)
    return head


def joined(tokens: Iterable[Token]) -> Joined:
    """The book in which every token that goes on also has the forms of those merged into it.

    Args:
        tokens: All tokens of one client, each with its own forms alone.
    """
    held = {head_of(token.label): token for token in tokens}
    links = {head: token.merged_into for head, token in held.items() if token.merged_into}
    more: dict[str, list[str]] = {}
    for head in links:
        token = held[head]
        last = surviving(head, links)
        forms = (token.base, *token.also)
        more.setdefault(last, []).extend((token.shown, *forms) if last == CLIENT_HEAD else forms)
    book = TokenBook(
        tuple(
            replace(token, also=_distinct(token.base, (*token.also, *more.get(head, ())))) for head, token in held.items()
        )
    )
    return Joined(book, tuple(dict.fromkeys(form for form in more.get(CLIENT_HEAD, ()) if form)))


def relabelled(text: str, label: str, new_label: str) -> str:
    """An editor's text in which every `‹label›`, with whatever role word, reads `‹new_label›`.

    The written forms stay as they are: there is one for each token, in the same order.

    Args:
        text: Tokens in, brackets doubled.
        label: Which token; its role word does not count.
        new_label: What shall stand there, with its role word.
    """
    head = head_of(label)
    for token in reversed(tokens_in(text)):
        if head_of(token.label) == head:
            text = f"{text[: token.start]}{OPEN}{new_label}{CLOSE}{text[token.end :]}"
    return text


def _distinct(base: str, forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if form and form != base)
