"""Ids as they leave and come back: 32 hexadecimal digits outside, 16 bytes inside."""

from journal_tui.practice.errors import NotFound

_DIGITS = 32


def row_id(text: str) -> bytes:
    """Read an id that came from outside.

    Raises:
        NotFound: It is no id at all, so nothing can have it.
    """
    try:
        raw = bytes.fromhex(text) if len(text) == _DIGITS else b""
    except ValueError:
        raw = b""
    if len(raw) != _DIGITS // 2:
        raise NotFound(kind="id")
    return raw
