"""Values about people and how they stand: contact data, consent status, lines of the list. Frozen, plain, no storage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal_tui.practice.terms import Change, ConsentState, Purpose, Service, Verdict


@dataclass(frozen=True, slots=True)
class Controller:
    """Who answers for the data; printed on every consent and receipt (promise P02)."""

    name: str
    organisation_number: str = ""
    address: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """What the practice may know to reach a client (promise P04), plus what points at the client in a text.

    `source` says why something here comes from somebody else than the client; empty: the client gave it (promise P17).
    """

    given: str
    surname: str
    nicknames: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    address: str = ""
    employer: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """One purpose of one consent document for one client and service."""

    purpose: Purpose
    state: ConsentState
    since: datetime | None = None
    document_version: int | None = None
    outdated: Change | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """A client's standing in one service: the pseudonym and what the gate would say for journalling."""

    service: Service
    pseudonym: str
    verdict: Verdict
    answers: tuple[ConsentAnswer, ...] = ()
    since: datetime | None = None
    document_version: int | None = None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A row of the client list."""

    id: str
    given: str
    surname: str
    services: tuple[ServiceStatus, ...]
    last_contact: date | None = None
    drafts: int = 0
    also: tuple[str, ...] = ()
    """What the client is called where the same person was taken in again; see `Persons.called`."""

    @property
    def name(self) -> str:
        """Given name and surname, for showing."""
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Registered:
    """What registering a client gives back."""

    client: str
    pseudonyms: Mapping[Service, str]
    similar: tuple[str, ...] = ()
    """Ids of clients with the same phone or name: shown as a hint, never merged."""
