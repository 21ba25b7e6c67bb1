"""A stored text for reading: names put back in their colour, or tokens while names are hidden."""

import re

from textual.content import Content

from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.tui import render


def reading(text: str, identified: str, *, hidden: bool) -> Content:
    """A stored text for reading: names put back in `name`, or tokens while names are hidden.

    Args:
        text: The stored text.
        identified: The same text with the names put back; empty when they are not known.
        hidden: Whether names are hidden.
    """
    if hidden or not identified:
        return render.stored(text)
    forms = forms_between(text, identified)
    return render.plain(identified) if forms is None else render.stored(text, forms)


def forms_between(text: str, identified: str) -> tuple[str, ...] | None:
    """The written form of each token, read off the two texts; None when they do not belong together."""
    parts: list[str] = []
    at = 0
    for token in tokens_in(text):
        parts.append(re.escape(text[at : token.start].replace("‹‹", "‹")))
        at = token.end
    parts.append(re.escape(text[at:].replace("‹‹", "‹")))
    found = re.fullmatch("(.*?)".join(parts), identified, re.DOTALL)
    return tuple(found.groups()) if found else None
