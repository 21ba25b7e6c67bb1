"""What the rules take for a name: `[PERSON:Karin]` must be found whole, nothing else may be touched. Every name is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.pseudonyms import lists
from journal_tui.practice.pseudonyms.lists import roles
from journal_tui.practice.pseudonyms.span import Source
from journal_tui.practice.pseudonyms.tagging.words import words
from tests.recogniser.marked import unmarked

NAMES_BY_THEMSELVES = [
    "Hon mötte [PERSON:Torbjörn] i dag.",
    "[PERSON:Torbjörn] kom sent.",
    "Idag ringde [PERSON:Stig] om hyran.",
    "Hon åkte med [PERSON:Zvjezdana].",
    "Hon pratade med [PERSON:Torbjörn Ekwall] om jobbet.",
    "Hon pratade med [PERSON:Lena B] om jobbet.",
    "Det var [PERSON:Fredrik af Klintberg] som skrev.",
    "Hon fick hjälp av [PERSON:Anne-Maj] och [PERSON:Mona-Lisa Berggren].",
    "[PERSON:Björns] syster var där.",
    "[PERSON:Rolle] (sambo) springer med.",
    "[PERSON:Stig] ringer varje dag.",
]
AFTER_A_ROLE = [
    "frun [PERSON:karin] lagar mat",
    "handläggare [PERSON:lena b] svarar inte",
    "Läkaren dr. [PERSON:Mansour] har ringt.",
    "läkare [PERSON:kjellgren] har tid",
    "dottern [PERSON:tindra] vaknar, grannen [PERSON:stig] stiger upp",
    "Chefen heter [PERSON:Lo].",
    "hockeytränaren [PERSON:bosse] ropar",
    "Hon ringde familjen [PERSON:Wernersson].",
    "mamma [PERSON:gittan] bjöd på tårta",
]
IN_A_LIST = [
    "Barnen [PERSON:Malva], [PERSON:Theo] och [PERSON:Lo] bor kvar.",
    "barnen [PERSON:sumaya] och [PERSON:ilyas] går i skolan",
    "Kompisar: [PERSON:Ossian], [PERSON:Ville].",
    "barnen [PERSON:malva], [PERSON:theo] sover",
]
WORKPLACES = [
    "Han går på [ORG:Gullviveskolan] nu.",
    "hon vill byta till [ORG:kastanjeskolan] snart",
    "Han bor på [ORG:Solgläntan].",
    "Behandling på [ORG:Vårdcentralen Tåbelund] i morgon.",
    "Remiss från [ORG:Bankeryds vårdcentral] kom.",
    "De åt på [ORG:Restaurang Gyllene Hästen] i går.",
    "Fika på [ORG:Café Rosengången] efteråt.",
    "Faktura till [ORG:Platenska Fastigheter AB] i dag.",
    "Han tränar med [ORG:Hultsfreds FK] nu.",
    "Hon handlar på [ORG:Coop Vimmerby] varje vecka.",
    "Hon handlar på [ORG:ICA Nära Vrigstad] varje vecka.",
    "han jobbar på [ORG:willys hisingen] nu",
    "Hon läser vid [ORG:Högskolan i Halmstad] nu.",
    "Han ville till [ORG:Sony i Lund] i höst.",
    "Samtal med [ORG:Familjerätten Nacka] i fredags.",
    "Hon jobbar på [ORG:Akropolis Grill] i stan.",
    "Hon valde [ORG:Blå Tråden] i år.",
    "Barnet går på förskolan [ORG:Nyckelpigan] nu.",
    "Minnesstund i [ORG:Smögens kyrka] i dag.",
    "Hon bor hos [ORG:Kvinnojouren Fenix] just nu.",
    "Hon studerar vid [ORG:Malmö universitet] nu.",
]
PLACES = [
    "Hon bor i [LOC:Tidaholm] nu.",
    "han åkte till [LOC:göteborg] själv",
    "Hon kom från [LOC:Addis Abeba] då.",
    "Smärtan är värre efter [LOC:Mogadishu]-resan.",
    "Han växte upp i [LOC:Vassholm] på landet.",
    "han bor i [LOC:lund] nu",
    "Hon går längs [ADDRESS:Prästgårdsgatan] varje kväll.",
]
ORDINARY = [
    "Björn i skogen skrämde honom.",
    "Sten i bröstet, så beskriver hon det.",
    "Ros och tulpaner i vasen.",
    "Dag för dag blir det bättre.",
    "Hon tar Sertralin och Lergigan på måndag.",
    "PHQ-9 och MADRS-S i juni, GAD-7 i höst.",
    "KBT och ACT enligt plan. Sokratisk dialog.",
    "Försäkringskassan och Arbetsförmedlingen har svarat.",
    "Han tittade på Netflix hela helgen.",
    "hon sover bra och äter frukost varje dag med sin familj",
    "läkaren säger att mamma vill komma hem till jul",
    "Planen är att ringa chefen på fredag.",
    "Grundskolan och gymnasiet gick bra, simskolan sämre.",
    "Motorvägen och cykelvägen låg öde.",
    "systerns liv är svårt, barnens dag blev lång",
    "en kund per dag, ett barn per rum",
    "Epleys manöver hjälpte inte.",
    "Hon vill åka till havet och gå i skogen.",
    "mg, ml, kg. 3 x 10 reps. VAS 5.",
    "Nuläge: Trött. Plan: Vila.",
    "Hon köpte Nokia-aktien och tittade på FM-nätet.",
    "i t.ex. trafiken, dvs. på bussen",
    "kock pa heltid, han ringde fran jobbet, chefen sager nej",
    "1) Sten i skon. 2) Ros i vasen.",
    "Hon kom före Lucia och efter Valborg.",
    "Hon får 12 tim/v av boendestödet.",
    "Han gick förbi bageriet Sedan somnade han.",
]


def finds(text):
    return [(text[s.start : s.end], s.kind.value) for s in lists.find(text, words(text))]


def asked(marked):
    text, gold = unmarked(marked)
    return text, [(text[g.start : g.end], g.label) for g in gold]


@pytest.mark.parametrize("marked", NAMES_BY_THEMSELVES)
def test_a_name_by_itself(marked):
    text, expected = asked(marked)
    assert finds(text) == expected


@pytest.mark.parametrize("marked", AFTER_A_ROLE)
def test_a_name_after_a_word_that_says_who_somebody_is(marked):
    text, expected = asked(marked)
    assert finds(text) == expected


@pytest.mark.parametrize("marked", IN_A_LIST)
def test_everybody_in_a_list_with_a_person(marked):
    text, expected = asked(marked)
    assert finds(text) == expected


@pytest.mark.parametrize("marked", WORKPLACES)
def test_a_workplace_a_school_or_a_shop(marked):
    text, expected = asked(marked)
    assert finds(text) == expected


@pytest.mark.parametrize("marked", PLACES)
def test_a_place(marked):
    text, expected = asked(marked)
    assert finds(text) == expected


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_names(text):
    assert finds(text) == []


def test_a_small_letter_means_less_in_a_note_whose_sentences_begin_large():
    small = next(s.score for s in lists.find("hon mötte torbjörn", words("hon mötte torbjörn")))
    large = next(s.score for s in lists.find("Hon mötte torbjörn.", words("Hon mötte torbjörn.")))
    assert large < small


def test_a_row_of_initials_is_read_to_its_end():
    text = "A. " * 3000 + "Torbjörn"
    assert [found for found in finds(text) if found[0] == "Torbjörn"] == [("Torbjörn", "PERSON")]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Hon ringde min syster ", "syster"),
        ("Systern ", "syster"),
        ("Vi talade med dr. ", "läkare"),
        ("Närmaste chefen heter ", "chef"),
        ("Kompisen: ", "kompis"),
        ("hennes man ", "man"),
        ("hockeytränaren ", "hockeytränare"),
        ("systerns ", ""),
        ("med kollegan, ", ""),
        ("Hon ringde ", ""),
        ("syster", ""),
        ("", ""),
        (" ", ""),
    ],
)
def test_the_role_word_before_a_name(before, role):
    assert roles.before(before) == role


PIECES = [
    "Karin",
    "karin",
    "Björn",
    "syster",
    "Förskolan",
    "Myran",
    "i",
    "Lund",
    "på",
    "ICA",
    "AB",
    "och",
    ",",
    ".",
    "\n",
    "-resan",
    "Kiruna",
    ":",
    "&",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, "é", "\u00ad", "‹", "İ", "\ud800", "ß"])).map(" ".join)))
def test_finds_are_disjoint_in_order_and_inside_the_text(text):
    found = lists.find(text, words(text))
    ends = [0, *[s.end for s in found]]
    for span, before in zip(found, ends, strict=False):
        assert before <= span.start < span.end <= len(text)
        assert span.source is Source.LIST
        assert 0 < span.score < 1
        assert not span.certain
