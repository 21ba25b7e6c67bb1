"""One whole fill-in on a real terminal: from the note by Ctrl+B, nine keys, a talk, and a kill in the middle of another one."""

import signal

from journal_tui.practice.home import Home
from journal_tui.practice.measures.values import By, Measured, TalkState
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import CTRL_Q, ENTER, ESC, F3
from tests.pty.test_program import unlocked

CTRL_B = "\x02"


def measured(folder) -> tuple[Measured, ...]:
    """What a new unlock finds."""
    practice = Practice.open(Home(folder), PASSPHRASE)
    try:
        (client,) = practice.clients.list()
        return practice.measures.list(client.id)
    finally:
        practice.close()


def test_from_the_note_to_a_total_and_a_risk_note_by_keys_alone(terminal, folder):
    program = unlocked(terminal, folder)
    program.send("s")
    program.wait_for("Summering av veckan")
    program.send("mår sämre ")
    program.send(CTRL_B)
    program.wait_for("Vad mäts?")
    program.send("phq")
    program.wait_for("Nio frågor")
    program.send(ENTER)
    program.wait_for("Fråga för fråga")
    program.send("1")
    program.wait_for("fråga 1 av 9")
    program.child.send("012301231")
    program.wait_for("Alla frågor är besvarade.")
    program.send(ENTER)
    program.wait_for("Fråga 9 är besvarad över noll")
    program.send(ENTER)
    program.wait_for("Vad klienten sade")
    program.send(ESC)
    program.wait_for("Idag")
    program.send(CTRL_Q)
    assert program.ended() == 0
    (made,) = measured(folder)
    assert (made.total, made.by, made.talk, made.service) == (13_000, By.COUNSELLOR, TalkState.OPENED, Service.KBT)


def test_killed_while_the_client_fills_in_keeps_the_answers_so_far(terminal, folder):
    program = unlocked(terminal, folder)
    program.send(F3)
    program.wait_until(lambda: "Klienter" in program.text and "Almdunge" in program.text)
    program.send(ENTER)
    program.wait_for("Frågeformulär och mätvärden")
    program.send("m")
    program.wait_for("Inget är mätt än.")
    program.send("f")
    program.wait_for("Vad mäts?")
    program.send("phq")
    program.wait_for("Nio frågor")
    program.send(ENTER)
    program.wait_for("fråga 1 av 9")
    assert "Almdunge" not in program.text
    for key in "0123":
        program.send(key)
    program.wait_for("fråga 5 av 9")
    program.rest()
    program.signal(signal.SIGKILL)
    program.ended()
    (held,) = measured(folder)
    assert (held.state, held.answered, held.answers[3], held.by) == ("partial", 4, 3_000, By.CLIENT)
