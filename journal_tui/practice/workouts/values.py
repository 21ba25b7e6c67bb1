"""What the desk of workouts gives back: frozen, plain, safe to hand to a screen. Load and RPE are whole thousandths."""

from dataclasses import dataclass, field
from datetime import date, datetime

from journal_tui.practice.values import Service

UNIT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutLine:
    """One line; None where nothing was written.

    Attributes:
        exercise: What it is called, with names.
        load: Kilograms, thousandths.
        rpe: 1–10, thousandths.
        pain: 0–10.
        coded: The exercise as it is stored, with tokens; empty for a line that was just typed.
    """

    exercise: str = field(repr=False)
    sets: int | None = None
    reps: int | None = None
    load: int | None = None
    rpe: int | None = None
    pain: int | None = None
    seconds: int | None = None
    coded: str = field(default="", repr=False, compare=False)

    @property
    def volume(self) -> int | None:
        """Sets × reps × load, thousandths of a kilogram; None when one of them is missing."""
        if self.sets is None or self.reps is None or self.load is None:
            return None
        return self.sets * self.reps * self.load


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """One workout. `state`: `open`, `done`, `void`."""

    id: str
    client: str
    pseudonym: str
    service: Service
    at: datetime
    lines: tuple[WorkoutLine, ...] = field(default=(), repr=False)
    state: str = "done"
    appointment: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """One exercise on one day: its heaviest load, and its volume; None where the lines do not say."""

    on: date
    top: int | None
    volume: int | None
