"""The compiled lexicon and how a word is found in it.

The file is a header, then four arrays, then a packed table of text. A word's key is 40 bits of its blake2b hash: the
first 32 are sorted and found by bisection, the last 8 tell apart. Classes are 16 bits a word, see the masks here.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from hashlib import blake2b

from journal_tui.practice.pseudonyms.artefact import Artefact
from journal_tui.practice.pseudonyms.folding import fold_word

MAGIC = b"JTL1"
HEADER = struct.Struct("<4sII")
GIVEN, SURNAME, PLACE, FREQUENCY = 0, 3, 5, 7
"""Where each class of several values begins in the bits of a word: 3, 2, 2 and 3 bits."""
ALLOWED, ROLE, ORGANISATION, HEAD, PROPER = 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 15
"""Ordinary in every note; a role word; a known organisation; begins compounds; written with a capital in the dictionary."""
EVERYDAY = 3
"""From this frequency class on, a word is so common that a name spelled like it must be shown to a person."""
_NAMED = 7 << GIVEN | 3 << SURNAME | 3 << PLACE | ORGANISATION | ALLOWED
_ORDINARY = 7 << FREQUENCY
_REMEMBERED = 60_000


@dataclass(frozen=True, slots=True)
class Book:
    """The arrays of the file, as they lie there, and the small tables of text."""

    keys: "array[int]"
    checks: bytes
    classes: "array[int]"
    tables: bytes


def digest(word: str) -> tuple[int, int]:
    """Key and check of a folded word."""
    raw = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return int.from_bytes(raw[:4], "little"), raw[4]


def _make(data: bytes) -> Book:
    _, count, tables = HEADER.unpack_from(data)
    keys, classes = array("I"), array("H")
    at = HEADER.size
    keys.frombytes(data[at : at + 4 * count])
    at += 4 * count
    checks = data[at : at + count]
    at += count
    classes.frombytes(data[at : at + 2 * count])
    at += 2 * count
    if sys.byteorder == "big":
        keys.byteswap()
        classes.byteswap()
    return Book(keys, checks, classes, data[at : at + tables])


_BOOK = Artefact(__package__ or "", "lexicon.bin", _make)
_KNOWN: dict[str, int] = {}
_TEXT: dict[str, dict[str, str]] = {}
_PHRASED: list[frozenset[str]] = []
_ROLES = "role"


def load() -> None:
    """Read and check the file, and unpack the tables of text.

    Raises:
        ArtefactDamaged: It is not what was recorded.
    """
    _BOOK()
    phrase_words()


def forget() -> None:
    """Forget which words were asked for."""
    _KNOWN.clear()


def bits(word: str) -> int:
    """All classes of a word in one number, 0 for one that is not known. Any writing of the word will do."""
    found = _KNOWN.get(word)
    return _look(word) if found is None else found


def _look(word: str) -> int:
    folded = word if word.isascii() and word.islower() else fold_word(word)
    found = _find(folded)
    if len(_KNOWN) >= _REMEMBERED:
        _KNOWN.clear()
    _KNOWN[word] = found
    return found


def _find(folded: str) -> int:
    """The bits of a folded word; a genitive and a compound are as ordinary as what they are made of."""
    found = _stored(folded)
    if found & _NAMED or found >> FREQUENCY & 7 or len(folded) < 4:
        return found
    if folded[-1] == "s" and (ordinary := _stored(folded[:-1]) & _ORDINARY):
        return found | ordinary
    return found | 1 << FREQUENCY if _compound(folded) else found


def _compound(folded: str) -> bool:
    """Whether it falls into a beginning of compounds and an ordinary word of at least four letters."""
    cuts = range(len(folded) - 4, 2, -1)
    return any(_stored(folded[cut:]) & _ORDINARY and _stored(folded[:cut]) & HEAD for cut in cuts)


def _stored(folded: str) -> int:
    book = _BOOK()
    key, check = digest(folded)
    keys, checks = book.keys, book.checks
    at = bisect_left(keys, key)
    while at < len(keys) and keys[at] == key:
        if checks[at] == check:
            return book.classes[at]
        at += 1
    return 0


def given(word: str) -> int:
    """Whether it is a given name: 0 no, 1 rare or foreign, 2 from 100 bearers, 3 from 1,000, 4 from 10,000."""
    return bits(word) >> GIVEN & 7


def surname(word: str) -> int:
    """Whether it is a surname: 0 no, 1 rare or foreign, 2 common, 3 very common."""
    return bits(word) >> SURNAME & 3


def place(word: str) -> int:
    """Whether it is a place: 0 no, 1 foreign or tiny, 2 Swedish, 3 a large Swedish town."""
    return bits(word) >> PLACE & 3


def frequency(word: str) -> int:
    """How common it is as an ordinary word in lower case: 0 not at all, 1 rare to 7 in every sentence."""
    return bits(word) >> FREQUENCY & 7


def role(word: str) -> str:
    """The role or kinship word in its plain form ("handläggaren" -> "handläggare"), or ""."""
    return _tables()[_ROLES].get(fold_word(word), "") if bits(word) & ROLE else ""


def phrase(words: str) -> str:
    """What a phrase of several words is: "place", "organisation", "allowed", or "" for none. Folded, one space between."""
    return _tables()["phrase"].get(words, "")


def phrase_words() -> frozenset[str]:
    """Every word that stands in some phrase, without a genitive ending or with one."""
    return _PHRASED[0] if _PHRASED else _phrased()


def _phrased() -> frozenset[str]:
    words = {word for key in _tables()["phrase"] for word in key.split(" ")}
    _PHRASED.append(frozenset(words | {f"{word}s" for word in words}))
    return _PHRASED[0]


def phrase_place(words: str) -> bool:
    """Whether several folded words with one space between are the name of one place."""
    return phrase(words) == "place"


def _tables() -> dict[str, dict[str, str]]:
    if not _TEXT:
        filled: dict[str, dict[str, str]] = {"phrase": {}, _ROLES: {}}
        for line in zlib.decompress(_BOOK().tables).decode("utf-8").splitlines():
            table, key, value = line.split("\t")
            filled[table][key] = value
        _TEXT.update(filled)
    return _TEXT
