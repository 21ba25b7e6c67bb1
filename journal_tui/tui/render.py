"""Stored text becomes `Content` here, and nowhere else.

The rule: text that somebody typed is data. It is never markup, never a control sequence, never a direction
mark. What a terminal could act upon is shown as one `�` per code point, so offsets stay what they were and the
editor can use the same map. Tokens are styled `token`; names that are put back are styled `name`.
"""

from collections.abc import Iterable, Sequence

from textual.content import Content

NAME = "$name"
TOKEN = "$token"  # noqa: S105 - a colour
MUTED = "$muted"
STRONG = "$strong bold"


def _inert_map() -> dict[int, str]:
    shown = "\ufffd"
    ranges: Iterable[range] = (
        range(0x20),
        range(0x7F, 0xA0),
        range(0x200B, 0x200D),
        range(0x200E, 0x2010),
        range(0x2028, 0x202F),
        range(0x2060, 0x2070),
        range(0xD800, 0xE000),
        range(0xFFF0, 0xFFFD),
        range(0xE0000, 0xE0080),
    )
    table = {code: shown for part in ranges for code in part}
    table |= {0xAD: shown, 0x61C: shown, 0x180E: shown, 0xFEFF: shown}
    del table[0x0A], table[0x09]
    return table


_INERT = _inert_map()


def inert(text: str) -> str:
    """The text with everything a terminal could act upon replaced, code point for code point.

    Line feeds and tabs stay. The length never changes, so offsets into the stored text hold.
    """
    return text.translate(_INERT)


def one_line(text: str) -> str:
    """Inert, and on one line: for rows, headers and titles."""
    return inert(text).replace("\n", " ").replace("\t", " ")


def plain(text: str, style: str = "") -> Content:
    """Typed text without tokens, as it is."""
    return Content.styled(inert(text), style)


def name(text: str, *, bold: bool = False) -> Content:
    """A real name, phone number, address: warm, on one line."""
    return Content.styled(one_line(text), "$name bold" if bold else NAME)


def code(text: str) -> Content:
    """A pseudonym or a token: cool, on one line."""
    return Content.styled(one_line(text), TOKEN)


def stored(text: str, forms: Sequence[str] | None = None) -> Content:
    """A stored note for reading.

    Args:
        text: Stored text: tokens in guillemets, a literal opening guillemet doubled.
        forms: The exact written form of each token occurrence, in order. With them the names are put back and
            styled `name`; without them the tokens are shown, styled `token`.

    Returns:
        Content without markup; brackets come out as typed.
    """
    from journal_tui.practice.pseudonyms.text import display

    style = TOKEN if forms is None else NAME
    return Content.assemble(*((inert(piece.text), style if piece.label else "") for piece in display(text, forms or ())))
