"""Numbers, addresses and names on the web in every form that people write them in, and figures that only look like them.

Each number lies in a range kept free for tests or is an example of the authority that gives such numbers out.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.practice.pseudonyms.folding import fold
from journal_tui.practice.pseudonyms.resolver import resolve
from journal_tui.practice.pseudonyms.structured import find


def uncovered(text, wanted):
    """The letters and digits of what was wanted that no find covers."""
    folded = fold(text)
    covered = set()
    for found in find(folded):
        covered.update(range(*folded.written(found.start, found.end)))
    at = text.index(wanted)
    return "".join(c for place, c in enumerate(wanted, at) if c.isalnum() and place not in covered)


PERSONNUMMER = [
    "19 811218-9876", "811218 - 9876", "8112189876", "811218--9876", "811218/9876", "811218_9876", "1981 12 18-9876",
    "1981-12-18-98 76", "811218-\n9876", "T19811218-9876", "811218+9876", "19811278-9876", "811218-XXXX", "19811218-****",
    "811218-A12B", "19811218T123", "811218\u00a09876", "811218\u20139876", "811218\u22129876", "19811218.9876", "20140229-9851",
]  # fmt: skip
PHONES = [
    "0701740605", "070-174 06 05", "070.174.06.05", "070_174_06_05", "070 - 174 - 06 - 05", "070-174\n06 05", "0701-74 06 05",
    "070—174—06—05", "(070) 174 06 05", "46701740605", "+46 (70) 174 06 05", "+46(0)70-174 06 05", "+46  70 174 06 05",
    "0046 (0)70-174 06 05", "08-465 004 31", "08/465 00 431", "08 46 50 04 31", "(08)4650 0431", "0980/319 203", "+44 20 7946 0018",
    "0044 20 7946 0018", "+1 (202) 555-0143", "070\u00a0174\u00a006\u00a005", "070\u2011174 06 05",
]  # fmt: skip
MAILS = [
    "anna.lind@example.se", "anna.lind(at)example.se", "anna.lind [at] example.se", "anna.lind {at} example [dot] se",
    "anna snabel-a example punkt se", "anna punkt lind snabel-a example punkt se", "anna.lind snabela example.se",
    "anna.lind at example.se", "anna.lind@ example.se", "anna.lind @example.se", "anna(a)example.se", "anna.lind@example",
    "anna_lind-99+x@sub.example.org", "ANNA.LIND@EXAMPLE.COM", "å.öst@example.net",
]  # fmt: skip
BIRTHS = [
    "född den |9 februari 1981", "född |9 feb -81", "född den |9:e februari 1981", "född den |nionde februari 1981",
    "f. |81-02-09", "f.|810209", "f |9/2 1981", "f. |9.2.1981", "f. |9/2-81", "född: |1981/02/09", "född |1981 02 09",
    "födelsedatum |09-02-1981", "födelsedag: |9 februari", "fyller 45 den |9 februari", "fyller år |9/2",
    "hon fyllde 45 år den |9 februari", "född i |februari 1981", "född |våren 1981", "född onsdagen den |9 februari 1981",
    "born |May 3, 1981", "dob: |03/05/1981", "50-årsdag den |9 februari", "föd. |9/2-81", "född |midsommarafton 1981", "BF |4 juli", "beräknad förlossning |12/3",
]  # fmt: skip
WEB = [
    "insta |annak_91", "insta: |annakarin", "på snap heter hon |ellen.x07", "|vinterbarn_91| på insta", "discord: |Frost#1234",
    "tiktok |@a.b_c", "|@user@mastodon.example", "skype: |live:anna.k_3", "|twitch.tv/lejonet", "|facebook.com/anna.lind.5",
    "|HTTPS://EXAMPLE.SE/A?b=1", "på |min-blogg.example", "spel: |adrixx08", "spelar som |melkish_xx| med", "snappar med |nicko.06|, 19 år",
]  # fmt: skip
PLATES = [
    "reg |ABC 12D", "regnr |abc-123", "reg-nr |abc123", "bilen (|GZU41A|) står", "skylten |KARIN1", 'personlig skylt "|MAMMA|"',
    "regnr |AB 12 345", "en röd saab, |oyd 77c", "parkerad |GZU\u00a041A", "såg |oyd 77c| stå där", "volvon |msk85r", "reg: |kex 81k",
]  # fmt: skip
REGISTERS = [
    "konto |1234 56 78901", "kontonummer |8327-9, 123456789", "clearing |8327-9", "bg |123-4567", "BG: |1234-5678", "plusgiro |12 34 56-7",
    "org.nr |556036-0793", "orgnr |5560360793", "dnr |2023/1234-5", "Dnr: |FV-1.2.3-0012-24", "diarienr |4.3.1-2024-0123",
    "ärendenummer |2024-004512", "har anmält, |5000-K123456-24", "mål |T 1234-24", "i mål nr |Ö 4567-22", "försäkringsnummer |1234567-8",
    "skada |DF-2025-00817", "kort |4571 1234 5678 9010", "passnr |12345678", "pass nr |AA1234567", "ip |83.251.12.7", "|83.251.12.7| loggad",
    "IMEI |490154203237518", "medlemsnummer: |12 34 56", "patient-id |P-88211", "portkod |4711", "LMA-nummer |50-123456/7",
    "Reservnummer |991980123456", "|SE35 5000 0000 0549 1000 0003| är kontot", "kontot |SE35 5000 0000 0549 1000 0004| finns",
    "brev |RR123456789SE", "|aa:b0:cc:dd:ee:12| syns", "fastigheten |Norrkulla 3:14", "ref.nr |44712-1", "kund-id |4471", "konto i Handelsbanken |6789-123 456 789",
    "personnr |19690704", "pnr: |690704| saknar fyra",
]  # fmt: skip
ADDRESSES = [
    "på |Storg. 12", "på |Storgatan nr 12", "på |Storgatan 12-14", "på |Storgatan 12 lgh 1203, 4tr", "bor |storgatan 12 a nb",
    "på |Lingonstigen 5C, uppgång B", "c/o Ek, |Storgatan 12", "c/o |Karin Ek", "|Box 123, SE-123 45 Lund", "|box 123, 123 45 lund",
    "i |123 45 Lund", "|SE-123 45 Vitaby", "på |Dag Hammarskjölds väg 12 C", "på |Carl von Linnés väg 3", "på |Karl XII:s gata 8",
    "på |Per Albins gata 7", "bor på |Söderby 114", "på |Nygatan 3\n392 33 Kalmar", "på |Kungsholms strand 12", "på |Professor Holms gata 48, 376 67 Älvsjö", "hos |kung oskars stigen 3", "bor på |fiskarväg 122",
    "hemma på |granhöjden 57c, 179 91 upplands väsby", "på |S:t Eriksgatan 88B, 4 tr",
]  # fmt: skip
AFTER = ("", ".", ",", ")", ";", "!", " nu", "\n", " och så vidare")
TOLD = [*BIRTHS, *WEB, *PLATES, *REGISTERS, *ADDRESSES]
BARE = [*PERSONNUMMER, *PHONES, *MAILS]


@pytest.mark.parametrize("case", TOLD)
def test_what_a_word_or_its_form_gives_away_is_found_whole(case):
    before, wanted, *after = case.split("|")
    assert uncovered("".join([before, wanted, *after]), wanted) == ""


@pytest.mark.parametrize("wanted", BARE)
@pytest.mark.parametrize("before", ["", "Hon uppgav ", "(", "Gäller: ", "\n"])
@pytest.mark.parametrize("after", AFTER)
def test_what_has_a_form_of_its_own_needs_no_word(before, wanted, after):
    if after == " nu" and wanted.endswith("se"):
        after = ", nu"
    assert uncovered(before + wanted + after, wanted) == ""


@pytest.mark.parametrize("wanted", [*PERSONNUMMER, *PHONES])
def test_capitals_and_small_letters_are_the_same(wanted):
    assert uncovered(f"nr {wanted.lower()} här", wanted.lower()) == ""
    assert uncovered(f"NR {wanted.upper()} HÄR", wanted.upper()) == ""


PLAIN = [
    "Blodtryck 132/84, 128/80 och puls 62", "120/80 mm Hg kl 14.30", "3x12, 4x10, 5 x 5 på 100 kg", "Dos 25 mg 2+0+1, 1x3",
    "Sertralin 50 mg 1 x 1 i 14 dagar", "2024-05-01 kl 14.30-15.15", "Möte 2024-05-01 1530", "Nästa tid 240501 kl 13",
    "Nästa tid 20240501-1530", "den 3/5 och 4/6", "ons 15/5 14:00-15:00", "v. 27-30", "MADRS 23, PHQ-9 14 (före 19)",
    "BMI 27,4 (84,2 kg, 175 cm)", "Kurs PSYK01 och KBT 201", "ISBN 978-91-44-12345-6", "ISBN 9789144123456", "38,5 grader, -3 °C",
    "Feber 38.5 i 3 dagar", "AUDIT 12/40, DUDIT 0", "1 500 kr per mån, 12 000 i lån", "lön 32 000 - 35 000 kr", "kontot 1500 kr minus",
    "satte in 2500 på kontot", "Hon fyller 40 i år", "fyller 40 om 3 veckor", "gått 10 000 steg 5 dagar", "rum 312, plan 4", "rumsnr 1204",
    "kapitel 3.2.1 och 4.1", "F32.1, F41.2 enligt ICD-10", "DSM-5 300.4", "ring mig om 2-3 veckor", "Hej, ring 1177 eller 112",
    "90 101 är linjen", "Bris 116 111", "sid 12-15, uppgift 3a", "100-50-25-12", "Intervaller 6x3 min", "Väg 23, E6, E18",
    "buss 4 och tåg 1042", "Backen 3 gånger", "bor på våningsplan 3", "besök på måndag vecka 12", "Gården 4 km bort", "Han bor på våning 3", "2019-2021 på sjukskrivning",
    "Lag (2018:218), 3 kap. 5 §", "SOSFS 2008:17", "artikelnr 123456", "Gustav 12 år", "Hedvig 5", "De sa nej.Det var bra.Nu gick det",
    "skalan 0-10 gav 7-8", "är på insta mycket", "har konto på facebook", "bil från 2012 med 14 000 mil", "körde 120 i timmen",
    "Kör Volvo V70 och XC60", "utbildningen tar 450 dagar", "Spel 40 000 på en natt", "anmälan 2024-05-01", "Mål 1: 30 min promenad",
    "mål 3 2024", "Tid 12 3 2024", "född i Lund", "fyller i formulär 3", "Sjuk 3 mars - 14 april 2024", "remiss 12 mars 2024",
    "Adderar 10+20+30+40+50+60", "1,2,3,4,5,6,7,8,9,10", "2 000 000 människor", "100 200 300 400 meter", "21-19 21-17",
    "08.00 14.00 20.00", "08:00-14:00", "0,25-0,5-1,0 mg", "5-HTP 100 mg", "20 000 IE D-vitamin", "@ jobbet hela dagen", "c/o saknas",
    "Boston Naming 31", "Flyttar till Sigtuna 1/9", "filmen Vinterviken 1996", "Boeing 737", "Snap-shots, ögonblicksbild", "vecka12 och mars.24", "tog 20g protein", "kör hem 20m", "konto hos Nordvik 1500 kr", "tid 1430", "David 1990 var", "Covid19 och PHQ9 14",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_figures_of_an_ordinary_note_stay(text):
    for written in (text, text.lower(), f"Idag: {text}."):
        certain, proposals = resolve(written, find(fold(written)))
        assert [written[s.start : s.end] for s in (*certain, *proposals)] == [], written


def check_digit(nine):
    """The last digit of a personnummer."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


DASHES = st.sampled_from(["-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "+", " - ", "- ", " \u2013 ", " ", ""])


@st.composite
def personnummer(draw):
    """A number that nobody has, in one of its writings; a day raised by 60 makes it a samordningsnummer."""
    born = draw(st.dates(min_value=date(1915, 1, 1), max_value=date(2025, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 0, 0, 60]))
    digits = f"{born:%y%m}{day:02d}"
    nine = f"{digits}{draw(st.integers(980, 999))}"
    century = draw(st.sampled_from(["", f"{born.year // 100}"]))
    return f"{century}{digits}{draw(DASHES)}{nine[6:]}{check_digit(nine)}"


@st.composite
def phone(draw):
    """A number kept free for fiction, in one of its writings."""
    area, rest = draw(
        st.sampled_from(
            [
                ("70", "17406{:02d}"),
                ("8", "465004{:02d}"),
                ("31", "39006{:02d}"),
                ("40", "62804{:02d}"),
                ("980", "3192{:02d}"),
            ]
        )
    )
    local = rest.format(draw(st.integers(5, 99)))
    begin = draw(st.sampled_from(["0", "(0", "+46", "+46 ", "+46(0)", "+46 (0)", "0046", "0046 ", "0046 (0)"]))
    ends = ")" if begin == "(0" else ""
    gap = draw(st.sampled_from(["-", " ", "", "/", ".", "\u2013", "\u2011", " - ", "\u00a0"]))
    places = draw(st.lists(st.integers(2, len(local) - 2), max_size=3, unique=True))
    sign = draw(st.sampled_from([" ", "\u00a0", "-", "."]))
    grouped = "".join(sign * (place in places and place - 1 not in places) + digit for place, digit in enumerate(local))
    return f"{begin}{area}{ends}{gap}{grouped}"


@settings(max_examples=500, deadline=None)
@given(personnummer(), st.sampled_from(["", "Hon heter inget, ", "nr:", "(", "«"]), st.sampled_from(AFTER))
def test_every_personnummer_is_found(wanted, before, after):
    assert uncovered(before + wanted + after, wanted) == ""


@settings(max_examples=500, deadline=None)
@given(phone(), st.sampled_from(["", "Ring ", "nr:", "/", "»"]), st.sampled_from(AFTER))
def test_every_phone_number_is_found(wanted, before, after):
    assert uncovered(before + wanted + after, wanted) == ""
