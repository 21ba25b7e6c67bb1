"""A note in English: its words are words, its names are found, and a Swedish note is read as before."""

import pytest

from journal_tui.practice.library.phrases import starters
from journal_tui.practice.pseudonyms.guess import guesses
from journal_tui.practice.pseudonyms.lists.english import is_english, is_ordinary, only_words
from journal_tui.practice.templates import every

FILLED = {"sv": "sömndagbok", "en": "sleep diary"}


def flagged(text: str) -> list[str]:
    return [text[find.start : find.end] for find in guesses(text)]


def test_no_shipped_phrase_names_anybody_as_it_is_or_filled_in():
    found = [
        (phrase.code, phrase.language, word)
        for phrase in starters()
        for text in (phrase.text, phrase.text.replace("___", FILLED[phrase.language]), phrase.text.replace("___", ""))
        for word in flagged(text)
    ]
    assert len(starters()) > 30
    assert found == []


def test_no_line_of_a_shipped_template_names_anybody():
    lines = {
        (template.name, line)
        for template in every()
        for heading in template.headings
        for line in (heading.sv, heading.sv_hint, heading.en, heading.en_hint)
        if line
    }
    assert [(name, flagged(line)) for name, line in sorted(lines) if flagged(line)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The client slept better. What helped was a walk before supper.",
        "Homework until next time: a line a day in the sleep diary.",
        "Has slept better four nights of seven. Quarrelled with the sister on Sunday, went for the walk anyway.",
        "Squat 3x8 at 60 kg, RPE 7. Left knee a little sore after lunges. Bench press went well.",
        "Agreed to go shopping with a list. Fibre at every meal, vegetables twice a day.",
        "Thoughts of being useless, belief 70 before and 40 after. We looked at evidence for and against.",
    ],
)
def test_an_everyday_note_in_english_has_no_line_under_a_word(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Boyd said that he was tired.", ["Boyd"]),
        ("Anna was with the coach and it was fine.", ["Anna"]),
        ("they met anna and the others", ["anna"]),
        ("She went to Uppsala with her sister Maria on Friday.", ["Uppsala", "Maria"]),
        ("Will came late and Mark did not come.", ["Will", "Mark"]),
        ("The client works at Volvo and the boss is called Lindgren.", ["Volvo", "Lindgren"]),
        ("Met Anna Lindgren at the gym. Called Bengt-Ove about it.", ["Anna Lindgren", "Bengt-Ove"]),
        ("Kowalczyk said she would call the doctor.", ["Kowalczyk"]),
    ],
)
def test_a_name_in_an_english_note_is_found(text, names):
    assert flagged(text) == names


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The client slept better.", True),
        ("Homework, review", True),
        ("Har sovit bättre fyra nätter av sju.", False),
        ("Säger ”what is the point” om jobbet och är trött.", False),
        ("Klienten kom inte.", False),
        ("Anna", False),
        ("The klienten och sov", False),
    ],
)
def test_which_language_a_note_is_in(text, english):
    assert is_english([word.strip(".,”").casefold() for word in text.split()]) is english


@pytest.mark.parametrize("word", ["walk", "walks", "walked", "making", "stopped", "worries", "worried", "follow-up"])
def test_an_everyday_word_is_one_in_each_of_its_forms(word):
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["lindgren", "anna", "boyd", "bengt-ove", "annas"])
def test_a_name_is_no_everyday_word(word):
    assert not is_ordinary(word)


@pytest.mark.parametrize(
    ("text", "begins", "named", "nobody"),
    [
        ("walk", False, False, True),
        ("Walk", True, False, True),
        ("Walk", False, False, False),
        ("The Walk", True, False, False),
        ("The walk", True, False, True),
        ("Walk", True, True, True),
        ("Walked", True, True, False),
        ("Will", True, False, False),
        ("Mondays", False, False, True),
        ("the Lindgren", False, False, False),
    ],
)
def test_what_is_written_like_a_name_inside_a_sentence_is_taken_for_one(text, begins, named, nobody):
    words = text.split()
    lows, capitals = [word.casefold() for word in words], [word[0].isupper() for word in words]
    assert only_words(lows, capitals, [named] * len(words), begins=begins) is nobody
