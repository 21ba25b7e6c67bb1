"""What a person writes in the lookup field, taken apart.

Words must all occur; "several words" must follow each other; `begin*` finds what begins so. Upper and lower case are
the same, å, ä and ö are letters of their own and never the same as a and o. `@vår`, `@2026`, `@2026-05`, `@2026-05-18`
narrow the time. Nothing that is written can be wrong: what has no letter or digit is left aside.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

WORD = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
"""One word: letters and digits, with the marks that belong to them. Never an underscore, never a token's insides."""

_CHUNK = re.compile(r'(?P<quoted>"[^"]*"?)|(?P<token>‹[^‹›"]+›)|(?P<period>@[^\s"]+)|(?P<bare>[^\s"‹]+|‹)')
_WORD_STAR = re.compile(rf"({WORD})(\*?)")
_SEASONS = {
    "vår": 3, "våren": 3, "spring": 3,
    "sommar": 6, "sommaren": 6, "summer": 6,
    "höst": 9, "hösten": 9, "autumn": 9,
    "vinter": 12, "vintern": 12, "winter": 12,
}  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


def normal(text: str) -> str:
    """Compose (NFC): one letter, one code point. Snippets are cut in this form."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Give the form in which words are compared: composed, then case-folded letter by letter."""
    return normal(text).casefold()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query, folded. `prefix` when a star follows."""

    text: str = field(repr=False)
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What must be found in one place: a word, a phrase, or a token such as `person-1`.

    `whole` is what was written, folded, without quotes: numbers and addresses are recognised by it.
    """

    words: tuple[Word, ...]
    whole: str = field(repr=False, default="")
    token: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart. Without terms it finds nothing: an empty field is not a question."""

    terms: tuple[Term, ...]
    start: date | None = None
    end: date | None = None


def parse(text: str, today: date) -> Query:
    """Take a query apart.

    Args:
        text: What was written.
        today: The day on which `@vår` means this spring or the last one.
    """
    terms: list[Term] = []
    start: date | None = None
    end: date | None = None
    for chunk in _CHUNK.finditer(normal(text)):
        written = chunk.group()
        if chunk.lastgroup == "period":
            found = period(written[1:], today)
            if found is not None:
                start, end = found
                continue
        if chunk.lastgroup == "token":
            terms.append(
                Term(words=(), whole=fold(written), token=fold(written[1:-1]).split()[0] if written[1:-1].strip() else "")
            )
            continue
        term = _term(written.strip('"'))
        if term is not None:
            terms.append(term)
    return Query(terms=tuple(term for term in terms if term.words or term.token), start=start, end=end)


def _term(written: str) -> Term | None:
    folded = fold(written)
    words = tuple(Word(found.group(1), bool(found.group(2))) for found in _WORD_STAR.finditer(folded))
    return Term(words=words, whole=folded.strip()) if words else None


def period(name: str, today: date) -> tuple[date, date] | None:
    """Give the first and last day of a named time, or None when the name means none.

    A season is the latest one that has begun; winter begins in December and ends with February.
    """
    written = _DAY.match(name)
    if written is not None:
        return _numbered(*(int(part) if part else 0 for part in written.groups()))
    folded = fold(name)
    if folded in ("idag", "today"):
        return today, today
    month = _SEASONS.get(folded)
    if month is None:
        return None
    year = today.year if (today.month, today.day) >= (month, 1) else today.year - 1
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _numbered(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    if month:
        return first, date(year, month, monthrange(year, month)[1])
    return first, date(year, 12, 31)


def within(day: date, start: date | None, end: date | None) -> bool:
    """Tell whether a day lies in a time whose ends belong to it and may be open."""
    return (start is None or day >= start) and (end is None or day <= end)


def narrower(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """Give the time that lies in both; an empty one has its end before its start."""
    starts = [start for start in (first[0], second[0]) if start is not None]
    ends = [end for end in (first[1], second[1]) if end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and end < start:
        return start, start - timedelta(days=1)
    return start, end
