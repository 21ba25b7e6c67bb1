"""One line of a timeline, and what kinds of lines there are. Frozen, plain, no storage."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from journal_tui.practice.terms import Purpose, Service


class TimelineKind(StrEnum):
    """What a line is about, in the order in which kinds are offered."""

    ENTRY = "entry"
    ADDENDUM = "addendum"
    DRAFT = "draft"
    MEASUREMENT = "measurement"
    WORKOUT = "workout"
    AGREEMENT = "agreement"
    HOMEWORK = "homework"
    GOAL = "goal"
    SAFETY_PLAN = "safety_plan"
    EMERGENCY = "emergency"
    CONSENT = "consent"
    APPOINTMENT = "appointment"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something that happened with a client.

    Attributes:
        at: When it happened; of a row that cannot be read, when the client got the service.
        kind: What it is.
        ref: The row's id, 32 hex digits.
        service: In which service, if in one.
        detail: A stable code (`signed`, `granted`, `no_show`, …), not a sentence.
        text: What is stored, with tokens; empty where there is none or it is shut.
        identified: The same with the names put back, or empty.
        place: The id of what is opened to see it where it stands: an addendum's entry; else the row itself.
        headings: Of an entry or a draft: the lines that are headings, case-folded.
        shut: Why the text is not shown (the gate's verdict), or empty.
        error: The stable code of what is wrong with the row, or empty.
        answers: Of an answered consent: what was said to each purpose.
    """

    at: datetime
    kind: TimelineKind
    ref: str
    service: Service | None = None
    detail: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    identified: str = field(default="", repr=False)
    place: str = ""
    headings: frozenset[str] = frozenset()
    shut: str = ""
    error: str = ""
    answers: tuple[tuple[Purpose, bool], ...] = ()

    @property
    def selectable(self) -> bool:
        """Whether it may go into a text for supervision: a signed entry that can be read."""
        return self.kind is TimelineKind.ENTRY and not self.shut and not self.error

    def shown(self, *, names: bool) -> str:
        """The text, with the names when they are wanted and were put back."""
        return self.identified if names and self.identified else self.text

    def line(self, *, names: bool) -> str:
        """The first line of the text that is no heading, or the first of all."""
        lines = [line.strip() for line in self.shown(names=names).splitlines() if line.strip()]
        return next((line for line in lines if line.casefold() not in self.headings), lines[0] if lines else "")
