"""The main path of the rights on a real terminal: asked, identified, previewed, approved, erased by a typed word; then purge day."""

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import ENTER, ESC
from tests.pty.test_program import unlocked

F6, F7, CTRL_S = "\x1b[17~", "\x1b[18~", "\x13"


def test_from_a_letter_to_nothing_left_by_keys_alone(terminal, folder):
    practice = Practice.open(Home(folder), PASSPHRASE)
    practice.decide("cooling_days", 0)
    practice.close()
    program = unlocked(terminal, folder)
    program.send(F6)
    program.wait_for("Ingen väntar på svar.")
    program.send("n")
    program.wait_for("Klient")
    program.send("alm")
    program.wait_for("Almdunge")
    program.send(ENTER)
    program.wait_for("Vad begärs?")
    program.send("x")
    program.wait_for("Hur kom det?")
    program.send("b")
    program.wait_for("På vilken grund?")
    program.send("2")
    program.wait_for("Mottaget")
    program.send(CTRL_S)
    program.wait_for("anteckna hur du vet att det är klienten")
    program.send("i")
    program.wait_for("Hur vet du att det är klienten?")
    program.send("l")
    program.wait_for("se vad som skulle raderas, och godkänn det")
    program.send("v")
    program.wait_for("Namn och kontaktuppgifter")
    program.send("g")
    program.wait_for("Godkänn raderingen")
    program.send("g")
    program.wait_for("Skriv RADERA")
    program.send("RADERA")
    program.send(ENTER)
    program.wait_for("inget av det finns kvar")
    program.send(ESC)
    program.wait_for("Inget mer att göra här.")
    program.send(F7)
    program.wait_for("Inget ska gallras.")
    program.send("2")
    program.wait_for("Ingen journal väntar på prövning.")
    program.send("\x11")
    assert program.ended() == 0
    practice = Practice.open(Home(folder), PASSPHRASE)
    assert practice.clients.list() == ()
    practice.close()
