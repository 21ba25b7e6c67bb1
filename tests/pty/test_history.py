"""From the client list to the history to a file for supervision, on a real terminal, by keys alone."""

import signal
import stat

import pytest

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import ENTER, ESC, F3, F12
from tests.pty.test_program import unlocked


@pytest.fixture
def noted(folder):
    """The practice with a signed entry of a client who has agreed to supervision."""
    practice = Practice.open(Home(folder), PASSPHRASE)
    (client,) = practice.clients.list()
    contact = practice.clients.contact(client.id)
    draft = practice.entries.add(client.id, Service.KBT, f"{contact.given} sprang den 3 maj. Ångest 7/10 efteråt.")
    practice.entries.sign(draft.id, accept_flags=True)
    practice.close()
    return folder


def test_history_is_narrowed_and_an_entry_becomes_a_file_for_supervision(terminal, noted, tmp_path):
    target = tmp_path / "ut.txt"
    program = unlocked(terminal, noted)
    program.send(F3)
    program.wait_for("1 klient")
    program.wait_for("Almdunge")
    program.send(ENTER)
    program.wait_for("Frågeformulär och mätvärden")
    program.send("h")
    program.wait_for("samtycken")
    program.wait_for("sprang")
    program.send("/")
    program.child.send("7/10")
    program.wait_for("1 av ")
    program.send("\t")
    program.send(" ")
    program.wait_for("1 anteckning markerad")
    program.send("x")
    program.wait_for("1 ord att avgöra")
    program.send("b")
    program.wait_for("Allt är avgjort")
    program.send(F12)
    program.wait_for("Skriv till en ny fil")
    program.child.send(str(target))
    program.send(ENTER)
    program.wait_until(target.exists)
    program.wait_for("Historik")
    program.send(ESC)
    program.signal(signal.SIGTERM)
    program.ended()
    text = target.read_text(encoding="utf-8")
    assert "Får ej återidentifieras" in text
    assert "klienten sprang " in text
    assert "Almdunge" not in text
    assert "3 maj" not in text
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
