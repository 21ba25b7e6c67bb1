"""People: given names and surnames, alone, in a row, after a word that says who somebody is, and in lists.

Rules: a name that is an ordinary word as well counts with a capital inside a sentence, or after such a word; in small
letters only what is hardly ever an ordinary word counts, and less where the note's sentences begin large.
"""

import re
from typing import Final

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.lists import cues
from journal_tui.practice.pseudonyms.lists.reading import Note, Seen
from journal_tui.practice.pseudonyms.span import Kind

_SURE, _LIKELY, _GUESS, _NONE = 0.92, 0.75, 0.5, 0.0
_MANY = 2
"""From this class on, many people are called so."""
_WORD, _EVERYWHERE = lexicon.EVERYDAY, 6
_SHORTEST = 3
_INITIALS: Final = re.compile(r"[^\W\d_]-[^\W\d_]")
_BETWEEN, _SHORT_TITLE = 4, 4
_MARKS = frozenset({".", ":", '"', "“", "”", "'", "("})
"""Signs that may stand between a word that says who somebody is and the name."""
_BEFORE_NAMES = _MARKS | cues.CALLED | cues.SHORTENED
_MOST = (0, 3, 4, 6, 6)
"""How common as a word, by how many are called so, a name in small letters may be that stands after such a word."""


def find(note: Note, number: int) -> None:
    """Take the person that is named here, and those who stand in one list with that person."""
    score = _score(note, number)
    if score:
        _take(note, number, score)


def find_told(note: Note, number: int) -> None:
    """Take the person of whom this word says who it is: `syster Karin`, `dr. Frisk`, `chefen heter Lo`, `kompisar: Tor`."""
    role = note.at(number)
    if not role.role:
        return
    first = number + 1
    while first - number < _BETWEEN and note.at(first).low in _BEFORE_NAMES:
        if note.at(first).low == "." and len(role.low) > _SHORT_TITLE:
            return
        first += 1
    if note.at(first).low in cues.PARTICLES and note.at(first + 1).large and note.free(first) and note.free(first + 1):
        note.find(first, _row(note, first + 1), Kind.PERSON, _SURE)
    elif note.free(first) and note.joined(first) and (score := _told_score(note, first, straight=first == number + 1)):
        _take(note, first, score)


def _take(note: Note, number: int, score: float) -> None:
    last = _row(note, number)
    note.find(number, last, Kind.PERSON, score)
    _list(note, last)


def _score(note: Note, number: int) -> float:
    """How likely a word is a person by itself and by the place where it stands."""
    seen = note.at(number)
    if seen.allowed or seen.role or seen.case in "dpI" or seen.low in cues.PARTICLES:
        return _NONE
    if seen.low in cues.FEASTS and note.at(number - 1).low in cues.TIMES:
        return _NONE
    return _large(note, number, seen) if seen.case in "CMA" else _small(note, number, seen)


def _large(note: Note, number: int, seen: Seen) -> float:
    after = note.at(number + 1)
    begins = note.begins(number)
    if _INITIALS.fullmatch(seen.low):
        return _GUESS if seen.case == "A" and not begins else _NONE
    if seen.case == "A" and (not seen.named or seen.often or len(seen.low) < _SHORTEST):
        return _NONE
    if after.low in cues.EPONYMS and not (seen.given >= _MANY and seen.often < _WORD):
        return _NONE
    if after.low == "(" and note.at(number + 2).role:
        return _LIKELY if seen.often < _EVERYWHERE or seen.given >= _MANY else _NONE
    if seen.given >= _MANY or seen.surname >= _MANY:
        return _borne(note, number, seen, begins=begins)
    if seen.named:
        return _NONE if seen.often >= _WORD else _LIKELY if not seen.often or not begins else _NONE
    return _strange(note, number, seen, begins=begins)


def _borne(note: Note, number: int, seen: Seen, *, begins: bool) -> float:
    """A word with a capital that many people are called."""
    after = note.at(number + 1)
    if seen.often < _MANY:
        return _SURE
    if not begins:
        return _LIKELY if seen.often < _EVERYWHERE else _GUESS
    whose = seen.low != seen.base and (after.role or after.large) and seen.often < _EVERYWHERE
    if seen.often < _WORD or (whose and seen.given >= _MANY):
        return _LIKELY
    paired = after.large and (after.surname >= _MANY or lexicon.surname_ending(after.base)) and note.joined(number + 1)
    told = paired or after.low in cues.SAYING
    return _GUESS if told and seen.given >= _MANY and seen.often <= _EVERYWHERE else _NONE


def _strange(note: Note, number: int, seen: Seen, *, begins: bool) -> float:
    """A word with a capital that is no name we know."""
    after = note.at(number + 1)
    ending = seen.often < _MANY and (lexicon.surname_ending(seen.low) or lexicon.surname_ending(seen.base))
    if seen.place or seen.marks or seen.case != "C" or not (seen.unknown or ending) or len(seen.low) < _SHORTEST:
        return _NONE
    if after.case == "d" or after.low in cues.DOSES:
        return _NONE
    if begins:
        return _GUESS if after.low in cues.SAYING and not seen.often else _NONE
    return _LIKELY if ending and not seen.often else _GUESS


def _small(note: Note, number: int, seen: Seen) -> float:
    before = note.at(number - 1)
    if seen.often and seen.given > _MANY and not note.large and seen.often < _EVERYWHERE:
        return _GUESS if before.low in cues.WITH or note.at(number + 1).low in cues.SAYING else _NONE
    if before.case == "d":
        return _NONE
    if seen.often or (seen.place and seen.given < _MANY) or seen.marks or not seen.named or len(seen.low) < _SHORTEST:
        return _NONE
    if seen.given >= _MANY:
        return _GUESS if note.large else _LIKELY
    if note.large:
        return _NONE
    return _GUESS


def _told_score(note: Note, number: int, *, straight: bool) -> float:
    """How likely a word is the name of the person who was just told about; `straight`: nothing stands between."""
    seen = note.at(number)
    if seen.case in "dpI" or seen.allowed or seen.role or len(seen.low) < 2:
        return _score(note, number)
    if seen.case != "l":
        if seen.often and not seen.named and (not straight or seen.often >= _WORD):
            return _NONE
        return _SURE
    if not seen.often:
        if seen.named:
            return _SURE
        return _GUESS if seen.unknown and not note.large and len(seen.low) > _SHORTEST else _NONE
    if note.large:
        return _NONE
    most = _MOST[seen.given] if seen.given or not seen.surname else _MOST[seen.surname]
    if straight and seen.often <= most:
        return _LIKELY if seen.often < _WORD else _GUESS
    return _GUESS if straight and seen.often == 1 and lexicon.surname_ending(seen.low) else _NONE


def _row(note: Note, last: int) -> int:
    """The last word of a name that goes on: surname, second given name, particle, initial."""
    for _ in range(4):
        if not note.free(last + 1) or not note.joined(last + 1):
            break
        after = note.at(last + 1)
        noble = after.low in cues.PARTICLES and after.case == "l" and note.free(last + 2)
        if noble and (note.at(last + 2).large or (after.low in cues.NOBLE and note.at(last).named and not note.large)):
            last += 2
        elif _goes_on(note, last, after):
            last += 1
        else:
            break
    return last


def _goes_on(note: Note, last: int, after: Seen) -> bool:
    first = note.at(last)
    if first.low != first.base and first.low[-1] == "s" and not _named(first.low):
        return False
    if after.case == "I" or _initial(note, last + 1, first):
        return True
    if after.allowed or after.low in cues.PARTICLES or after.organisation or len(after.low) < 2:
        return False
    if after.case in "CM":
        if after.given >= _MANY or after.surname >= _MANY:
            return after.often < _EVERYWHERE
        ending = lexicon.surname_ending(after.base)
        return (
            ending
            or (after.often < _EVERYWHERE if after.surname else after.often <= _WORD and after.given > 0)
            or after.unknown
        )
    if after.case != "l" or first.case != "l" or not first.named or note.large or after.role or after.place > after.surname:
        return False
    if not after.often:
        return after.surname > 0 or (after.unknown and first.given >= _MANY and len(after.low) > _SHORTEST)
    return (
        first.given >= _MANY
        and first.often < _WORD
        and after.often < _EVERYWHERE
        and after.surname >= (_MANY if after.often > _WORD + 1 else 1)
    )


def _named(word: str) -> bool:
    return lexicon.given(word) > 0 or lexicon.surname(word) > 0


def _initial(note: Note, number: int, first: Seen) -> bool:
    """A letter in lower case after a given name: `lena b`, not `hos lena v 24`."""
    seen = note.at(number)
    small = seen.case == "l" and first.case == "l" and len(seen.low) == 1 and seen.low not in "iåo"
    after = note.at(number + 1)
    stands = after.case == "p" or after.often > _WORD if seen.low in "mp" else after.case != "d"
    return small and first.given > 0 and stands


def _list(note: Note, last: int) -> None:
    """`barnen Malva, Theo och Lo`: whoever stands in one list with a person."""
    while note.free(last + 2) and note.at(last + 1).low in cues.COORDINATED:
        number = last + 2
        if note.at(last + 1).low == "," and note.at(number).low in cues.COORDINATED and note.free(number + 1):
            number += 1
        seen = note.at(number)
        if seen.allowed or seen.role or seen.case in "dpI" or seen.organisation or len(seen.low) < 2:
            return
        if seen.case in "CM":
            score = _SURE if seen.named else _GUESS if seen.often < _MANY and not seen.place else _NONE
        elif seen.often:
            score = _GUESS if seen.given >= _MANY and seen.often < _EVERYWHERE and not note.large else _NONE
        else:
            score = _LIKELY if seen.named and (not seen.place or seen.given >= _MANY) else _NONE
        if not score:
            return
        end = _row(note, number)
        note.find(number, end, Kind.PERSON, score)
        last = end
