"""Where the client lives and works, as patterns: a street with and without its number, an employer in any of its forms.

Half an employer's name, or a street by one of its words, stands for the whole: those words are given to the matcher
of words, which also finds them misspelt and as the head of a longer word.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.names import is_common, is_word, letters, without_accents
from journal_tui.practice.pseudonyms.pattern import Pattern
from journal_tui.practice.pseudonyms.span import Kind, Source
from journal_tui.practice.pseudonyms.tokens import TokenBook

_LEGAL = frozenset(
    [
        "ab",
        "hb",
        "kb",
        "för",
        "ekonomisk",
        "förening",
        "ltd",
        "inc",
        "gmbh",
        "as",
        "oy",
        "publ",
        "bolag",
        "aktiebolag",
        "aktiebolaget",
    ]
)
_STREET_SHORT = (
    ("gatan", r"g(?:atan|ata|\.|(?=\s*\d))"),
    ("vägen", r"v(?:[äa]gen|[äa]g|\.|(?=\s*\d))"),
    ("gata", r"g(?:atan|ata|\.|(?=\s*\d))"),
    ("väg", r"v(?:[äa]gen|[äa]g|\.|(?=\s*\d))"),
)
_TAIL = r"(?:,?\s{0,3}(?:lgh|lägenhet|trappuppgång|uppg)\.?\s{0,2}\w{1,5}|,?\s{0,3}\d{1,2}\s?tr\b)?"
_NUMBER = r"\s{0,3}(?:nr\.?\s?|nummer\s)?\d{1,4}(?:\s?[a-z](?![\w]))?" + _TAIL
_BETWEEN = r"[\s\-.,&+/'’\u00b4]{0,6}"
_STREET_FROM, _EMPLOYER_FROM = 7, 4
"""Shorter words are not looked for by themselves."""
_ANYBODYS = frozenset(
    [
        "sverige",
        "svenska",
        "svensk",
        "sweden",
        "swedish",
        "nordic",
        "nordiska",
        "norden",
        "scandinavia",
        "group",
        "gruppen",
        "grupp",
        "holding",
        "holdings",
        "consulting",
        "konsult",
        "konsulter",
        "bygg",
        "bygget",
        "service",
        "services",
        "solutions",
        "partner",
        "partners",
        "international",
        "invest",
        "care",
        "omsorg",
        "kommun",
        "kommuns",
        "region",
        "regionen",
        "stad",
        "stads",
        "landsting",
        "skola",
        "skolan",
        "förskola",
        "förskolan",
        "sjukhus",
        "sjukhuset",
        "hemtjänst",
        "hemtjänsten",
        "restaurang",
        "butik",
        "butiken",
        "kiosk",
        "salong",
        "salongen",
        "frisör",
        "städ",
        "transport",
        "logistik",
        "fastigheter",
        "media",
        "digital",
        "teknik",
        "system",
        "data",
        "nära",
        "maxi",
        "kvantum",
        "supermarket",
        "hotell",
        "hotel",
        "café",
        "cafe",
        "bageri",
        "bageriet",
        "museum",
        "museet",
        "universitet",
        "universitetet",
        "högskola",
        "högskolan",
    ]
)
"""Words in the names of many employers: none of them alone says which."""


def place_patterns(known: KnownIdentifiers, book: TokenBook) -> Iterator[Pattern]:
    """Patterns for the client's address and employer, and for confirmed places and organisations."""
    yield from _address(known.address)
    employer = " ".join(fold_word(known.employer).split())
    if employer:
        yield from _phrase(employer, Kind.ORG, employer, Source.KNOWN)
    for token in book.tokens:
        if not token.decided:
            continue
        for form in token.bases:
            if token.kind in (Kind.ORG, Kind.LOC) or (token.kind is Kind.PERSON and len(letters(form)) > 1):
                yield from _phrase(form, token.kind, token.base, Source.CONFIRMED)


def street_words(known: KnownIdentifiers) -> tuple[str, set[str], str]:
    """The own address as a base, the words that stand for it by themselves, and the street's word for misspellings."""
    folded = " ".join(fold_word(known.address).split())
    name = _street_name(folded)
    words = [word for word in letters(name) if len(word) >= _STREET_FROM and not is_common(word)]
    if not words:
        return folded, set(), ""
    longest = max(words, key=len)
    return folded, {longest, without_accents(longest)} if len(letters(name)) > 1 else set(), longest


def employer_words(known: KnownIdentifiers) -> tuple[str, set[str]]:
    """The own employer as a base, and the words of it that stand for it by themselves."""
    folded = " ".join(fold_word(known.employer).split())
    words = [w for w in letters(folded) if w not in _LEGAL and w not in _ANYBODYS]
    telling = {w for w in words if len(w) >= _EMPLOYER_FROM and not is_word(w)}
    return folded, telling | {without_accents(w) for w in telling}


def _street_name(folded: str) -> str:
    street = folded.partition(",")[0]
    match = re.match(r"(\D*[^\W\d]\.?)\s*(?:\d.*)?\Z", street.strip())
    return match.group(1).strip() if match is not None and letters(match.group(1)) else ""


def _address(written: str) -> Iterator[Pattern]:
    folded = " ".join(fold_word(written).split())
    name = _street_name(folded)
    if not name:
        return
    after = folded.partition(",")[2].strip()
    found = re.search(r"(\d{3})\s?(\d{2})\s*(.*)", after)
    code = rf"{found.group(1)}\s?{found.group(2)}" if found else r"\d{3}\s?\d{2}"
    place = _words(found.group(3) if found else after)
    town = rf"[\s,]{{1,4}}{place}(?![^\W_])" if place else r"(?!)"
    following = rf"(?:\s{{1,3}}{place})?" if found and place else "" if found else r"\s{1,3}[^\W\d_]+"
    post = rf"(?:{town}|[\s,]{{1,4}}(?:se?-)?{code}{following})?"
    word = "".join(letters(name))
    needs = max(re.findall(r"[a-z]+", _stem_of(letters(name)[0])), key=len, default="")
    bare = r"|(?=s?(?![^\W_]))" if len(word) > 3 else ""
    expression = rf"(?<![^\W_]){_street(name)}(?:{_NUMBER}{post}{bare})"
    yield Pattern(expression, Kind.ADDRESS, folded, needs, ordinary=len(word) > 3 and is_common(word))
    if found:
        digits = found.group(1) + found.group(2)
        yield Pattern(rf"(?<!\d)(?<!\d[-\s.,])(?:se?-)?{code}(?!\d|[.,]\d)", Kind.ADDRESS, folded, digits, ordinary=True)
        if found.group(3):
            yield Pattern(rf"(?<!\d)(?:se?-)?{code}\s{{1,3}}{place}(?![^\W_])", Kind.ADDRESS, folded, digits)


def _stem_of(street: str) -> str:
    """A street's first word without the ending that may be shortened."""
    return next((street[: -len(ending)] for ending, _ in _STREET_SHORT if street.endswith(ending)), street)


def _street(name: str) -> str:
    for ending, pattern in _STREET_SHORT:
        if name.endswith(ending):
            before = name[: -len(ending)]
            return _words(before) + (_BETWEEN if before.endswith(" ") else "") + pattern
    return _words(name)


def _words(phrase: str) -> str:
    """The words of a phrase with anything short between them; each also without its accents."""
    choices = []
    for word in re.findall(r"[^\W_]+", phrase):
        bare = without_accents(word)
        choices.append(re.escape(word) if bare == word else f"(?:{re.escape(word)}|{re.escape(bare)})")
    return _BETWEEN.join(choices)


def _phrase(phrase: str, kind: Kind, base: str, source: Source) -> Iterator[Pattern]:
    words = re.findall(r"[^\W_]+", phrase)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    if not words or len("".join(words)) < 2:
        return
    legal = r"(?:[-\s]{1,4}(?:" + "|".join(sorted(_LEGAL)) + r")(?![^\W_])){0,2}" if kind is Kind.ORG else ""
    expression = rf"(?<![^\W_]){_words(' '.join(words))}(?=s?(?![^\W_])){legal}"
    needs = max(re.findall(r"[a-z0-9]+", words[0]), key=len, default="")
    ordinary = len(words) == 1 and is_word(words[0])
    yield Pattern(expression, kind, base, "" if needs.isdecimal() else needs, source=source, ordinary=ordinary)
