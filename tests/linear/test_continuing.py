"""Agreements, goals and measures in the dialogue."""

from tests.linear.test_note import WRITING
from tests.pty.conftest import PASSPHRASE


def test_an_agreement_is_written_down_and_followed_up(talk):
    dialogue = talk()
    dialogue.answer(*WRITING, ":överenskommelse", "h", "1")
    said = dialogue.answer("Tove för sömndagbok varje kväll.", "om 2 veckor")
    assert "Sparat." in said and "kod klient för sömndagbok" in said
    said = dialogue.answer(":följ")
    assert "1: hemuppgift" in said and "Tove för sömndagbok varje kväll." in said and ", till " in said
    said = dialogue.answer("1", "k")
    assert "Sparat: " in said and "Inget är öppet" in said


def test_a_wrong_day_is_said_and_asked_again(talk):
    dialogue = talk()
    dialogue.answer(*WRITING, ":överenskommelse", "o", "1", "Promenad.")
    said = dialogue.answer("i förrgår")
    assert said.endswith("Till när, Enter för ingen dag: ")
    assert "Sparat." in dialogue.answer("")


def test_a_goal_is_rated_in_the_appointment(talk):
    dialogue = talk()
    dialogue.answer(*WRITING, ":mål", "Sova sex timmar.")
    assert "1: mål: Sova sex timmar." in dialogue.answer(":följ")
    said = dialogue.answer("1", "11")
    assert "Inte gjort" in said
    said = dialogue.answer("1", "6")
    assert "skattat 6 av 10" in said


def test_what_is_open_is_said_at_the_beginning(talk):
    dialogue = talk()
    dialogue.answer(*WRITING, ":mål", "Sova sex timmar.", ".", "u")
    assert "1 överenskommelse eller mål är öppet" in dialogue.answer("1", "1", "s")


def test_a_questionnaire_is_answered_one_question_at_a_time(talk):
    dialogue = talk()
    said = dialogue.answer(*WRITING, ":mätning")
    number = next(line.split(":")[0] for line in said.splitlines() if ": PHQ-9" in line)
    dialogue.answer(number, "f")
    said = dialogue.answer("0", "1", "2", "3", "0", "1", "2", "3", "1")
    assert "PHQ-9: 13" in said and "fråga vidare" in said.casefold()
    said = dialogue.answer("j")
    assert "Antecknat." in said
    dialogue.answer(".", "u")
    assert "PHQ-9, 13" in dialogue.answer("2", "almd", "1", "m")


def test_a_question_that_is_left_out_gives_no_total(talk):
    dialogue = talk()
    said = dialogue.answer(*WRITING, ":mätning")
    number = next(line.split(":")[0] for line in said.splitlines() if ": PHQ-9" in line)
    dialogue.answer(number, "f")
    said = dialogue.answer("0", "1", "2", "x", "0", "1", "2", "3", "0")
    assert "8 av 9" in said and "Ingen summa" in said


def test_an_interrupted_questionnaire_keeps_its_answers_and_the_note(talk):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "Lugn vecka.", ":mätning")
    number = next(line.split(":")[0] for line in said.splitlines() if ": PHQ-9" in line)
    dialogue.answer(number, "f", "1", "2")
    dialogue.key("c")
    said, code = dialogue.ended()
    assert code == 130 and "inte är avslutat" in said and "sparad, krypterad" in said


def test_a_measure_without_consent_is_refused_in_words(talk):
    dialogue = talk()
    dialogue.answer("2", "almd", "1", "c", "å", "2", "i")
    said = dialogue.answer("m", "n")
    assert "Inget kan mätas." in said


def test_a_safety_plan_is_written_section_by_section_and_said(talk):
    dialogue = talk()
    said = dialogue.answer("2", "almd", "1", "g")
    assert "ingen trygghetsplan" in said
    dialogue.answer("n", "Sover inte.")
    for _section in range(12):
        if dialogue.heard.rstrip().endswith("Klienten:"):
            break
        dialogue.answer("")
    said = dialogue.answer("g")
    assert "version 1" in said and "Sover inte." in said


def test_an_appointment_is_moved(talk):
    dialogue = talk()
    assert "Flyttat till 2031-03-04 09:30." in dialogue.answer("1", "1", "f", "2031-03-04 09:30")


def test_a_raised_risk_offers_the_safety_plan(talk):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "Lugn vecka.", ":granska", "s", "3", PASSPHRASE)
    assert "g: trygghetsplan" in said
    assert "ingen trygghetsplan" in dialogue.answer("g")


def test_the_risk_is_never_answered_by_enter_alone(talk):
    dialogue = talk()
    said = dialogue.answer(*WRITING, "Lugn vecka.", ":granska", "s", "")
    assert "Rubrik 1 av" in said and "Signerat." not in said


def test_a_workout_is_taken_exercise_by_exercise(talk):
    dialogue = talk()
    dialogue.answer("3", "Ylva", "Granfors", "", "", "", "", "", "3", "j")
    dialogue.answer("c", "f", "j")
    for _page in range(12):
        if "J eller N" in dialogue.answer("v"):
            break
    dialogue.answer("j", "n", "n", "s", "Ylva Granfors", "i", PASSPHRASE)
    said = dialogue.answer("w", "Knäböj 3x8x60 rpe 7", "trams x", "")
    assert "Sparat." in said and "Knäböj" in said and "60 kg" in said
