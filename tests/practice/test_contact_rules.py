"""Contact fields: what is taken, in which normal form, and that no error quotes a value."""

from dataclasses import replace
from datetime import date

import pytest

from journal_tui.practice import contact_rules as rules
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Contact, Controller


def reason_of(check, value):
    with pytest.raises(InvalidInput) as caught:
        check(value)
    error = caught.value
    while error is not None:
        assert value not in str(error)
        assert value not in map(str, getattr(error, "facts", {}).values())
        error = error.__context__
    return caught.value.facts["reason"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("811218-9876", "198112189876"),
        ("19811218-9876", "198112189876"),
        ("198112189876", "198112189876"),
        ("811218+9876", "188112189876"),
        ("701063-2391", "197010632391"),
        (" 811218 9876 ", "198112189876"),
        ("811218–9876", "198112189876"),
        ("", ""),
    ],
)
def test_personnummer_and_samordningsnummer_are_kept_as_twelve_digits(typed, kept):
    assert rules.personnummer(typed) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("811218-9877", "check_digit"),
        ("811318-9876", "check_digit"),
        ("8112189876x", "not_a_personnummer"),
        ("811218-T876", "not_a_personnummer"),
        ("٨١١٢١٨-٩٨٧٦", "not_a_personnummer"),
        ("811218-987", "not_a_personnummer"),
        ("209901010017", "check_digit"),
        ("209901019803", "date_ahead"),
        ("811218\x1b9876", "control_characters"),
    ],
)
def test_what_is_no_personnummer_is_refused(typed, reason):
    assert reason_of(rules.personnummer, typed) == reason


def test_somebody_is_of_age_from_the_eighteenth_birthday_on():
    for number, day, of_age in (
        ("200811289800", date(2026, 11, 27), False),
        ("200811289800", date(2026, 11, 28), True),
        ("200811889800", date(2026, 11, 27), False),
        ("200811889800", date(2026, 11, 28), True),
        ("200802299800", date(2026, 2, 28), False),
        ("200802299800", date(2026, 3, 1), True),
        ("189912319800", date(2026, 3, 1), True),
    ):
        assert rules.of_age(number, day) is of_age, (number, day)


def test_a_birthday_ahead_is_refused():
    from personnummer import personnummer as library

    body = "990101001"
    check = library._luhn(body)
    assert reason_of(rules.personnummer, f"20{body}{check}") == "date_ahead"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0701740612", "070-174 06 12"),
        ("+46 70 174 06 12", "070-174 06 12"),
        ("08-465 004 22", "08-465 004 22"),
        ("031-390 06 50", "031-390 06 50"),
        ("040-628 04 50", "040-628 04 50"),
        ("0980-319 250", "0980-31 92 50"),
        ("+47 22 12 34 56", "+47 22 12 34 56"),
        ("", ""),
    ],
)
def test_phone_numbers_are_kept_as_they_are_written_at_home(typed, kept):
    assert rules.phone(typed) == kept


@pytest.mark.parametrize("typed", ["12", "070-174", "hej", "+99 123", "0701740612345678"])
def test_what_is_no_phone_number_is_refused(typed):
    assert reason_of(rules.phone, typed) == "not_a_phone_number"


def test_phone_numbers_compare_by_their_digits():
    assert (
        rules.phone_digits("070-174 06 12") == rules.phone_digits("+46 70 174 06 12") == rules.phone_digits("0046701740612")
    )


@pytest.mark.parametrize(
    ("typed", "kept"), [("Tove@Example.ORG", "Tove@example.org"), ("åsa@exempel.se", "åsa@exempel.se"), ("", "")]
)
def test_e_mail_addresses_are_kept_in_normal_form(typed, kept):
    assert rules.email(typed) == kept


@pytest.mark.parametrize("typed", ["tove", "tove@", "@example.org", "a b@example.org", "tove@example", "tove@@example.org"])
def test_what_is_no_e_mail_address_is_refused(typed):
    assert reason_of(rules.email, typed) == "not_an_email"


def test_organisation_numbers_are_checked():
    assert rules.organisation_number("5592498116") == "559249-8116"
    assert reason_of(rules.organisation_number, "559249-8117") == "not_an_organisation_number"
    assert reason_of(rules.organisation_number, "hej") == "not_an_organisation_number"


@pytest.mark.parametrize("typed", ["Tove\x00", "To\x1b]8;;x\x07ve", "Tove\u202e", "Tove\nX", "To\ud800ve", "Tove\u200b!"])
def test_names_with_characters_that_steer_a_screen_are_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        rules.name(typed, "given")
    assert caught.value.facts == {"field": "given", "reason": "control_characters"}


def test_names_are_composed_and_trimmed():
    assert rules.name("  A\u030asa   Maria ", "given") == "Åsa Maria"


def test_empty_and_endless_names_are_refused():
    assert reason_of(lambda value: rules.name(value, "given"), " ") == "empty"
    assert reason_of(lambda value: rules.name(value, "given"), "—") == "no_letter"
    assert reason_of(lambda value: rules.name(value, "given"), "x" * 101) == "too_long"


def test_a_contact_is_checked_field_by_field():
    kept = rules.contact(
        Contact(" Tove ", "Almdunge", ("Tovan", "", "Tovan"), "tove@example.org", "0701740612", " Storgatan  1 ")
    )
    assert kept == Contact("Tove", "Almdunge", ("Tovan",), "tove@example.org", "070-174 06 12", "Storgatan 1")
    with pytest.raises(InvalidInput) as caught:
        rules.contact(Contact("Tove", "Almdunge", email="nej"))
    assert caught.value.facts["field"] == "email"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("address", "Storgatan 1, 19990417-9802 Ån"),
        ("address", "990417 - 9802"),
        ("address", "c/o Ek 990477–9809"),
        ("employer", "Fågelbolaget 199904179802"),
        ("email", "990417-9802@example.se"),
        ("given", "Tove 990417+9802"),
        ("nicknames", ("Tofs 9904179802",)),
        ("source", "Sagt av modern, 990417-9802"),
    ],
)
def test_a_personnummer_stands_in_no_other_field(field, typed):
    fitting = Contact("Tove", "Almdunge")
    with pytest.raises(InvalidInput) as caught:
        rules.contact(replace(fitting, **{field: typed}))
    assert caught.value.facts == {"field": field, "reason": "holds_personnummer"}


def test_what_only_looks_like_a_personnummer_may_stand_there():
    for address in ("Storgatan 1, 123 45 Ån", "Box 990417 9803", "Ekvägen 990417-98021", "559249-8116 AB", "991317-9802"):
        assert rules.contact(Contact("Tove", "Almdunge", address=address)).address == address


def test_a_controller_is_checked_field_by_field():
    kept = rules.controller(Controller("Ekbacken AB", "5592498116", "", "", ("0701740612", "")))
    assert kept == Controller("Ekbacken AB", "559249-8116", "", "", ("070-174 06 12",))
    with pytest.raises(InvalidInput) as caught:
        rules.controller(Controller(" "))
    assert caught.value.facts == {"field": "controller", "reason": "empty"}
    for wrong, field, reason in (
        (Controller("Ekbacken AB", email="info@"), "email", "not_an_email"),
        (Controller("Ekbacken AB", "123"), "organisation_number", "not_an_organisation_number"),
        (Controller("Ekbacken AB", phones=("070-174 06 12", "12")), "phone", "not_a_phone_number"),
        (Controller("Ekbacken AB", address="Vägen\x07"), "address", "control_characters"),
    ):
        with pytest.raises(InvalidInput) as caught:
            rules.controller(wrong)
        assert caught.value.facts == {"field": field, "reason": reason}


@pytest.mark.parametrize(
    "typed", ["Åsa Maria Söderström-Ek", "åsa maria söderström ek", " ASA  MARIA SODERSTROM EK", "Asa Soderstrom Ek"]
)
def test_a_signature_is_the_clients_name_whatever_its_dress(typed):
    assert rules.signs_for(typed, "Åsa Maria", "Söderström-Ek")


@pytest.mark.parametrize(
    "typed", ["", " ", "Åsa", "Söderström-Ek", "Maria Söderström-Ek", "Eva Söderström-Ek", "Åsa Maria Söderström", "ja"]
)
def test_another_name_signs_for_nobody(typed):
    assert not rules.signs_for(typed, "Åsa Maria", "Söderström-Ek")
