"""The instruments that travel with the program keep to the schema, hold nobody's questions and name no condition; others are refused when they do not."""

import re
import tomllib

import pytest

from journal_tui.practice import schema
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.measures.instrument import Kind
from journal_tui.practice.measures.naming import code_of, named_pack
from journal_tui.practice.measures.pack import NAMING, read, shipped
from tests.architecture.tree import ROOT
from tests.practice.measures.packs import PACK

NAMES = {one.name: one for one in shipped()}


def test_what_travels_with_the_program() -> None:
    assert {"phq9", "gad7", "who5", "sleep", "stress", "energy", "worry", "mood", "wellbeing"} <= NAMES.keys()
    assert {"suds", "goal", "weight", "waist", "rpe", "pain"} <= NAMES.keys()
    assert len(NAMES) == len(shipped())


@pytest.mark.parametrize("name", ["phq9", "gad7", "who5"])
def test_nobodys_questions_are_in_it(name: str) -> None:
    one = NAMES[name]
    assert one.kind is Kind.QUESTIONNAIRE and one.items
    assert not one.items.texts and not one.items.choices and not one.rights.text_included
    assert one.rights.source and one.rights.licence and one.rights.attribution and one.scoring.source
    assert one.cutoff and re.search(r"\d{4}", one.cutoff.source)


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.name)
def test_text_is_included_only_when_its_owner_allows_it(one) -> None:
    assert not one.rights.text_included or one.rights.electronic_allowed == "yes"


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.name)
def test_nothing_that_is_shown_names_a_condition(one) -> None:
    shown = [one.title, one.about, *one.ends, *(band.words for band in one.bands)]
    words = " ".join(f"{each.sv} {each.en}" for each in shown).casefold()
    assert [stem for stem in NAMING if stem in words] == []


@pytest.mark.parametrize(
    ("name", "least", "most", "cutoff", "better"),
    [("phq9", 0, 27, 10, "lower"), ("gad7", 0, 21, 10, "lower"), ("who5", 0, 100, 50, "higher")],
)
def test_ranges_and_cutoffs_are_those_of_the_papers(name: str, least: int, most: int, cutoff: int, better: str) -> None:
    one = NAMES[name]
    assert (one.least, one.most, one.cutoff and one.cutoff.value) == (least * 1000, most * 1000, cutoff * 1000)
    assert one.better.value == better


@pytest.mark.parametrize(
    ("total", "sv", "en"),
    [
        (4, "minimal", "minimal"),
        (5, "lindrig", "mild"),
        (9, "lindrig", "mild"),
        (10, "måttlig", "moderate"),
        (14, "måttlig", "moderate"),
        (15, "medelsvår", "moderately severe"),
        (20, "svår", "severe"),
        (27, "svår", "severe"),
    ],
)
def test_a_band_is_the_authors(total: int, sv: str, en: str) -> None:
    band = NAMES["phq9"].band(total * 1000)
    assert band and (band.words.sv, band.words.en) == (sv, en)


def test_without_a_total_there_is_no_band() -> None:
    assert NAMES["phq9"].band(None) is None
    assert NAMES["who5"].band(52_000) is None


def test_a_pack_with_text_is_read_whole() -> None:
    one = read(PACK, own=True)
    assert one.items and [each.sv for each in one.items.texts] == ["Påhittad fråga ett", "Påhittad fråga två"]
    assert [choice.value for choice in one.items.choices] == [0, 1000, 2000]
    assert (one.least, one.most, one.key, one.own) == (0, 4000, "invented/1", True)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('licence = "Ours, for the test"', "", "pack.rights.licence"),
        ('source = "A test"\nattribution', "attribution", "pack.rights.source"),
        ('attribution = "Nobody"', 'attribution = "  "', "pack.rights.attribution"),
        ('electronic_allowed = "yes"', 'electronic_allowed = "maybe"', "pack.rights.electronic_allowed"),
        ('electronic_allowed = "yes"', 'electronic_allowed = "no"', "rights.electronic_allowed"),
        ('electronic_allowed = "yes"', 'electronic_allowed = "unknown"', "rights.electronic_allowed"),
        ("text_included = true", "text_included = false", "rights.text_included"),
        ("text_included = true", 'text_included = "yes"', "pack.rights.text_included"),
        ("count = 2", "count = 3", "items"),
        ("count = 2", "count = 0", "pack.items.count"),
        ("count = 2", "count = true", "pack.items.count"),
        ("most = 2\nintro", "most = 3\nintro", "items"),
        ("version = 1", "version = 0", "pack.version"),
        ("version = 1", 'version = "1"', "pack.version"),
        ('name = "invented"', 'name = "Invented One"', "pack.name"),
        ('name = "invented"', 'name = "invented\\n"', "pack.name"),
        ('missing = "complete"', 'missing = "guess"', "pack.scoring.missing"),
        ('missing = "complete"', 'missing = "prorate"', "scoring"),
        ('rule = "sum"', 'rule = "magic"', "pack.scoring.rule"),
        ('better = "lower"', 'better = "lower"\ncolour = "red"', "pack.?"),
        ("least = 3, most = 4", "least = 4, most = 4", "bands"),
        ("least = 3, most = 4", "least = 3, most = 5", "bands"),
        ('en = "much"', 'en = "much depression"', "bands"),
        ("value = 3", "value = 9", "cutoff"),
        ("item = 2", "item = 3", "talk"),
        ("above = 1", "above = 2", "talk"),
        ('sv = "Påhittad fråga två"', 'sv = ""', "pack.items.text.2.sv"),
        ('sv = "Påhittad fråga två"', 'sv = "a\\u001bb"', "pack.items.text.2.sv"),
        ('kind = "questionnaire"', 'kind = "scale"', "items"),
    ],
)
def test_a_pack_that_breaks_its_schema_is_refused_by_the_place(old: str, new: str, where: str) -> None:
    assert PACK.count(old) == 1
    with pytest.raises(InvalidInput) as caught:
        read(PACK.replace(old, new))
    assert caught.value.facts == {"field": "pack", "reason": "pack_schema", "where": where}


@pytest.mark.parametrize("source", ["", "x", "= 1", "a = [" * 2000, "\x00", 'a = "', "[" * 50_000, f"a = {'9' * 5_000}"])
def test_what_is_no_pack_is_refused(source: str) -> None:
    with pytest.raises(InvalidInput):
        read(source)


def test_a_long_line_is_refused_by_its_length_before_anything_looks_for_its_pattern(monkeypatch) -> None:
    looked: list[int] = []
    matches = re.fullmatch
    monkeypatch.setattr(schema.re, "fullmatch", lambda how, text: looked.append(len(text)) or matches(how, text))
    with pytest.raises(InvalidInput):
        read(PACK.replace('sv = "Påhittad fråga två"', f'sv = "{"K" * 100_000}\\n"'))
    assert max(looked) <= 600


def test_a_pack_has_an_end() -> None:
    with pytest.raises(InvalidInput) as caught:
        read(PACK + "#" * 200_000)
    assert caught.value.facts["reason"] == "too_long"


def test_a_named_total_holds_its_name_and_range_and_nothing_else() -> None:
    one = read(named_pack("KEDS", 0, 54, "lower"))
    assert (one.kind, one.name, one.least, one.most) == (Kind.TOTAL, "keds", 0, 54_000)
    assert one.items is None and one.cutoff is None and not one.bands
    assert tomllib.loads(named_pack("KEDS", 0, 54, "lower"))["rights"]["text_included"] is False


@pytest.mark.parametrize(("title", "code"), [("KEDS", "keds"), ("Min egen ÅS-2", "min-egen-as-2"), ("ISI (7)", "isi-7")])
def test_a_name_becomes_a_code(title: str, code: str) -> None:
    assert code_of(title) == code


@pytest.mark.parametrize(
    ("title", "least", "most", "better", "field"),
    [
        ("", 0, 9, "lower", "name"),
        ("7", 0, 9, "lower", "name"),
        ('K" E', 0, 9, "lower", "name"),
        ("K{E}", 9, 0, "lower", "range"),
        ("K" * 41, 0, 9, "lower", "name"),
        ("KEDS", 0, 2_000, "lower", "range"),
        ("KEDS", 0, 9, "up", "better"),
    ],
)
def test_a_name_or_range_that_cannot_be_is_refused(title: str, least: int, most: int, better: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        named_pack(title, least, most, better)
    assert caught.value.facts["field"] == field


def test_the_pack_in_the_manual_can_be_brought_in() -> None:
    manual = (ROOT / "docs" / "measures.md").read_text()
    found = re.search(r"```toml\n(.*?)```", manual, re.DOTALL)
    assert found and read(found[1], own=True).rights.electronic_allowed == "yes"
