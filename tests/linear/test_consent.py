"""The client answers in the dialogue: every page, every question, a name; and only the passphrase leads out."""

import re

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import ConsentState, Purpose, Verdict
from tests.pty.conftest import PASSPHRASE

NEW = ("3", "Ylva", "Granfors", "070-174 06 33", "", "", "", "", "1", "j")
"""Registers a client for CBT; the card follows."""


def statuses(folder):
    practice = Practice.open(Home(folder), PASSPHRASE)
    try:
        (client,) = practice.clients.list("Granfors")
        return practice.consent.status(client.id)[0]
    finally:
        practice.close()


def read_through(dialogue) -> str:
    """Page by page to the first question; everything that was said."""
    said = heard = dialogue.answer("j")
    while "b: sidan före" not in said or "till frågorna" not in said:
        said = dialogue.answer("v")
        heard += said
    return heard + dialogue.answer("v")


def test_the_gate_says_no_in_words_and_offers_the_ways_on(talk):
    dialogue = talk()
    said = dialogue.answer(*NEW, "s")
    assert "Samtalet får inte journalföras." in said
    assert "Ylva Granfors är inte tillfrågad" in said
    assert {line.split(":")[0] for line in said.splitlines() if re.match(r"[a-z]: ", line)} == {"f", "p", "u", "t"}


def test_the_client_reads_answers_signs_and_only_the_passphrase_leads_out(talk, folder):
    dialogue = talk()
    dialogue.answer(*NEW, "s", "f")
    heard = read_through(dialogue)
    assert "Sida 1 av" in heard and "Fråga 1 av 3" in heard
    said = dialogue.answer("j", "n", "n")
    assert "1: Journal över våra samtal: ja" in said
    said = dialogue.answer("s", "Någon Annan")
    assert "inte namnet" in said
    said = dialogue.answer("Ylva Granfors")
    assert "kvitto" in said
    said = dialogue.answer("i")
    assert "Dina svar är sparade." in said
    said = dialogue.answer("fel ord")
    assert "Fel lösenord." in said
    said = dialogue.answer(PASSPHRASE)
    assert "Svaren är registrerade." in said and "Samtycke för KBT gäller" in said and "Rubrik 1 av" in said
    dialogue.answer(":lås")
    answers = {answer.purpose: answer.state for answer in statuses(folder).answers}
    assert answers[Purpose.JOURNAL] is ConsentState.GRANTED
    assert answers[Purpose.MEASURES] is ConsentState.REFUSED


def test_nothing_can_be_signed_before_every_question_has_its_own_answer(talk):
    dialogue = talk()
    dialogue.answer(*NEW, "s", "f")
    read_through(dialogue)
    for nothing in ("", "s", "kanske"):
        assert dialogue.answer(nothing).endswith("J eller N: ")


def test_the_client_can_stop_and_nothing_is_kept(talk, folder):
    dialogue = talk()
    dialogue.answer(*NEW, "s", "f")
    said = dialogue.answer("j", "x")
    assert "Inget har sparats." in said
    said = dialogue.answer(PASSPHRASE)
    assert "Inget registrerades." in said
    dialogue.answer("7")
    assert statuses(folder).verdict is Verdict.MISSING


def test_three_wrong_passphrases_lock_and_the_client_sees_nothing(talk):
    dialogue = talk()
    dialogue.answer(*NEW, "s", "f")
    said = dialogue.answer("j", "x", "ett", "två", "tre")
    assert "Låst." in said and "Ylva" not in said


def test_ctrl_c_in_the_clients_hands_locks_and_ends(talk, folder):
    dialogue = talk()
    dialogue.answer(*NEW, "s", "f", "j")
    dialogue.key("c")
    said, code = dialogue.ended()
    assert code == 130 and "Ylva" not in said
    assert statuses(folder).verdict is Verdict.MISSING


def test_the_client_can_read_it_in_english(talk):
    dialogue = talk()
    dialogue.answer(*NEW, "s", "f", "j")
    said = dialogue.answer("e")
    assert "Page 1 of" in said and "read on" in said


def test_a_consent_is_withdrawn_at_once(talk, folder):
    dialogue = talk()
    dialogue.answer("2", "Almdunge", "1", "c")
    said = dialogue.answer("å", "a")
    assert "Återkallat." in said
    said = dialogue.answer("i")
    assert "samtycke återkallat" in said
    dialogue.answer("t")
    said = dialogue.answer("1", "1", "s")
    assert "Samtalet får inte journalföras." in said and "Återkallat" in said


def test_an_appointment_is_held_without_a_journal_and_ended(talk):
    dialogue = talk()
    said = dialogue.answer(*NEW, "s", "u")
    assert "hålls utan journal" in said
    said = dialogue.answer("1")
    (number,) = re.findall(r"^(\d): .*Ylva Granfors.*utan journal", said, re.MULTILINE)
    said = dialogue.answer(number, "a")
    assert "Samtalet är avslutat." in said
