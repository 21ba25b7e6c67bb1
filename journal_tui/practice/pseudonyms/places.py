"""Street addresses by their form: a street's ending and a number, with what may follow.

Without a number a street is not recognised here; the client's own street is, by layer 1.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.names import is_word
from journal_tui.practice.pseudonyms.span import Kind, Source, Span

LIKELY, FAILED = 0.85, 0.5

_ENDING = (
    "gatan|gata|vägen|väg|gränden|gränd|torget|torg|stigen|stig|allén|allé|backen|backe|planen|plan|platsen|plats|kajen|kaj|leden|esplanaden|esplanad"
    "|promenaden|liden|lid|höjden|slingan|slinga|rundan|ringen|svängen|kroken|hagen|ängen|kullen|terrassen|terrass|bron|trappan|hamnen|parken|gård|gården|strand|stranden|lunden|dalen|åsen|berget|byn|gärdet"
)
_FREE = frozenset("plan planen ringen parken byn bron trappan gården dalen backen vägen stigen gatan torget platsen leden hamnen stranden höjden plats väg gata slingan rundan berget gård strand".split())
_NUMBER = r"(?P<number>[ ]{1,3}\d{1,4}(?:[ ]?[a-z](?![\w]))?(?!\d|[.,:/-]\d|\s?(?:%|kg|km|min|gånger|ggr|steg|h\b|år|dag|veck|tim|st\b|m\b|kr\b)))"
_TAIL = r"(?:,?[ ]{1,2}(?:lgh|lägenhet|uppg|ing)\.?[ ]{0,2}\w{1,5}|,?[ ]{1,2}\d{1,2}[ ]?tr\b)?"
_CODE = r"(?P<code>,?\s{1,2}(?:se?-)?\d{3}[ ]?\d{2}[ ]{1,2}(?P<city>[^\W\d_]+(?:-[^\W\d_]+)?(?:[ ][^\W\d_]+)?))?"
_STREET = re.compile(rf"(?<![^\W_])(?P<before>(?:[^\W\d_]+[ ]){{0,2}})(?P<stem>[^\W\d_]*?)(?P<ending>{_ENDING}){_NUMBER}{_TAIL}{_CODE}")
_BOX = re.compile(rf"(?<![^\W_])box[ ]{{1,2}}\d{{1,5}}(?!\d){_CODE}")
_DIRECTIONS = frozenset("norra södra östra västra stora lilla gamla nya övre nedre sankt s:t inre yttre mellersta".split())


def addresses(folded: Folded) -> Iterator[Span]:
    """Street addresses and post boxes, in folded offsets."""
    text = folded.text
    for match in _STREET.finditer(text):
        start, sure = _begin(folded, match)
        if start < 0:
            continue
        end = _city_end(folded, match)
        yield Span(start, end, Kind.ADDRESS, Source.STRUCTURED, LIKELY if sure else FAILED, _base(text[start:end]), declinable=True)
    for match in _BOX.finditer(text):
        if match["code"] or folded.capital(match.start()):
            end = _city_end(folded, match)
            yield Span(match.start(), end, Kind.ADDRESS, Source.STRUCTURED, LIKELY, _base(text[match.start() : end]), declinable=True)


def _base(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


def _begin(folded: Folded, match: re.Match[str]) -> tuple[int, bool]:
    """Where the street's name begins, or -1; and whether it is surely a street."""
    at = match.start("stem")
    word = match["stem"] + match["ending"]
    words = [(m.start() + match.start("before"), m.group()) for m in re.finditer(r"\S+", match["before"])]
    start = at
    for where, before in reversed(words):
        named = folded.capital(where) and (before in _DIRECTIONS or before.endswith("s") or (not match["stem"] and not is_word(before)))
        if not named and before not in _DIRECTIONS:
            break
        start = where
    if start < at:
        return start, True
    if not match["stem"]:
        return (-1, False) if match["ending"] in _FREE or not folded.capital(at) else (at, False)
    if folded.capital(at):
        return at, True
    if is_word(word) or len(match["stem"]) < 3:
        return -1, False
    return at, bool(match["code"]) or match["ending"] in ("gatan", "vägen", "gränd", "torget", "stigen", "allén", "backen")


def _city_end(folded: Folded, match: re.Match[str]) -> int:
    """The end of the address: a second word after the post code belongs to it only when it is a name."""
    if not match["code"]:
        return match.end()
    start, end = match.span("city")
    city = folded.text[start:end]
    first, gap, second = city.partition(" ")
    if gap and not (folded.capital(start) and folded.capital(start + len(first) + 1) and second not in ("kl", "tel")):
        return start + len(first)
    return end
