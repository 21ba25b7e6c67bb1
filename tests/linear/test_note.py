"""A note line by line: saved as it is written, decided, signed, and never lost."""

import re

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from tests.pty.conftest import PASSPHRASE

WRITING = ("1", "1", "s")
"""From the main menu into the note of today's appointment."""


def opened(folder):
    return Practice.open(Home(folder), PASSPHRASE)


def draft_text(folder) -> str:
    practice = opened(folder)
    try:
        (draft,) = practice.entries.drafts()
        return practice.entries.draft(draft.id).text
    finally:
        practice.close()


def restored(folder) -> str:
    practice = opened(folder)
    try:
        (draft,) = practice.entries.drafts()
        return practice.entries.restored(draft.id)
    finally:
        practice.close()


def test_a_line_is_sealed_before_the_next_one_is_asked_for(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING)
    said = dialogue.answer("Tove sov bättre.")
    assert "Sparat." in said and "kod klient" in said
    dialogue.signal(9)
    dialogue.ended()
    assert "‹klient› sov bättre." in draft_text(folder)


def test_the_gate_answers_in_words_and_the_last_plan_comes_first(talk):
    said = talk().answer(*WRITING)
    assert "Samtycke för KBT gäller" in said
    assert "Ingen tidigare plan" in said
    assert said.index("Ingen tidigare plan") < said.index("Rubrik 1 av")


def test_lines_go_under_the_heading_that_was_chosen(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "under den första", ":rubrik", "under den andra", ":rubrik 1", "också den första", ":lås")
    lines = [line for line in draft_text(folder).splitlines() if line]
    assert lines[:3] == ["Summering av veckan", "under den första", "också den första"]
    assert lines[4] == "under den andra"


def test_a_phrase_comes_in_by_its_code_and_is_heard(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING)
    assert ";hem: Hemuppgift till nästa gång: ___" in dialogue.answer(":fraser")
    said = dialogue.answer(";hem promenad med Tove varje dag")
    assert "Hemuppgift till nästa gång: promenad med Tove varje dag" in said and "Sparat." in said
    assert "Ingen fras har den koden." in dialogue.answer("Kvar ;finnsinte står det")
    dialogue.answer(":lås")
    text = draft_text(folder)
    assert "Hemuppgift till nästa gång: promenad med ‹klient› varje dag" in text and "Kvar ;finnsinte står det" in text


def test_words_that_wait_are_decided_by_number_and_letter_and_the_note_is_signed(talk, folder):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "Tove grälade med Torbjörn Ekwall.")
    assert "1 ord väntar" in said
    said = dialogue.answer(":ord")
    assert "1: Torbjörn Ekwall, kanske en person" in said
    dialogue.answer("1", "r")
    said = dialogue.answer("kollega")
    assert "Beslutat och sparat." in said and "Inga ord väntar." in said
    said = dialogue.answer(":granska")
    assert "kod klient grälade med kod person 1, kollega." in said and "Ekwall" not in said
    said = dialogue.answer("m", "1 8", "")
    assert "Slag: Hälsa, Sociala förhållanden" in said
    said = dialogue.answer("s", "2", PASSPHRASE)
    assert "Signerat." in said
    assert dialogue.last("0").endswith("historik.\n")
    practice = opened(folder)
    try:
        (client,) = practice.clients.list()
        (line,) = practice.entries.list(client.id)
        entry = practice.entries.get(line.id)
        assert (line.state, entry.risk, entry.labels) == ("signed", "low", ("health", "social"))
        assert "‹klient› grälade med ‹person-1 kollega›." in entry.text
    finally:
        practice.close()


def test_nothing_is_signed_while_a_word_waits(talk):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "Tove grälade med Torbjörn Ekwall.", ":granska")
    assert "o: besluta om orden" in said and "s: signera" not in said


def test_a_wrong_passphrase_does_not_sign(talk, folder):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "Lugn vecka.", ":granska", "s", "1", "fel ord")
    assert "Fel lösenord." in said
    dialogue.answer("", "ännu en rad", ":lås")
    assert "Lugn vecka." in draft_text(folder)


def test_a_full_stop_ends_and_the_draft_waits(talk):
    dialogue = talk()
    dialogue.answer(*WRITING, "Lugn vecka.", ".")
    said = dialogue.answer("u")
    assert "Utkastet är sparat." in said
    said = dialogue.answer("4")
    assert "1: Tove Almdunge, KBT, från i dag, 2 ord" in said
    said = dialogue.answer("1", "f", ":läs")
    assert "1: Lugn vecka." in said


def test_a_line_can_be_taken_away(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "Tove kom sent.", "Tove gick tidigt.", ":stryk 1", ":lås")
    assert "sent" not in restored(folder)
    assert "Tove gick tidigt." in restored(folder)


def test_a_command_can_be_written_as_text(talk, folder):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "::ord är ett kommando", ":.", ":inget", ":lås")
    assert "Låst." in said
    assert ":ord är ett kommando\n." in draft_text(folder)
    assert "inget" not in draft_text(folder)


def test_ctrl_c_keeps_the_half_typed_line_and_says_where_it_lies(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "Hel rad.")
    dialogue.type("halv rad utan slut")
    dialogue.key("c")
    said, code = dialogue.ended()
    assert code == 130
    assert "sparad, krypterad, som utkast: 6 ord" in said and str(folder) in said
    assert "Hel rad.\nhalv rad utan slut" in draft_text(folder)


def test_a_passphrase_that_was_typed_half_never_becomes_text(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "Lugn vecka.", ":granska", "s", "1")
    dialogue.child.send("fem lugna")
    dialogue.key("c")
    dialogue.ended()
    assert "fem lugna" not in draft_text(folder)


def test_the_end_of_input_saves_locks_and_ends(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "Lugn vecka.")
    dialogue.key("d")
    said, code = dialogue.ended()
    assert code == 0 and "sparad, krypterad" in said
    assert "Lugn vecka." in draft_text(folder)


def test_a_killed_terminal_loses_nothing_that_was_typed(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "Lugn vecka.")
    dialogue.signal(15)
    assert dialogue.ended()[1] == 130
    assert "Lugn vecka." in draft_text(folder)


def test_another_template_keeps_what_is_written(talk, folder):
    dialogue = talk()
    dialogue.answer(*WRITING, "Lugn vecka.")
    said = dialogue.answer(":mall")
    (number,) = re.findall(r"^(\d+): SOAP", said, re.MULTILINE)
    said = dialogue.answer(number)
    assert "Sparat." in said and "Rubrik 2 av" in said
    dialogue.answer("Nästa rad.", ":lås")
    text = draft_text(folder)
    assert text.startswith("Summering av veckan\nLugn vecka.\n") and "Nästa rad." in text
    assert "Hemuppgift, genomgång" not in text


def test_names_are_hidden_in_every_line(talk):
    dialogue = talk()
    dialogue.answer("6")
    said = dialogue.answer("1")
    assert "Almdunge" not in said and "P " in said
    said = dialogue.answer("1", "s", "Tove sov bättre.", ":läs")
    assert "1: kod klient sov bättre." in said and "Almdunge" not in said


def test_hidden_names_stay_hidden_after_a_lock(talk):
    dialogue = talk()
    dialogue.answer("1", "1", "s", "Tove sov bättre.", ":lås", PASSPHRASE, "t", "6", "7")
    assert "Almdunge" not in dialogue.answer(PASSPHRASE)
