"""Names of several words that the lexicon has whole: places, organisations, and what is allowed in every note.

Rule: the longest phrase wins; an allowed one is taken without a find. In small letters a phrase counts only in a note
whose sentences begin small, or when one of its words is no ordinary word.
"""

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.lists import cues
from journal_tui.practice.pseudonyms.lists.organisations import extended
from journal_tui.practice.pseudonyms.lists.reading import Note, Seen
from journal_tui.practice.pseudonyms.span import Kind

_LONGEST = 5
_LARGE, _SMALL = 0.92, 0.7
_EVERYWHERE = 7
_KINDS = {"place": Kind.LOC, "organisation": Kind.ORG}


def find(note: Note, number: int) -> None:
    """Take the phrase that begins with this word, if one does."""
    end = number + 1
    while end < len(note.cut) and end - number < _LONGEST and note.at(end).phrased and note.joined(end):
        end += 1
    words = note.seen[number:end]
    for size in range(len(words), 1, -1):
        lows = [seen.low for seen in words[: size - 1]]
        kind = lexicon.phrase(" ".join([*lows, words[size - 1].low])) or lexicon.phrase(
            " ".join([*lows, words[size - 1].base])
        )
        if kind:
            _take(note, number, words[:size], kind)
            return


def _take(note: Note, number: int, words: list[Seen], kind: str) -> None:
    last = number + len(words) - 1
    if any(not note.free(at) for at in range(number, last + 1)):
        return
    if kind not in _KINDS:
        note.take(number, last)
    elif words[0].case != "l":
        note.find(number, _whole(note, last, kind), _KINDS[kind], _LARGE)
    elif any(not seen.often for seen in words) or (not note.large and _stands(note, number, words)):
        note.find(number, _whole(note, last, kind), _KINDS[kind], _SMALL)


def _stands(note: Note, number: int, words: list[Seen]) -> bool:
    """Whether ordinary words in small letters are a name here."""
    return note.at(number - 1).low in cues.AT and all(seen.often < _EVERYWHERE for seen in words)


def _whole(note: Note, last: int, kind: str) -> int:
    return extended(note, last) if kind == "organisation" else last
