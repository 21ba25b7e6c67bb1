"""Foreign text on its way into a note: cleaned of what a terminal would obey, cut into paragraphs.

The editor lays a whole paragraph anew at each key, so none may pass `PARAGRAPH_LIMIT` characters: longer
ones are split at the last sentence end, else at the last space, else hard. No visible character is lost.
"""

import re
import unicodedata

PARAGRAPH_LIMIT = 4_000
"""Above this a paragraph slows the editor."""

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: titles, clipboard, links
    r"|\x1b[PX^_].*?(?:\x1b\\|\x07|$)"  # DCS, SOS, PM, APC strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_SENTENCE_END = re.compile(r"[.!?…][”\"')\]]*\s+")


def clean(raw: str) -> str:
    """Text without control sequences, control characters, direction marks or lone surrogates, in NFC.

    Line ends become a line feed, tabs four spaces. A lone surrogate becomes U+FFFD: something stood there.
    """
    text = _ESCAPES.sub("", raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = text.replace("\t", "    ").translate(_BIDI)
    text = "".join(
        "\ufffd" if 0xD800 <= ord(letter) <= 0xDFFF else letter
        for letter in text
        if letter == "\n" or (ord(letter) >= 0x20 and not 0x7F <= ord(letter) <= 0x9F)
    )
    return unicodedata.normalize("NFC", text)


def _cut(paragraph: str, limit: int) -> int:
    """Where to end the first piece of a paragraph that is too long; always past half the limit."""
    window = paragraph[:limit]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    if ends and ends[-1] > limit // 2:
        return ends[-1]
    space = window.rfind(" ")
    return space + 1 if space > limit // 2 else limit


def split_paragraphs(text: str, limit: int = PARAGRAPH_LIMIT) -> str:
    """The same text with line ends put in so that no line has `limit` characters or more."""
    lines: list[str] = []
    for line in text.split("\n"):
        rest = line
        while len(rest) >= limit:
            at = _cut(rest, limit - 1)
            lines.append(rest[:at].rstrip(" "))
            rest = rest[at:]
        lines.append(rest)
    return "\n".join(lines)
