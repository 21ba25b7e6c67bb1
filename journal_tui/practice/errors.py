"""Everything a use-case can refuse or fail with, on one page.

Codes are stable: scripts, tests and the catalogue of texts rest on them. No message holds a stored value.
The storage tree is re-exported so that screens and the command line need no import from `storage`.
"""

from typing import ClassVar

from storage.errors import (
    AlreadyThere,
    ChangedMeanwhile,
    Damaged,
    DiskFull,
    InUse,
    KeyMissing,
    Locked,
    NoPractice,
    NotFound,
    NotWritable,
    PermitRefused,
    RolledBack,
    SealedForever,
    StorageError,
    Tampered,
    UnsafePlace,
    Unsupported,
    WrongPassphrase,
    WrongRecoveryKey,
)

__all__ = [
    "AlreadyThere",
    "ChangedMeanwhile",
    "ClockWentBack",
    "ConsentMissing",
    "Damaged",
    "DateUnconfirmed",
    "DiskFull",
    "EmptyNote",
    "FlagsRemain",
    "InUse",
    "InvalidInput",
    "InvalidText",
    "KeyMissing",
    "Locked",
    "NamesFound",
    "NoDocument",
    "NoPractice",
    "NotFound",
    "NotWritable",
    "PermitRefused",
    "PracticeError",
    "RecogniserDamaged",
    "RefusedByRule",
    "RolledBack",
    "SealedForever",
    "SetupUnfinished",
    "StorageError",
    "Tampered",
    "TextTooLong",
    "UnsafePlace",
    "Unsupported",
    "WeakPassphrase",
    "WrongPassphrase",
    "WrongRecoveryKey",
]


class PracticeError(Exception):
    """The root of what a use-case raises by itself."""

    code: ClassVar[str] = "practice"

    def __init__(self, **facts: str | int) -> None:
        """Keep the facts (codes, counts, dates, field names); the text of the exception is the code alone."""
        super().__init__(self.code)
        self.facts: dict[str, str | int] = dict(facts)


class InvalidInput(PracticeError):
    """A field is not right. `facts["field"]` names it, `facts["reason"]` is a stable code."""

    code = "invalid_input"


class WeakPassphrase(PracticeError):
    """The new passphrase is too short, too common or too long. `facts["reason"]`."""

    code = "weak_passphrase"


class InvalidText(PracticeError):
    """The text cannot be stored as it is, for instance lone surrogates or bytes that are not UTF-8. `facts["reason"]`."""

    code = "invalid_text"


class TextTooLong(PracticeError):
    """The text passes the limit. `facts["limit"]`, `facts["size"]` in bytes."""

    code = "text_too_long"


class EmptyNote(PracticeError):
    """There is nothing to sign."""

    code = "empty_note"


class RefusedByRule(PracticeError):
    """The root of refusals by a rule of the practice: exit code 3."""

    code = "refused"


class ConsentMissing(RefusedByRule):
    """The gate said no. `facts["verdict"]` is the verdict's code."""

    code = "consent_missing"


class NoDocument(RefusedByRule):
    """No consent document is published for this service, so nothing can be asked."""

    code = "no_document"


class FlagsRemain(RefusedByRule):
    """Words that may be names are undecided; signing waits. `facts["count"]`."""

    code = "flags_remain"


class NamesFound(RefusedByRule):
    """A template or a phrase may name somebody. `facts`: the first place (`part`, `line`, `column`, `kind`), and the `count`."""

    code = "names_found"


class ClockWentBack(RefusedByRule):
    """The clock stands before something already recorded; nothing is written until it is right."""

    code = "clock_went_back"


class DateUnconfirmed(RefusedByRule):
    """The clock stands far after the last use, or not on the day that was said; nothing is written before a person confirms the date.

    `facts["recorded"]` is the day of the last use, `facts["today"]` the clock's, `facts["said"]` what was said instead, if anything.
    """

    code = "date_unconfirmed"


class SetupUnfinished(PracticeError):
    """A set-up was interrupted at this place; run it again, it clears what it made and starts over."""

    code = "setup_unfinished"


class RecogniserDamaged(PracticeError):
    """A compiled file of the recogniser is missing or changed: nothing is stored until the program is whole again. `facts["artefact"]`."""

    code = "recogniser_damaged"
