"""The practice of the design's pictures, made through the real use-cases at a clock of its own: made once, copied.

Monday 2026-11-23, 09:41. Six people with one appointment each, in six states of consent; two drafts that wait.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from fixtures.documents import earlier
from journal_tui.practice.clock import Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Change, Contact, Controller, Purpose, Risk, Service
from storage.crypto.kdf import FLOOR

PASSPHRASE = "fem lugna ord vid ån"
ZONE = datetime.now().astimezone().tzinfo
NOW = datetime(2026, 11, 23, 9, 41, tzinfo=ZONE)

PEOPLE = {
    "Tove": Contact("Tove", "Almdunge", email="tove@example.org", phone="070-174 06 12"),
    "Ivar": Contact("Ivar", "Söderklint", phone="070-174 06 13"),
    "Maja": Contact("Maja", "Ekhamra"),
    "Åke": Contact("Åke", "Björnväg"),
    "Linnéa": Contact("Linnéa", "Kvistfors"),
    "Samir": Contact("Samir", "Vadsten"),
}
SERVICES = {
    "Tove": Service.KBT,
    "Ivar": Service.KOST,
    "Maja": Service.KBT,
    "Åke": Service.PT,
    "Linnéa": Service.KBT,
    "Samir": Service.KOST,
}
TIMES = {"Tove": (9, 0), "Ivar": (10, 0), "Maja": (11, 0), "Åke": (13, 0), "Linnéa": (14, 0), "Samir": (15, 30)}

NOTE = """Summering av veckan
Tove har sovit bättre fyra nätter av sju. Tove Almdunges telefon 070-174 06 12 låg i köket.

Tema
Oro före möten [på arbetet], gick ändå på promenaden.

Plan till nästa gång
Sömnfönster 23-06, ingen skärm efter 22, promenad tre gånger
"""
DIET = """Summering
Ivar åt frukost fyra dagar.

Plan till nästa gång
Frukost före nio, fyra dagar av sju. Matlåda till jobbet.
"""


class Moving:
    """A clock that is set by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=5)
        return self.at

    def to(self, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        self.at = datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@dataclass(frozen=True)
class Day:
    """Where it lies and who is there, by given name."""

    folder: Path
    clients: dict[str, str] = field(default_factory=dict)
    entry: str = ""


def answer(practice: Practice, clients: dict[str, str], name: str, **answers: bool) -> None:
    """Let somebody answer every purpose; `journal` yes unless said."""
    contact, service = PEOPLE[name], SERVICES[name]
    practice.consent.ask(clients[name], service)
    given = {Purpose.JOURNAL: True, Purpose.MEASURES: False, Purpose.SUPERVISION: True}
    given |= {Purpose(purpose): said for purpose, said in answers.items()}
    practice.consent.record(clients[name], service, given, f"{contact.given} {contact.surname}")


def build_day(folder: Path) -> Day:
    """Make the practice and close it."""
    clock = Moving(datetime(2026, 9, 1, 9, 0, tzinfo=ZONE))
    controller = Controller("Stilla Samtal AB", "", "Åvägen 1, 123 45 Ån", "hej@example.org", ("070-174 06 05",))
    setup = Setup("Maria Berg", controller)
    practice, _sheets = Practice.create(Home(folder), setup, PASSPHRASE, kdf=FLOOR, clock=Clock(clock))
    practice.recovery_proven()
    for service in (Service.KBT, Service.KOST, Service.KBT, Service.KOST):
        practice.consent.publish(service, Change.MATERIAL, earlier(service, controller))
    practice.consent.publish(Service.PT, Change.MATERIAL)
    clients = {name: practice.clients.register(who, (SERVICES[name],)).client for name, who in PEOPLE.items()}
    clock.to(9, 14)
    answer(practice, clients, "Maja")
    clock.to(10, 1)
    practice.consent.publish(Service.KBT, Change.MATERIAL)
    clock.to(10, 5)
    for name in ("Tove", "Ivar", "Linnéa", "Samir"):
        answer(practice, clients, name)
    clock.to(10, 30)
    practice.context.clock.logged()  # it was in use meanwhile
    clock.to(11, 9)
    practice.entries.sign(practice.entries.add(clients["Ivar"], Service.KOST, DIET), risk=Risk.NONE, accept_flags=True)
    clock.to(11, 19)
    practice.entries.add(clients["Ivar"], Service.KOST, DIET.replace("fyra dagar.", "fem dagar."))
    clock.to(11, 20)
    practice.consent.withdraw(clients["Linnéa"], Service.KBT)
    practice.restrictions.restrict(clients["Samir"], RestrictionGround.ACCURACY)
    clock.to(11, 22)
    for name, (hour, minute) in TIMES.items():
        if name != "Tove":
            practice.appointments.plan(clients[name], SERVICES[name], NOW.replace(hour=hour, minute=minute))
    practice.appointments.plan(clients["Tove"], Service.KBT, NOW.replace(hour=9) + timedelta(days=1))
    clock.to(11, 23, 9, 40)
    note = practice.entries.add(clients["Tove"], Service.KBT, NOTE, at=NOW.replace(hour=8, minute=30), minutes=50)
    entry = practice.entries.sign(note, risk=Risk.NONE, accept_flags=True).id
    practice.close()
    return Day(folder, clients, entry)
