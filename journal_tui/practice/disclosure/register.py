"""The register of disclosures: everything that leaves the practice is entered here before its file is closed.

Rules: a disclosure names a recipient, a purpose and the classes of data in it; one to an authority also the law and who decided; the
register names no client by name, and an entry is never changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from journal_tui.practice import codes
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.rights.data_classes import chosen
from journal_tui.practice.values import PersonnummerPurpose
from storage.audit.actions import Action
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import DisclosureRecord


class Recipient(StrEnum):
    """Whom data may go to. There is no other (promises P39 to P43)."""

    CLIENT = "client"
    INVOICING = "invoicing"
    COLLECTION = "collection"
    AUTHORITY = "authority"
    SUPERVISOR = "supervisor"


_PURPOSES: Final[Mapping[Recipient, str]] = {
    Recipient.CLIENT: "rights",
    Recipient.INVOICING: "invoicing",
    Recipient.COLLECTION: "collection",
    Recipient.AUTHORITY: "law",
    Recipient.SUPERVISOR: "supervision",
}


NUMBER: Final = "national_id"
"""The class of data that a personnummer is."""
NOTICE: Final = "notice"
"""The purpose of a letter that tells whoever was given data what has become of it; such a letter makes nobody a recipient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One entry of the register. `client` is empty where several were in one file."""

    id: str
    at: datetime
    recipient: Recipient
    purpose: str
    classes: tuple[str, ...]
    digest: str
    client: str = ""
    recipient_name: str = ""
    law: str = ""
    decided_by: str = ""
    case: str = ""


class Disclosures:
    """The register of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context

    def enter(
        self,
        recipient: Recipient,
        classes: frozenset[str],
        digest: bytes,
        *,
        client: bytes = ZERO_ID,
        recipient_name: str = "",
        law: str = "",
        decided_by: str = "",
        case: str = "",
        purpose: str = "",
        number_for: PersonnummerPurpose | None = None,
    ) -> Disclosure:
        """Enter what is about to leave.

        Args:
            recipient: Whom it goes to.
            classes: Data classes that are in it.
            digest: SHA-256 of the file.
            client: Whose data, when one client's alone.
            recipient_name: The authority or firm; no private person.
            law: Law reference; needed for an authority.
            decided_by: Who decided; needed for an authority.
            case: Case number or debt case.
            purpose: Another than the usual one for this recipient.
            number_for: What a personnummer in it is shown for; none when whoever it belongs to asked for everything.

        Raises:
            InvalidInput: An authority without law or decision maker, or no such data class; nothing may leave.
        """
        named = tuple(sorted(each.code for each in chosen(classes)))
        if recipient is Recipient.AUTHORITY:
            for field, value in (("law", law), ("decided_by", decided_by), ("recipient", recipient_name)):
                if not value.strip():
                    raise InvalidInput(field=field, reason="empty")
        vault = self._context.stores.vault
        with vault.database.write():
            now = self._context.stamp_ms()
            record = self._context.vault.disclosures.add(
                DisclosureRecord(
                    id=new_id(),
                    subject=client,
                    created_ms=now,
                    recipient=recipient.value,
                    at_ms=now,
                    purpose=purpose or _PURPOSES[recipient],
                    classes=named,
                    digest=digest,
                    recipient_name=recipient_name.strip(),
                    law=law.strip(),
                    decided_by=decided_by.strip(),
                    case=case,
                )
            )
            vault.audit.add(Action.DISCLOSED, subject=client, object=record.id)
            if NUMBER in named:  # whatever shows a personnummer is noted as such, also when it is a file
                shown = codes.NUMBER_PURPOSES[number_for] if number_for else 0
                vault.audit.add(Action.NATIONAL_ID_READ, subject=client, object=record.id, purpose=shown)
        return _value(record)

    def list(self) -> tuple[Disclosure, ...]:
        """Every disclosure, newest first."""
        rows = self._context.vault.disclosures.all()
        return tuple(_value(row) for row in reversed(rows) if not isinstance(row, Unreadable))

    def of_client(self, client: str) -> tuple[Disclosure, ...]:
        """What left about one client, newest first."""
        rows = self._context.vault.disclosures.of_client(self._context.register.resolve(client))
        return tuple(_value(row) for row in reversed(rows) if not isinstance(row, Unreadable))


def _value(record: DisclosureRecord) -> Disclosure:
    return Disclosure(
        id=record.id.hex(),
        at=from_ms(record.at_ms),
        recipient=Recipient(record.recipient),
        purpose=record.purpose,
        classes=record.classes,
        digest=record.digest.hex(),
        client="" if record.subject == ZERO_ID else record.subject.hex(),
        recipient_name=record.recipient_name,
        law=record.law,
        decided_by=record.decided_by,
        case=record.case,
    )
