"""Dates of birth: in figures, with the month in words, with or without a year, after a word that says so.

Rule: a date is somebody's birth only where a word says it, or where it stands alone in brackets, or lies so far back
that a note would hardly name it otherwise. When somebody comes again and how long ago it was are no births.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.digits import BLANK, DASH, FAILED, LIKELY, MONTHS, WEAK, Stretches, found, scan
from journal_tui.practice.pseudonyms.numbers import has_birth_date
from journal_tui.practice.pseudonyms.span import Kind, Span

_SEP = rf"{BLANK}?[{DASH}./]{BLANK}?"
_YEAR = rf"(?:{BLANK}{{0,2}}[{DASH},'’./]?{BLANK}?['’]?\d{{2}}(?:\d\d)?(?!\d))"
_TENS = "nionde|tionde|elfte|tolfte|trettonde|fjortonde|femtonde|sextonde|sjuttonde|artonde|nittonde"
_ORDINAL = (
    rf"(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|{_TENS}|tjugonde"
    r"|(?:tjugo|trettio)(?:första|förste|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|trettionde)"
)
_DATE = (
    rf"\d{{4}}(?:{_SEP}|{BLANK})\d{{1,2}}(?:{_SEP}|{BLANK})\d{{1,2}}"
    rf"|\d{{1,2}}(?:{_SEP}|{BLANK})\d{{1,2}}(?:{_SEP}|{BLANK})['’]?(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}{_SEP}\d{{1,2}}{_YEAR}?"
    r"|\d{8}|\d{6}"
    rf"|(?:(?:[012]?\d|3[01])(?::?[ae]|:?de|\.|st|nd|rd|th)?|{_ORDINAL}){BLANK}(?:i{BLANK})?(?:{MONTHS})\b\.?{_YEAR}?(?:{BLANK}(?:nitton|tjugo)\w{{4,}})?"
    rf"|(?:våren|sommaren|hösten|vintern|jul(?:afton|dagen)|nyårs(?:afton|dagen)|midsommar(?:afton|dagen)?|lucia(?:dagen)?|påsk(?:afton|dagen)?|skottdagen|valborg(?:smässoafton)?|nationaldagen|alla hjärtans dag)(?:{BLANK}[{DASH}'’]?(?:19|20)?\d\d(?!\d))?"
    rf"|(?:{MONTHS})\b\.?{BLANK}(?:\d{{1,2}}(?:st|nd|rd|th)?,?{BLANK})?[{DASH}'’]?(?:19|20)?\d\d(?!\d)"
)
_BORN = re.compile(
    r"(?<![^\W_])(?:föd(?:d|da|des|elsedatum|elsedag(?:en)?|elsetid|\.)|fyll(?:er|de|a|t)(?:[ ]\w{2,12}|[ ]\d{1,3})?(?:[ ]år)?|bl(?:ir|ev)[ ]\d{1,3}(?:[ ]år)?|(?:\d{1,3}-)?årsdag(?:en)?|(?:kom|kommit)[ ]till[ ]världen|bf|(?:beräknad[ ])?(?:förlossning|födsel|nedkomst)|dob|born|birthday|date of birth|bday|fdatum|f-datum)"
    rf"[.:=, ]{{0,3}}(?:(?:den|är|år|på|i|on|datum|var|infaller|början av|slutet av|mitten av|natten till|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|har)[ ]|\n){{0,4}}(?<!\d)(?P<date>{_DATE})(?!\d)"
)
_SHORT = re.compile(
    rf"(?<![^\W_])f(?:\.|:|{BLANK}|\.{BLANK}|:{BLANK})(?:den{BLANK})?"
    rf"(?P<date>\d{{4}}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}|\d{{1,2}}{_SEP}\d{{1,2}}{_YEAR}|\d{{1,2}}{BLANK}(?:{MONTHS})\b\.?{_YEAR}|\d{{8}}|\d{{6}})(?![\d%])"
)
_ALONE = re.compile(rf"[(]{BLANK}?(?:f\.?{BLANK}?)?(?P<date>19\d\d-?\d\d-?\d\d|[3-9]\d[01]\d[0-3]\d){BLANK}?[)]")
_LONG_AGO = re.compile(r"(?<![\w./:-])(?P<date>19\d\d-[01]\d-[0-3]\d)(?![\w./:-]\w)")


def births(text: str, where: Stretches) -> Iterator[Span]:
    """All of them, in folded offsets; may overlap each other."""
    for pattern, places, score in ((_BORN, where.few, LIKELY), (_SHORT, where.some, LIKELY)):
        for match in scan(pattern, text, places):
            yield found(match.start("date"), match.end("date"), Kind.DOB, score, " ".join(match["date"].split()))
    if not where.many:
        return
    for pattern, score in ((_ALONE, FAILED), (_LONG_AGO, WEAK)):
        for match in scan(pattern, text, where.many):
            if has_birth_date(match["date"].replace("-", "") + "0000"):
                yield found(match.start("date"), match.end("date"), Kind.DOB, score, match["date"])
