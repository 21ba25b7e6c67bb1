"""Terminals that are always closed, and a practice of today's date under them: the program's clock is the machine's."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Contact, Controller, Purpose, Service
from storage.crypto.kdf import FLOOR
from tests.pty.terminal import Terminal

PASSPHRASE = "fem lugna ord vid ån"


def made_each_day(make: Callable[[Path], None], places: Callable[[], Path]) -> Callable[[], Path]:
    """A practice of today, closed; a run that goes on over midnight makes another one."""

    @cache
    def of_day(_day: date) -> Path:
        folder = places() / "practice"
        make(folder)
        return folder

    return lambda: of_day(datetime.now().astimezone().date())


def today(folder: Path) -> None:
    """One client with a valid consent and an appointment in half an hour."""
    practice, _sheets = Practice.create(
        Home(folder), Setup("Maria Berg", Controller("Stilla Samtal AB")), PASSPHRASE, kdf=FLOOR
    )
    practice.recovery_proven()
    for service in Service:
        practice.consent.publish(service)
    client = practice.clients.register(Contact("Tove", "Almdunge", phone="070-174 06 12"), (Service.KBT,)).client
    practice.consent.ask(client, Service.KBT)
    practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), "Tove Almdunge")
    now = datetime.now().astimezone()
    planned = min(now + timedelta(minutes=30), now.replace(hour=23, minute=59, second=0))
    practice.appointments.plan(client, Service.KBT, planned)
    practice.close()


@pytest.fixture(scope="session")
def made_today(tmp_path_factory) -> Callable[[], Path]:
    return made_each_day(today, lambda: tmp_path_factory.mktemp("pty"))


@pytest.fixture
def folder(made_today: Callable[[], Path], tmp_path) -> Path:
    """A copy of one's own."""
    folder = tmp_path / "practice"
    shutil.copytree(made_today(), folder)
    folder.chmod(0o700)
    return folder


@pytest.fixture
def terminal():
    """Start the program; it is gone when the test is over."""
    started: list[Terminal] = []

    def start(*arguments: str, **how) -> Terminal:
        started.append(Terminal(*arguments, **how))
        return started[-1]

    yield start
    for each in started:
        each.close()
