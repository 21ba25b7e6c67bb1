"""The retention rules, read from data: from when, how long, which kinds of data.

Rule: a length is counted by the calendar, never in days of 24 hours; a rule that names no data class is refused when it is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import number, numbers, parsed, tables, words
from journal_tui.practice.rights.data_classes import chosen
from journal_tui.practice.rights.deadlines import months_later
from journal_tui.practice.schema import mapping


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
            PolicyMalformed: There is none.
        """
        for each in self.every:
            if each.code == code:
                return each
        raise PolicyMalformed(f"rules.{code}")


@cache
def rules() -> Rules:
    """Read them.

    Raises:
        PolicyMalformed: The file does not fit its schema.
    """
    return read(files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))


def read(source: str) -> Rules:
    """The rules out of the text of their file.

    Raises:
        PolicyMalformed: It is no TOML, does not fit its schema, or names a data class that is none; says the line or field.
    """
    content = parsed(source, "retention", "rules")
    every = tuple(_read(each, f"rules.rule.{number}") for number, each in enumerate(tables(content["rule"]), 1))
    if len({each.code for each in every}) != len(every):
        raise PolicyMalformed("rules.rule.code")
    review, overdue = mapping(content["review"]), mapping(content["overdue"])
    return Rules(every, numbers(review["years"]), number(overdue["days"]))


def _read(content: Mapping[str, object], place: str) -> Rule:
    lengths = {name: number(content.get(name, 0)) for name in ("months", "days", "years")}
    if sum(1 for length in lengths.values() if length) != 1:
        raise PolicyMalformed(f"{place}.months")
    classes = {name: _classes(content, name, place) for name in ("classes", "minimal")}
    if not classes["minimal"] <= classes["classes"]:
        raise PolicyMalformed(f"{place}.minimal")
    return Rule(
        code=str(content["code"]),
        start=str(content["start"]),
        classes=classes["classes"],
        minimal=classes["minimal"],
        promise=str(content["promise"]),
        sv=str(content["sv"]),
        en=str(content["en"]),
        **lengths,
    )


def _classes(content: Mapping[str, object], name: str, place: str) -> frozenset[str]:
    try:
        return frozenset(each.code for each in chosen(words(content.get(name, []))))
    except InvalidInput:
        raise PolicyMalformed(f"{place}.{name}") from None
