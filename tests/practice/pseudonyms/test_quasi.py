"""When a note without names could still point at someone. Every person and note is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.quasi import Reminder, Trait, meeting, meeting_in
from journal_tui.practice.pseudonyms.span import Kind, Source, Span
from journal_tui.practice.written import Flag

WORKPLACE, PLACE, CONDITION, AGE, OCCUPATION = Trait


def said(text, *marked):
    """What is said of a text in which these words were found."""
    spans = [
        Span(text.index(word), text.index(word) + len(word), kind, Source.LIST, 0.9)
        for word, kind in ((marked[at], marked[at + 1]) for at in range(0, len(marked), 2))
    ]
    return meeting_in(text, spans).traits


def test_a_rare_workplace_a_village_and_an_illness_point_at_someone():
    text = "Jobbar på Tuvebackens Plåt i Vrigstad, har epilepsi."
    assert said(text, "Tuvebackens Plåt", Kind.ORG, "Vrigstad", Kind.LOC) == {WORKPLACE, PLACE, CONDITION}


def test_two_of_them_alone_do_not():
    text = "Jobbar på Tuvebackens Plåt i Vrigstad, sover dåligt."
    assert said(text, "Tuvebackens Plåt", Kind.ORG, "Vrigstad", Kind.LOC) == set()


@pytest.mark.parametrize("age", ["57 år gammal", "en 57-åring", "57-årig", "fyller 57 i maj, är 57.", "hon är 57 år."])
def test_two_of_them_and_an_age_do(age):
    text = f"Bor i Vrigstad, har epilepsi, {age}"
    assert said(text, "Vrigstad", Kind.LOC) == {PLACE, CONDITION, AGE}


@pytest.mark.parametrize("named", ["Tindra, 57,", "Tindra (57)", "Tindra 57 år"])
def test_an_age_after_a_name_counts(named):
    text = f"{named}, bor i Vrigstad. Epilepsi sedan barnsben."
    assert said(text, "Tindra", Kind.PERSON, "Vrigstad", Kind.LOC) == {PLACE, CONDITION, AGE}


@pytest.mark.parametrize("time", ["i 12 år", "för 3 år sedan", "12 mg", "kl 12", "är 12 kg"])
def test_a_time_is_no_age(time):
    text = f"Bor i Vrigstad {time} nu, epilepsi"
    assert said(text, "Vrigstad", Kind.LOC) == set()


def test_a_date_of_birth_is_an_age():
    text = "Bor i Vrigstad, epilepsi, f. 1968-02-09"
    assert said(text, "Vrigstad", Kind.LOC, "1968-02-09", Kind.DOB) == {PLACE, CONDITION, AGE}


def test_two_of_them_and_unusual_work_do():
    text = "Kantor i Vrigstad, bipolär."
    assert said(text, "Vrigstad", Kind.LOC) == {PLACE, CONDITION, OCCUPATION}


@pytest.mark.parametrize("employer", ["Volvo", "ICA Nära", "Försäkringskassan", "Burger King"])
def test_a_chain_or_a_large_employer_is_not_rare(employer):
    text = f"Jobbar på {employer} i Vrigstad, epilepsi"
    assert said(text, employer, Kind.ORG, "Vrigstad", Kind.LOC) == set()


@pytest.mark.parametrize("town", ["Göteborg", "Stockholms", "Syrien", "Gran Canaria"])
def test_a_large_town_or_a_country_is_no_village(town):
    text = f"Jobbar på Tuvebackens Plåt, {town}, epilepsi"
    assert said(text, "Tuvebackens Plåt", Kind.ORG, town, Kind.LOC) == set()


def test_a_village_in_the_name_of_a_workplace_counts():
    text = "Vårdas på Bankeryds vårdcentral för epilepsi."
    assert said(text, "Bankeryds vårdcentral", Kind.ORG) == {WORKPLACE, PLACE, CONDITION}


def test_ordinary_troubles_are_no_illness_that_points_at_someone():
    text = "Jobbar på Tuvebackens Plåt i Vrigstad, stress, ångest och dålig sömn."
    assert said(text, "Tuvebackens Plåt", Kind.ORG, "Vrigstad", Kind.LOC) == set()


@pytest.mark.parametrize("word", ["kolla", "turnering", "blindtarm", "lotsa", "msn"])
def test_a_word_that_only_begins_like_one_is_no_illness_and_no_work(word):
    text = f"Jobbar på Tuvebackens Plåt i Vrigstad, {word}."
    assert said(text, "Tuvebackens Plåt", Kind.ORG, "Vrigstad", Kind.LOC) == set()


@pytest.mark.parametrize("word", ["KOL", "MS", "Parkinsons", "aspergers", "stroken", "autismutredning"])
def test_a_word_for_an_illness(word):
    text = f"Jobbar på Tuvebackens Plåt i Vrigstad, {word}."
    assert CONDITION in said(text, "Tuvebackens Plåt", Kind.ORG, "Vrigstad", Kind.LOC)


def test_a_stored_text_says_the_same_as_the_written_one():
    text = "Jobbar på ‹org-1› i ‹plats-1›, har epilepsi."
    assert meeting(text, ("Tuvebackens Plåt", "Vrigstad")).traits == {WORKPLACE, PLACE, CONDITION}


def test_tokens_without_their_forms_say_nothing():
    assert not meeting("Jobbar på ‹org-1› i ‹plats-1›, har epilepsi.")


def test_words_that_nobody_has_decided_on_count():
    text = "Jobbar på ‹org-1› i Vrigstad, har epilepsi."
    flag = Flag(text.index("Vrigstad"), text.index("Vrigstad") + 8, "LOC", "Vrigstad")
    assert meeting(text, ("Tuvebackens Plåt",), (flag,)).traits == {WORKPLACE, PLACE, CONDITION}


def test_what_a_save_stores_is_read_as_it_was_written():
    stored = Pseudonymiser(KnownIdentifiers(given="Tindra", employer="Tuvebackens Plåt")).store(
        "Tindra, 57, jobbar på Tuvebackens Plåt. Epilepsi."
    )
    assert meeting(stored.text, stored.forms, stored.flags).traits == {WORKPLACE, CONDITION, AGE}


def test_the_answer_holds_no_word_of_the_note():
    assert "Vrigstad" not in repr(Reminder(frozenset(Trait)))
    assert Reminder.__slots__ == ("traits",)


@given(st.text(), st.lists(st.text(max_size=6), max_size=4))
def test_any_text_is_answered(text, forms):
    assert meeting(text, tuple(forms)).traits <= set(Trait)
