"""What is known of single words: names by how many bear them, places, ordinary words by how common they are.

Rules: one compiled file of facts, read on first use and checked against its recorded hash, never from the network.
A word is looked up by a hash of its folded form; the file holds no word in clear but phrases, role words and endings.
What is missing here is only asked about once too often: a client's own identifiers are matched exactly, whatever
this says. What has been looked up is remembered for speed until `forget` is called.
"""

from journal_tui.practice.pseudonyms.lexicon.book import (
    ALLOWED,
    EVERYDAY,
    HEAD,
    ORGANISATION,
    PROPER,
    ROLE,
    bits,
    forget,
    frequency,
    given,
    load,
    phrase,
    phrase_place,
    phrase_words,
    place,
    role,
    surname,
)
from journal_tui.practice.pseudonyms.lexicon.endings import surname_ending

__all__ = [
    "ALLOWED",
    "EVERYDAY",
    "HEAD",
    "ORGANISATION",
    "PROPER",
    "ROLE",
    "bits",
    "forget",
    "frequency",
    "given",
    "is_someone",
    "is_word",
    "load",
    "phrase",
    "phrase_place",
    "phrase_words",
    "place",
    "role",
    "surname",
    "surname_ending",
]


def is_word(word: str) -> bool:
    """Whether a folded word is an ordinary Swedish word that is often written."""
    return frequency(word) >= EVERYDAY


def is_someone(word: str) -> bool:
    """Whether a folded word is a name that many people bear: one of these is hardly a misspelling."""
    return given(word) >= 2 or surname(word) >= 2
