"""The note in the real program: killed, hung up and told to end while somebody types."""

import signal
import sys
import time

import pytest

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.pseudonyms.text import restore
from journal_tui.practice.values import Draft
from tests.pty.conftest import PASSPHRASE
from tests.pty.terminal import CTRL_Q, ENTER, ESC, F5, F12
from tests.pty.test_program import unlocked


def writing(terminal, folder):
    """Unlocked, with the note of today's appointment open."""
    program = unlocked(terminal, folder)
    program.send("s")
    program.wait_for("Summering av veckan")
    return program


def stored(folder) -> Draft:
    """What a new unlock finds."""
    practice = Practice.open(Home(folder), PASSPHRASE)
    try:
        (draft,) = practice.entries.drafts()
        return practice.entries.draft(draft.id)
    finally:
        practice.close()


def written_text(folder) -> str:
    """The same, as it was written."""
    draft = stored(folder)
    return restore(draft.text, draft.forms)


def type_words(program, words: list[str], pause: float) -> dict[str, float]:
    """Type word by word; gives when each was sent."""
    sent = {}
    for word in words:
        program.child.send(word + " ")
        sent[word] = time.monotonic()
        program.pump(pause)
    return sent


def test_killed_while_typing_loses_at_most_five_seconds(terminal, folder):
    program = writing(terminal, folder)
    words = ["Tove"] + [f"ord{number}" for number in range(40)]
    sent = type_words(program, words, 0.3)
    killed, kept_waiting = time.monotonic(), sum(waited for _state, waited in program.threads())
    program.signal(signal.SIGKILL)
    program.ended()
    assert "Tove" not in stored(folder).text
    assert "‹klient›" in stored(folder).text
    text = written_text(folder)
    lost = [word for word in words[1:] if word not in text]
    assert len(lost) < len(words) - 1
    # Of the time in which a busy machine let it wait the program knows nothing.
    assert all(killed - sent[word] <= 5.0 + kept_waiting for word in lost), lost


def test_after_the_kill_unlocking_offers_the_draft_and_enter_goes_on(terminal, folder):
    program = writing(terminal, folder)
    type_words(program, ["sov", "bättre", "i", "natt"], 0.1)
    program.wait_for("sov bättre i natt")
    program.pump(5.5)
    program.rest()
    program.signal(signal.SIGKILL)
    program.ended()
    again = terminal("--home", str(folder))
    again.wait_for("Lösenord")
    again.send(PASSPHRASE + ENTER)
    again.wait_for("Utkast finns")
    again.send(ENTER)
    again.wait_for("sov bättre i natt")
    again.send("igen ")
    again.wait_for("sov bättre i natt igen")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGABRT])
def test_told_to_end_while_typing_loses_nothing(terminal, folder, number):
    program = writing(terminal, folder)
    type_words(program, ["allt", "ska", "vara", "kvar"], 0.02)
    program.wait_for("allt ska vara kvar")
    program.signal(number)
    assert program.ended() == 0
    assert b"\x1b[?1049l" in program.raw, "the note was left on the terminal"
    assert "allt ska vara kvar" in written_text(folder)


def test_a_terminal_that_goes_away_while_typing_loses_nothing(terminal, folder):
    program = writing(terminal, folder)
    type_words(program, ["inget", "saknas"], 0.02)
    program.wait_for("inget saknas")
    program.hang_up()
    assert program.gone()
    assert "inget saknas" in written_text(folder)


def test_a_terminal_that_goes_away_unsaid_ends_it_too(terminal, folder):
    """Only the first program in a terminal is told that it was closed; a `make` above this one may neither end nor pass it on."""
    deaf = f"trap '' HUP; {sys.executable} -m journal_tui --home {folder}; true"
    program = unlocked(terminal, folder, program=["/bin/sh", "-c", deaf])
    program.send("s")
    program.wait_for("Summering av veckan")
    type_words(program, ["inget", "saknas"], 0.02)
    program.wait_for("inget saknas")
    program.hang_up()
    assert program.gone()
    assert "inget saknas" in written_text(folder)


def test_written_signed_and_found_by_keys_alone(terminal, folder):
    program = writing(terminal, folder)
    type_words(program, ["Tove", "provade", "andningsankaret"], 0.05)
    program.send(F12)
    program.wait_for("Granska")
    program.send("1")
    program.wait_for("Klart att signera.")
    program.send(F12)
    program.wait_for("låses när den signeras")
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Signerat")
    program.send(F5)
    program.wait_for("Slå upp")
    program.send("andningsankare*")
    program.wait_for("Anteckningar")
    program.send(ENTER)
    program.wait_for("Tove provade andningsankaret")
    program.send(ESC)
    program.send(CTRL_Q)
    assert program.ended() == 0
    assert b"Traceback" not in program.raw


def test_letters_of_any_script_and_several_at_once_are_kept_as_they_came(terminal, folder):
    program = writing(terminal, folder)
    for burst in ("Jose\u0301 ", "a\u030at ", "寿司 ", "и чай ", "👍🏽 "):
        program.child.send(burst)
        program.pump(0.1)
    program.wait_for("寿")
    program.signal(signal.SIGTERM)
    assert program.ended() == 0
    assert "Jose\u0301 a\u030at 寿司 и чай 👍🏽" in written_text(folder)
