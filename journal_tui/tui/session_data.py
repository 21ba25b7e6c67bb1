"""What the session screens ask the practice for, as one answer each, so that a screen waits once.

Runs on the storage thread, through the gateway; what comes back is frozen.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.values import Appointment, Draft, EntryLine, LastPlan, Service

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Everything the editor needs to open a note."""

    draft: Draft
    permit: Permit
    appointment: Appointment
    plan: LastPlan | None
    pseudonymiser: "Pseudonymiser" = field(repr=False)
    earlier: tuple[EntryLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The gate said no; with the name that the dialog shows."""

    refusal: Refusal
    name: str = field(repr=False)
    appointment: str | None = None


def begin(practice: "Practice", client: str, service: Service, appointment: str | None) -> OpenSession | Refused:
    """Ask the gate and, when it says yes, start the appointment and open its draft.

    Args:
        practice: The open practice.
        client: Client id.
        service: The service of the appointment.
        appointment: Id of a planned appointment, or None to start one now.
    """
    answer = practice.gate.check(client, service)
    if isinstance(answer, Refusal):
        return Refused(answer, practice.clients.contact(client).given, appointment)
    planned = practice.appointments.get(appointment) if appointment else None
    return _opened(practice, practice.appointments.start(planned, answer), answer)


def resume(practice: "Practice", draft_id: str) -> OpenSession | Refused:
    """Open a draft again, through the gate like every other time."""
    draft = practice.entries.draft(draft_id)
    answer = practice.gate.check(draft.client, draft.service)
    if isinstance(answer, Refusal):
        return Refused(answer, practice.clients.contact(draft.client).given, draft.appointment)
    return _opened(practice, draft, answer)


def _opened(practice: "Practice", draft: Draft, permit: Permit) -> OpenSession:
    return OpenSession(
        draft=draft,
        permit=permit,
        appointment=practice.appointments.get(draft.appointment),
        plan=practice.entries.last_plan(draft.client, draft.service),
        pseudonymiser=practice.entries.pseudonymiser(draft.id),
        earlier=tuple(line for line in practice.entries.list(draft.client) if line.service is draft.service),
    )
