"""The numbers under which purposes, verdicts, services and channels stand in the audit log.

Append only: rows of many years carry them. The log has no text, so every word that it keeps is in a table here
or in `storage.audit.Action`.
"""

from collections.abc import Mapping
from typing import Final

from journal_tui.practice.consent.events import Copy
from journal_tui.practice.values import Channel, PersonnummerPurpose, Purpose, Service, Verdict

PURPOSES: Final[Mapping[Purpose, int]] = {Purpose.JOURNAL: 1, Purpose.MEASURES: 2, Purpose.SUPERVISION: 3}
NUMBER_PURPOSES: Final[Mapping[PersonnummerPurpose, int]] = {
    PersonnummerPurpose.FRISKVARD: 1,
    PersonnummerPurpose.INKASSO: 2,
}
SERVICES: Final[Mapping[Service, int]] = {Service.KBT: 1, Service.KOST: 2, Service.PT: 3}
VERDICTS: Final[Mapping[Verdict, int]] = {
    Verdict.GRANTED: 100,
    Verdict.MISSING: 101,
    Verdict.REFUSED: 102,
    Verdict.WITHDRAWN: 103,
    Verdict.EXPIRED: 104,
    Verdict.OUTDATED_VERSION: 105,
    Verdict.WRONG_SERVICE_OR_PURPOSE: 106,
    Verdict.RESTRICTED: 107,
    Verdict.UNDECIDABLE: 108,
}
CHANNELS: Final[Mapping[Channel, int]] = {
    Channel.PHONE: 1,
    Channel.EMAIL: 2,
    Channel.SMS: 3,
    Channel.VIDEO: 4,
    Channel.FORM: 5,
    Channel.VISIT: 6,
}
COPIES: Final[Mapping[Copy, int]] = {Copy.PAPER: 1, Copy.FILE: 2, Copy.NONE: 3}
