"""From answers to a total: each instrument by its own rule, no total where something is missing, and never a rounding on the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.measures.instrument import UNIT, Instrument, Kind, Missing, Scoring
from journal_tui.practice.measures.pack import shipped
from journal_tui.practice.measures.scoring import checked_total, plain, read_number, score, talk_asked

ASKED = [one for one in shipped() if one.kind is Kind.QUESTIONNAIRE]
GIVEN = [one for one in shipped() if one.kind is not Kind.QUESTIONNAIRE]


def named(name: str) -> Instrument:
    return next(one for one in shipped() if one.name == name)


def thousandths(*answers: int | None) -> tuple[int | None, ...]:
    return tuple(None if answer is None else answer * UNIT for answer in answers)


def answers_of(one: Instrument, missing: bool = False) -> st.SearchStrategy[list[int | None]]:
    assert one.items
    whole = st.integers(one.items.least // UNIT, one.items.most // UNIT).map(lambda each: each * UNIT)
    return st.lists(whole | st.none() if missing else whole, min_size=one.count, max_size=one.count)


@pytest.mark.parametrize(
    ("name", "answers", "total"),
    [
        ("phq9", (0, 1, 2, 3, 0, 1, 2, 3, 1), 13),
        ("phq9", (0,) * 9, 0),
        ("phq9", (3,) * 9, 27),
        ("gad7", (0, 1, 2, 3, 0, 1, 2), 9),
        ("gad7", (3,) * 7, 21),
        ("who5", (0,) * 5, 0),
        ("who5", (5,) * 5, 100),
        ("who5", (3, 2, 3, 1, 4), 52),
    ],
)
def test_a_total_is_what_the_authors_count(name: str, answers: tuple[int, ...], total: int) -> None:
    counted = score(named(name), thousandths(*answers))
    assert (counted.total, counted.answered, counted.of) == (total * UNIT, len(answers), len(answers))


def test_one_missing_item_gives_no_total_but_eight_of_nine() -> None:
    counted = score(named("phq9"), thousandths(0, 1, 2, 3, None, 1, 2, 3, 1))
    assert (counted.total, counted.answered, counted.of) == (None, 8, 9)


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.name)
@given(data=st.data())
def test_every_whole_answering_lands_in_the_range_on_a_step_and_in_a_band(one: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answers_of(one))
    counted = score(one, answers)
    assert counted.total == sum(answers) * one.scoring.times
    assert checked_total(one, counted.total) == counted.total
    assert (one.band(counted.total) is not None) == bool(one.bands)


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.name)
@given(data=st.data())
def test_what_is_missing_is_never_made_up(one: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answers_of(one, missing=True))
    counted = score(one, answers)
    assert counted.answered == sum(answer is not None for answer in answers)
    assert (counted.total is None) == (None in answers)


PRORATED = replace(named("phq9"), scoring=Scoring(missing=Missing.PRORATE, most_missing=2, source="a test"))


@pytest.mark.parametrize(
    ("answers", "total"),
    [
        ((1, 1, 1, 1, 1, 1, 1, 1, None), 9),
        ((0, 0, 0, 0, 0, 0, 0, 4 - 1, None), 3),
        ((1, 0, 0, 0, 0, 0, 0, None, None), 1),
        ((2, 2, 2, 2, 2, 2, 1, None, None), 17),
        ((1, 1, 1, 1, 1, 1, None, None, None), None),
        ((None,) * 9, None),
    ],
)
def test_an_instrument_whose_authors_allow_it_counts_a_missing_item_as_the_mean(
    answers: tuple[int | None, ...], total: int | None
) -> None:
    assert score(PRORATED, thousandths(*answers)).total == (None if total is None else total * UNIT)


@pytest.mark.parametrize(
    ("answers", "facts"),
    [
        ((0,) * 8, {"reason": "answer_count", "given": 8, "items": 9}),
        ((0,) * 10, {"reason": "answer_count", "given": 10, "items": 9}),
        ((0, 0, 4, 0, 0, 0, 0, 0, 0), {"reason": "answer_range", "item": 3, "least": 0, "most": 3}),
        ((0, -1, 0, 0, 0, 0, 0, 0, 0), {"reason": "answer_range", "item": 2, "least": 0, "most": 3}),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_its_number(answers: tuple[int, ...], facts: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        score(named("phq9"), thousandths(*answers))
    assert caught.value.facts == {"field": "answers", **facts}


def test_half_an_answer_is_none() -> None:
    with pytest.raises(InvalidInput):
        score(named("phq9"), (500, *thousandths(*(0,) * 8)))


def test_a_scale_has_no_items() -> None:
    with pytest.raises(InvalidInput) as caught:
        score(named("sleep"), (1000,))
    assert caught.value.facts["reason"] == "no_items"


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("phq9", "28", "total_range"),
        ("phq9", "-1", "total_range"),
        ("phq9", "13.5", "total_step"),
        ("who5", "51", "total_step"),
        ("who5", "101", "total_range"),
        ("sleep", "10,5", "total_range"),
        ("rpe", "7.25", "total_step"),
        ("weight", "19.9", "total_range"),
        ("weight", "72.45", "total_step"),
    ],
)
def test_a_total_that_cannot_be_is_refused(name: str, typed: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        checked_total(named(name), read_number(typed))
    assert caught.value.facts["reason"] == reason


@pytest.mark.parametrize("one", GIVEN, ids=lambda one: one.name)
@given(data=st.data())
def test_every_step_of_a_scale_may_be_typed_and_reads_back(one: Instrument, data: st.DataObject) -> None:
    steps = data.draw(st.integers(0, (one.most - one.least) // one.step))
    value = one.least + steps * one.step
    assert checked_total(one, read_number(plain(value))) == value


@given(st.integers(-999_999_999, 999_999_999))
def test_a_number_is_read_as_it_is_written(value: int) -> None:
    assert read_number(plain(value)) == value
    assert read_number(plain(value).replace(".", ",")) == value


@pytest.mark.parametrize("typed", ["", " ", "-", "a", "1e3", "1,2,3", "1.2345", "1234567", "½", "٣", "0x1", "+4", "--1"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        read_number(typed)


@pytest.mark.parametrize(("last", "asked"), [(0, False), (1, True), (3, True), (None, False)])
def test_the_ninth_answer_above_zero_asks_for_a_talk(last: int | None, asked: bool) -> None:
    assert talk_asked(named("phq9"), thousandths(3, 3, 3, 3, 3, 3, 3, 3, last)) is asked


def test_a_typed_total_and_other_instruments_ask_for_none() -> None:
    assert not talk_asked(named("phq9"), ())
    assert not talk_asked(named("gad7"), thousandths(*(3,) * 7))
