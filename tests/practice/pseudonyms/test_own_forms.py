"""Nothing that the vault knows of the open client survives, in no case, inflection, hyphenation, spacing or format.

Clients are drawn from common names, rare ones, names in pieces and names of other alphabets' spelling; each way to write
what is known of them is put into an ordinary sentence. What is found may be replaced or asked about: both keep it out
of the journal, because a save replaces what is undecided. A name that is no word is replaced without asking.
"""

import unicodedata
from datetime import date

from faker import Faker
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journal_tui.practice.pseudonyms.finding import find
from journal_tui.practice.pseudonyms.known import KnownIdentifiers, KnownMatcher
from journal_tui.practice.pseudonyms.names import PARTICLES, is_listed, is_place, is_someone, letters, without_accents

Faker.seed(20_261)
_FAKER = Faker("sv_SE")
GIVEN = [
    *sorted({_FAKER.first_name() for _ in range(120)}),
    "Anna-Karin", "Jean-Pierre", "Åke", "Zoë", "Óscar", "Mohammed Ali", "Li", "Bo", "Max", "Sten", "Dag", "Love", "Björn", "Lars Erik",
    "Łukasz", "İnci", "D'Angelo", "Ørjan", "Bjarne-Olof", "Ann-Sofi Maria", "Saga", "Nguyễn", "Çağla", "Xhevdet", "Maj-Britt",
]  # fmt: skip
SURNAMES = [
    *sorted({_FAKER.last_name() for _ in range(120)}),
    "von Essen", "af Klinteberg", "de la Cruz", "O'Connor", "Al-Rashid", "Ek", "Ås", "Öst", "Lindros", "Nilsson Ek", "Müller-Ström",
    "El Haddad", "bin Said", "van der Berg", "Strauß", "Ståhl", "Papadopoulos", "Abd el-Rahman", "d'Arc", "Björk", "Kovačević",
    "Söderklint", "Almdunge-Kvist", "Yılmaz", "Şahin", "Ólafsdóttir",
]  # fmt: skip
STREETS = [
    "Fågelvägen",
    "Storgatan",
    "Norra Parkgatan",
    "Olof Palmes väg",
    "Sankt Eriksgatan",
    "Ekbacken",
    "Ödegränd",
    "Per Albins gata",
]
EMPLOYERS = [
    "Tetra Fiktiv AB",
    "Nordviks Tråd",
    "Kvarnby Montage HB",
    "Gransfors Teknik",
    "Kvistkulla förskola",
    "Åhus-Lax AB",
]
BEFORE = ["", "Idag sa ", "idag var det ", "(", "”", "Ringde ", "Enligt ", "med ", "\n", "- ", "Träffade även ", "/"]
AFTER = ["", ".", ",", " var här.", " ringde sent", "!", ")", ":", "\n", " – som vanligt", "/", "?"]


def uncovered(known, before, wanted, after, *, certain_only=False):
    """The letters and digits of what was wanted that no find covers."""
    text = before + wanted + after
    certain, proposals = find(KnownMatcher(known), text)
    covered = {at for s in (*certain, *(() if certain_only else proposals)) for at in range(s.start, s.end)}
    return "".join(c for place, c in enumerate(wanted, len(before)) if c.isalnum() and place not in covered)


def respelled(draw, name):
    """Another way to write the same name: case, joints, accents, marks that nobody sees."""
    name = draw(st.sampled_from([name, name, name.upper(), name.lower(), name.title()]))
    if "-" in name or " " in name:
        joint = draw(st.sampled_from(["-", " ", "", "\u2011", "\u2013", "  ", "\u00a0", "- ", "/"]))
        name = joint.join(part for part in name.replace("-", " ").split(" "))
    way = draw(st.sampled_from(["", "", "bare", "apart", "soft", "zero", "line"]))
    middle = len(name) // 2
    if way == "bare":
        return without_accents(name)
    if way == "apart":
        return unicodedata.normalize("NFD", name)
    inside = len(name) > 5 and name[middle - 1 : middle + 1].isalpha()
    if way in ("soft", "zero", "line") and inside:
        return name[:middle] + {"soft": "\u00ad", "zero": "\u200b", "line": "-\n"}[way] + name[middle:]
    return name


@st.composite
def mention(draw):
    """A client, a sentence about the client, and the name in it; whether it is so written that no one can doubt it."""
    first, last = draw(st.sampled_from(GIVEN)), draw(st.sampled_from(SURNAMES))
    called = draw(st.sampled_from([(), (), ("Ankie",), ("Lillan",)]))
    known = KnownIdentifiers(given=first, surname=last, nicknames=called)
    parts = [part for part in (first.replace("-", " ") + " " + last.replace("-", " ")).split() if len(letters(part)) == 1]
    singles = [part for part in parts if len(part) > 1 and part.casefold() not in PARTICLES] + list(called)
    pieces = draw(st.sampled_from(["one", "given", "surname", "whole", "turned", "initial"]))
    written = {
        "one": draw(st.sampled_from(singles or [first])),
        "given": first,
        "surname": last,
        "whole": f"{first} {last}",
        "turned": f"{last}, {first}",
        "initial": f"{first[0]}. {last}",
    }[pieces]
    name = respelled(draw, written) if pieces in ("one", "given", "surname") else written
    if pieces in ("whole", "turned"):
        name = draw(
            st.sampled_from([name, name.upper(), name.lower(), without_accents(name), unicodedata.normalize("NFD", name)])
        )
    ending = draw(st.sampled_from(["", "", "s", ":s", "'s", "’s", "-samtalet", "'"]))
    if name[-1] in "sSxXzZ" and ending == "s":
        ending = ""
    before, after = draw(st.sampled_from(BEFORE)), draw(st.sampled_from(AFTER))
    if ending == "-samtalet":
        after = " igår"
    return known, before, name, ending + after


@settings(max_examples=1500, deadline=None)
@given(mention())
def test_no_letter_of_the_name_is_left(case):
    assert uncovered(*case) == ""


@settings(max_examples=600, deadline=None)
@given(mention())
def test_a_name_that_is_no_word_is_replaced_without_asking(case):
    name = case[2]
    words = letters(without_accents(name).casefold()) + letters(name.casefold())
    assume(not any(is_listed(w) or is_listed(w.removesuffix("s")) or len(w) < 2 or w in PARTICLES for w in words))
    assume("\n" not in name and name[0].isupper())
    assert uncovered(*case, certain_only=True) == ""


MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SIGNS = st.sampled_from(["", "-", " ", ".", "/", "\u2013", "\u2212", "\u00a0", " - ", "\u200b"])


@st.composite
def number(draw):
    """A client's personnummer or phone number in one of its writings."""
    born = draw(st.dates(min_value=date(1930, 1, 1), max_value=date(2010, 12, 31)))
    last = f"{draw(st.integers(9800, 9999))}"
    phone = draw(st.sampled_from(["070-174 06 {:02d}", "08-465 004 {:02d}", "0980-319 2{:02d}"])).format(
        draw(st.integers(10, 99))
    )
    known = KnownIdentifiers(given="Tove", surname="Almdunge", personnummer=f"{born:%Y%m%d}-{last}", phone=phone)
    digits = "".join(c for c in phone if c.isdecimal())
    month, sign = MONTHS[born.month - 1], draw(SIGNS)
    cut = draw(st.integers(3, len(digits) - 2))
    written = draw(
        st.sampled_from(
            [
                f"{born:%Y%m%d}{sign}{last}",
                f"{born:%y%m%d}{sign}{last}",
                f"{born:%y%m%d}+{last}",
                f"{born:%y %m %d} {last}",
                f"{born:%Y-%m-%d}-{last}",
                f"{born:%Y%m%d}",
                f"{born:%Y-%m-%d}",
                f"{born:%d/%m/%Y}",
                f"{born.day}/{born.month} {born.year}",
                f"{born.day} {month} {born.year}",
                f"{born.day}:e {month} {born:%y}",
                f"{born.day} {month[:3]} -{born:%y}",
                f"{digits[:cut]}{sign}{digits[cut:]}",
                f"+46{sign}{digits[1:]}",
                f"0046 {digits[1:cut]}{sign}{digits[cut:]}",
                f"+46 (0){digits[1:]}",
                f"({digits[:3]}) {digits[3:]}",
                " ".join(digits),
                f"46{digits[1:]}",
            ],
        )
    )
    return known, draw(st.sampled_from(BEFORE)), written, draw(st.sampled_from(["", ".", ",", " är rätt", ")", "!"]))


@settings(max_examples=1000, deadline=None)
@given(number())
def test_no_digit_of_a_number_is_left(case):
    assert uncovered(*case) == ""


@st.composite
def place(draw):
    """A client's street, employer or e-mail address in one of its writings."""
    street, house = draw(st.sampled_from(STREETS)), f"{draw(st.integers(1, 140))}{draw(st.sampled_from(['', ' A', 'B']))}"
    employer = draw(st.sampled_from(EMPLOYERS))
    user = draw(st.sampled_from(["tove.almdunge", "tove_a91", "almdunge", "t.a+x"]))
    mail = f"{user}@{draw(st.sampled_from(['example.se', 'post.example.com']))}"
    known = KnownIdentifiers(
        given="Tove", surname="Almdunge", address=f"{street} {house}, 761 40 Norrtälje", employer=employer, email=mail
    )
    short = street.replace("gatan", "g.").replace("vägen", "v.")
    legal = employer.removesuffix(" AB").removesuffix(" HB")
    written = draw(
        st.sampled_from(
            [
                f"{street} {house}",
                f"{street} {house}, 761 40 Norrtälje",
                f"{street} {house}\n76140 Norrtälje",
                f"{short} {house}",
                f"{street}  nr {house}",
                street,
                f"{street}s",
                without_accents(street),
                f"{street} {house} lgh 1203",
                employer,
                legal,
                f"{legal}s",
                legal.replace(" ", "-"),
                legal.replace(" ", "  "),
                legal.replace(" ", "\u00a0"),
                mail,
                mail.replace("@", "(at)"),
                mail.replace("@", " @ "),
                mail.replace("@", " snabel-a ").replace(".", " punkt "),
                mail.replace("@", "[at]"),
                mail.replace("@", "\uff20"),
            ],
        )
    )
    written = draw(st.sampled_from([written, written.upper(), written.lower(), written.title()]))
    before = draw(st.sampled_from(["", "Bor på ", "hon är på ", "(", "Adress: ", "mailto:", "<"]))
    return known, before, written, draw(st.sampled_from(["", ".", ",", " sedan i maj", ")", "!", ">"]))


@settings(max_examples=1000, deadline=None)
@given(place())
def test_nothing_of_street_employer_and_address_is_left(case):
    assert uncovered(*case) in ("", "s", "S"), "an ending may stay"


def test_the_names_drawn_hold_every_kind():
    names = [*GIVEN, *SURNAMES]
    assert (
        sum(is_listed(name.casefold()) for name in names) > 10 and sum(is_someone(name.casefold()) for name in names) > 60
    )
    assert sum(is_place(name.casefold()) for name in names) > 0
