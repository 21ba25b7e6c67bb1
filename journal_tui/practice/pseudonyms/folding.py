"""Read a text the way a matcher needs it, and find the way back to the written offsets.

Folding is NFC, case-folded, full-width forms narrowed, invisible characters (soft hyphen, zero width,
direction marks) and stray combining marks taken away; a Cyrillic or Greek letter that looks like a Latin one is
read as that one in a word where every strange letter does. It may also join a word that is hyphenated across a
line break. Matching happens on the folded text; what is replaced is always the written text.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_PLAIN = "\\x00-\\x7f\\xa0-\\xac\\xae-\\xde\\xe0-\\u012f\\u0131-\\u0148\\u014a-\\u01ef\\u01f1-\\u024f\\u2010-\\u2027\\u2030-\\u205e"
_MARKS = "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f"
_ODD = re.compile(f"(?:[^\\W\\d_](?=[{_MARKS}]))?[{_MARKS}]+|[^{_PLAIN}]")
_BEGIN = re.compile(r"(?:\A|[.!?\n])\s*([^\W\d_])")
_ANY_ODD = re.compile(f"[^{_PLAIN}]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_FOREIGN_WORD = re.compile(r"[^\W\d_]*[\u0370-\u03ff\u0400-\u04ff][^\W\d_]*")
_ALIKE = dict(
    zip(
        map(
            ord,
            "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0405\u0406\u0408\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03b1\u03b9\u03ba\u03bd\u03c1\u03c5\u04cf\u0501\u051b",
        ),
        "ABEKMHOPCTXSIJaeopcyxsijABEZHIKMNOPTYXoaikvpuldq",
        strict=True,
    )
)
"""Letters of other scripts and the Latin ones they cannot be told from on a screen."""
_LETTERS = re.compile(r"[^\W\d_]+")
_JOIN = re.compile("(?<=[^\\W\\d_])[-\u2010\u2011\u00ad][ \\t]*\\r?\\n[ \\t]*(?=[^\\W\\d_])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the map back.

    `text` is case-folded, `cased` is not; both have the same length. `_at` and `_from` are start offsets of
    runs in the folded and in the written text; `_plain` says whether a run maps one to one.
    """

    text: str
    cased: str
    _at: tuple[int, ...] = (0,)
    _from: tuple[tuple[int, int], ...] = ()
    _plain: tuple[bool, ...] = (True,)

    @property
    def mapped(self) -> bool:
        """Whether offsets differ from those of the written text."""
        return bool(self._from)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the written text of `text[start:end]` (`end > start`)."""
        if not self._from:
            return start, end
        first, last = bisect_right(self._at, start) - 1, bisect_right(self._at, end - 1) - 1
        low = self._from[first][0] + (start - self._at[first] if self._plain[first] else 0)
        high = self._from[last][0] + (end - self._at[last]) if self._plain[last] else self._from[last][1]
        return low, high

    def sentences_begin_large(self) -> bool:
        """Whether most sentences begin with a capital letter: then a small letter means something. Reads the whole text."""
        begins: list[str] = _BEGIN.findall(self.cased)
        return 2 * sum(c.isupper() for c in begins) > len(begins)

    def capital(self, at: int) -> bool:
        """Whether the character at `at` was written as a capital letter."""
        letter: str = self.cased[at]
        return letter.isupper() or letter.istitle()


def _latin(text: str) -> str:
    """The text with look-alikes of other scripts read as Latin letters, where all strange letters of a word are such."""
    return _FOREIGN_WORD.sub(_alike, text) if _FOREIGN.search(text) else text


def _alike(word: re.Match[str]) -> str:
    read = word.group().translate(_ALIKE)
    return word.group() if _FOREIGN.search(read) else read


def _narrow(cluster: str) -> str:
    """What one odd cluster is for a matcher: composed, narrowed, without invisible characters and stray marks."""
    composed = unicodedata.normalize("NFKC", cluster)
    return _bare(composed)


def _bare(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn", "Me"))


def fold_word(word: str) -> str:
    """Fold a short string that needs no way back: a name, an address, a number."""
    return fold(word).text


def fold(text: str, *, join: bool = False) -> Folded:
    """Fold a whole text. With `join`, words hyphenated across a line break are read as one."""
    cuts: list[tuple[int, int, str]] = []
    if _ANY_ODD.search(text):
        text = _latin(text)
        cuts = [(m.start(), m.end(), _narrow(m.group())) for m in _ODD.finditer(text)]
    if join:
        cuts = _with_joins(text, cuts)
    if not cuts:
        folded = text.casefold()
        if len(folded) == len(text):
            return Folded(folded, text)
        cuts = [(i, i + 1, c) for i, c in enumerate(text) if len(c.casefold()) != 1]
    pieces: list[tuple[str, str]] = []
    at: list[int] = []
    source: list[tuple[int, int]] = []
    plain: list[bool] = []
    length = here = 0
    for start, end, new in [*cuts, (len(text), len(text), "")]:
        before: tuple[int, int, str, bool] = (here, start, text[here:start], True)
        for low, high, cased, direct in (before, (start, end, new, False)):
            if not cased:
                continue
            folded = cased.casefold() if direct else _bare(cased.casefold())
            shown = cased if len(folded) == len(cased) else folded
            pieces.append((folded, shown))
            at.append(length)
            source.append((low, high))
            plain.append(direct and len(folded) == high - low)
            length += len(folded)
        here = end
    if not at:
        return Folded("", "")
    return Folded("".join(f for f, _ in pieces), "".join(s for _, s in pieces), tuple(at), tuple(source), tuple(plain))


def _with_joins(text: str, cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Add the hyphens at line breaks to the places that are cut out; an odd character inside one is part of it."""
    joins = [(m.start(), m.end(), "") for m in _JOIN.finditer(text)]
    kept = [c for c in cuts if not any(j[0] <= c[0] < j[1] for j in joins)]
    return sorted(kept + joins)


def words_of(text: str) -> set[str]:
    """The different words of a folded text, digits and signs left out."""
    return set(_LETTERS.findall(text))


def has_joins(text: str) -> bool:
    """Whether a word is hyphenated across a line break somewhere."""
    return _JOIN.search(text) is not None
