"""The exam's own answers stand where they say, whatever is in front of them."""

import re

import pytest

from journal_tui.practice.pseudonyms.span import Kind
from tests.recogniser import sets
from tests.recogniser.marked import check_digit, filled, unmarked

EXAM = {"open": sets.open_notes, "sealed": sets.sealed_notes, "numbers": sets.numbers}
LABELS = {*Kind, "IGNORE"}
FREE = re.compile(r"70?17406\d\d|0?8465004\d\d|0?313900[6]\d\d|0?4062804\d\d|0?9803192\d\d")


def test_an_ending_belongs_to_the_span_and_not_to_its_core():
    text, (first, second) = unmarked("[PERSON:Karin]s bror såg [PERSON*:Ines]' hund")
    assert text == "Karins bror såg Ines' hund"
    assert (first.start, first.core, first.end, first.client) == (0, 5, 6, False)
    assert (second.start, second.core, second.end, second.client) == (16, 20, 21, True)


def test_a_word_that_goes_on_is_no_ending():
    text, (gold,) = unmarked("efter [LOC:Skopje]-resan")
    assert text[gold.start : gold.end] == "Skopje" and gold.core == gold.end


def test_the_check_digit_is_put_in():
    assert check_digit("811228987") == "4"
    assert filled("19811228-987?") == "19811228-9874"


@pytest.mark.parametrize("name", EXAM)
def test_every_answer_lies_in_its_text_in_order_and_apart(name):
    for record in EXAM[name]():
        here = 0
        for gold in record.spans:
            assert here <= gold.start < gold.core <= gold.end <= len(record.text), record.name
            assert gold.label in LABELS, record.name
            assert record.text[gold.start : gold.core].strip() == record.text[gold.start : gold.core], record.name
            here = gold.end
        assert not re.search(r"[\[\]*]|\?\d|\d\?", re.sub(r"\[at\]", "", record.text)), record.name


def test_the_exam_is_large_and_no_note_comes_twice():
    both = sets.open_notes() + sets.sealed_notes()
    assert len(both) >= 130 and len({record.text for record in both}) == len({record.name for record in both}) == len(both)
    third = sum(g.label == "PERSON" and not g.client for record in both for g in record.spans)
    assert third >= 400
    found = sets.numbers()
    assert sum(bool(r.spans) for r in found) >= 150 and sum(not r.spans for r in found) >= 100


def test_every_client_is_named_in_the_own_note():
    for record in sets.open_notes() + sets.sealed_notes():
        assert any(g.client for g in record.spans), record.name


def test_every_phone_number_is_one_that_nobody_has():
    for records in EXAM.values():
        for record in records():
            for gold in record.spans:
                if gold.label == "PHONE":
                    digits = re.sub(r"\D", "", record.text[gold.start : gold.end])
                    assert FREE.search(digits), record.name
