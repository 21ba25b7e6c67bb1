"""What the session screens ask the practice for, as one answer each, so that a screen waits once.

Runs on the storage thread, through the gateway; what comes back is frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journal_tui.locales import language
from journal_tui.practice.continuity.order import in_order
from journal_tui.practice.continuity.values import Agreement, Goal, GoalState, Standing
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.library.values import Phrase
from journal_tui.practice.measures.values import Measured
from journal_tui.practice.values import Appointment, Draft, EntryLine, LastPlan, Service, Verdict

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser


RECENT = timedelta(hours=12)
"""How long after its last save a note counts as interrupted and not merely unsigned."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Everything the editor needs before the first letter can be typed."""

    draft: Draft
    permit: Permit
    appointment: Appointment
    pseudonymiser: "Pseudonymiser" = field(repr=False)
    phrases: Mapping[str, Phrase] = field(repr=False, default_factory=dict)
    written_in: str = "sv"
    """The practice's language, in which headings come into a note whatever language the screen has."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside and below the note; fetched when the note is already there."""

    plan: LastPlan | None = None
    earlier: tuple[EntryLine, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: bool = True
    """Whether the client has said yes to measures here."""
    measured: tuple[Measured, ...] = ()
    """What was measured here, newest first."""

    def with_agreement(self, changed: Agreement) -> "Beside":
        """The same after an agreement was made or changed; what is not open any more stands here no more."""
        kept = [each for each in self.agreements if each.id != changed.id]
        return replace(self, agreements=in_order([*kept, changed] if changed.is_open else kept))

    def with_goal(self, changed: Goal) -> "Beside":
        """The same after a goal was made or changed; one that has ended stands here no more."""
        kept = [changed if each.id == changed.id else each for each in self.goals]
        if all(each.id != changed.id for each in self.goals):
            kept.append(changed)
        return replace(self, goals=tuple(each for each in kept if each.state is GoalState.ACTIVE))


@dataclass(frozen=True, slots=True)
class Coming:
    """What stands beside an appointment in the list of the day."""

    beside: Beside
    number: int
    """Which one it is with this client in this service, counted by those that were held."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The gate said no; with the name that the dialog shows."""

    refusal: Refusal
    name: str = field(repr=False)
    appointment: str | None = None
    changed: bool = False
    """Whether the document in force reads otherwise than the one that was answered."""


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
        return _refused(practice, answer, appointment)
    planned = practice.appointments.get(appointment) if appointment else None
    return _opened(practice, practice.appointments.start(planned, answer), answer)


def resume(practice: "Practice", draft_id: str) -> OpenSession | Refused:
    """Open a draft again, through the gate like every other time."""
    draft = practice.entries.draft(draft_id)
    answer = practice.gate.check(draft.client, draft.service)
    if isinstance(answer, Refusal):
        return _refused(practice, answer, draft.appointment)
    return _opened(practice, draft, answer)


def _refused(practice: "Practice", answer: Refusal, appointment: str | None) -> Refused:
    contact = practice.clients.contact(answer.client)
    changed = answer.verdict is Verdict.OUTDATED_VERSION and bool(
        practice.consent.differences(answer.service, answer.document_version or 0, answer.current_version or 0, language())
    )
    return Refused(answer, f"{contact.given} {contact.surname}".strip(), appointment, changed)


def interrupted(practice: "Practice", now: datetime) -> Draft | None:
    """The newest note whose appointment was begun and never ended, saved in the last hours; without text.

    Args:
        practice: The open practice.
        now: The time.
    """
    recent = [draft for draft in practice.entries.drafts() if not draft.frozen and now - draft.saved_at < RECENT]
    for draft in sorted(recent, key=lambda each: each.saved_at, reverse=True):
        meeting = practice.appointments.get(draft.appointment)
        if meeting.started_at is not None and meeting.ended_at is None:
            return draft
    return None


def _opened(practice: "Practice", draft: Draft, permit: Permit) -> OpenSession:
    return OpenSession(
        draft=draft,
        permit=permit,
        appointment=practice.appointments.get(draft.appointment),
        pseudonymiser=practice.entries.pseudonymiser(draft.id),
        phrases=phrases(practice, draft.service),
        written_in=practice.language,
    )


def phrases(practice: "Practice", service: Service) -> dict[str, Phrase]:
    """What `;code` and Tab finds in a note of this service."""
    return practice.library.phrases.usable(service, language())


def beside(practice: "Practice", client: str, service: Service) -> Beside:
    """The last plan, what is open, and the earlier notes of a client in a service. Reading the texts is logged."""
    lines = tuple(line for line in practice.entries.list(client) if line.service is service and line.state != "draft")
    measures = isinstance(practice.measures.may(client, service), Permit)
    return Beside(
        practice.entries.last_plan(client, service),
        lines,
        practice.agreements.list(client, service, open_only=True, identified=True),
        practice.goals.list(client, service, active_only=True, identified=True),
        measures,
        tuple(each for each in practice.measures.list(client) if each.service is service) if measures else (),
    )


def coming(practice: "Practice", meeting: Appointment) -> Coming:
    """What was agreed and measured before an appointment, and how many were held. Reading the texts is logged."""
    held = [
        each
        for each in practice.appointments.of_client(meeting.client)
        if each.service is meeting.service and each.started_at is not None and each.planned_at < meeting.planned_at
    ]
    return Coming(beside(practice, meeting.client, meeting.service), len(held) + 1)


def standing(practice: "Practice", client: str) -> Standing:
    """What is open with a client in all services, for the card. Reading the texts is logged."""
    return Standing(
        practice.agreements.list(client, open_only=True, identified=True),
        practice.goals.list(client, active_only=True, identified=True),
        practice.safety_plans.written_at(client),
    )
