"""The journal's tables. No column is text; none can tell who somebody is.

The rule: an entry and an addendum are never updated (a trigger refuses it), only added, and taken away by erasure.
"""

from sqlalchemy.orm import registry

from storage.columns import bytes_field, id_check, id_field, number_field, sealed_check, size_check, table_options
from storage.sealed.rows import SealedRow
from storage.triggers import guard

PSEUDONYM_BYTES = 8


class JournalTable(SealedRow, registry=registry()):
    """The base of every table of this store; its metadata is the store's own."""


metadata = JournalTable.metadata
_HEAD_IDS = ("id", "subject", "author")


class SubjectRow(JournalTable, table=True):
    """One client in one service, known by a random pseudonym (its eight characters as ASCII)."""

    __tablename__ = "subject"
    __table_args__ = (
        *sealed_check("sealed"),
        *id_check(*_HEAD_IDS),
        size_check("pseudonym", PSEUDONYM_BYTES),
        table_options(),
    )
    pseudonym: bytes = bytes_field(unique=True)
    service: int = number_field()


class PermitRow(JournalTable, table=True):
    """What the journal may know of a consent."""

    __tablename__ = "permit"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class AppointmentRow(JournalTable, table=True):
    """A meeting; the day is in clear so that a day can be listed."""

    __tablename__ = "appointment"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())
    day: int = number_field(index=True)


class DraftRow(JournalTable, table=True):
    """An unsigned note."""

    __tablename__ = "draft"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class EntryRow(JournalTable, table=True):
    """A signed note."""

    __tablename__ = "entry"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class AddendumRow(JournalTable, table=True):
    """A signed remark under an entry."""

    __tablename__ = "addendum"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit", "entry"), table_options())
    permit: bytes = id_field()
    entry: bytes = id_field(index=True)


class AgreementRow(JournalTable, table=True):
    """What was agreed."""

    __tablename__ = "agreement"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class GoalRow(JournalTable, table=True):
    """A goal with its ratings."""

    __tablename__ = "goal"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class MeasurementRow(JournalTable, table=True):
    """Answers to an instrument."""

    __tablename__ = "measurement"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class WorkoutRow(JournalTable, table=True):
    """A training session."""

    __tablename__ = "workout"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class SafetyPlanRow(JournalTable, table=True):
    """One version of a safety plan."""

    __tablename__ = "safety_plan"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS, "permit"), table_options())
    permit: bytes = id_field()


class OwnTemplateRow(JournalTable, table=True):
    """One version of the practice's own template."""

    __tablename__ = "own_template"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class PhraseRow(JournalTable, table=True):
    """One version of a phrase."""

    __tablename__ = "phrase"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class InstrumentRow(JournalTable, table=True):
    """An instrument pack that was brought in."""

    __tablename__ = "instrument"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class EmergencyNoteRow(JournalTable, table=True):
    """A short note in danger to life, without consent."""

    __tablename__ = "emergency_note"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


class WorkingNoteRow(JournalTable, table=True):
    """A note for its author alone."""

    __tablename__ = "working_note"
    __table_args__ = (*sealed_check("sealed"), *id_check(*_HEAD_IDS), table_options())


for _table in ("entry", "addendum"):
    guard(metadata.tables[_table], ("UPDATE",))
