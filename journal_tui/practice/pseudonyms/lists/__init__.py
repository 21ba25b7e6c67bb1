"""Layer 4: names by lists and rules, where the tagger has never met the like.

Four rooms, each asked about one word at a time, in this order: whole phrases, organisations, places, persons. Rules: pure
over a text; finds are disjoint, in order, and proposals; scores are probabilities that are added up with the tagger's.
`doubting` says what the rules hold against the tagger.
What the lexicon calls ordinary in every note is never found here; the client's own identifiers are another layer's.
"""

from collections.abc import Sequence

from journal_tui.practice.pseudonyms.lists import organisations, persons, phrases, places
from journal_tui.practice.pseudonyms.lists.reading import (
    LARGE,
    ORGANISATIONS,
    PERSONS,
    PHRASES,
    PLACES,
    ROLES,
    Note,
    forget,
)
from journal_tui.practice.pseudonyms.span import Span
from journal_tui.practice.pseudonyms.tagging.words import Word

_ROOMS = (
    (PHRASES, phrases.find),
    (ORGANISATIONS, organisations.find),
    (PLACES, places.find),
    (ROLES, persons.find_told),
    (LARGE, organisations.find_large),
    (PERSONS, persons.find),
)

__all__ = ["find", "forget"]


def find(text: str, words: Sequence[Word]) -> list[Span]:
    """What the rules take for a name in a written text, disjoint and in order.

    Args:
        text: the whole written text.
        words: its words and signs.

    Raises:
        ArtefactDamaged: The lexicon is not what was recorded.
    """
    note = Note(text, words)
    worth = [(number, seen.rooms) for number, seen in enumerate(note.seen) if seen.rooms]
    taken = note.taken
    for room, find_at in _ROOMS:
        for number, rooms in worth:
            if rooms & room and number not in taken:
                find_at(note, number)
    return sorted(note.found, key=lambda span: span.start)
