"""A practice with clients in several consent states, two signed notes and a day: made once, copied for each test."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from journal_tui.practice.gate import Permit
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Change, Contact, Controller, Purpose, Risk, Service
from storage.crypto.kdf import FLOOR

PASSPHRASE = "fem lugna ord vid ån"

FIRST = """Summering av veckan
Tove har sovit bättre fyra nätter av sju. Grälade med Ylva på söndagen.

Hemuppgift, genomgång
Sömndagbok förd alla dagar.

Tema
Oro före möten på arbetet.

Arbete under samtalet
Ritade tanke, känsla, kropp.

Plan till nästa gång
Sömnfönster 23-06
Ingen skärm efter 22
Promenad tre gånger
"""
SECOND = FIRST.replace("fyra nätter", "fem nätter").replace("Oro före möten", "Lugnare före möten")


@dataclass(frozen=True)
class Seed:
    """Where it lies and who is there: client ids by given name, ids of Tove's entries, her appointment today."""

    folder: Path
    clients: dict[str, str]
    entries: tuple[str, ...]
    appointment: str


def grant(practice: Practice, client: str, name: str, **answers: bool) -> None:
    """Let a client answer: every purpose yes, but for those named."""
    given = {purpose: answers.get(purpose.value, True) for purpose in Purpose}
    practice.consent.ask(client, Service.KBT)
    practice.consent.record(client, Service.KBT, given, name)


def write_note(practice: Practice, client: str, text: str) -> str:
    """A signed note from outside."""
    draft = practice.entries.add(client, Service.KBT, text)
    return practice.entries.sign(draft, risk=Risk.NONE, accept_flags=True).id


def seed(folder: Path) -> Seed:
    """Make the practice and close it."""
    controller = Controller("Stilla Samtal AB", "", "Åvägen 1, 123 45 Ån", "hej@example.org", ("070-174 06 05",))
    practice, _shares = Practice.create(Home(folder), Setup("Maria Berg", controller), PASSPHRASE, kdf=FLOOR)
    practice.consent.publish(Service.KBT, Change.MATERIAL)
    people = {
        "Tove": Contact("Tove", "Almdunge", phone="070-174 06 35", email="tove@example.org"),
        "Linnéa": Contact("Linnéa", "Kvistfors"),
        "Vera": Contact("Vera", "Stormyr"),
        "Nils": Contact("Nils", "Rådvik"),
    }
    clients = {name: practice.clients.register(contact, (Service.KBT,)).client for name, contact in people.items()}
    grant(practice, clients["Tove"], "Tove Almdunge")
    grant(practice, clients["Linnéa"], "Linnéa Kvistfors")
    practice.consent.withdraw(clients["Linnéa"], Service.KBT)
    grant(practice, clients["Nils"], "Nils Rådvik", journal=False, measures=False, supervision=False)
    assert isinstance(practice.gate.check(clients["Tove"], Service.KBT), Permit)
    entries = tuple(write_note(practice, clients["Tove"], text) for text in (FIRST, SECOND))
    soon = datetime.now().astimezone() + timedelta(minutes=30)
    appointment = practice.appointments.plan(clients["Tove"], Service.KBT, soon).id
    practice.recovery_proven()
    practice.close()
    return Seed(folder, clients, entries, appointment)
