"""Numbers and addresses of other people: replaced when they pass their check, asked about when they do not."""

import json

import pytest

from journal_tui.practice.errors import InvalidInput, InvalidText
from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.numbers import is_iban, is_organisation_number, is_personnummer, is_swedish_phone, luhn
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.recognise import recognise_line
from journal_tui.practice.pseudonyms.span import Kind, Source
from journal_tui.practice.pseudonyms.text import restore

NOBODY = Pseudonymiser(KnownIdentifiers())


def shown(raw: str) -> tuple[str, list[str]]:
    result = NOBODY.store(raw)
    assert restore(result.text, result.forms) == raw
    return result.text, [flag.text for flag in result.flags if flag.source == Source.STRUCTURED]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Anhörig 19840679-9836 ringde.", "Anhörig ‹pnr-1› ringde."),
        ("Anhörig 890523-9847, hon.", "Anhörig ‹pnr-1›, hon."),
        ("070413-9831 är rätt.", "‹pnr-1› är rätt."),
        ("Mobil 070-174 06 31.", "Mobil ‹tel-1›."),
        ("Ring 08-465 004 31 3 ggr.", "Ring ‹tel-1› 3 ggr."),
        ("Ring +46 (0)40-628 04 91 nu", "Ring ‹tel-1› nu"),
        ("Ring 0980-319 210.", "Ring ‹tel-1›."),
        ("Ring +44 20 7946 0018.", "Ring ‹tel-1›."),
        ("Två: 070-174 06 31, 070-174 06 32.", "Två: ‹tel-1›, ‹tel-2›."),
        ("Mejla ulla.b@mail.example.org.", "Mejla ‹epost-1›."),
        ("Mejla ULLA@EXAMPLE.SE och ulla@example.se", "Mejla ‹epost-1› och ‹epost-1›"),
        ("Bor Storgatan 12 B, 392 31 Kalmar nu", "Bor ‹adress-1› nu"),
        ("Bor på Norra Parkvägen 7.", "Bor på ‹adress-1›."),
        ("Se www.exempel.example/a?b=1.", "Se ‹länk-1›."),
        ("Heter @hon_x där.", "Heter ‹konto-1› där."),
        ("Bil GZU 41A står kvar.", "Bil ‹bil-1› står kvar."),
        ("Son född 2013-03-11.", "Son född ‹datum-1›."),
        ("Konto 6789 123 456 789.", "Konto ‹id-1›."),
        ("Org.nr 556036-0793.", "Org.nr ‹id-1›."),
        ("SE35 5000 0000 0549 1000 0003 är kontot", "‹id-1› är kontot"),
    ],
)
def test_what_passes_its_check_is_replaced(raw: str, text: str) -> None:
    assert shown(raw) == (text, [])


@pytest.mark.parametrize(
    ("raw", "flag"),
    [
        ("Numret 890523-9848 då.", "890523-9848"),
        ("Numret 1234567890 då.", "1234567890"),
        ("Ring 0999-12 34 56 nu.", "0999-12 34 56"),
        ("Parkerad BXR 418 utanför.", None),
        ("Märket BXR 418 utanför.", "BXR 418"),
    ],
)
def test_what_fails_its_check_is_only_asked_about(raw: str, flag: str | None) -> None:
    text, flags = shown(raw)
    assert flags == ([flag] if flag else [])
    assert (text == raw) is (flag is not None)


@pytest.mark.parametrize(
    "raw",
    [
        "Gick 11 207 steg i går.",
        "Repmax: 3x12, 4x10, 5x5, 100 kg.",
        "Tid 14.30–17.45 i rum 194.",
        "EQ-5D 0,30, VAS 58.",
        "HbA1c 74 mmol/mol.",
        "Blodtryck 142/83 och puls 71.",
        "PHQ-9: 12, GAD-7: 8.",
        "Möte 2026-11-22 09:30.",
        "Plats 22, rad 19.",
        "Väg 4 mil.",
        "Bänk 3 x 12 x 60 kg.",
        "Sov 23.15–06.30, SE 84 %.",
        "Vägde 83,4 kg den 3 maj.",
        "Mamma fyller 60 i mars.",
        "Modell T44.",
        "Ca 1 200 kcal, 40 g protein.",
        "Steg 8 000, 9 500, 10 250.",
    ],
)
def test_ordinary_figures_stay(raw: str) -> None:
    assert shown(raw) == (raw, [])


def test_checks() -> None:
    assert luhn("8112189876")
    assert is_personnummer("198112189876")
    assert not is_personnummer("198113189876")
    assert not is_personnummer("178112189876")
    assert is_organisation_number("5560360793")
    assert not is_organisation_number("8112189876")
    assert is_swedish_phone("0701740605")
    assert is_swedish_phone("0980319200")
    assert not is_swedish_phone("0701740")
    assert not is_swedish_phone("0999123456")
    assert is_iban("se35 5000 0000 0549 1000 0003")
    assert not is_iban("se36 5000 0000 0549 1000 0003")


def test_a_number_that_is_ignored_in_this_draft_stays_and_a_checked_one_does_not() -> None:
    result = NOBODY.store("Märket BXR 418, numret 890523-9847.", ignored=("BXR 418", "890523-9847"))
    assert (result.text, result.flags) == ("Märket BXR 418, numret ‹pnr-1›.", ())


def test_a_decision_silences_proposals_for_good_but_never_the_own_name() -> None:
    maker = Pseudonymiser(KnownIdentifiers(given="Sten", surname="Almdunge")).decline("sten").decline("Almdunge")
    result = maker.store("En sten. Sten Almdunge.")
    assert (result.text, result.flags) == ("En sten. ‹klient›.", ())


def test_accepting_a_word_makes_a_person_of_it_everywhere_and_for_later() -> None:
    stored = NOBODY.store("Lindgrens chef. Lindgren sa nej. lindgren!")
    result = NOBODY.accept(stored.text, stored.forms, 0, 8, Kind.PERSON, role="chef")
    assert result.text == "‹person-1 chef›s chef. ‹person-1 chef› sa nej. ‹person-1 chef›!"
    assert restore(result.text, result.forms) == "Lindgrens chef. Lindgren sa nej. lindgren!"
    assert [(t.label, t.base) for t in result.new_tokens] == [("person-1 chef", "lindgren")]
    assert NOBODY.learn(result.new_tokens).store("LINDGREN igen").text == "‹person-1 chef› igen"


def test_accepting_inside_a_token_is_refused() -> None:
    stored = NOBODY.store("a 890523-9847 b")
    with pytest.raises(InvalidInput):
        NOBODY.accept(stored.text, stored.forms, 3, 6)


def test_forms_of_another_text_are_refused() -> None:
    with pytest.raises(InvalidText):
        restore("‹klient›", ())
    with pytest.raises(InvalidText):
        NOBODY.complete("‹klient›", ("a", "b"))


def test_a_label_that_means_another_number_in_the_vault_is_renumbered() -> None:
    first = NOBODY.store("070-174 06 31")
    vault = NOBODY.learn(first.new_tokens)
    result = vault.complete("‹tel-1› och ‹tel-2›", ("070-174 06 32", "070-174 06 33"))
    assert result.text == "‹tel-2› och ‹tel-3›"
    assert vault.complete("‹tel-1›", ("0701740631",)).text == "‹tel-1›"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Idag sa Tove", "Idag sa Tove"),
        ("Idag sa Tove ", "Idag sa ‹klient› "),
        ("Idag sa Tove-", "Idag sa Tove-"),
        ("Idag sa Tove.", "Idag sa ‹klient›."),
        ("Ring 08-465 004 ", "Ring 08-465 004 "),
        ("Ring 08-465 004 31", "Ring 08-465 004 31"),
        ("Ring 08-465 004 31. ", "Ring ‹tel-1›. "),
        ("Bor Storgatan 12 ", "Bor Storgatan 12 "),
        ("Bor Storgatan 12 och ", "Bor ‹adress-1› och "),
    ],
)
def test_the_word_under_the_cursor_is_left_until_it_is_finished(typed: str, expected: str) -> None:
    maker = Pseudonymiser(KnownIdentifiers(given="Tove", surname="Almdunge"))
    text = typed
    for replacement in reversed(maker.live(typed, len(typed))):
        text = text[: replacement.start] + replacement.token.text + text[replacement.end :]
    assert text == expected


def test_a_paste_is_read_whole_and_a_pause_finishes_the_last_word() -> None:
    maker = Pseudonymiser(KnownIdentifiers(given="Tove", surname="Almdunge"))
    text = "Förut.\nTove kom.\nRad.\nAlmdunge"
    assert [r.form for r in maker.live(text, len(text))] == []
    assert [r.form for r in maker.live(text, len(text), changed=(7, len(text)))] == ["Tove"]
    assert [r.form for r in maker.live(text, None)] == ["Tove", "Almdunge"]


def test_recognise_answers_one_line_for_one_line() -> None:
    line = json.dumps({"text": "😀 Tove ringde 070-174 06 05", "client": {"given": "Tove", "phone": "+46701740605"}})
    spans = json.loads(recognise_line(line))["spans"]
    assert [(s["start"], s["end"], s["label"], s["source"]) for s in spans] == [
        (2, 6, "PERSON", "known"),
        (14, 27, "PHONE", "known"),
    ]
    assert json.loads(recognise_line('{"text": "hej"}')) == {"spans": []}


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        "",
        "[]",
        "{}",
        '{"text": 3}',
        '{"text": "a", "client": []}',
        '{"text": "a", "client": {"given": 1}}',
        '{"text": "a", "client": {"nicknames": "x"}}',
    ],
)
def test_recognise_refuses_what_it_cannot_read(line: str) -> None:
    with pytest.raises(InvalidInput):
        recognise_line(line)


def test_recognise_takes_identifiers_of_any_size() -> None:
    client = {
        "given": "ab " * 3000,
        "surname": "cd-" * 3000,
        "address": "x" * 50_000 + " 1",
        "email": "q" * 9000 + "@" + "a." * 2000,
        "phone": "0" * 9000,
    }
    line = json.dumps({"text": "ab cd " + "x" * 50_000, "client": client})
    assert json.loads(recognise_line(line))["spans"][0]["start"] == 0
