"""Real practices for the desks' tests: one shared by a file where each test takes its own clients, one of its own where not."""

import shutil
from datetime import datetime, timedelta
from itertools import count

import pytest

from journal_tui.practice.clock import SPAN, Clock
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Contact, Purpose, Service
from storage.audit.reading import read
from tests.conftest import PASSPHRASE

YES = dict.fromkeys(Purpose, True)
NO = dict.fromkeys(Purpose, False)


class Hands:
    """A clock's hands that a test can move; time goes on by itself too."""

    def __init__(self):
        self.shift = timedelta(minutes=1)
        self.clock = Clock(self)

    def __call__(self):
        return datetime.now().astimezone() + self.shift

    def move(self, **by):
        """Let time pass at a practice that is used meanwhile."""
        there = self.shift + timedelta(**by)
        while self.shift < there:
            self.clock.logged()
            self.shift = min(self.shift + SPAN, there)
        self.shift = there


class Room:
    """An open practice with short ways to what tests need."""

    def __init__(self, folder):
        self.folder, self.hands = folder, Hands()
        self.number = count(1)
        self.practice = self.open()

    def open(self):
        clock = self.hands.clock = Clock(self.hands)
        return Practice.open(Home(self.folder), PASSPHRASE, clock=clock, date_is=clock.now().date())

    def reopen(self):
        self.practice.close()
        self.practice = self.open()
        return self.practice

    def client(self, *services, given="Tove", surname=None):
        surname = surname or f"Almdunge{chr(96 + next(self.number) % 26)}{'x' * (next(self.number) // 26)}"
        return self.practice.clients.register(Contact(given, surname), services or (Service.KBT,)).client

    def name(self, client):
        return self.practice.context.register.name(bytes.fromhex(client))

    def consent(self, client, service=Service.KBT, answers=YES, **more):
        return self.practice.consent.record(client, service, answers, self.name(client), **more)

    def verdict(self, client, service=Service.KBT, purpose=Purpose.JOURNAL):
        return self.practice.gate.check(client, service, purpose).verdict

    def log(self, store="vault"):
        return [record for _, record in read(getattr(self.practice.context.stores, store)) if record is not None]


@pytest.fixture(scope="module")
def room(made_practice, tmp_path_factory):
    """One practice for a file, with the three documents published."""
    folder = tmp_path_factory.mktemp("room") / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    room = Room(folder)
    for service in Service:
        room.practice.consent.publish(service)
    yield room
    room.practice.close()


@pytest.fixture
def own_room(practice_folder):
    """A practice of the test's own, nothing published."""
    room = Room(practice_folder)
    yield room
    room.practice.close()
