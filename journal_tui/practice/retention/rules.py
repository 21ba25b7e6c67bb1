"""The retention rules, read from data: from when, how long, which kinds of data.

Rule: a length is counted by the calendar, never in days of 24 hours; a rule that names no data class is refused when it is read.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from journal_tui.practice.rights.data_classes import chosen
from journal_tui.practice.rights.deadlines import months_later

_SCHEMA = "journal-tui/retention/1"
STARTS = frozenset({"last_contact", "written", "year_end"})


class RulesMalformed(Exception):
    """The file of retention rules is not as its schema says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One retention rule.

    Attributes:
        code: What it is called: `R1`, `R4`, `draft`, …
        start: What its clock starts with.
        months: Length in months, when it is counted so.
        days: Length in days, when it is counted so.
        years: Length in whole calendar years, when it is counted so.
        classes: Data classes that go.
        minimal: Of a client with a counselling record, the classes of which something goes; empty: no difference.
        promise: The promise that it keeps.
        sv: In Swedish.
        en: In English.
    """

    code: str
    start: str
    months: int
    days: int
    years: int
    classes: frozenset[str]
    minimal: frozenset[str]
    promise: str
    sv: str
    en: str

    def title(self, language: str) -> str:
        """In `sv` or `en`."""
        return self.en if language == "en" else self.sv

    def due(self, start: date) -> date:
        """The first day on which what started on `start` must go."""
        if self.years:
            return date(start.year + self.years + 1, 1, 1)
        return months_later(start, self.months) if self.months else start + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them, the years at which a journal without contact is looked at, and after how many days a purge is overdue."""

    every: tuple[Rule, ...]
    review_years: tuple[int, ...]
    overdue_days: int

    def rule(self, code: str) -> Rule:
        """The rule of this name.

        Raises:
            RulesMalformed: There is none.
        """
        for each in self.every:
            if each.code == code:
                return each
        raise RulesMalformed(code)


@cache
def rules() -> Rules:
    """Read them.

    Raises:
        RulesMalformed: The file does not fit its schema.
    """
    content = tomllib.loads(files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))
    if content.get("schema") != _SCHEMA:
        raise RulesMalformed
    try:
        every = tuple(_read(each) for each in content["rule"])
        years = tuple(int(year) for year in content["review"]["years"])
        return Rules(every, years, int(content["overdue"]["days"]))
    except (KeyError, TypeError, ValueError):
        raise RulesMalformed from None


def _read(content: Mapping[str, object]) -> Rule:
    classes, minimal = content["classes"], content.get("minimal", [])
    if not isinstance(classes, list) or not isinstance(minimal, list) or not classes:
        raise TypeError
    lengths = {name: content.get(name, 0) for name in ("months", "days", "years")}
    counted = [length for length in lengths.values() if isinstance(length, int) and length > 0]
    words = {name: content[name] for name in ("code", "start", "promise", "sv", "en")}
    if len(counted) != 1 or words["start"] not in STARTS or not all(isinstance(word, str) for word in words.values()):
        raise ValueError
    named = frozenset(each.code for each in chosen(map(str, classes)))
    kept = frozenset(each.code for each in chosen(map(str, minimal)))
    if not kept <= named:
        raise ValueError
    months, days, years = (int(str(lengths[name])) for name in ("months", "days", "years"))
    return Rule(
        code=str(words["code"]),
        start=str(words["start"]),
        months=months,
        days=days,
        years=years,
        classes=named,
        minimal=kept,
        promise=str(words["promise"]),
        sv=str(words["sv"]),
        en=str(words["en"]),
    )
