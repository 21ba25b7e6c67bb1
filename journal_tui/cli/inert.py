"""Text that somebody typed, made harmless for a terminal and for a line of JSON.

The rule: what a terminal could act upon (control characters, escape sequences, direction marks, lone surrogates) is
shown as a visible escape; nothing is dropped, so that a reader sees that it is there. Line feeds and tabs stay.
"""

import re
from typing import Final

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def _visible(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    rest = code - 0x10000
    return f"\\u{0xD800 + (rest >> 10):04x}\\u{0xDC00 + (rest & 0x3FF):04x}"


def inert(text: str) -> str:
    """Return `text` with everything a terminal could act upon as a visible escape."""
    return _UNSAFE.sub(_visible, text)


def one_line(text: str) -> str:
    """Return `text` inert and on one line."""
    return inert(text).replace("\n", " ").replace("\t", " ")


def json_line(value: object) -> str:
    """Return `value` as one line of JSON: letters as they are, everything unsafe as JSON escapes."""
    import json  # nothing on the way to the screen needs it

    return escaped(json.dumps(value, ensure_ascii=False))


def escaped(line: str) -> str:
    """Return a line of JSON with everything unsafe as JSON escapes; what it says stays the same."""
    return _UNSAFE.sub(_escaped, line)
