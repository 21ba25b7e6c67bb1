"""What an instrument is: a value that says how something is answered and counted, and who says so.

The rule: measured numbers are whole thousandths everywhere (`72.4 kg` is 72_400), so that a curve and a table show the
same. Nothing here imports storage: a screen may hold an instrument.
"""

from dataclasses import dataclass, field
from enum import StrEnum

UNIT = 1_000
"""Thousandths in one."""


class Kind(StrEnum):
    """How an instrument is answered."""

    QUESTIONNAIRE = "questionnaire"
    SCALE = "scale"
    NUMBER = "number"
    TOTAL = "total"
    """Somebody else's questionnaire of which only the total is written down."""


class Better(StrEnum):
    """Which direction is wanted."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class Missing(StrEnum):
    """What an unanswered item does to the total."""

    COMPLETE = "complete"
    """Every item must be answered, else there is no total."""
    PRORATE = "prorate"
    """Up to `most_missing` items count as the mean of the others."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    sv: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.sv or self.en)

    def text(self, language: str) -> str:
        """Give the text in `sv` or `en`."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Whose it is, and what may be done with it.

    Attributes:
        electronic_allowed: `yes`, `no` or `unknown`: may its text be shown by a program?
        text_included: Whether the pack holds the words of the questions.
    """

    licence: str
    source: str
    attribution: str
    electronic_allowed: str
    text_included: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be given to an item, with its words when the pack has them."""

    value: int
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """The questions: how many, what each may be answered with (thousandths), and their words where they may be had."""

    count: int
    least: int
    most: int
    texts: tuple[Words, ...] = field(default=(), repr=False)
    choices: tuple[Choice, ...] = field(default=(), repr=False)
    intro: Words = field(default=Words(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How answers become a total: their sum, `times` so much; and what an unanswered item does."""

    times: int = 1
    missing: Missing = Missing.COMPLETE
    most_missing: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the range that the authors gave a word; both ends belong to it."""

    least: int
    most: int
    words: Words


@dataclass(frozen=True, slots=True)
class Cutoff:
    """Where the authors draw their line: at `value` and beyond it on the side that is not wanted."""

    value: int
    source: str


@dataclass(frozen=True, slots=True)
class Talk:
    """An item that asks for a talk now when it is answered with more than `above`. `item` counts from 1."""

    item: int
    above: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument in one version.

    Attributes:
        name: Stable code, `phq9`.
        version: Counts from 1; a measurement keeps the version that it was answered in.
        title: What it is called.
        about: What it is about, in our own words.
        least: The lowest total or value that can be, thousandths.
        most: The highest.
        step: Every value is a multiple of this.
        decimals: How many are shown.
        unit: `kg`, `cm`, or empty.
        ends: For a scale, what its lowest and its highest value mean.
        items: Of a questionnaire, else None.
        bands: In order, from the lowest; empty where the authors give none.
        services: Codes of the services where it is offered first; empty for all.
        own: The practice brought it in or named it itself.
    """

    name: str
    version: int
    kind: Kind
    title: Words
    about: Words
    rights: Rights
    better: Better
    least: int
    most: int
    step: int = UNIT
    decimals: int = 0
    unit: str = ""
    ends: tuple[Words, Words] = (Words(), Words())
    items: Items | None = None
    scoring: Scoring = Scoring()
    bands: tuple[Band, ...] = ()
    bands_source: str = ""
    cutoff: Cutoff | None = None
    talk: Talk | None = None
    services: tuple[str, ...] = ()
    own: bool = False

    @property
    def key(self) -> str:
        """The reference that a measurement keeps, for instance `phq9/1`."""
        return f"{self.name}/{self.version}"

    @property
    def count(self) -> int:
        """How many items there are; 0 where a value is given at once."""
        return self.items.count if self.items else 0

    def band(self, total: int | None) -> Band | None:
        """Give the authors' band of a total, or None: they gave none, or there is no total."""
        if total is None:
            return None
        return next((band for band in self.bands if band.least <= total <= band.most), None)

    def counts_as(self, other: "Instrument") -> bool:
        """Whether the two count alike, so that their values may stand on one curve."""
        return _counting(self) == _counting(other)


def _counting(one: Instrument) -> tuple[object, ...]:
    items = one.items and (one.items.count, one.items.least, one.items.most)
    return (one.kind, one.least, one.most, one.step, one.better, one.unit, items, one.scoring.times)
