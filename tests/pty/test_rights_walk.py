"""What a client may ask for, on a real terminal by keys alone: from a consent withdrawn while a note is open to purge day.

One invented practice: Tove, in a meeting now, with a signed note about her sister and an invoice that is late; Ivar, who only asked once, two years
ago. Everything is chosen by name, nothing by the hour.
"""

import re
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal_tui.practice.clock import SPAN, Clock
from journal_tui.practice.disclosure.register import Recipient
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.rights.case_words import CaseState
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Channel, Contact, Controller, Purpose, Service
from storage.crypto.kdf import FLOOR
from storage.crypto.transport import opened
from tests.pty.conftest import PASSPHRASE, made_each_day
from tests.pty.terminal import CTRL_P, CTRL_Q, ENTER, ESC
from tests.pty.test_program import unlocked

F4, F6, F7, CTRL_S, TAB = "\x1bOS", "\x1b[17~", "\x1b[18~", "\x13", "\t"
NUMBER, OVERDUE = "19990417-9802", 40
NOTE = "Tove sov bättre fyra nätter.\nSystern Karin Lund ringde i tisdags."


def _in_use(practice: Practice, times: list[datetime], until: datetime) -> None:
    """Let time pass at a practice that is used meanwhile."""
    while times[-1] < until:
        times.append(min(times[-1] + SPAN, until))
        practice.context.clock.logged()


def lived(folder: Path) -> None:
    """The practice, closed."""
    now = datetime.now().astimezone()
    times = [now - timedelta(days=730)]
    practice, _sheets = Practice.create(
        Home(folder),
        Setup("Maria Berg", Controller("Stilla Samtal AB")),
        PASSPHRASE,
        kdf=FLOOR,
        clock=Clock(lambda: times[-1]),
    )
    practice.recovery_proven()
    ivar = practice.clients.register(Contact("Ivar", "Ekdal", phone="070-174 06 77"), (), prospect=True).client
    practice.clients.log_contact(ivar, Channel.PHONE)
    _in_use(practice, times, now - timedelta(days=OVERDUE))
    contact = Contact("Tove", "Almdunge", phone="070-174 06 12", email="tove@example.se")
    tove = practice.clients.register(contact, (Service.KBT,)).client
    practice.books.invoice(tove, "session", 90_000)
    _in_use(practice, times, now - timedelta(minutes=90))
    practice.consent.publish(Service.KBT)
    practice.consent.ask(tove, Service.KBT)
    practice.consent.record(tove, Service.KBT, dict.fromkeys(Purpose, True), "Tove Almdunge")
    practice.entries.sign(practice.entries.add(tove, Service.KBT, NOTE).id, accept_flags=True)
    practice.decide("cooling_days", 0)
    times.append(now - timedelta(minutes=1))
    practice.appointments.plan(tove, Service.KBT, min(now + timedelta(minutes=30), now.replace(hour=23, minute=59)))
    practice.close()


@pytest.fixture(scope="module")
def made_lived(tmp_path_factory) -> Callable[[], Path]:
    """Made once for the walks."""
    return made_each_day(lived, lambda: tmp_path_factory.mktemp("rights"))


@pytest.fixture
def folder(made_lived: Callable[[], Path], tmp_path) -> Path:
    """A copy of one's own."""
    folder = tmp_path / "practice"
    shutil.copytree(made_lived(), folder)
    folder.chmod(0o700)
    return folder


def new_case(program, *keys: str) -> str:
    """Write a case of Tove's down by keys; gives its number from the page that opens."""
    program.send(F6)
    program.wait_for("Ärenden")
    program.send("n")
    program.wait_for("Klient ")
    program.send("alm")
    program.wait_for("Almdunge")
    program.send(ENTER)
    program.wait_for("Vad begärs?")
    for key in keys:
        program.send(key)
    program.wait_for("Mottaget")
    program.send(CTRL_S)
    program.wait_for("Härnäst")
    found = re.search(r"ärende (\d{4}-\d{3})", program.text)
    assert found, program.text
    program.send("i")
    program.wait_for("Hur vet du att det är klienten?")
    program.send("l")
    program.wait_for("legitimation visad")
    return found.group(1)


def pay(program, receipt: Path) -> None:
    """From the card: an invoice, its receipt for the allowance with the personnummer, a late one to the collector and settled."""
    program.send("f")
    program.wait_for("försenad")
    program.send("n")
    program.wait_for("Vad gäller den?")
    program.send("3")
    program.wait_for("▌ Belopp")
    program.send("650,50")
    program.wait_for("650,50")
    program.send(CTRL_S)
    program.wait_for("650,50 kr")
    program.send("p")
    program.wait_for("Det är låst")
    program.send("1")
    program.wait_for("under en egen nyckel")
    program.send(NUMBER)
    program.wait_for(NUMBER)
    program.send(ENTER)
    program.wait_for("låst, sparas för friskvårdsbidrag")
    program.send("g")
    program.mark("650,50 kr")
    program.send("b")
    program.wait_for("Personnumret förblir låst")
    program.send("2")
    program.wait_for("Personnumret skrivs ut på det")
    program.send(TAB)
    program.send("styrketräning")
    program.wait_for("styrketräning")
    program.send(CTRL_S)
    program.wait_for("■ personnr")
    assert NUMBER not in program.text
    program.mark("styrketräning")
    program.send("f")
    program.wait_for("Kvittot som fil")
    program.send(str(receipt) + ENTER)
    program.wait_until(receipt.exists)
    program.send("g")
    program.mark("försenad")
    program.send("i")
    program.wait_for("Öppna ett inkassoärende")
    program.send("i")
    program.wait_for("till inkasso")
    program.mark("▲ öppet")
    program.send("i")
    program.wait_for("Det är avgjort")
    program.send("i")
    program.wait_for("stängt")
    program.send(ESC)


def test_a_consent_is_withdrawn_in_the_meeting_and_everything_is_erased_but_the_bookkeeping(terminal, folder):
    program = unlocked(terminal, folder)
    program.send("s")
    program.wait_for("Summering av veckan")
    program.send("Jag vill inte att det skrivs ner.")
    program.send(F4 + "å" + ENTER + "k")  # by heart: no question is waited for
    program.wait_for("Inget kvitto")
    program.send("r")
    program.wait_for("Inget kvitto")
    program.wait_until(lambda: "Öppna ett raderingsärende" not in program.text)
    program.send("i")
    program.wait_for("återkallat, fryst")
    assert "Jag vill inte" not in program.text
    program.send(F4)
    program.wait_for("Avsluta")
    program.send("a")
    program.send(F6)
    program.wait_for("radering")
    program.send(ENTER)
    program.wait_for("anteckna hur du vet att det är klienten")
    program.send("i")
    program.wait_for("Hur vet du att det är klienten?")
    program.send("k")
    program.wait_for("anteckna den skriftliga begäran")
    program.send("e")
    program.wait_for("Hur kom det skriftligt?")
    program.send("b")
    program.wait_for("se vad som skulle raderas, och godkänn det")
    program.send("v")
    program.wait_for("Journalanteckningar")
    program.send("g")
    program.wait_for("Godkänn raderingen")
    program.send("g")
    program.wait_for("Skriv RADERA")
    program.send("RADERA")
    program.send(ENTER)
    program.wait_for("inget av det finns kvar")
    program.send(CTRL_Q)
    assert program.ended() == 0
    practice = Practice.open(Home(folder), PASSPHRASE)
    (invoice,) = practice.books.year((datetime.now().astimezone() - timedelta(days=OVERDUE)).year)
    assert invoice.buyer == "Tove Almdunge"
    practice.close()


def test_a_client_is_served_by_keys_alone_and_purge_day_ends_it(terminal, folder, tmp_path):
    program = unlocked(terminal, folder)
    # 2.10 the extract: one line about her sister is left out
    access = new_case(program, "u", "e")
    program.send("K")
    program.wait_for("0 av 1 rad avgjord")
    program.send("K")
    program.wait_for("1 rad väntar på beslut.")
    program.send("x")
    program.wait_for("1 av 1 rad avgjord")
    program.send("K")
    program.wait_for("Vart?")
    program.send(str(tmp_path / "ut") + ENTER)
    program.wait_for("Filen finns där")
    found = re.search(r"[a-z0-9]{4}(-[a-z0-9]{4}){5}", program.text)
    assert found
    program.send(ENTER)
    program.wait_for("Inget mer att göra här.")
    files = opened((tmp_path / "ut" / f"access-{access}.zip").read_bytes(), found.group())
    text = files["registerutdrag.txt"].decode()
    assert "sov bättre fyra nätter" in text and "Karin" not in text and "ringde i tisdags" not in text
    # 2.12 rectification: the old number is kept with the case, nobody else was told anything
    rectified = new_case(program, "t", "e")
    program.send("r")
    program.wait_for("Vad är fel?")
    program.send("t")
    program.wait_for("▌ Rätt uppgift")
    program.send("070-174 06 44")
    program.wait_for("070-174 06 44")
    program.send(TAB)
    program.send("Ringde från numret.")
    program.wait_for("Ringde från numret.")
    program.send(CTRL_S)
    program.wait_for("070-174 06 12  →  070-174 06 44")
    program.send("K")
    program.wait_for("Ingen mer än klienten")
    program.send("K")
    program.wait_for("Inget mer att göra här.")
    # restriction, and its end once the client was told
    new_case(program, "b", "e", "1")
    program.send("K")
    program.wait_for("Begränsa nu")
    program.send("K")
    program.wait_for("Inget mer att göra här.")
    program.send(ENTER)
    program.wait_for("BEGRÄNSAD")
    program.send("g")
    program.mark("BEGRÄNSAD")
    program.send(ENTER)
    program.wait_for("har fått veta")
    program.send("h")
    program.wait_until(lambda: "BEGRÄNSAD" not in program.text)
    # no marketing, and what she gave to take along, from the card
    program.send("r")
    program.wait_for("Vad begärs?")
    program.send("m")
    program.wait_for("stopplistan")
    program.send("m")
    program.wait_until(lambda: "stopplistan" not in program.text)
    # 2.11 what stays by law: an invoice, a receipt with the personnummer for one purpose, a debt case that is settled
    pay(program, tmp_path / "kvitto.txt")
    assert NUMBER in (tmp_path / "kvitto.txt").read_text()
    ported = new_case(program, "p", "e")
    program.send("K")
    program.wait_for("Vart?")
    program.send(str(tmp_path / "ut") + ENTER)
    program.wait_for("Filen finns där")
    program.send(ENTER)
    program.wait_for("Inget mer att göra här.")
    # everything that left stands in the register
    program.send(CTRL_P)
    program.send("utlämnanden")
    program.wait_for("Utlämnanden")
    program.send(ENTER)
    program.wait_for("3 utlämnanden")
    program.send(ESC)
    # 2.13 purge day: Ivar asked once, two years ago
    program.send(F7)
    program.wait_for("1 år från kontakt")
    program.send(ENTER)
    program.wait_for("Ivar Ekdal")
    program.send("f")
    program.wait_for("Förhandsvisningens nummer")
    number = re.search(r"\b\d{6}\b", program.text)
    assert number, program.text
    program.send("G")
    program.send(number.group() + ENTER)
    program.wait_for("inget av det finns kvar")
    program.send(CTRL_Q)
    assert program.ended() == 0
    practice = Practice.open(Home(folder), PASSPHRASE)
    assert [line.name for line in practice.clients.list()] == ["Tove Almdunge"]
    assert practice.clients.contact(practice.clients.list()[0].id).phone == "070-174 06 44"
    states = {case.number: case.state for case in practice.cases.list(over=True)}
    assert {states[number] for number in (access, rectified, ported)} == {CaseState.DONE}
    assert {each.recipient for each in practice.disclosures.list()} == {Recipient.CLIENT}
    (tove,) = practice.clients.list()
    assert [(each.paid is None, each.amount) for each in practice.books.invoices(tove.id)] == [
        (False, 65_050),
        (True, 90_000),
    ]
    assert [each.closed is not None for each in practice.debts.list(tove.id)] == [True]
    assert [each for each in practice.cases.texts(rectified) if each.before == "070-174 06 12"]
    practice.close()
