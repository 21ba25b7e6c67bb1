"""Known numbers and e-mail addresses as patterns: by their digits and letters, whatever stands between.

A number is found in every spacing and with any country prefix; a birth date in figures and in words. Every
variant carries the same base, so that it gets the same token.
"""

import re
from collections.abc import Collection, Iterator

from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.names import is_word
from journal_tui.practice.pseudonyms.numbers import digits_of, personnummer_base, phone_base, subscriber
from journal_tui.practice.pseudonyms.pattern import Pattern
from journal_tui.practice.pseudonyms.span import Kind

SEP = r"[\s\-\u2010-\u2015\u2212./()+·,]{0,4}"
_LOCAL_FROM = 5
"""Shorter local numbers count something more often than they call."""
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LAST_FOUR = "".join(
    rf"(?<={words})|"
    for words in (
        *(f"{begin}{middle} " for begin in ("sista", "siffror", "siffrorna") for middle in ("", ":", " är")),
        *(f"sista fyra{middle} " for middle in ("", ":", " är", " siffrorna", " siffrorna:", " siffrorna är", " siffror")),
        *(f"fyra sista{middle} " for middle in ("", ":", " är", " siffrorna", " siffrorna:", " siffrorna är")),
    )
)[:-1]


def contact_patterns(known: KnownIdentifiers, names: Collection[str]) -> Iterator[Pattern]:
    """Patterns for the client's numbers and e-mail address.

    `names` are the one-word forms of the names: an e-mail address may begin with one of them.
    """
    yield from _personnummer(known.personnummer)
    yield from _phone(known.phone)
    yield from _email(known.email, names)


def _spaced(digits: str) -> str:
    return SEP.join(digits)


def _personnummer(written: str) -> Iterator[Pattern]:
    digits = digits_of(fold_word(written))
    if len(digits) not in (10, 12):
        return
    short, base = digits[-10:], personnummer_base(digits)
    date, last = short[:6], short[6:]
    yield Pattern(rf"(?<!\d)(?:(?:1{SEP}[89]|2{SEP}0){SEP})?{_spaced(short)}(?!\d)", Kind.PNR, base, short)
    yield Pattern(rf"(?<!\d)[-\u2010-\u2015\u2212+]\s?{last}(?!\d)", Kind.PNR, base, last)
    yield Pattern(rf"(?:{_LAST_FOUR}){last}(?!\d)", Kind.PNR, base, last)
    day = int(date[4:6])
    yield from _born(date[:4] + f"{day - 60:02d}" if day > 60 else date, digits[:2] if len(digits) == 12 else "")


def _born(date: str, century: str) -> Iterator[Pattern]:
    """The birth date: year first, day first, and with the month in words."""
    base = (century or "") + date
    century = century or "(?:19|20)"
    year, month, day = date[:2], date[2:4], date[4:]
    sep = r"[\s\-\u2010-\u2015./]{0,3}"
    after = r"(?![\d%]|[.,]\d)"
    yield Pattern(rf"(?<![\d.,])(?:{century}{sep})?{year}{sep}{month}{sep}{day}{after}", Kind.DOB, base, date)
    short_month, short_day = month.removeprefix("0"), day.removeprefix("0")
    turned = (
        rf"(?<![\d.,])(?<!\d/)0?{short_day}\s?[-./ ]\s?0?{short_month}\s?[-./ ,]{{1,3}}(?:{century})?['’]?{year}{after}"
    )
    gates = [d + m for d in {day, short_day} for m in {month, short_month}]
    yield Pattern(turned, Kind.DOB, base, *gates)
    word = MONTHS[int(month) - 1] if 0 < int(month) <= 12 else ""
    if word:
        inflected = {"mar": r"mar(?:s|\.)?"}.get(word, rf"{word}[a-zåäö]{{0,7}}\.?")
        told = rf"(?<![\d.,])(?<!\d/)0?{short_day}(?:\s?:?[ae]|\.)?\s{{1,3}}{inflected},?\s{{0,3}}[-'’]?\s?(?:{century})?{year}{after}"
        yield Pattern(told, Kind.DOB, base, word)


def _phone(written: str) -> Iterator[Pattern]:
    base = phone_base(fold_word(written))
    rest = base.lstrip("+0")
    if len(rest) < 5:
        return
    local = subscriber(base)
    if base.startswith("+"):
        prefix = rf"(?:\+|00){SEP}"
    else:
        rest = base.removeprefix("0")
        prefix = rf"(?:(?:[(]?(?:\+|00){SEP})?4{SEP}6{SEP}(?:0{SEP})?|[(]?0{SEP})"
        if not base.startswith("0") or len(rest) >= 8:
            prefix += "?"
        elif len(local) >= _LOCAL_FROM:
            area = rest.removesuffix(local)
            yield Pattern(rf"(?<!\d)(?<!\d[-\s.,]){area}\s?[-/]\s?{_spaced(local)}(?!\d)", Kind.PHONE, base, rest)
    yield Pattern(rf"(?<!\d){prefix}{_spaced(rest)}(?!\d)", Kind.PHONE, base, rest)
    if len(local) >= _LOCAL_FROM:
        near = rf"(?<!\d)(?<!\d[-\s.,]){_spaced(local)}(?!\d)"
        yield Pattern(near, Kind.PHONE, base, local, ordinary=True)


def _email(written: str, names: Collection[str]) -> Iterator[Pattern]:
    address = fold_word(written).strip()
    local, at, domain = address.partition("@")
    if not at or not local or not domain:
        return
    dot = r"\s{0,2}(?:\.|[(\[](?:dot|punkt)[)\]]|\bpunkt\b|\bdot\b)\s{0,2}"
    sign = r"\s{0,2}(?:@|\uff20|[(\[{]\s?(?:at|snabel-?\s?a|a)\s?[)\]}]|\bat\b|\bsnabel-?\s?a\b)\s{0,2}"
    host = dot.join(map(re.escape, domain.split(".")))
    name = dot.join(map(re.escape, local.split(".")))
    needs = max(re.split(r"[^\w]", local), key=len)
    yield Pattern(rf"(?<![\w.+-]){name}{sign}{host}(?![\w-])", Kind.EMAIL, address, needs)
    if len(local) >= 6 and not is_word(local) and local not in names:
        yield Pattern(rf"(?<![\w.+@-]){re.escape(local)}(?![\w@]|[.-]\w)", Kind.EMAIL, address, local)
