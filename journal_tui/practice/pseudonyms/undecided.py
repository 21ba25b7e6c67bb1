"""Words that nobody has decided on: stored as tokens, shown in the editor in clear."""

from collections.abc import Sequence
from dataclasses import replace

from journal_tui.practice.errors import InvalidText
from journal_tui.practice.pseudonyms.text import escape, tokens_in
from journal_tui.practice.values import Flag


def reopen(text: str, forms: Sequence[str], flags: Sequence[Flag]) -> tuple[str, tuple[str, ...], tuple[Flag, ...]]:
    """Put the words of flagged tokens back in clear, for the editor.

    Args:
        text: a stored text whose flags cover whole tokens, as `complete(…, undecided=True)` gives it.
        forms: the written form of each token.
        flags: in order of place; a flag that covers no whole token is left as it is, moved along.

    Returns:
        The text, its forms and the flags, which now cover the words.

    Raises:
        InvalidText: the forms do not belong to this text.
    """
    tokens = tokens_in(text)
    if len(tokens) != len(forms):
        raise InvalidText(reason="forms")
    opened = {(flag.start, flag.end) for flag in flags}
    parts: list[str] = []
    kept: list[str] = []
    moved: dict[int, int] = {}
    here = length = 0
    for token, form in zip(tokens, forms, strict=True):
        if (token.start, token.end) not in opened:
            kept.append(form)
            continue
        parts += [text[here : token.start], escape(form)]
        length += token.start - here
        moved[token.start] = length
        length += len(parts[-1])
        moved[token.end] = length
        here = token.end
    parts.append(text[here:])
    places = sorted(moved)

    def shift(offset: int) -> int:
        if offset in moved:
            return moved[offset]
        before = [place for place in places if place < offset]
        return offset + (moved[before[-1]] - before[-1] if before else 0)

    return "".join(parts), tuple(kept), tuple(replace(f, start=shift(f.start), end=shift(f.end)) for f in flags)
