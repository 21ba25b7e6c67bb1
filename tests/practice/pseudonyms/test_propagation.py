"""A name found once in a note is found wherever it stands there. Every name is invented."""

import pytest

from journal_tui.practice.pseudonyms.propagation import SURE, repeated
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.pseudonyms.tagging.words import words


def again(text, find, kind=Kind.PERSON, score=0.9):
    """Where else it is found, in words, and the scores."""
    at = text.index(find)
    span = Span(at, at + len(find), kind, Source.TAGGER, score)
    return [(text[s.start : s.end], s.score) for s in repeated(text, words(text), [span])]


def written(text, find, **more):
    return [word for word, _ in again(text, find, **more)]


def test_each_part_of_a_full_name_stands_for_the_person():
    assert written("Zubejda Ekwall ringde. Ekwall och Zubejda vill ses.", "Zubejda Ekwall") == ["Ekwall", "Zubejda"]


@pytest.mark.parametrize("form", ["Zubejdas", "Zubejda:s", "Zubejda's", "zubejda"])
def test_endings_and_small_letters_are_the_same_name(form):
    assert written(f"Zubejda ringde. Hon är {form} vän.", "Zubejda") == ["Zubejda" if form[0] == "Z" else "zubejda"]


def test_a_name_that_is_a_word_is_repeated_with_a_capital_only():
    assert written("Hon mötte Sten. Han såg en sten, och Sten såg den.", "Sten") == ["Sten"]


def test_at_the_start_of_a_sentence_such_a_name_is_less_likely():
    text = "Hon mötte Sten. Sten var glad, och Sten gick."
    begins, inside = again(text, "Sten")
    assert begins[1] < inside[1]


def test_a_very_common_word_is_not_repeated_at_the_start_of_a_sentence():
    assert written("Hon mötte Per. Per dag blir det fyra.", "Per") == []


def test_a_doubtful_find_is_not_spread():
    assert written("Zubejda ringde. Zubejda kom.", "Zubejda", score=SURE - 0.01) == []


def test_one_ordinary_word_of_a_longer_workplace_does_not_stand_for_it():
    text = "Hon jobbar på Gyllene Zubrowka. Gyllene tider, sa hon om Zubrowka."
    assert written(text, "Gyllene Zubrowka", kind=Kind.ORG) == ["Zubrowka"]


def test_particles_and_initials_are_not_repeated():
    assert written("Ebba von Zubrowka B ringde von B.", "Ebba von Zubrowka B") == []
