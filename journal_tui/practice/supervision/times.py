"""Dates become weeks, counted from the week of the first entry: ISO, `den 3 maj`, `3/5`, `May 3rd`, `v. 23`, `maj 2026`.

The rule: what is surely a date is a week; what may be one (`7/10` may be a rating) is left for a person to decide; a date that
lies far away is only said to.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from journal_tui.practice.supervision.swaps import Swaps
from journal_tui.practice.supervision.words import words

_SV: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_EN: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT: Final = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "oct")
_ORDINALS: Final = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte",
    "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde", "tjugoförsta",
    "tjugoandra", "tjugotredje", "tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde", "tjugoåttonde", "tjugonionde",
    "trettionde", "trettioförsta",
)  # fmt: skip
_NUMBERS: Final = {name: number for names in (_SV, _EN) for number, name in enumerate(names, 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DAYS: Final = {word: number for number, word in enumerate(_ORDINALS, 1)}
_MONTH = "(?P<month>" + "|".join((*sorted({*_SV, *_EN}), *_SHORT)) + r")\b"
_ENGLISH = (
    "(?P<month>"
    + "|".join((*_EN, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"))
    + r")\b"
)
_DAY = r"(?P<day>\d{1,2}(?!\d))(?::?(?:e|a|de)\b|st\b|nd\b|rd\b|th\b)?"
_WORDS = "(?P<word>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + ")"
_WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mån|tis|ons|tors?|fre|lör|sön)"
_LEAD = rf"(?:\b(?:den|on|the) )?(?:\b{_WEEKDAY},? )?(?:\b(?:den|on|the) )?"
_YEAR = r"(?:,? (?P<year>\d{4})\b)?"
_TIME = r"(?:T\d{2}[:.]?\d{2}(?:[:.]?\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_TO = r"(?:\d{1,2} ?[-–] ?)?"

_SURE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LEAD}(?<![\w-])(?P<year>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?![\d-]){_TIME}",
        rf"{_LEAD}(?<![\w-])(?P<year>(?:19|20)\d{{2}})(?P<m>[01]\d)(?P<day>[0-3]\d)(?![\w-]){_TIME}",
        rf"{_LEAD}(?<![\w./-])(?P<day>\d{{1,2}})[./-](?P<m>\d{{1,2}})[./-](?P<year>\d{{4}}|\d{{2}})(?![\w/-])",
        rf"{_LEAD}(?<![\w./-])(?P<day>\d{{1,2}})/(?P<m>\d{{1,2}})(?:[ -](?P<year>(?:19|20)\d{{2}}|\d{{2}}))(?![\w/-])",
        rf"{_LEAD}(?<![\w./-]){_TO}{_DAY} (?:(?:of|i) )?{_MONTH}{_YEAR}",
        rf"{_LEAD}\b{_WORDS} (?:of |i )?{_MONTH}{_YEAR}",
        rf"{_LEAD}\b{_ENGLISH} (?:the )?{_DAY}(?![\d:.]\d){_YEAR}",
        rf"(?:\b(?:den|on the) (?:{_WEEKDAY} )?|\b{_WEEKDAY} (?:den )?)(?P<day>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\w/-])",
        r"(?<![\w./-])(?P<year>\d{2})(?P<m>[01]\d)(?P<day>[0-3]\d)(?![\w-])",
    )
)
_WEEK: Final = re.compile(
    r"\b(?:v\.?|veckan?|week) ?(?P<week>[1-9]\d?)\b(?! ?(?:gång|times|dagar|days)|[:,.]\d)", re.IGNORECASE
)
_MONTH_ALONE: Final = re.compile(
    r"(?:\b(?:i|in|early|late|mid) )?\b(?:(?P<sv>januari|februari|april|juni|juli|augusti|september|oktober|november|december)"
    r"|(?P<plain>mars|maj|January|February|June|July|August|October|(?<=in )May|(?<=in )March|(?<=since )May|(?<=since )March))\b"
    r"(?:,? (?P<year>(?:19|20)\d{2})\b)?"
)
_DAY_ALONE: Final = re.compile(r"\bden (?P<day>\d{1,2})(?::[ea]\b|(?=[.,;)\n]|\Z))", re.IGNORECASE)
_YEAR_ALONE: Final = re.compile(
    r"(?<![\w.,/-])(?:år(?:et)? |year )?(?P<year>(?:19[2-9]|20[0-4])\d)(?:-talet)?(?![\w,/:-]|\.\d)"
)
MAYBE: Final = re.compile(r"(?<![\w./-])\d{1,2}/\d{1,2}(?![\w/-])")
"""A day and a month, or a rating: for a person to decide."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Counts weeks from the one in which `first` lies.

    Attributes:
        first: The day of the earliest entry.
        written: The day that a text is about: a date without a year is the one nearest to it.
        language: `sv` or `en`.
    """

    first: date
    written: date
    language: str

    def of(self, day: date, *, about: bool = False) -> str:
        """Say a day as a week."""
        said = words(self.language)
        begin = self.first - timedelta(days=self.first.weekday())
        week = (day - begin).days // 7 + 1
        if week > 53:
            return said["long_after"]
        if week >= 1:
            return said["about_week" if about else "week"].format(week=week)
        if week == 0:
            return said["one_before"]
        return said["before"].format(weeks=1 - week) if week > -52 else said["long_before"]

    def year(self, year: int) -> str:
        """Say a year as a distance."""
        said, before = words(self.language), self.first.year - year
        if before == 0:
            return said["same_year"]
        if before < 0:
            return said["years_after"]
        if before > 10:
            return said["decades_before"]
        low = 1 if before <= 5 else 6
        return said["years_before"].format(low=low, high=low + 4)

    def without_dates(self, text: str, swaps: Swaps) -> str:
        """Put weeks in place of the dates of a text without tokens; they stand there once `swaps` restores it."""
        ways = [*((pattern, self._date) for pattern in _SURE), (_WEEK, self._week), (_MONTH_ALONE, self._month)]
        for pattern, say in (*ways, (_DAY_ALONE, self._day)):
            text = _each(pattern, say, text, swaps)
        return _YEAR_ALONE.sub(lambda match: swaps.put(self.year(int(match["year"]))), text)

    def _date(self, match: re.Match[str]) -> str | None:
        parts = match.groupdict()
        month = int(parts["m"]) if parts.get("m") else _NUMBERS[parts["month"].casefold()]
        day = int(parts["day"]) if parts.get("day") else _DAYS[parts["word"].casefold()]
        found = self._near(month, day, self._full_year(parts.get("year")))
        return None if found is None else self.of(found)

    def _full_year(self, written: str | None) -> int | None:
        if not written:
            return None
        return int(written) if len(written) == 4 else 2000 + int(written)

    def _near(self, month: int, day: int, year: int | None) -> date | None:
        """The day meant; without a year the one nearest to when the text was written; None when there is no such day."""
        years = (year,) if year is not None else (self.written.year - 1, self.written.year, self.written.year + 1)
        found = []
        for each in years:
            try:
                found.append(date(each, month, day))
            except ValueError:
                continue
        return min(found, key=lambda each: abs(each - self.written), default=None)

    def _week(self, match: re.Match[str]) -> str | None:
        found = []
        for year in (self.written.year - 1, self.written.year, self.written.year + 1):
            try:
                found.append(date.fromisocalendar(year, int(match["week"]), 1))
            except ValueError:
                continue
        nearest = min(found, key=lambda each: abs(each - self.written), default=None)
        return None if nearest is None else self.of(nearest)

    def _month(self, match: re.Match[str]) -> str | None:
        name = (match["sv"] or match["plain"]).casefold()
        near = self._near(_NUMBERS[name], 15, int(match["year"]) if match["year"] else None)
        return None if near is None else self.of(near, about=True)

    def _day(self, match: re.Match[str]) -> str | None:
        found = []
        for step in (-1, 0, 1):
            month = (self.written.month - 1 + step) % 12 + 1
            near = self._near(month, int(match["day"]), None)
            if near is not None:
                found.append(near)
        nearest = min(found, key=lambda each: abs(each - self.written), default=None)
        return None if nearest is None else self.of(nearest)


def _each(pattern: re.Pattern[str], say: Callable[[re.Match[str]], str | None], text: str, swaps: Swaps) -> str:
    """Put what is said in place of each match; what was written stays when there is no such day."""

    def put(match: re.Match[str]) -> str:
        said = say(match)
        return match.group() if said is None else swaps.put(said)

    return pattern.sub(put, text)
