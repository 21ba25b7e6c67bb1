"""Phrases: one level, never a circle, in versions, and nobody's name in them."""

from datetime import date

import pytest

from journal_tui.practice.errors import InvalidInput, NamesFound, NotFound
from journal_tui.practice.library.expansion import circle, code_before, codes_in, expand, in_line, is_code
from journal_tui.practice.library.phrases import starters
from journal_tui.practice.values import Contact, Service
from storage.audit.actions import Action
from storage.journal.matters import PhraseRecord
from storage.sealed.record import new_id

DAY = date(2026, 11, 23)


@pytest.fixture
def desk(own_room):
    return own_room.practice.library.phrases


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        (";hem", 4, (0, "hem")),
        ("bra vecka ;Sömn", 15, (10, "sömn")),
        ("(;a-b)", 5, (1, "a-b")),
        ("bra;hem", 7, None),
        (";;hem", 5, None),
        (";", 1, None),
        (";hem ", 5, None),
        (";hem igen", 4, (0, "hem")),
        (";hem igen", 3, (0, "he")),
        (";" + "a" * 21, 22, None),
        ("‹klient› ;hem", 13, (9, "hem")),
        ("‹person-1 a;hem›", 16, None),
    ],
)
def test_a_code_is_what_stands_between_a_semicolon_and_the_cursor(line, column, found):
    assert code_before(line, column) == found


def test_the_cursor_goes_to_the_first_blank_and_the_day_comes_in():
    made = expand("Nästa tid ___ , avbokat ___ (<datum>)", DAY)
    assert made.text == "Nästa tid  , avbokat ___ (2026-11-23)"
    assert made.text[: made.cursor] == "Nästa tid "
    plain = expand("Klart <DATE>", DAY)
    assert (plain.text, plain.cursor) == ("Klart 2026-11-23", 16)


def test_in_a_whole_line_what_stands_after_a_code_goes_where_the_cursor_would():
    texts = {"hem": "Hemuppgift: ___", "egna": "Med egna ord: ”___”", "datum": "<datum>", "ring": "Se ;hem"}
    assert in_line(";hem promenad", texts, DAY) == ("Hemuppgift: promenad", False)
    assert in_line("Tema. ;EGNA jag orkar inte ", texts, DAY) == ("Tema. Med egna ord: ”jag orkar inte”", False)
    assert in_line("Sagt ;datum, ;hem vila ;datum", texts, DAY) == (
        f"Sagt {DAY.isoformat()}, Hemuppgift: vila {DAY.isoformat()}",
        False,
    )
    assert in_line("Ring ;ring", texts, DAY) == ("Ring Se ;hem", False), "one level, as on the screen"
    assert in_line("Ring ;finnsinte nu; sedan", texts, DAY) == ("Ring ;finnsinte nu; sedan", True)


def test_a_code_inside_a_phrase_stays_as_it_is_written(desk):
    desk.keep("mall", "Läget: ;sömn")
    assert expand(desk.usable()["mall"].text, DAY).text == "Läget: ;sömn"
    assert codes_in("Läget: ;sömn, se a;b och ;;c") == ("sömn",)


def test_a_circle_is_found_however_long_and_however_many_ways_there_are():
    texts = {f"c{number}": f";c{number + 1} ;c{number + 2}" for number in range(300)} | {"c300": ";c0"}
    assert circle("c0", texts)[0] == circle("c0", texts)[-1] == "c0"
    assert circle("c0", texts | {"c300": "slut"}) == ()


@pytest.mark.parametrize("second", [";a", "se ;A igen"])
def test_a_phrase_that_leads_back_to_itself_is_refused_and_the_way_is_said(desk, second):
    with pytest.raises(InvalidInput) as itself:
        desk.keep("a", "om och om ;a")
    assert itself.value.facts["way"] == ";a → ;a"
    desk.keep("a", "först ;b")
    with pytest.raises(InvalidInput) as over:
        desk.keep("b", second)
    assert over.value.facts == {"field": "phrase", "reason": "circle", "way": ";b → ;a → ;b"}
    assert desk.usable()["a"].text == "först ;b"


def test_a_retired_phrase_that_would_close_a_circle_is_not_brought_back(desk):
    desk.keep("a", "se ;b")
    desk.retire("a")
    desk.keep("b", "se ;a")
    with pytest.raises(InvalidInput):
        desk.bring_back("a")


def test_an_own_phrase_takes_the_place_of_a_shipped_one_until_it_is_retired(desk):
    assert not desk.usable()["hem"].own
    assert desk.keep("Hem", "Att öva: ___").code == "hem"
    assert desk.usable()["hem"].text == "Att öva: ___"
    assert desk.get(";hem").covers is True
    desk.retire("hem")
    assert not desk.usable()["hem"].own
    assert desk.bring_back("hem").number == 3


def test_a_shipped_code_that_both_languages_have_is_meant_in_the_language_of_the_screen(desk):
    assert desk.usable(Service.KBT, "sv")["exp"].text.startswith("Exponering")
    assert desk.usable(Service.KBT, "en")["exp"].text.startswith("Exposure")
    assert "exp" not in desk.usable(Service.PT, "sv")


def test_a_change_is_a_new_version_and_is_taken_back(desk):
    desk.keep("vila", "Vila ___ minuter")
    assert desk.keep("vila", "Vila ___ timmar").number == 2
    assert desk.keep("vila", "Vila ___ timmar").number == 2
    assert (desk.take_back("vila").text, desk.get("vila").number) == ("Vila ___ minuter", 3)
    assert [each.number for each in desk.versions("vila")] == [1, 2, 3]
    with pytest.raises(InvalidInput):
        desk.keep("vila", "ny", fresh=True)


def test_a_name_in_a_phrase_is_refused_or_called_ordinary(own_room, desk):
    own_room.practice.clients.register(Contact("Sten", "Almdunge", email="sten@example.se"), (Service.KBT,))
    with pytest.raises(NamesFound) as refusal:
        desk.keep("s", "Rad ett\nsamtal med Sten")
    assert (refusal.value.facts["part"], refusal.value.facts["line"], refusal.value.facts["column"]) == ("text", 2, 12)
    assert desk.keep("s", "Rad ett\nsamtal med Sten", ordinary=("Sten",)).number == 1
    with pytest.raises(NamesFound):
        desk.keep("t", "sten@example.se", ordinary=("sten@example.se",))
    with pytest.raises(NamesFound):
        desk.keep("almdunge", "hos oss")


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("", "text", "code"),
        ("två ord", "text", "code"),
        ("a" * 21, "text", "code"),
        ("-a", "text", "code"),
        ("a", "", "empty"),
        ("a", " \n___", "empty"),
        ("a", "x" * 2_001, "too_long"),
        ("a", "‹klient›", "signs"),
        ("a", "dolt\u202etecken", "signs"),
        ("a", "signal\x07", "signs"),
    ],
)
def test_what_is_no_phrase_is_refused_with_the_reason(desk, code, text, reason):
    with pytest.raises(InvalidInput) as refusal:
        desk.keep(code, text)
    assert (refusal.value.facts["field"], refusal.value.facts["reason"]) == ("phrase", reason)


def test_letters_of_any_language_and_line_ends_of_any_machine_are_kept_composed(desk):
    kept = desk.keep("a\u030aterfall", "A\u030aterfall:\r\n ___  \rstöd ñ 睡眠")
    assert (kept.code, kept.text) == ("återfall", "Återfall:\n ___\nstöd ñ 睡眠")
    assert is_code("睡眠")


def test_two_hundred_phrases_are_found_and_listed_in_order(own_room, desk):
    for number in range(200):
        desk.keep(f"kod{number:03}", f"text {number} ;kod{number + 1:03}")
    again = own_room.reopen().library.phrases
    own = [each.code for each in again.every() if each.own]
    assert own == sorted(own)
    assert len(own) == 200
    assert again.usable()["kod117"].text == "text 117 ;kod118"


def test_the_shipped_phrases_pass_their_own_rules_in_both_languages(desk):
    for each in starters():
        assert is_code(each.code)
        assert desk.names(each.code, each.text) == ()
        assert circle(each.code, {other.code: other.text for other in starters()}) == ()
    for language in ("sv", "en"):
        codes = [each.code for each in starters() if each.language == language]
        assert len(set(codes)) == len(codes) >= 15


def test_what_is_not_there_is_not_found_and_keeping_is_noted(own_room, desk):
    with pytest.raises(NotFound):
        desk.get("saknas")
    with pytest.raises(NotFound):
        desk.retire("hem")
    desk.keep("a", "text")
    assert Action.PHRASE_KEPT in {record.action for record in own_room.log("journal")}


def test_a_name_that_came_into_a_phrase_by_another_door_is_found_by_the_leak_check(own_room, desk):
    own_room.practice.clients.register(Contact("Sten", "Almdunge"), (Service.KBT,))
    desk.keep("a", "en vanlig text")
    assert own_room.practice.leaks.check().clean
    record = PhraseRecord(id=new_id(), subject=bytes(16), created_ms=0, code="b", number=1, text="hos Sten Almdunge")
    own_room.practice.context.journal.phrases.add(record)
    report = own_room.practice.leaks.check()
    assert [(leak.place, leak.sure) for leak in report.leaks] == [("phrase", True)]
    assert report.unchecked == ()
