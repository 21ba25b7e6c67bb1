"""A real practice on real files for one test: copied from one made once, with a clock that only the test moves."""

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal_tui.practice.clock import SPAN, Clock
from journal_tui.practice.gate import Permit
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Change, Contact, Controller, Purpose, Service
from storage.audit.actions import Action
from storage.audit.reading import read
from storage.crypto.kdf import FLOOR

PASSPHRASE = "sju gröna stolar i regnet"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Watch:
    """The time, as far as a test is concerned."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def make_practice(folder: Path) -> None:
    """A practice with three published documents and nobody in it, closed again."""
    watch = Watch(MORNING - timedelta(days=1))
    setup = Setup("Ragnhild Ljungqvist", Controller("Ljungqvist Rådgivning AB", email="info@example.se"))
    practice, _ = Practice.create(Home(folder), setup, PASSPHRASE, kdf=FLOOR, clock=Clock(watch))
    for service in Service:
        practice.consent.publish(service, Change.MATERIAL)
    practice.close()


def in_use(clock: Clock, hands: Watch, by: timedelta) -> None:
    """Let time pass at a practice that is used meanwhile: a jump of months at once is what a clock does that went wrong."""
    there = hands.at + by
    while hands.at < there:
        clock.logged()
        hands.at = min(hands.at + SPAN, there)
    hands.at = there


class Work:
    """What a test does at its practice."""

    def __init__(self, folder: Path) -> None:
        self.watch = Watch()
        self.clock = Clock(self.watch)
        self.folder = folder
        self.practice = self._open(folder)

    def now(self) -> datetime:
        return self.watch.at

    def later(self, **how: float) -> None:
        in_use(self.clock, self.watch, timedelta(**how))

    def client(
        self,
        given: str = "Tove",
        surname: str = "Almdunge",
        services: tuple[Service, ...] = (Service.KBT,),
        granted: bool = True,
        **contact: str | tuple[str, ...],
    ) -> str:
        """A new client; granted for every service unless told otherwise."""
        made = self.practice.clients.register(Contact(given, surname, **contact), services)
        for service in services:
            if granted:
                self.grant(made.client, service)
        return made.client

    def grant(self, client: str, service: Service) -> None:
        """The client says yes to everything and signs."""
        self.practice.consent.ask(client, service, by_client=True)
        contact = self.practice.clients.contact(client)
        answers = dict.fromkeys(self.practice.consent.current(service).purposes, True)
        self.practice.consent.record(client, service, answers, f"{contact.given} {contact.surname}")

    def permit(self, client: str, service: Service = Service.KBT) -> Permit:
        answer = self.practice.gate.check(client, service, Purpose.JOURNAL)
        assert isinstance(answer, Permit), answer
        return answer

    def note(self, client: str, text: str, service: Service = Service.KBT, **more):
        """A signed note, through the gate."""
        draft = self.practice.entries.add(client, service, text, **more)
        return self.practice.entries.sign(draft.id, accept_flags=True)

    def reopen(self, folder: Path | None = None) -> None:
        """Lock and unlock, there or elsewhere."""
        self.practice.close()
        self.practice = self._open(folder or self.folder)

    def killed(self) -> None:
        """What lies on the disk now is unlocked as after a kill: nothing was closed."""
        copy = self.folder.with_name(self.folder.name + "-killed")
        shutil.copytree(self.folder, copy)
        self.practice.close()
        self.folder = copy
        self.practice = self._open(copy)

    def become_somebody_else(self) -> None:
        """Another user at the keyboard, as far as the desks can tell."""
        self.practice.context.user_id = b"somebody else 16"

    def journal_text(self, entry: str) -> str:
        return self.practice.context.journal.entries.get(bytes.fromhex(entry)).text

    def everything_sealed(self) -> str:
        """Every text of the journal, opened with the journal's own keys."""
        journal = self.practice.context.journal
        rows = [*journal.drafts.of_author(), *journal.entries.scan(), *journal.addenda.scan()]
        return "\n".join(row.text for row in rows)

    def forms_of(self, text_id: str) -> tuple[str, ...] | None:
        found = self.practice.context.vault.forms._find(bytes.fromhex(text_id))
        return found.versions[-1].forms if found else None

    def problems(self):
        return self.practice.verify().problems

    def tamper(self, table: str, row: str, store: str = "journal") -> None:
        """Turn one bit of a sealed column, as somebody with an editor would."""
        with sqlite3.connect(self.folder / f"{store}.db") as file:
            (sealed,) = file.execute(f"SELECT sealed FROM {table} WHERE id = ?", (bytes.fromhex(row),)).fetchone()
            triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                file.execute(f"DROP TRIGGER {name}")
            changed = sealed[:60] + bytes([sealed[60] ^ 1]) + sealed[61:]
            file.execute(f"UPDATE {table} SET sealed = ? WHERE id = ?", (changed, bytes.fromhex(row)))
            for _, sql in triggers:
                file.execute(sql)
        file.close()

    def audit_actions(self) -> list[str]:
        """What the journal's log says was done, in order."""
        return [Action(row.action).name for _, row in read(self.practice.context.stores.journal) if row is not None]

    def _open(self, folder: Path) -> Practice:
        self.clock = Clock(self.watch)
        return Practice.open(Home(folder), PASSPHRASE, clock=self.clock, date_is=self.clock.now().date())
