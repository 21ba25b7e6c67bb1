"""What the journal keeps beside the notes: agreements, goals, measured values, workouts, safety plans.

Rules: each exists only under a consent in force at the moment of its writing (`permit`); each text holds tokens, and its
written forms lie in the vault under the row's id and `forms_version`, as for a note. Nothing is taken away here: what was
a mistake is marked `void` and shown no more, until erasure takes it. Measured numbers are whole thousandths
(`72.4 kg` is 72_400), so that nothing is rounded on its way.
"""

from dataclasses import dataclass, field

from storage.sealed.record import PermittedRecord, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRecord(PermittedRecord):
    """What was agreed, or a task until next time.

    Attributes:
        kind: `agreement` or `homework`.
        topic: A code of the practice's topics (`sleep`, `food`, …).
        at_ms: When it was agreed.
        appointment: In which appointment, or None.
        due_day: Day by which it is due (`date.toordinal()`), or None.
        state: `open`, `kept`, `partly`, `not_kept`, `dropped`, `carried` (goes on in a newer one), `void`.
        settled_ms: When it left `open`, or None.
        carried_from: The agreement that this one goes on with, or None.
    """

    kind: str
    topic: str
    at_ms: int
    text: str = field(repr=False)
    appointment: bytes | None = None
    due_day: int | None = None
    state: str = "open"
    settled_ms: int | None = None
    carried_from: bytes | None = None
    forms_version: int = 0


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """How near a goal was, 0 to 10, in one appointment or at one time."""

    at_ms: int
    value: int
    appointment: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRecord(PermittedRecord):
    """A goal in the client's words, with its ratings, oldest first. `state`: `active`, `reached`, `dropped`, `void`."""

    at_ms: int
    text: str = field(repr=False)
    state: str = "active"
    ended_ms: int | None = None
    ratings: tuple[RatingRecord, ...] = ()
    forms_version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementRecord(PermittedRecord):
    """One answer to one instrument; its permit is that of the purpose `measures`.

    Attributes:
        instrument: Key of the instrument with its version, `phq9/1`.
        at_ms: When it was answered.
        appointment: In which appointment, or None.
        answers: One number for each item, thousandths, None for one that was left out; empty when only a total was typed.
        total: Thousandths, or None: an item is missing and the instrument's rule gives no total.
        by: Who pressed the keys: `counsellor` or `client`.
        state: `whole`, `partial` (interrupted, may go on), `void`.
        replaces: The measurement that this one was answered instead of, or None.
        prompt: What was done about an answer that asks for a talk: empty, `opened` (a risk note), `declined`.
        prompt_reason: Why it was declined; tokens.
    """

    instrument: str
    at_ms: int
    appointment: bytes | None = None
    answers: tuple[int | None, ...] = field(default=(), repr=False)
    total: int | None = field(default=None, repr=False)
    by: str = "counsellor"
    state: str = "whole"
    replaces: bytes | None = None
    prompt: str = ""
    prompt_reason: str = field(default="", repr=False)
    forms_version: int = 0


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One line of a workout: numbers in thousandths (kg, RPE), None where nothing was written."""

    exercise: str = field(repr=False)
    sets: int | None = None
    reps: int | None = None
    load: int | None = None
    rpe: int | None = None
    pain: int | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutRecord(PermittedRecord):
    """A training session as a grid. Exercise names hold tokens; `state`: `open`, `done`, `void`."""

    at_ms: int
    appointment: bytes | None = None
    lines: tuple[SetRecord, ...] = field(default=(), repr=False)
    state: str = "open"
    forms_version: int = 0


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """One section of a safety plan: its code and what stands there, with tokens."""

    code: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlanRecord(PermittedRecord):
    """One version of a client's safety plan; the newest is in force, unless its `state` is `void`. `number` counts from 1."""

    at_ms: int
    number: int
    sections: tuple[SectionRecord, ...] = field(default=(), repr=False)
    appointment: bytes | None = None
    state: str = "in_force"
    forms_version: int = 0


@dataclass(frozen=True, slots=True)
class OwnHeadingRecord:
    """One heading of a practice's own template. `role`: empty, `plan`, `homework`, `goals`; a hint is shown, never stored in a note."""

    code: str
    sv: str
    en: str
    role: str = ""
    sv_hint: str = ""
    en_hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplateRecord(Record):
    """One version of a template that the practice made itself; never changed, only followed by the next `number`.

    `ordinary`: words in it that look like names and are none, as a person said.
    """

    name: str
    services: tuple[str, ...]
    number: int
    sv: str
    en: str
    headings: tuple[OwnHeadingRecord, ...] = ()
    retired: bool = False
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRecord(Record):
    """One version of a phrase: `;code` and Tab puts `text` into a note. No `services`: for all of them."""

    code: str
    number: int
    text: str = field(repr=False)
    services: tuple[str, ...] = ()
    retired: bool = False
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRecord(Record):
    """An instrument pack that the practice brought in, as it was read; `key` with its version, `phq9/2`."""

    key: str
    pack: str = field(repr=False)
    digest: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNoteRecord(Record):
    """A note in danger to life, which no consent stands behind: short, with a reason and a ground chosen by its author.

    Attributes:
        ground: Code of the legal ground that was chosen.
        reason: Why it could not wait; tokens.
        acknowledged: Ids of the users who have seen it, as owner or for data protection.
        decision: What was decided about keeping it, or empty.
        sensitivity: The strongest kind of data in it.
        labels: Which kinds of sensitive data it holds, as codes of the practice's list.
    """

    at_ms: int
    ground: str
    text: str = field(repr=False)
    reason: str = field(repr=False)
    sensitivity: str = "special_category"
    labels: tuple[str, ...] = ()
    acknowledged: tuple[bytes, ...] = ()
    decision: str = ""
    forms_version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingNoteRecord(Record):
    """A note for its author alone, under a key of its own.

    Attributes:
        review_ms: When its author looks at it again, to sign it into the journal or to have it destroyed.
        reviewed_ms: When its author did, or None.
        ended_ms: When its author decided that it goes before its time, or None.
    """

    at_ms: int
    text: str = field(repr=False)
    review_ms: int
    reviewed_ms: int | None = None
    ended_ms: int | None = None
    forms_version: int = 0
