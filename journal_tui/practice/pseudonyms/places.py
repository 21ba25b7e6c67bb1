"""Street addresses by their form: a street's ending and a number, with what may follow.

Without a number a street is not recognised here; the client's own street is, by layer 1.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.names import is_someone, is_word
from journal_tui.practice.pseudonyms.span import Kind, Source, Span

LIKELY = 0.85

_ENDINGS = (
    "gatan",
    "gata",
    "vägen",
    "väg",
    "gränden",
    "gränd",
    "torget",
    "torg",
    "stigen",
    "stig",
    "allén",
    "allé",
    "backen",
    "backe",
    "planen",
    "plan",
    "platsen",
    "plats",
    "kajen",
    "kaj",
    "leden",
    "esplanaden",
    "esplanad",
    "promenaden",
    "liden",
    "lid",
    "höjden",
    "slingan",
    "slinga",
    "rundan",
    "ringen",
    "svängen",
    "kroken",
    "hagen",
    "ängen",
    "kullen",
    "terrassen",
    "terrass",
    "bron",
    "trappan",
    "hamnen",
    "parken",
    "gård",
    "gården",
    "strand",
    "stranden",
    "lunden",
    "dalen",
    "åsen",
    "berget",
    "byn",
    "gärdet",
)
_SURE = ("gatan", "vägen", "gränd", "gränden", "torget", "stigen", "allén", "backen")
_BY_ITSELF = frozenset(
    {
        "gata",
        "väg",
        "gränd",
        "torg",
        "stig",
        "allé",
        "plan",
        "plats",
        "backe",
        "gatan",
        "vägen",
        "esplanad",
        "strand",
        "gård",
        "kaj",
    }
)
_DIRECTIONS = frozenset(
    [
        "norra",
        "södra",
        "östra",
        "västra",
        "stora",
        "lilla",
        "gamla",
        "nya",
        "övre",
        "nedre",
        "sankt",
        "s:t",
        "inre",
        "yttre",
        "mellersta",
    ]
)
_TOWARDS_NUMBER = re.compile(r"(?<=[^\W\d_])[ ]{1,3}(?=\d)")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|[:-](?=[^\W\d_]))+\Z")
_NUMBER = r"[ ]{1,3}\d{1,4}(?:[ ]?[a-z](?![\w]))?(?!\d|[.,:/-]\d|\s?(?:%|kg|km|min|gånger|ggr|steg|h\b|år|dag|veck|tim|st\b|m\b|kr\b))"
_TAIL = r"(?:,?[ ]{1,2}(?:lgh|lägenhet|uppg|ing)\.?[ ]{0,2}\w{1,5}|,?[ ]{1,2}\d{1,2}[ ]?tr\b)?"
_CODE = r"(?P<code>,?\s{1,2}(?:se?-)?\d{3}[ ]?\d{2}[ ]{1,2}(?P<city>[^\W\d_]+(?:-[^\W\d_]+)?(?:[ ][^\W\d_]+)?))?"
_REST = re.compile(_NUMBER + _TAIL + _CODE)
_TELLING = re.compile(r"\d ?[a-z](?!\w)|tr(?!\w)|lgh|\d{3} ?\d\d ")
"""A house letter, a floor, a flat or a post code: then the word before is a street."""
_BOX = re.compile(rf"box[ ]{{1,2}}\d{{1,5}}(?!\d){_CODE}")


def addresses(folded: Folded) -> Iterator[Span]:
    """Street addresses and post boxes, in folded offsets."""
    text = folded.text
    for gap in _TOWARDS_NUMBER.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, gap.start() - 40), gap.start())
        if before is None:
            continue
        at, word = before.start(), before.group()
        if word == "box":
            box = _BOX.match(text, at)
            if box is not None and (box["code"] or folded.capital(at)):
                yield _span(text, at, _city_end(folded, box), LIKELY)
            continue
        if not word.endswith(_ENDINGS):
            continue
        rest = _REST.match(text, gap.start())
        if rest is None:
            continue
        start, score = _begin(folded, at, word, telling=_TELLING.search(rest.group()) is not None)
        if score:
            yield _span(text, start, _city_end(folded, rest), score)


def _span(text: str, start: int, end: int, score: float) -> Span:
    return Span(
        start,
        end,
        Kind.ADDRESS,
        Source.STRUCTURED,
        score,
        " ".join(text[start:end].replace(",", " ").split()),
        declinable=True,
    )


def _begin(folded: Folded, at: int, word: str, *, telling: bool) -> tuple[int, float]:
    """Where the street's name begins and how sure it is; 0 when the word is no street."""
    start = at
    for _ in range(2):
        head = folded.text[max(0, start - 30) : start]
        before = re.search(r"(?<![^\W_])([^\W\d_]+)[ ]\Z", head)
        if before is None:
            break
        where = start - len(head) + before.start()
        name = before.group(1)
        capital, strange = folded.capital(where), not is_word(name)
        possessive = (
            start == at
            and word in _BY_ITSELF
            and ((capital and name.endswith("s")) or (strange and (capital or name.endswith("s"))))
        )
        first_name = start < at and strange and (capital or is_someone(name))
        if not (name in _DIRECTIONS or possessive or first_name):
            break
        start = where
    if start < at or "-" in word:
        return start, LIKELY
    if folded.capital(at) and (not is_word(word) or telling or (word.endswith(_SURE) and len(word) > 6)):
        return at, LIKELY
    if is_word(word) or len(word) < 7:
        return at, 0.0
    return at, LIKELY if telling or word.endswith(_SURE) else 0.0


def _city_end(folded: Folded, match: re.Match[str]) -> int:
    """The end of the address: a second word after the post code belongs to it only when it is a name."""
    if not match["code"]:
        return match.end()
    start, end = match.span("city")
    first, gap, second = folded.text[start:end].partition(" ")
    if gap and not (folded.capital(start) and folded.capital(start + len(first) + 1) and second not in ("kl", "tel")):
        return start + len(first)
    return end
