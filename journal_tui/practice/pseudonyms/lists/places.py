"""Places: known ones, streets without a number, journeys, and unknown words where only a place can stand.

Rule: a word that is a place and a name or an ordinary word as well is a place after `i`, `från` and the like only; a
surname after a given name never is.
"""

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.lists import cues
from journal_tui.practice.pseudonyms.lists.reading import Note, Seen
from journal_tui.practice.pseudonyms.span import Kind

_SURE, _LIKELY, _GUESS = 0.9, 0.75, 0.55
_RARE = 1
_SWEDISH = 2
_JOINTS = "-\u2010\u2011"
_SHORTEST = 4
_COMMON = 5


def find(note: Note, number: int) -> None:
    """Take this word as a place, if it is likely to be one."""
    seen = note.at(number)
    if seen.case in "dp" or seen.allowed or _journey(note, number, seen) or _street(note, number, seen):
        return
    before = note.at(number - 1).low if note.joined(number) else ""
    score = _score(note, number, seen, led=before in cues.IN_PLACE, moved=before in cues.MOVES)
    if score:
        note.find(number, number, Kind.LOC, score)


def _score(note: Note, number: int, seen: Seen, *, led: bool, moved: bool) -> float:
    if note.at(number + 1).low in cues.EXERCISES:
        return 0.0
    if seen.place:
        return _known_large(note, number, seen, led=led) if seen.large else _known_small(note, seen, led=led)
    if not led or seen.named or seen.marks or seen.often > _RARE or len(seen.low) < _SHORTEST:
        return 0.0
    ending = seen.base.endswith(cues.PLACE_TAILS)
    if seen.large:
        return 0.0 if note.at(number + 1).large and not ending else _LIKELY if ending else _GUESS
    if seen.case != "l" or note.large or seen.often or len(seen.low) <= _SHORTEST:
        return 0.0
    return _GUESS if ending or moved or lexicon.bits(seen.low) & lexicon.PROPER else 0.0


def _known_large(note: Note, number: int, seen: Seen, *, led: bool) -> float:
    if led:
        return _SURE
    before = note.at(number - 1)
    if seen.named and (before.role or before.case == "I" or (before.large and before.named and note.joined(number))):
        return 0.0
    if seen.often >= lexicon.EVERYDAY and note.begins(number):
        return 0.0
    if seen.named:
        return 0.0 if note.begins(number) or seen.given > 1 or seen.place != 3 else _GUESS
    return _LIKELY if seen.often else _SURE


def _known_small(note: Note, seen: Seen, *, led: bool) -> float:
    if seen.case != "l":
        return 0.0
    if led:
        if not seen.often:
            return _LIKELY if not seen.given or not note.large else 0.0
        town = seen.place > _SWEDISH or (seen.place == _SWEDISH and seen.often < _COMMON)
        return _GUESS if town and not note.large and not seen.given else 0.0
    if seen.often or seen.named:
        return 0.0
    return _LIKELY if seen.place >= _SWEDISH or not note.large else 0.0


def _journey(note: Note, number: int, seen: Seen) -> bool:
    """`Kiruna-resan`: the place alone."""
    joint = max(seen.low.rfind(sign) for sign in _JOINTS)
    if joint < _SHORTEST - 1 or seen.low[joint + 1 :] not in cues.JOURNEYS or len(seen.low) != len(note.cut[number].text):
        return False
    head = seen.low[:joint]
    if not lexicon.place(head) and (seen.case == "l" or lexicon.frequency(head) or lexicon.bits(head) & lexicon.ALLOWED):
        return False
    note.find_head(number, joint, Kind.LOC, _SURE)
    return True


def _street(note: Note, number: int, seen: Seen) -> bool:
    if not seen.low.endswith(cues.STREET_TAILS) or seen.often > _RARE:
        return False
    tail = next(tail for tail in cues.STREET_TAILS if seen.low.endswith(tail))
    stem = seen.low.removesuffix(tail)
    if len(stem) < 2 or stem in cues.GENERIC_STREETS or stem.removesuffix("s") in cues.GENERIC_STREETS:
        return False
    if seen.large:
        note.find(number, number, Kind.ADDRESS, _LIKELY)
        return True
    if seen.case == "l" and not note.large and tail in cues.STREET_TAILS[:5] and note.at(number - 1).low in cues.AT:
        note.find(number, number, Kind.ADDRESS, _GUESS)
        return True
    return False
