"""Clients, entries and looking up in the dialogue."""

from tests.pty.conftest import PASSPHRASE

SIGNED = ("1", "1", "s", "Tove sover bättre sedan promenaderna.", ":granska", "s", "1", PASSPHRASE)


def test_a_client_is_found_by_typing_and_the_card_is_said(talk):
    dialogue = talk()
    said = dialogue.answer("2", "almd")
    assert "1 klient." in said and "1: Tove Almdunge, KBT samtycke lämnat, version 1" in said
    said = dialogue.answer("1")
    assert "Kort: Tove Almdunge" in said and "Telefon: 070-174 06 12" in said
    assert "journal över våra samtal: lämnat" in said


def test_a_wrong_field_is_said_and_asked_again(talk):
    dialogue = talk()
    said = dialogue.answer("3", "")
    assert said.endswith("Förnamn: ") and len(said.splitlines()) > 1
    said = dialogue.answer("Ylva", "Granfors", "12")
    assert "Det är inte ett telefonnummer." in said and said.endswith("Telefon: ")


def test_an_appointment_is_planned(talk):
    dialogue = talk()
    said = dialogue.answer("2", "almd", "1", "p", "2031-03-04 09:30", "")
    assert "Planerat: 2031-03-04 09:30, 50 minuter." in said
    assert "Nästa samtal" in said


def test_an_entry_is_read_and_gets_an_addendum(talk):
    dialogue = talk()
    dialogue.answer(*SIGNED)
    said = dialogue.answer("2", "almd", "1", "a", "1")
    assert "Tove sover bättre sedan promenaderna." in said and "Bedömd risk: ingen" in said
    said = dialogue.answer("l", "k", "Hon går också på kvällen.", ".", "s", PASSPHRASE)
    assert "Signerat." in said and "Tillägg, komplettering" in said and "Hon går också på kvällen." in said


def test_an_addendum_is_not_lost_by_ctrl_c(talk):
    dialogue = talk()
    dialogue.answer(*SIGNED)
    dialogue.answer("2", "almd", "1", "a", "1", "l", "k", "Hon går också på kvällen.")
    dialogue.key("c")
    said = dialogue.asked()
    assert "Skriv KASTA" in said
    said = dialogue.answer("", ".", "s", PASSPHRASE)
    assert "Hon går också på kvällen." in said


def test_words_are_looked_up_and_the_entry_opened(talk):
    dialogue = talk()
    dialogue.answer(*SIGNED)
    said = dialogue.answer("5", "promenad*")
    assert "1:" in said and "Tove Almdunge, KBT" in said
    said = dialogue.answer("1")
    assert "Anteckning från" in said


def test_what_happened_is_said_newest_first(talk):
    dialogue = talk()
    dialogue.answer(*SIGNED)
    said = dialogue.answer("2", "almd", "1", "h")
    assert "anteckning, KBT, signerad: Tove sover bättre sedan promenaderna." in said
    assert "samtycke, KBT" in said
    dialogue.answer("t", "6")
    assert "kod klient sover" in dialogue.answer("2", "almd", "1", "h")


def test_a_draft_is_thrown_away_by_a_typed_word_only(talk):
    dialogue = talk()
    dialogue.answer("1", "1", "s", "Lugn vecka.", ".", "u")
    said = dialogue.answer("4", "1", "k", "kasta")
    assert "Utkastet är kvar." in said
    said = dialogue.answer("4", "1", "k", "KASTA")
    assert "kastat" in said
    assert "Inga utkast väntar." in dialogue.answer("4")
