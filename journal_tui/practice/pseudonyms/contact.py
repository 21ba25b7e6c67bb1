"""Known numbers, addresses and employers as patterns: by their digits and words, whatever stands between.

A number is found in every spacing and with any country prefix; a street with and without its number; an
employer with and without its legal form. Every variant carries the same base, so that it gets the same token.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from journal_tui.practice.pseudonyms.folding import Folded, fold_word
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.names import PARTICLES, is_word, letters, without_accents
from journal_tui.practice.pseudonyms.numbers import digits_of, personnummer_base, phone_base, subscriber
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tokens import TokenBook

SEP = r"[\s\-\u2010-\u2015\u2212./()+·,]{0,4}"
_SPLIT_FROM, _LOCAL_FROM = 6, 5
"""Shorter names are not looked for in two pieces; shorter local numbers count something more often than they call."""
_LEGAL = frozenset(
    {
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
    }
)
_STREET_SHORT = (
    ("gatan", r"g(?:atan|\.|(?=\s*\d))"),
    ("vägen", r"v(?:[äa]gen|\.|(?=\s*\d))"),
    ("gata", r"g(?:ata|\.)"),
    ("väg", r"v(?:[äa]g|\.)"),
)
_TAIL = r"(?:,?\s{0,3}(?:lgh|lägenhet|trappuppgång|uppg)\.?\s{0,2}\w{1,5}|,?\s{0,3}\d{1,2}\s?tr\b)?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled expression and what its finds are."""

    expression: re.Pattern[str]
    kind: Kind
    base: str = field(repr=False)
    source: Source = Source.KNOWN
    ordinary: bool = False
    """The written word is also an ordinary word, or a number that may count something: then it is a proposal only."""
    client: bool = False
    needs: str = field(default="", repr=False)
    """A string without which the expression cannot match, to leave early: looked for among the digits when it is one."""

    def find(self, folded: Folded, digits: str) -> list[Span]:
        """All finds, in folded offsets; `digits` are all digits of the text in a row."""
        if self.needs and self.needs not in (digits if self.needs.isdecimal() else folded.text):
            return []
        spans: list[Span] = []
        for match in self.expression.finditer(folded.text):
            start, end = match.span()
            if end == start:
                continue
            score = 1.0 if not self.ordinary else 0.9 if folded.capital(start) else 0.4
            spans.append(Span(start, end, self.kind, self.source, score, self.base, self.client, self.ordinary))
        return spans


def contact_patterns(known: KnownIdentifiers, book: TokenBook, names: Collection[str] = ()) -> tuple[Pattern, ...]:
    """Patterns for everything of a client but the name, and for confirmed places and organisations.

    `names` are the one-word forms of the names: an e-mail address may begin with one of them.
    """
    patterns = [*_personnummer(known.personnummer), *_phone(known.phone), *_email(known.email, names)]
    patterns += [*_address(known.address), *_employer(known.employer, Source.KNOWN)]
    for token in book.tokens:
        if token.kind in (Kind.ORG, Kind.LOC) or (token.kind is Kind.PERSON and len(letters(token.base)) > 1):
            patterns += _phrase(token.base, token.kind, token.base, Source.CONFIRMED)
    return tuple(patterns)


def composed_names(*names: str) -> tuple[Pattern, ...]:
    """Patterns for names of several pieces that are only whole together: O'Connor, Al-Rashid, de la Cruz."""
    patterns = []
    for name in names:
        pieces = letters(fold_word(name))
        if len(pieces) > 1 and any(len(piece) == 1 or piece in PARTICLES for piece in pieces):
            whole = re.compile(rf"(?<![^\W_]){_words(' '.join(pieces))}(?=s?(?![^\W_]))")
            patterns.append(Pattern(whole, Kind.PERSON, "", client=True))
    return tuple(patterns)


def split_names(forms: Collection[str]) -> tuple[Pattern, ...]:
    """Patterns for long one-word names that are written in two, with a hyphen or a space: Ståhl-berg, Ståhl berg."""
    patterns = []
    for form in sorted(forms):
        if len(form) >= _SPLIT_FROM and not is_word(form):
            inside = "|".join(rf"{form[1:i]}[-\u2010\u2011\u2013 ]{form[i:]}" for i in range(2, len(form) - 1))
            whole = re.compile(rf"{form[0]}(?<![^\W_]{form[0]})(?:{inside})(?=s?(?![^\W_]))")
            patterns.append(Pattern(whole, Kind.PERSON, "", client=True, ordinary=True))
    return tuple(patterns)


def _personnummer(written: str) -> list[Pattern]:
    digits = digits_of(fold_word(written))
    if len(digits) not in (10, 12):
        return []
    short, base = digits[-10:], personnummer_base(digits)
    date, last = short[:6], short[6:]
    whole = re.compile(rf"(?<!\d)(?:(?:1{SEP}[89]|2{SEP}0){SEP})?{_spaced(short)}(?!\d)")
    patterns = [Pattern(whole, Kind.PNR, base, needs=short)]
    patterns.append(Pattern(re.compile(rf"(?<!\d)[-\u2010-\u2015\u2212+]\s?{last}(?!\d)"), Kind.PNR, base, needs=last))
    trigger = r"(?<=sista )|(?<=siffror )|(?<=siffrorna )|(?<=sista: )|(?<=siffrorna: )"
    patterns.append(Pattern(re.compile(rf"(?:{trigger}){last}(?!\d)"), Kind.PNR, base, needs=last))
    day = int(date[4:6])
    if day > 60:
        date = f"{date[:4]}{day - 60:02d}"
    century = digits[:2] if len(digits) == 12 else r"(?:19|20)"
    sep = r"[\s\-\u2010-\u2015./]{0,3}"
    born = re.compile(rf"(?<![\d.,])(?:{century}{sep})?{date[:2]}{sep}{date[2:4]}{sep}{date[4:]}(?![\d%]|[.,]\d)")
    patterns.append(
        Pattern(born, Kind.DOB, "19" + date if century == "19" else "20" + date if century == "20" else date, needs=date)
    )
    return patterns


def _spaced(digits: str) -> str:
    return SEP.join(digits)


def _phone(written: str) -> list[Pattern]:
    base = phone_base(fold_word(written))
    rest = base.lstrip("+0")
    if len(rest) < 5:
        return []
    if base.startswith("+"):
        prefix = rf"(?:\+|00){SEP}"
    else:
        rest = base.removeprefix("0")
        prefix = rf"(?:(?:[(]?(?:\+|00){SEP})?4{SEP}6{SEP}(?:0{SEP})?|[(]?0{SEP})"
        if not base.startswith("0") or len(rest) >= 8:
            prefix += "?"
    patterns = [Pattern(re.compile(rf"(?<!\d){prefix}{_spaced(rest)}(?!\d)"), Kind.PHONE, base, needs=rest)]
    local = subscriber(base)
    if len(local) >= _LOCAL_FROM:
        near = re.compile(rf"(?<!\d)(?<!\d[-\s.,]){_spaced(local)}(?!\d)")
        patterns.append(Pattern(near, Kind.PHONE, base, needs=local, ordinary=True))
    return patterns


def _email(written: str, names: Collection[str]) -> list[Pattern]:
    address = fold_word(written).strip()
    local, at, domain = address.partition("@")
    if not at or not local or not domain:
        return []
    dot = r"\s?(?:\.|\(dot\)|\(punkt\)|\bpunkt\b)\s?"
    sign = r"\s{0,2}(?:@|\uff20|\(at\)|\[at\]|\bat\b|\bsnabel-?a\b)\s{0,2}"
    host = dot.join(map(re.escape, domain.split(".")))
    whole = re.compile(rf"(?<![\w.+-]){re.escape(local)}{sign}{host}(?![\w-])")
    patterns = [Pattern(whole, Kind.EMAIL, address, needs=local)]
    if len(local) >= 6 and not is_word(local) and local not in names:
        patterns.append(
            Pattern(re.compile(rf"(?<![\w.+@-]){re.escape(local)}(?![\w@]|[.-]\w)"), Kind.EMAIL, address, needs=local)
        )
    return patterns


def _address(written: str) -> list[Pattern]:
    folded = " ".join(fold_word(written).split())
    street, _, rest = folded.partition(",")
    match = re.match(r"(\D*[^\W\d]\.?)\s*(?:\d.*)?\Z", street.strip())
    if match is None or len(letters(match.group(1))) == 0:
        return []
    name = match.group(1).strip()
    found = re.search(r"(\d{3})\s?(\d{2})\s*(.*)", rest.strip())
    city = (
        rf"(?:[\s,]{{1,4}}(?:se?-)?{found.group(1)}\s?{found.group(2)}(?:\s{{1,3}}{_words(found.group(3))})?)?"
        if found
        else ""
    )
    post = r"(?:[\s,]{1,4}\d{3}\s?\d{2}\s{1,3}[^\W\d_]+)?" if not found else city
    number = r"\s{0,3}\d{1,4}(?:\s?[a-z](?![\w]))?" + _TAIL
    stem, word = _street(name), "".join(letters(name))
    needs = max(re.findall(r"[a-z]+", _stem_of(letters(name)[0])), key=len, default="")
    if len(word) > 3:
        expression = re.compile(rf"(?<![^\W_]){stem}(?:{number}{post}|(?=s?(?![^\W_])))")
        patterns = [Pattern(expression, Kind.ADDRESS, folded, needs=needs, ordinary=is_word(word))]
    else:
        patterns = [Pattern(re.compile(rf"(?<![^\W_]){stem}{number}{post}"), Kind.ADDRESS, folded, needs=needs)]
    if found:
        code = re.compile(rf"(?<!\d)(?<!\d[-\s.,])(?:se?-)?{found.group(1)}\s?{found.group(2)}(?!\d|[.,]\d)")
        patterns.append(Pattern(code, Kind.ADDRESS, folded, needs=found.group(1) + found.group(2), ordinary=True))
    if found and found.group(3):
        place = rf"(?<!\d)(?:se?-)?{found.group(1)}\s?{found.group(2)}\s{{1,3}}{_words(found.group(3))}(?![^\W_])"
        patterns.append(Pattern(re.compile(place), Kind.ADDRESS, folded, needs=found.group(1) + found.group(2)))
    return patterns


def _stem_of(street: str) -> str:
    """A street's first word without the ending that may be shortened."""
    return next((street[: -len(ending)] for ending, _ in _STREET_SHORT if street.endswith(ending)), street)


def _street(name: str) -> str:
    stem = _words(name)
    for ending, pattern in _STREET_SHORT:
        if name.endswith(ending):
            return _words(name[: -len(ending)]) + pattern
    return stem


def _words(phrase: str) -> str:
    """The words of a phrase with anything short between them; each also without its accents."""
    choices = []
    for word in re.findall(r"[^\W_]+", phrase):
        bare = without_accents(word)
        choices.append(re.escape(word) if bare == word else f"(?:{re.escape(word)}|{re.escape(bare)})")
    return r"[\s\-.,&+/'’\u00b4]{0,6}".join(choices)


def _employer(written: str, source: Source) -> list[Pattern]:
    folded = " ".join(fold_word(written).split())
    return _phrase(folded, Kind.ORG, folded, source) if folded else []


def _phrase(phrase: str, kind: Kind, base: str, source: Source) -> list[Pattern]:
    words = re.findall(r"[^\W_]+", phrase)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    if not words or len("".join(words)) < 2:
        return []
    legal = r"(?:[-\s]{1,4}(?:" + "|".join(sorted(_LEGAL)) + r")(?![^\W_])){0,2}" if kind is Kind.ORG else ""
    last = r"(?=s?(?![^\W_]))"
    expression = re.compile(rf"(?<![^\W_]){_words(' '.join(words))}{last}{legal}")
    needs = max(re.findall(r"[a-z0-9]+", words[0]), key=len, default="")
    return [Pattern(expression, kind, base, source, ordinary=len(words) == 1 and is_word(words[0]), needs=needs)]
