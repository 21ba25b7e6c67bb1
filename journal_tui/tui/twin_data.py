"""What the pages ask about people who were taken in twice. Runs on the storage thread; what comes back is frozen."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_tui.tui.case_data import CaseWho, who_of

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class Twin:
    """Another client: the same person (`same`), or perhaps."""

    client: str
    who: CaseWho
    same: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clients who are one person (`same`), or may be."""

    one: Twin
    other: Twin
    same: bool

    @property
    def key(self) -> str:
        """The row's key."""
        return f"{self.one.client}:{self.other.client}"


@dataclass(frozen=True, slots=True)
class Twins:
    """Everybody who may be here twice, and everybody who is."""

    pairs: tuple[Pair, ...] = field(default=(), repr=False)

    def pair(self, key: str) -> Pair | None:
        """The pair of a row."""
        return next((each for each in self.pairs if each.key == key), None)


def twins_of(practice: "Practice", client: str) -> tuple[Twin, ...]:
    """Whoever else a client is, then who may be."""
    persons = practice.persons
    also = [Twin(each, who_of(practice, each), same=True) for each in persons.also(client)]
    return (*also, *(Twin(each, who_of(practice, each), same=False) for each in persons.alike(client)))


def twins(practice: "Practice") -> Twins:
    """All of them."""
    persons = practice.persons
    said = [(one, other, True) for one, *others in persons.people() for other in others]
    found = [*((one, other, False) for one, other in persons.pairs()), *said]
    return Twins(
        tuple(
            Pair(Twin(one, who_of(practice, one), same=same), Twin(other, who_of(practice, other), same=same), same=same)
            for one, other, same in found
        )
    )
