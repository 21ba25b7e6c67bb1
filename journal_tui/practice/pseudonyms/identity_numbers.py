"""Personnummer, samordningsnummer and what stands in for them: reserve numbers, hidden or last digits.

Rules: date and check digit decide how sure a number is, not whether it is seen; a number with a typing error leaks too.
A date with a time after it is no personnummer unless its check digit says so and a sign or a word does.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.digits import (
    BLANK,
    CHECKED,
    DASH,
    FAILED,
    GAP,
    LIKELY,
    WEAK,
    Stretches,
    found,
    scan,
    told,
)
from journal_tui.practice.pseudonyms.numbers import digits_of, has_birth_date, is_personnummer, personnummer_base
from journal_tui.practice.pseudonyms.span import Kind, Span

_DATE = rf"(?P<century>(?:18|19|20){BLANK}?)?(?P<year>\d\d)(?P<sep>[{DASH}./ \u00a0]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
_JOIN = rf"(?P<join>{GAP}{{0,2}}[{DASH}+./:_]{{0,2}}{GAP}{{0,2}})"
_NUMBER = re.compile(rf"(?<!\d)(?:(?<![^\W_])t-?)?{_DATE}{_JOIN}(?P<last>\d\d{BLANK}?\d\d)(?!\d)")
_SHORT = r"(?:(?:18|19|20)\d{6}|\d{6})"
_RESERVE = re.compile(
    rf"(?<![^\W_]){_SHORT}{BLANK}?[{DASH}+]?{BLANK}?[a-z](?:\d{{3}}|[a-z]\d\d|\d\d[a-z]|\d[a-z]\d)(?![^\W_])"
)
_HIDDEN = re.compile(
    rf"(?<!\d){_SHORT}{BLANK}?[{DASH}+]{BLANK}?(?:x{{4}}|\*{{4}}|n{{4}}|\?{{4}}|_{{4}}|•{{4}}|\.{{4}})(?!\w)"
)
_LAST = re.compile(
    rf"(?:(?:sista|slut)(?:siffror(?:na)?)?|slutar)(?:{BLANK}(?:fyra|4|siffror|siffrorna|i|personnumret|på|är|med|personnummer|har)){{0,4}}:?"
    rf"{BLANK}{{1,2}}[{DASH}]?(?P<last>\d{{4}})(?!\d|[.,:]\d|{BLANK}?(?:kr|kronor|kcal|steg|m\b|g\b))"
)
_BEGINNING = re.compile(rf"(?<![\d.,/{DASH}])(?:(?:18|19|20)\d{{6}}|\d{{6}})(?!\d|{BLANK}?[{DASH}+.,]{BLANK}?\w)")
_WORD = re.compile(
    r"\b(?:person\w{0,2}n\w{0,6}|personbeteckning|pnr|pn|p-?nummer|samordnings?\w{0,9}|samord\w{0,8}|födelsen\w{0,6}|id-?nummer|legitimation\w{0,4}|identitet\w{0,8})\b[^.\n]{0,12}\Z"
)
_CENTURIES = ("18", "19", "20")
_MOBILE = ("070", "072", "073", "076", "079")


def identity_numbers(text: str, where: Stretches) -> Iterator[Span]:
    """All of them, in folded offsets; may overlap each other."""
    for match in scan(_NUMBER, text, where.many):
        digits = digits_of(match.group())
        score = _score(match, digits, told(_WORD, text, match.start()))
        if score:
            yield found(match.start(), match.end(), Kind.PNR, score, personnummer_base(digits))
    for match in scan(_RESERVE, text, where.many):
        if _is_date(digits_of(match.group())):
            yield found(match.start(), match.end(), Kind.PNR, LIKELY, match.group())
    for match in scan(_HIDDEN, text, where.many):
        if _is_date(digits_of(match.group())):
            yield found(match.start(), match.end(), Kind.PNR, LIKELY, match.group())
    for match in scan(_BEGINNING, text, where.many):
        if told(_WORD, text, match.start()) and _is_date(match.group()):
            yield found(match.start(), match.end(), Kind.PNR, FAILED, match.group())
    for match in scan(_LAST, text, where.some):
        yield found(match.start("last"), match.end("last"), Kind.PNR, FAILED, match["last"])


def _score(match: re.Match[str], digits: str, said: bool) -> float:
    """How sure it is that twelve or ten digits are such a number; 0 for none."""
    join, spread = match["join"], bool(match["sep"])
    sign = join.strip()
    marked = sign != "" and sign not in (".", ":", "/")
    if is_personnummer(digits):
        if not marked and not said and (_is_clock(digits, join) or spread):
            return FAILED
        mobile = len(digits) == 10 and not sign and not join and digits[:3] in _MOBILE and not said
        return CHECKED - 0.02 if mobile else CHECKED
    if not has_birth_date(digits):
        return FAILED if said or (marked and len(digits) == 12 and _is_like_a_date(digits)) else 0.0
    if said:
        return FAILED
    if _is_clock(digits, join):
        return 0.0
    if spread and not marked:
        return 0.0
    if sign and not marked:
        return FAILED if len(digits) == 12 else 0.0
    return FAILED if marked or len(digits) == 12 else WEAK


def _is_clock(digits: str, join: str) -> bool:
    """A recent date and a time of day."""
    recent = join != "" and len(digits) == 12 and digits[:4] >= "2015"
    return recent and digits[8:10] < "24" and digits[10:] < "60"


def _is_like_a_date(digits: str) -> bool:
    """The 30th of February and the 31st of June: what somebody types who is mistaken in a digit."""
    return digits[:2] in _CENTURIES and digits[4:6] <= "12" and ("00" < digits[6:8] <= "31" or "61" <= digits[6:8] <= "91")


def _is_date(digits: str) -> bool:
    """Whether six or eight digits at the beginning are a date of birth."""
    size = 8 if digits[:2] in _CENTURIES and len(digits) >= 8 and has_birth_date(digits[:8] + "0000") else 6
    return has_birth_date(digits[:size] + "0000")
