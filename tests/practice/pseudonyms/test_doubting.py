"""What the rules take away from the tagger's finds, and what they leave it. Every name is invented."""

import pytest

from journal_tui.practice.pseudonyms.lists import doubting
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging.words import words


def left(text, find, kind=Kind.PERSON, score=0.8):
    """What of a find is left."""
    at = text.index(find)
    span = Span(at, at + len(find), kind, Source.TAGGER, score)
    return [text[s.start : s.end] for s in doubting.kept(text, words(text), [span])]


@pytest.mark.parametrize(
    ("text", "find"),
    [
        ("Epleys manöver utan effekt.", "Epleys"),
        ("Sonen handlar. FES-I 44 i dag.", "FES-I"),
        ("Vi övar TAKK hemma.", "TAKK"),
        ("Nytt besök efter Valborg.", "Valborg"),
        ("Hon gjorde Zuberts test i går", "gjorde Zuberts test"),
        ("Zubert test visade 12 poäng.", "Zubert"),
        ("Lantus ändras till 18 E.", "E"),
        ("Räknar ner: 100, 93, 86, 79", "93, 86, 79"),
    ],
)
def test_a_scale_an_eponym_a_feast_or_a_dose_is_no_person(text, find):
    assert left(text, find) == []


@pytest.mark.parametrize(
    ("text", "find"),
    [
        ("Valborg ringde i går.", "Valborg"),
        ("Hon såg Zvjezdanas sjukdom som ett hinder.", "Zvjezdanas"),
        ("Ulla test visade 12 poäng.", "Ulla"),
        ("Kollegan KG hjälpte till.", "KG"),
        ("Hon ringde K-Å i går.", "K-Å"),
        ("HON RINGDE ZUBERT I GÅR", "ZUBERT"),
        ("Handläggare Lena E ringde.", "Lena E"),
        ("Hon ringde E i går.", "E"),
    ],
)
def test_what_may_be_somebody_is_left_to_the_tagger(text, find):
    assert left(text, find) == [find]


def test_an_ordinary_word_in_small_letters_is_no_part_of_a_name_with_a_capital():
    assert left("Torbjörn bevakas nu.", "Torbjörn bevakas") == ["Torbjörn"]
    assert left("Ebba von Platen ringde.", "Ebba von Platen") == ["Ebba von Platen"]


def test_what_the_tagger_is_certain_of_stays():
    assert left("Vi övar TAKK hemma.", "TAKK", score=0.999) == ["TAKK"]


@pytest.mark.parametrize(
    ("text", "find", "rest"),
    [
        ("Klaras syster ringde.", "Klaras syster", ["Klaras"]),
        ("klaras syster ringde", "klaras syster", ["klaras"]),
        ("emelies lärares chef kom", "emelies lärares chef", ["emelies lärares"]),
        ("min syster ringde", "syster", []),
        ("Syster Agnes ringde", "Syster Agnes", ["Syster Agnes"]),
        ("Bror ringde i går.", "Bror", ["Bror"]),
    ],
)
def test_a_word_that_says_who_somebody_is_belongs_to_no_name(text, find, rest):
    assert left(text, find) == rest
