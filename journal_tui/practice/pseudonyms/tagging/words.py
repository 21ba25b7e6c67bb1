"""Cut a written note into words and sentences, the way the tagger and the lists read it.

The rule: offsets are exact. Every character that is not white space belongs to exactly one word, words never
overlap, and `text[word.start:word.end] == word.text`. A word is what a reader takes for one: "Anna-Karin", "H&M",
"SEB:s", "t.ex." and "6,5" are one each; other signs stand alone.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


def _listed(line: str) -> frozenset[str]:
    return frozenset(line.split())


_IN = "\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(
    r"([a-zA-ZåäöÅÄÖéÉü]+(?=[ ,\n])"  # most words: what follows would go the same way, only slower
    rf"|(?:[^\W\d_]\.){{2,}}(?![{_IN}])"  # t.ex. is below; o.s.v. and D.J. are here
    r"|(?i:t\.ex|bl\.a|dvs|osv|m\.fl|m\.m|o\.s\.v|d\.v\.s|f\.ö|s\.k|p\.g\.a|f\.d|fr\.o\.m|t\.o\.m|o\.dyl|e\.d|i\.o\.m|m\.a\.o)\.(?!\w)"
    r"|\d+(?:[.,:/]\d+)+(?!\w)"
    rf"|\w[{_IN}]*(?:[-\u2010\u2011'’&:]\w[{_IN}]*)*"
    r"|[^\w\s])(\s*)"
)
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")
_MAY_END = _ENDS | _CLOSING
_BULLETS = frozenset("-–—•*·○▪>+#")
_ABBREVIATIONS = _listed(
    "kl ca dr prof tel mob nr st resp ev inkl exkl max min mån tis ons tors fre lör sön jan feb mar apr jun jul aug sep "
    "sept okt nov dec forts pat beh ang avd mfl bla tex dvs pga sk etc obs ggr ggn kg tr sid jfr vb s.k f.d leg med ing "
    "frk hr jr sr st:a s:t s:ta kap p.g.a bl.a t.ex"
)
_OPENERS = _listed(
    "hon han de det den detta dessa vi jag ni man där här då nu när om sedan sen har ska skall vill kan kom går bor får sover "
    "ringer ringde ny nytt nästa plan mår men och efter inför på vid från enligt ingen inga inte tar äter tränar"
)
"""Words that a new sentence likes to begin with: a surname after an initial is none of them."""
_WRAPPED = 56
"""A line at least this long that ends in no sign was broken by an editor, not by its writer."""
_LONGEST = 160
"""Words after which a sentence is cut whatever comes: a page without a full stop stays quick."""


class Word(NamedTuple):
    """One word or sign: `text[start:end]` of the note."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """All words and signs in the order they are written."""
    found: list[Word] = []
    start = len(text) - len(text.lstrip())
    for word, gap in _WORD.findall(text, start):
        end = start + len(word)
        found.append(Word(start, end, word))
        start = end + len(gap)
    return found


def sentences(text: str, cut: Iterable[Word] | None = None) -> list[list[Word]]:
    """The words sentence by sentence; no sentence is empty and none is left out.

    A full stop ends a sentence unless it belongs to an abbreviation, a number or an initial. A line break ends one
    too, unless the line was only wrapped.

    Args:
        text: the written text.
        cut: its words, where they are known already.
    """
    found: list[list[Word]] = []
    sentence: list[Word] = []
    line = 0
    before: Word | None = None
    for word in words(text) if cut is None else cut:
        if before is not None and sentence:
            end, start = before.end, word.start
            near = start == end or (start == end + 1 and text[end] == " ")
            gap = "" if near else text[end:start]
            if gap and ("\n" in gap or "\r" in gap):
                if _line_ends(text, line, before, word, gap):
                    found.append(sentence)
                    sentence = []
                line = start
            elif len(sentence) >= _LONGEST or (before.text in _MAY_END and _ended(sentence, word, text[end:start])):
                found.append(sentence)
                sentence = []
        sentence.append(word)
        before = word
    if sentence:
        found.append(sentence)
    return found


def _line_ends(text: str, line: int, before: Word, word: Word, gap: str) -> bool:
    """Whether the writer ended the sentence where the line breaks."""
    if gap.count("\n") > 1 or before.end - line < _WRAPPED or before.text[-1] in _ENDS or before.text == ":":
        return True
    return word.text in _BULLETS or (word.text.isdigit() and text[word.end : word.end + 1] in {".", ")"})


def _ended(sentence: list[Word], word: Word, gap: str) -> bool:
    """Whether the sentence so far is over before `word`, on the same line."""
    at = len(sentence) - 1
    while at > 0 and sentence[at].text in _CLOSING:
        at -= 1
    if sentence[at].text not in _ENDS or word.text in _ENDS or word.text == ",":
        return False
    if not gap:
        return word.text[0].isupper() and at > 0 and sentence[at - 1].text[-1].isalpha()
    if sentence[at].text != "." or at == 0:
        return True
    last = sentence[at - 1].text
    if last.casefold() in _ABBREVIATIONS:
        return False
    if len(last) == 1 and last.isupper():  # "chefen B. Andersson", but "Lena B. Hon svarar inte"
        named = at > 3 and sentence[at - 2].text[0].isupper()
        return not word.text[0].isupper() or named or word.text.casefold() in _OPENERS
    return not (last.isdigit() and at == 1)
