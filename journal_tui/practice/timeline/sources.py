"""The sources of a timeline: each says what one kind of row says, in one short function.

A new kind of row is one more function, and one more line in `journal_sources`.
"""

from collections.abc import Iterator, Sequence

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.measures.collection import Collection
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.timeline.source import Rows, Source, Told, Whose
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind
from journal_tui.practice.values import Purpose
from storage.journal.matters import (
    AgreementRecord,
    EmergencyNoteRecord,
    GoalRecord,
    MeasurementRecord,
    SafetyPlanRecord,
    SetRecord,
    WorkoutRecord,
)
from storage.journal.records import AddendumRecord, AppointmentRecord, DraftRecord, EntryRecord
from storage.sealed.shelf import UNTRUSTED

VOID = "void"
DRAFT = "draft"
PURGED = "draft_purged"


def journal_sources(context: Context) -> tuple[Source, ...]:
    """Give the sources that lie in the journal, for one reading: what they remember is as it was when they were made."""
    journal, texts = context.journal, ShortTexts(context)
    collection = Collection(context)

    amended: dict[bytes, frozenset[bytes]] = {}

    def entry(row: EntryRecord, whose: Whose) -> Told:
        subject = whose.subject.id
        if subject not in amended:
            addenda = journal.addenda.of_subject(subject)
            amended[subject] = frozenset(each.entry for each in addenda if isinstance(each, AddendumRecord))
        state = "amended" if row.id in amended[subject] else "signed"
        headings = context.templates.headings(row.template)
        return Told(row.at_ms, state, (row.text,), row.forms_version, headings=headings)

    def draft(row: DraftRecord, _whose: Whose) -> Told:
        at = row.created_ms if row.at_ms is None else row.at_ms
        readable = row.author == context.user_id
        headings = context.templates.headings(row.template)
        return Told(at, "draft", (row.text,) if readable else (), row.forms_version, headings=headings)

    def measurement(row: MeasurementRecord, whose: Whose) -> Told | None:
        if row.state == VOID:
            return None
        try:
            title = collection.find(row.instrument).title.text(whose.language)
        except NotFound:
            title = row.instrument
        value = _number(row.total, whose.language) if row.total is not None else "–"
        said = f"{title}  {value}"
        return Told(row.at_ms, row.state, lay=lambda _texts: said)

    return (
        Rows(texts, TimelineKind.ENTRY, journal.entries.of_subject, entry),
        Rows(texts, TimelineKind.ADDENDUM, journal.addenda.of_subject, _addendum),
        Rows(texts, TimelineKind.DRAFT, journal.drafts.of_subject, draft),
        Rows(texts, TimelineKind.MEASUREMENT, journal.measurements.of_subject, measurement),
        Rows(texts, TimelineKind.WORKOUT, journal.workouts.of_subject, _workout),
        Rows(texts, TimelineKind.AGREEMENT, journal.agreements.of_subject, _agreement),
        Rows(texts, TimelineKind.GOAL, journal.goals.of_subject, _goal),
        Rows(texts, TimelineKind.SAFETY_PLAN, journal.safety_plans.of_subject, _safety_plan),
        Rows(texts, TimelineKind.EMERGENCY, journal.emergency_notes.of_subject, _emergency),
        Rows(texts, TimelineKind.APPOINTMENT, journal.appointments.of_subject, _appointment),
    )


def vault_items(context: Context, client: bytes) -> Iterator[TimelineItem]:
    """Give the lines that lie in the vault: consents and contacts. None of them has a text."""
    try:
        for event in context.ledger.history(client).events:
            answers = tuple((purpose, event.answers[purpose]) for purpose in Purpose if purpose in event.answers)
            yield TimelineItem(
                event.at, TimelineKind.CONSENT, event.id, event.service, event.kind.value, place=event.id, answers=answers
            )
    except UNTRUSTED as error:
        yield TimelineItem(context.clock.now(), TimelineKind.CONSENT, client.hex(), error=error.code)
    for contact in context.vault.contacts.of_client(client):
        ref = contact.id.hex()
        yield TimelineItem(from_ms(contact.at_ms), TimelineKind.CONTACT, ref, None, contact.channel, place=ref)


def _addendum(row: AddendumRecord, _whose: Whose) -> Told:
    return Told(row.signed_ms, row.kind, (row.text,), row.forms_version, place=row.entry)


def _agreement(row: AgreementRecord, _whose: Whose) -> Told | None:
    if row.state == VOID:
        return None
    kind = TimelineKind.HOMEWORK if row.kind == TimelineKind.HOMEWORK else TimelineKind.AGREEMENT
    return Told(row.at_ms, row.state, (row.text,), row.forms_version, kind=kind)


def _goal(row: GoalRecord, _whose: Whose) -> Told | None:
    if row.state == VOID:
        return None
    rated = f"  {row.ratings[-1].value}/10" if row.ratings else ""
    return Told(row.at_ms, row.state, (row.text,), row.forms_version, lambda texts: "".join(texts) + rated)


def _workout(row: WorkoutRecord, whose: Whose) -> Told | None:
    if row.state == VOID:
        return None
    numbers = tuple(_set(each, whose.language) for each in row.lines)

    def lay(names: Sequence[str]) -> str:
        return "\n".join(f"{name}  {said}".rstrip() for name, said in zip(names, numbers, strict=True))

    return Told(row.at_ms, row.state, tuple(each.exercise for each in row.lines), row.forms_version, lay)


def _safety_plan(row: SafetyPlanRecord, _whose: Whose) -> Told | None:
    if row.state == VOID:
        return None
    return Told(row.at_ms, row.state, tuple(section.text for section in row.sections), row.forms_version)


def _emergency(row: EmergencyNoteRecord, _whose: Whose) -> Told:
    return Told(row.at_ms, row.decision or "waits", (row.text, row.reason), row.forms_version)


def _appointment(row: AppointmentRecord, whose: Whose) -> Told:
    how, said = _how(row), ""
    if how == PURGED and row.draft_purged_ms is not None:
        rule = rules().rule(DRAFT).title(whose.language)
        said = f"{rule}  {from_ms(row.draft_purged_ms).date().isoformat()}"
    return Told(row.planned_ms, how, lay=lambda _texts: said, place=row.entry or b"")


def _how(meeting: AppointmentRecord) -> str:
    """Say in one code how a meeting went."""
    if meeting.cancelled_ms is not None:
        return "cancelled"
    if meeting.no_show:
        return "no_show"
    if meeting.started_ms is None:
        return "planned"
    if meeting.draft_purged_ms is not None and not meeting.journalled:
        return PURGED
    return "held" if meeting.journalled else "without_journal"


def _number(thousandths: int, language: str) -> str:
    """A measured number as it is written: no zeros behind, a comma in Swedish."""
    text = f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")


def _set(line: SetRecord, language: str) -> str:
    """`3 × 5 × 60 kg`: what is written of sets, repetitions and load."""
    parts = [str(each) for each in (line.sets, line.reps) if each is not None]
    if line.load is not None:
        parts.append(f"{_number(line.load, language)} kg")
    if not parts and line.seconds is not None:
        parts.append(f"{line.seconds} s")
    return " × ".join(parts)
