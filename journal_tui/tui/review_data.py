"""What an appointment came to besides its note, for the review page: one answer, so that the page waits once.

Runs on the storage thread, through the gateway; what comes back is frozen. Reading it is logged.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_tui.practice.continuity.values import Agreement
from journal_tui.practice.gate import Permit
from journal_tui.practice.measures.values import Measured
from journal_tui.practice.values import Service
from journal_tui.practice.workouts.values import WorkoutLine

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class Came:
    """What was agreed on, measured and trained in one appointment."""

    agreed: tuple[Agreement, ...] = ()
    measured: tuple[Measured, ...] = ()
    trained: tuple[WorkoutLine, ...] = field(default=(), repr=False)


def came_of(practice: "Practice", client: str, service: Service, appointment: str) -> Came:
    """Fetch it; what may not be read is left out."""
    measured: tuple[Measured, ...] = ()
    if isinstance(practice.measures.may(client, service), Permit):
        measured = tuple(each for each in practice.measures.list(client) if each.appointment == appointment)
    workouts = practice.workouts.list(client) if service is Service.PT else ()
    trained = tuple(line for each in workouts if each.appointment == appointment for line in each.lines)
    return Came(practice.agreements.of_appointment(appointment), measured, trained)
