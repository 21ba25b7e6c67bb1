"""Everything the vault knows of the open client is replaced, however it is written."""

import pytest

from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.span import Source
from journal_tui.practice.pseudonyms.text import restore

CLIENT = KnownIdentifiers(
    given="Anna-Karin",
    surname="von Söderklint",
    nicknames=("Ankie",),
    personnummer="19890523-9847",
    phone="070-174 06 05",
    email="anna.soderklint@example.com",
    address="Fågelvägen 2 A, 761 40 Norrtälje",
    employer="Tetra Fiktiv AB",
)


def stored(raw: str, known: KnownIdentifiers = CLIENT) -> str:
    result = Pseudonymiser(known).store(raw)
    assert restore(result.text, result.forms) == raw
    asked = [flag for flag in result.flags if flag.source == Source.KNOWN]
    assert not asked, asked
    return result.text


@pytest.mark.parametrize(
    "written",
    [
        "Anna-Karin",
        "ANNA-KARIN",
        "anna-karin",
        "Anna Karin",
        "Annakarin",
        "AnnaKarin",
        "Anna",
        "Karin",
        "karin",
        "Ankie",
        "Söderklint",
        "SÖDERKLINT",
        "von Söderklint",
        "Anna-Karin von Söderklint",
        "Anna-Karin  von   Söderklint",
        "Söderklint, Anna",
        "Anna Söderklint",
        "AnnaSöderklint",
        "Soderklint",
        "soderklint",
        "Söderklnit",
        "Söderklin",
        "Sööderklint",
        "So\u0308derklint",
        "Söder\u00adklint",
        "Söder\u200bklint",
        "Söder-\nklint",
        "Söder-\r\n  klint",
        "An\u2060na",
        "Ａｎｎａ",
        "A. Söderklint",
        "A.S.",
        "A-K S",
    ],
)
def test_every_written_form_of_the_name_is_the_client(written: str) -> None:
    assert stored(f"Idag sa {written} att det går bättre.") == "Idag sa ‹klient› att det går bättre."


@pytest.mark.parametrize("ending", ["s", ":s", "'s", "’s", "-s", "´s", "-", "'", "-samtalet"])
def test_the_ending_stays_outside(ending: str) -> None:
    assert stored(f"Det var Söderklint{ending} bror.") == f"Det var ‹klient›{ending} bror."


@pytest.mark.parametrize("surname", ["Lindros", "Marx", "Ekholtz", "Ås"])
def test_names_that_end_like_a_genitive(surname: str) -> None:
    assert (
        stored(f"{surname} mamma och {surname}' katt.", KnownIdentifiers(given="Tove", surname=surname))
        == "‹klient› mamma och ‹klient›' katt."
    )


@pytest.mark.parametrize(
    "written",
    [
        "0701740605",
        "070-1740605",
        "070-174 06 05",
        "070 174 06 05",
        "070 17 40 605",
        "070/174.06.05",
        "+46701740605",
        "+46 70 174 06 05",
        "+46 (0)70-174 06 05",
        "0046701740605",
        "0046 70-1740605",
        "46701740605",
        "701740605",
        "０７０１７４０６０５",
        "070\u200b1740605",
        "070\u00a0174\u00a006\u00a005",
        "(070) 174 06 05",
        "070–174\u202f06\u202f05",
        "0 7 0 1 7 4 0 6 0 5",
    ],
)
def test_the_phone_by_its_digits(written: str) -> None:
    assert stored(f"Ring {written} efter lunch.") == "Ring ‹tel-1› efter lunch."


@pytest.mark.parametrize(
    "written",
    [
        "19890523-9847",
        "198905239847",
        "8905239847",
        "890523-9847",
        "890523 9847",
        "890523+9847",
        "1989 05 23 98 47",
        "19 89 05 23 - 9847",
        "1989-05-23-9847",
        "890523–9847",
        "890523−9847",
        "8905\u200b23-98\u00ad47",
        "８９０５２３-９８４７",
        "8 9 0 5 2 3 9 8 4 7",
    ],
)
def test_the_personnummer_in_every_spacing(written: str) -> None:
    assert stored(f"Nummer {written} i systemet.") == "Nummer ‹pnr-1› i systemet."


@pytest.mark.parametrize("written", ["19890523", "1989-05-23", "890523", "89-05-23", "1989.05.23"])
def test_the_birth_date_of_the_personnummer(written: str) -> None:
    assert stored(f"Hon kom {written} till världen.") == "Hon kom ‹datum-1› till världen."


@pytest.mark.parametrize(
    "written",
    [
        "anna.soderklint@example.com",
        "ANNA.SODERKLINT@EXAMPLE.COM",
        "anna.soderklint (at) example.com",
        "anna.soderklint @ example.com",
    ],
)
def test_the_email(written: str) -> None:
    assert stored(f"Mejla {written} på fredag.") == "Mejla ‹epost-1› på fredag."


@pytest.mark.parametrize(
    "written",
    [
        "Fågelvägen",
        "fågelvägen",
        "Fågelvägen 2 A",
        "Fågelvägen 2A",
        "FÅGELVÄGEN 2 A",
        "Fågelv. 2",
        "Fågelvägen 2 A, 761 40 Norrtälje",
        "Fågelvägen 2 A\n761 40 Norrtälje",
        "fagelvagen 2".replace("vagen", "vägen"),
        "76140 Norrtälje",
    ],
)
def test_the_street_with_and_without_number(written: str) -> None:
    assert stored(f"Bor på {written} sedan i maj.") == "Bor på ‹adress-1› sedan i maj."


@pytest.mark.parametrize(
    "written", ["Tetra Fiktiv AB", "Tetra Fiktiv", "tetra fiktiv", "Tetra-Fiktiv", "TETRA FIKTIV", "Tetra  Fiktiv"]
)
def test_the_employer_with_and_without_legal_form(written: str) -> None:
    assert stored(f"Trivs på {written} numera.") == "Trivs på ‹org-1› numera."


def test_variants_of_one_thing_share_one_token() -> None:
    text = stored("070-1740605 och +46 70 174 06 05. Fågelvägen. Fågelvägen 2 A. Tetra Fiktiv och Tetra Fiktiv AB.")
    assert text == "‹tel-1› och ‹tel-1›. ‹adress-1›. ‹adress-1›. ‹org-1› och ‹org-1›."


@pytest.mark.parametrize(("given", "surname"), [("Sten", "Ek"), ("Dag", "Vår"), ("Love", "Björn"), ("Saga", "Frisk")])
def test_a_name_that_is_also_a_word(given: str, surname: str) -> None:
    maker = Pseudonymiser(KnownIdentifiers(given=given, surname=surname))
    assert maker.store(f"Idag ville {given} gå.").text == "Idag ville ‹klient› gå."
    lower = maker.store(f"Hon såg {given.lower()} där.")
    assert lower.text == f"Hon såg {given.lower()} där."
    assert [(f.text, f.label) for f in lower.flags] == [(given.lower(), "PERSON")]


def test_beside_a_sure_name_the_small_letter_is_the_name() -> None:
    assert (
        stored("idag ville sten almdunge gå.", KnownIdentifiers(given="Sten", surname="Almdunge"))
        == "idag ville ‹klient› gå."
    )


def test_one_letter_wrong() -> None:
    maker = Pseudonymiser(KnownIdentifiers(given="Tove", surname="Almdunge"))
    assert maker.store("Hej Almdugne.").text == "Hej ‹klient›."
    assert [f.text for f in maker.store("hej almdugne.").flags] == ["almdugne"]
    assert maker.store("Hej Tovs.").text == "Hej Tovs.", "four letters are too few to guess"


def test_another_common_name_is_asked_about_not_taken() -> None:
    stored_text = Pseudonymiser(KnownIdentifiers(given="Marie", surname="Ek")).store("Idag kom Maria med.")
    assert stored_text.text == "Idag kom Maria med."
    assert [f.text for f in stored_text.flags] == ["Maria"]


def test_an_ordinary_word_one_letter_away_is_left_alone() -> None:
    result = Pseudonymiser(KnownIdentifiers(given="Tove", surname="Lager")).store("Hon lagar mat. Lagar du?")
    assert (result.text, result.flags) == ("Hon lagar mat. Lagar du?", ())


def test_a_client_without_anything_known_changes_nothing() -> None:
    assert stored("Vanlig text utan något.", KnownIdentifiers()) == "Vanlig text utan något."


def test_nothing_of_the_client_is_printed() -> None:
    assert "Söderklint" not in repr(Pseudonymiser(CLIENT)) + repr(CLIENT)
    assert "Söderklint" not in repr(Pseudonymiser(CLIENT).store("Söderklint").forms.__class__) + repr(
        Pseudonymiser(CLIENT).store("Söderklint")
    )


@pytest.mark.parametrize(
    ("surname", "written"),
    [
        ("O'Connor", "O'Connor"),
        ("O'Connor", "O’Connor"),
        ("Al-Rashid", "Al-Rashid"),
        ("Al-Rashid", "al rashid"),
        ("d'Arc", "d'Arc"),
        ("de la Cruz", "de la Cruz"),
        ("de la Cruz", "de-la-Cruz"),
        ("Ó Briain", "Ó Briain"),
        ("İnci", "İNCI"),
        ("İnci", "inci"),
        ("Łukasz", "lukasz"),
        ("Nilsson Ek", "Nilsson-Ek"),
        ("Nguyễn", "Nguye\u0302\u0303n"),
        ("von Essen", "von Essen"),
        ("Von", "Von"),
    ],
)
def test_names_of_several_pieces_and_other_scripts(surname: str, written: str) -> None:
    assert (
        stored(f"Samtal med {written} igen.", KnownIdentifiers(given="Tove", surname=surname))
        == "Samtal med ‹klient› igen."
    )


def test_an_initial_with_a_point_makes_the_small_letter_a_name() -> None:
    assert stored("träffade s. bäck igår.", KnownIdentifiers(given="Siv", surname="Bäck")) == "träffade ‹klient› igår."


@pytest.mark.parametrize(
    "written", ["Fagelvagen 2 A", "Fagelvagen", "A-K", "A.-K.", "A.K.", "Söder-klint", "Söder klint", "SE-761 40"]
)
def test_own_street_and_name_without_swedish_letters_or_in_two_pieces_are_replaced(written):
    text = stored(f"Sover bättre, säger {written} idag.")
    assert written not in text and text.count("‹") == 1


@pytest.mark.parametrize("written", ["761 40", "76140", "174 06 05", "1740605", "söder-klint"])
def test_what_may_also_be_a_number_or_two_words_is_proposed_and_never_saved_in_clear(written):
    raw = f"Hon nämnde {written} igen."
    first = Pseudonymiser(CLIENT).store(raw)
    assert len(first.flags) == 1
    saved = Pseudonymiser(CLIENT).complete(first.text, first.forms, undecided=True)
    assert written not in saved.text and restore(saved.text, saved.forms) == raw


@pytest.mark.parametrize("phone", ["08-123 456 78", "0176-123 45"])
def test_a_landline_is_known_without_its_area_code(phone):
    known = KnownIdentifiers(given="Bo", surname="Ek", phone=phone)
    result = Pseudonymiser(known).store("Nås på " + phone.split("-")[1] + " efter fem.")
    assert [flag.label for flag in result.flags] == ["PHONE"]


@pytest.mark.parametrize("raw", ["Gick 76 140 steg i går.", "Såg 12,76140 i tabellen.", "Plan A-B håller."])
def test_numbers_that_only_hold_the_same_digits_stay(raw):
    assert stored(raw) == raw
