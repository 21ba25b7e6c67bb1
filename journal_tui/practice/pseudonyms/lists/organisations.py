"""Workplaces, schools, shops, clubs and homes: known ones, and those that say by a word what they are.

Rule: the word that says it (`förskolan`) is a part of the name when it has a capital or is never written without a name
(`restaurang`); a place after the name belongs to it (`Coop Vimmerby`, `Högskolan i Halmstad`).
"""

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.lists import cues
from journal_tui.practice.pseudonyms.lists.reading import Note, Seen
from journal_tui.practice.pseudonyms.span import Kind

_SURE, _LIKELY, _GUESS = 0.9, 0.75, 0.55
_WORDS = 3
"""So many words of a name are looked for on each side of the word that tells."""
_RARE = 1
"""Frequency class up to which a word may be a name that was put together of ordinary parts."""


def find(note: Note, number: int) -> None:
    """Take the organisation that begins with this word, or that this word ends, if there is one."""
    seen = note.at(number)
    if seen.case in "dp" or seen.role:
        return
    if seen.case in "AC" and (seen.low in cues.LEGAL or (seen.case == "A" and seen.low in cues.CLUBS)):
        if not _ended(note, number, _SURE):
            _lettered(note, number)
    elif seen.allowed:
        _office(note, number, seen)
    elif seen.organisation and _known(note, number, seen):
        note.find(number, extended(note, number), Kind.ORG, _SURE if seen.large or seen.case == "A" else _LIKELY)
    elif not (
        (seen.low in cues.HEADS and _headed(note, number, seen))
        or (_tail(seen) and _ended(note, number, _LIKELY))
        or (seen.case == "l" and not note.large and seen.low in cues.CLUBS and _ended(note, number, _GUESS))
    ):
        _built(note, number, seen)


def find_large(note: Note, number: int) -> None:
    """Take ordinary words with capitals where a workplace likes to stand: `på Akropolis Grill`, `hos Balans`."""
    seen = note.at(number)
    before = note.at(number - 1).low
    if seen.case != "C" or seen.allowed or seen.role or not note.large or note.begins(number):
        return
    last = number
    while last - number < _WORDS and note.free(last + 1) and note.joined(last + 1) and _capital(note, last + 1):
        last += 1
    tail = note.at(last)
    paired = last > number and seen.often and tail.often and not seen.named
    if last > number and (paired or (before in cues.AT and (seen.often or not seen.named))) and not tail.named:
        note.find(number, last, Kind.ORG, _GUESS)
    elif last == number and before in cues.AT_WORK and not seen.named and not seen.place and (seen.often or before == "på"):
        note.find(number, extended(note, number), Kind.ORG, _GUESS)


def _capital(note: Note, number: int) -> bool:
    seen = note.at(number)
    return (
        (seen.case == "C" or (seen.low == "&" and note.at(number + 1).case == "C")) and not seen.allowed and not seen.role
    )


def _office(note: Note, number: int, seen: Seen) -> None:
    """An authority or a clinic that is ordinary by itself, of one place: `Familjerätten Nacka`, `MVC Kronoparken`."""
    after = note.at(number + 1)
    office = seen.case == "A" or (seen.case == "C" and seen.low.endswith(("en", "et")))
    inside = after.unknown or (seen.case == "A" and not note.begins(number) and after.often and not after.role)
    if office and note.free(number + 1) and note.joined(number + 1) and after.case == "C" and (after.place or inside):
        note.find(number, number + 1, Kind.ORG, _LIKELY)


def _known(note: Note, number: int, seen: Seen) -> bool:
    """Whether a word that is the name of an organisation stands for it here."""
    if seen.low in cues.HEADS or _tail(note.at(number + 1)):
        return False
    if seen.case == "l":
        if seen.often:
            proper = lexicon.bits(seen.low) & lexicon.PROPER and not (note.large or seen.named or seen.place)
            return bool(proper) and seen.often <= lexicon.EVERYDAY and note.at(number - 1).low in cues.AT
        return not seen.given and not seen.place and (not note.large or len(seen.low) > _WORDS)
    if seen.often or seen.named or seen.place:
        return not note.begins(number) and (seen.often < lexicon.EVERYDAY or note.at(number - 1).low in cues.AT_WORK)
    return True


def extended(note: Note, last: int) -> int:
    """The last word of a name that may go on with a place or with further words of its own."""
    for _ in range(_WORDS):
        after = note.at(last + 1)
        if not note.free(last + 1) or not note.joined(last + 1):
            break
        if _goes_on(note, last + 1, after):
            last += 1
            continue
        place = note.at(last + 2)
        if after.low == "i" and note.free(last + 2) and place.place and (place.large or not place.often or not note.large):
            last += 2
        break
    return last


def _goes_on(note: Note, number: int, seen: Seen) -> bool:
    if seen.case == "A" and (seen.low in cues.LEGAL or seen.low in cues.CLUBS):
        return True
    if seen.large:
        return not seen.allowed and not seen.role and (seen.place > 0 or seen.given < 2 or seen.often > 0)
    if seen.case != "l" or note.large or note.at(number - 1).case != "l" or seen.given > 1 or seen.role:
        return False
    if seen.low in cues.LEGAL:
        return True
    ending = seen.low.endswith(cues.PLACE_TAILS)
    return (seen.place > 0 and seen.often < lexicon.EVERYDAY + 2) or (not seen.often and ending and len(seen.low) > _WORDS)


def _headed(note: Note, number: int, head: Seen) -> bool:
    """A telling word with a name after it: `vårdcentralen Tåbelund`, `Café Rosengången`."""
    first = number + 1
    if not note.free(first) or not note.joined(first):
        return False
    seen = note.at(first)
    firm = head.low in cues.FIRM_HEADS
    if seen.low == "i" and note.at(first + 1).place and (head.case == "C" or firm) and note.free(first + 1):
        if note.at(first + 1).case == "l" and not firm:
            return False
        note.find(number, first + 1, Kind.ORG, _LIKELY)
        return True
    fits = (
        firm or head.case == "C" or ((seen.given < 3 or seen.often) and (seen.place or seen.often < lexicon.EVERYDAY + 2))
    )
    if seen.large and fits and not seen.role and not seen.allowed:
        inside = (head.case != "l" and (firm or not note.begins(number))) or (firm and not note.large)
        note.find(number if inside else first, extended(note, first), Kind.ORG, _SURE if firm else _LIKELY)
        return True
    if seen.case != "l" or note.large or seen.often > lexicon.EVERYDAY or seen.role or seen.allowed:
        return False
    named = not seen.often or seen.low.endswith(("an", "en", "et", "gården"))
    if named and (firm or seen.place or seen.often):
        note.find(number if firm else first, extended(note, first), Kind.ORG, _GUESS)
        return True
    return False


def _ended(note: Note, number: int, score: float) -> bool:
    """A telling word with a name before it: `Bankeryds vårdcentral`, `Nordviks Bygg AB`."""
    first = number
    while number - first < _WORDS and note.free(first - 1) and note.joined(first) and _before(note, first - 1, number):
        first -= 1
    if first == number:
        return False
    note.find(first, extended(note, number) if note.at(number).case != "l" else number, Kind.ORG, score)
    return True


def _before(note: Note, number: int, tail: int) -> bool:
    """Whether a word may belong to a name that ends with a telling word."""
    seen = note.at(number)
    telling = note.at(tail)
    if seen.case in "CMA":
        if seen.allowed or seen.role or seen.low in cues.IN_PLACE or seen.low in cues.AT_WORK:
            return False
        if note.begins(number) and seen.often >= lexicon.EVERYDAY and not seen.place:
            return False
        genitive = seen.low[-1] == "s" or seen.place > 0 or not seen.given
        return genitive if telling.case == "l" else True
    if seen.case != "l" or telling.case != "l" or number != tail - 1 or note.large:
        return seen.low == "&" and telling.case != "l"
    if seen.low[-1] == "s" and (seen.place or not (seen.often or seen.given)):
        return True
    return not seen.often and (seen.place > 0 or seen.unknown)


def _tail(seen: Seen) -> bool:
    return seen.low in cues.TAILS or seen.base in cues.TAILS


def _lettered(note: Note, number: int) -> None:
    """`IFK Hult`, `AB Stor`: the letters first."""
    after = note.at(number + 1)
    if note.at(number).low in cues.CLUB_HEADS and note.free(number + 1) and after.case == "C" and not after.role:
        note.find(number, number + 1, Kind.ORG, _SURE)


def _built(note: Note, number: int, seen: Seen) -> None:
    """One word that ends as schools, churches, farms and firms do: `Gullviveskolan`, `Rosenhälsan`."""
    school = seen.low.endswith(cues.SCHOOL_TAILS)
    if seen.often > _RARE or not (school or seen.low.endswith(cues.HOUSE_TAILS)) or _tail(note.at(number + 1)):
        return
    tails = cues.SCHOOL_TAILS if school else cues.HOUSE_TAILS
    stem = max((seen.low.removesuffix(tail) for tail in tails if seen.low.endswith(tail)), key=lambda s: -len(s))
    generic = len(stem) < 2 or stem.rstrip("s") in cues.GENERIC or stem in cues.GENERIC or stem.rstrip("-") in cues.GENERIC
    if seen.large:
        if generic and (note.begins(number) or not school):
            return
        if school or not note.begins(number):
            note.find(number, extended(note, number), Kind.ORG, _SURE if school else _LIKELY)
    elif not generic and seen.case == "l":
        small = seen.low.endswith(cues.SMALL_TAILS) and note.at(number - 1).low in cues.AT
        if (school and (not note.large or small)) or (small and not note.large):
            note.find(number, number, Kind.ORG, _LIKELY if school else _GUESS)
