"""The policy's closed lists, read from data: legal bases, purposes, kinds of data, what a service needs, recipients.

Rule: each list names only what the others have; a purpose without a basis, a kind of data without a class, or a class
of data that nobody knows is refused when it is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import rows, words
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.data_classes import DataClass, data_classes
from journal_tui.practice.terms import Service

OFFENCE = "offence"


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its words by language."""

    code: str
    sv: str
    en: str

    def title(self, language: str) -> str:
        """In `sv` or `en`."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True)
class Basis(Named):
    """A legal basis and where it stands in the law."""

    law: str


@dataclass(frozen=True, slots=True)
class PolicyPurpose(Named):
    """What data is used for, and the code of the basis that it rests on."""

    basis: str


@dataclass(frozen=True, slots=True)
class Category(Named):
    """A kind of data.

    Attributes:
        kind: `ordinary`, `identity`, `special`, `privacy_sensitive` or `offence`.
        purposes: Codes of what it is used for.
        classes: Data classes that it lies in.
        fields: Fields of the client form that hold it.
        instruments: Instruments that measure it.
    """

    kind: str
    purposes: tuple[str, ...]
    classes: tuple[str, ...]
    fields: tuple[str, ...]
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyRecipient(Named):
    """Somebody whom data may go to.

    Attributes:
        purpose: Why; what an entry in the register of disclosures says.
        also: Further purposes for which something goes there.
        classes: Data classes that may be in it.
        country: Where they are.
        receives: What it is, by language.
    """

    purpose: str
    also: tuple[str, ...]
    classes: tuple[str, ...]
    country: str
    receives: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trace(Named):
    """What every store keeps for itself: in which tables, about whom, what for, on what basis, how long."""

    tables: tuple[str, ...]
    who: str
    purpose: str
    basis: str
    rule: str


@cache
def bases() -> tuple[Basis, ...]:
    """The legal bases in use."""
    return tuple(Basis(**_named(row), law=str(row["law"])) for row in rows("bases"))


@cache
def purposes() -> tuple[PolicyPurpose, ...]:
    """Everything that data is used for.

    Raises:
        PolicyMalformed: One rests on no basis of the practice.
    """
    found = tuple(PolicyPurpose(**_named(row), basis=str(row["basis"])) for row in rows("purposes"))
    _known("purposes", [each.basis for each in found], [each.code for each in bases()])
    return found


@cache
def categories() -> tuple[Category, ...]:
    """All kinds of data.

    Raises:
        PolicyMalformed: One names a purpose or a data class that there is none of.
    """
    found = tuple(
        Category(
            **_named(row),
            kind=str(row["kind"]),
            purposes=words(row["purposes"]),
            classes=words(row["classes"]),
            fields=words(row.get("fields", [])),
            instruments=words(row.get("instruments", [])),
        )
        for row in rows("categories")
    )
    _known("categories", [code for each in found for code in each.purposes], [each.code for each in purposes()])
    _known("categories", [code for each in found for code in each.classes], [each.code for each in data_classes()])
    return found


@cache
def needed(service: Service) -> frozenset[str]:
    """Codes of the kinds of data that a service needs; whatever else there is, it is not asked for there.

    Raises:
        PolicyMalformed: The table does not speak of this service, or names an unknown kind.
    """
    for row in rows("matrix"):
        if row["code"] == service.value:
            needs = words(row["needs"])
            _known("matrix", needs, [each.code for each in categories()])
            return frozenset(needs)
    raise PolicyMalformed(f"matrix.{service.value}")


@cache
def unneeded_instruments(service: Service) -> frozenset[str]:
    """Names of the instruments that measure what a service does not need; they are not offered there."""
    needs = needed(service)
    return frozenset(name for each in categories() if each.code not in needs for name in each.instruments)


@cache
def recipients() -> tuple[PolicyRecipient, ...]:
    """Everybody whom data may go to.

    Raises:
        PolicyMalformed: One has a purpose, or gets a class of data, that there is none of.
    """
    found = tuple(
        PolicyRecipient(
            **_named(row),
            purpose=str(row["purpose"]),
            also=words(row.get("also", [])),
            classes=words(row["classes"]),
            country=str(row["country"]),
            receives={"sv": str(row["receives_sv"]), "en": str(row["receives_en"])},
        )
        for row in rows("recipients")
    )
    wanted = [code for each in found for code in (each.purpose, *each.also)]
    _known("recipients", wanted, [each.code for each in purposes()])
    _known("recipients", [code for each in found for code in each.classes], [each.code for each in data_classes()])
    return found


@cache
def traces() -> tuple[Trace, ...]:
    """What every store keeps for itself."""
    named = ("who", "purpose", "basis", "rule")
    return tuple(
        Trace(**_named(row), tables=words(row["tables"]), **{name: str(row[name]) for name in named})
        for row in rows("traces")
    )


@cache
def protection() -> tuple[Named, ...]:
    """How the data is protected, sentence by sentence."""
    return tuple(Named(**_named(row)) for row in rows("protection"))


@cache
def period(rule: str) -> Named:
    """How long what a data class names by this rule is kept, in words.

    Raises:
        PolicyMalformed: Neither the retention rules nor the periods know it.
    """
    for each in rules().every:
        if each.code == rule:
            return Named(each.code, each.sv, each.en)
    found = _periods().get(rule)
    if found is None:
        raise PolicyMalformed(f"periods.{rule}")
    return found


def periods_of(one: DataClass) -> tuple[Named, ...]:
    """How long a data class is kept, in words: by its rule, and what is said of it besides."""
    more = _periods().get(one.code)
    return (period(one.rule), *((more,) if more and one.code != one.rule else ()))


@cache
def labels(language: str) -> Mapping[str, str]:
    """The words of the register of processing and the inventory, by code."""
    return {str(row["code"]): str(row[language]) for row in rows("labels")}


@cache
def _periods() -> Mapping[str, Named]:
    return {str(row["code"]): Named(**_named(row)) for row in rows("periods")}


def _named(row: Mapping[str, object]) -> dict[str, str]:
    return {name: str(row[name]) for name in ("code", "sv", "en")}


def _known(name: str, used: list[str] | tuple[str, ...], there: list[str]) -> None:
    for code in used:
        if code not in there:
            raise PolicyMalformed(f"{name}.{code}")
