"""The forms in which one person's name may be written, and how sure each is.

A name may be written in parts, joined by a hyphen, a space or nothing, without its accents, or with one
letter wrong. Endings are not listed here: the matcher leaves them outside the token.
"""

import re
import unicodedata
from itertools import pairwise, product

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.artefact import ArtefactDamaged
from journal_tui.practice.pseudonyms.folding import fold_word

PARTICLES = frozenset(
    [
        "von",
        "af",
        "av",
        "de",
        "du",
        "la",
        "le",
        "van",
        "der",
        "den",
        "di",
        "da",
        "del",
        "della",
        "dos",
        "el",
        "al",
        "bin",
        "ibn",
        "ten",
        "ter",
        "zu",
        "och",
    ]
)
NEAR_FROM = 5
"""Names of fewer letters are never matched with a letter wrong."""

_PAIRED = 24
"""Names of more forms than this are not run together in every pair: no person has them, a file may."""
_LETTERS = re.compile(r"[^\W\d_]+")


def letters(text: str) -> list[str]:
    """The words of a folded text, digits and signs left out."""
    return _LETTERS.findall(text)


def without_accents(word: str) -> str:
    """The word as a keyboard without Swedish or other accented letters would give it."""
    swapped = (
        word.replace("ø", "o")
        .replace("\u0131", "i")
        .replace("æ", "ae")
        .replace("þ", "th")
        .replace("ð", "d")
        .replace("đ", "d")
        .replace("ł", "l")
    )
    return "".join(c for c in unicodedata.normalize("NFD", swapped) if not unicodedata.combining(c))


def name_parts(name: str) -> list[str]:
    """Folded parts of a name that stand for the person by themselves: no particles, no single letters."""
    pieces = [piece for piece in letters(fold_word(name)) if len(piece) > 1]
    return [piece for piece in pieces if piece not in PARTICLES] or pieces


def name_forms(given: str, surname: str, nicknames: tuple[str, ...] = ()) -> set[str]:
    """All one-word forms: parts, parts run together, and each of them without accents."""
    firsts = _with_runs(given)
    lasts = _with_runs(surname)
    forms = {*firsts, *lasts}
    for nickname in nicknames:
        forms |= _with_runs(nickname)
    few, others = sorted(firsts)[:_PAIRED], sorted(lasts)[:_PAIRED]
    forms |= {a + b for a, b in product(few, others)} | {b + a for a, b in product(few, others)}
    return forms | {bare for bare in map(without_accents, forms) if len(bare) > 1}


def near_forms(given: str, surname: str, nicknames: tuple[str, ...] = ()) -> set[str]:
    """The forms that are also looked for with one letter wrong: every name by itself."""
    return _with_runs(given).union(_with_runs(surname), *map(_with_runs, nicknames))


def _with_runs(name: str) -> set[str]:
    parts = name_parts(name)
    whole = "".join(letters(fold_word(name)))
    forms = set(parts)
    if len(parts) > 1:
        forms.add("".join(parts))
        forms |= {a + b for a, b in pairwise(parts)}
    if len(whole) > 1 and whole not in PARTICLES:
        forms.add(whole)
    return forms


def initials(name: str, *, particles: bool = False) -> str:
    """First letters of the parts, folded: `ak` for Anna-Karin, `s` (or with particles `vs`) for von Sydow."""
    pieces = letters(fold_word(name))
    return "".join(piece[0] for piece in [p for p in pieces if particles or p not in PARTICLES] or pieces)


def is_word(word: str) -> bool:
    """Whether a folded word is an ordinary Swedish word. Without the lexicon none is: a name is then still a name."""
    try:
        return lexicon.is_word(word)
    except ArtefactDamaged:
        return False


def is_common(word: str) -> bool:
    """Whether a folded word is so common that most who write it mean the word."""
    try:
        return lexicon.frequency(word) > lexicon.EVERYDAY
    except ArtefactDamaged:
        return False


def is_listed(word: str) -> bool:
    """Whether a folded word is a Swedish word at all, however rare."""
    try:
        return lexicon.frequency(word) > 0
    except ArtefactDamaged:
        return False


def is_allowed(word: str) -> bool:
    """Whether a folded word stands in every note: a scale, a therapy, a medicine."""
    try:
        return lexicon.bits(word) & lexicon.ALLOWED > 0
    except ArtefactDamaged:
        return False


def is_someone(word: str) -> bool:
    """Whether a folded word is a name that many people bear."""
    try:
        return lexicon.is_someone(word)
    except ArtefactDamaged:
        return False


def is_place(word: str) -> bool:
    """Whether a folded word is a Swedish place, or several words with one blank between them the name of one."""
    try:
        return lexicon.phrase_place(word) if " " in word else lexicon.place(word) > 1
    except ArtefactDamaged:
        return False


def one_edit(left: str, right: str) -> bool:
    """Whether exactly one letter is missing, added, changed, or swapped with its neighbour."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    start = 0
    while start < len(left) and left[start] == right[start]:
        start += 1
    if len(left) < len(right):
        return left[start:] == right[start + 1 :]
    if left[start + 1 :] == right[start + 1 :]:
        return True
    return left[start : start + 2] == right[start : start + 2][::-1] and left[start + 2 :] == right[start + 2 :]


class Near:
    """Finds the names of at least five letters that a word is one edit away from.

    One edit leaves the beginning or the end of a name as it was, so two small tables find every candidate
    without looking at the others; two letters of each tell most words apart before that.
    """

    __slots__ = ("_heads", "_sizes", "_tails", "heads", "tails")

    def __init__(self, forms: set[str]) -> None:
        """Keep the long enough of these folded forms."""
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for form in forms:
            if len(form) >= NEAR_FROM:
                kept = (len(form) - 1) // 2
                self._heads.setdefault(form[:kept], []).append(form)
                self._tails.setdefault(form[kept + 1 :], []).append(form)
        self._sizes = (sorted({len(h) for h in self._heads}), sorted({len(t) for t in self._tails}))
        self.heads = frozenset(head[:2] for head in self._heads)
        """The first two letters of every word that may begin as a name does."""
        self.tails = frozenset(tail[-2:] for tail in self._tails)
        """The last two letters of every word that may end as a name does."""

    def find(self, word: str) -> str | None:
        """A name one edit away from this folded word, or None."""
        if len(word) < NEAR_FROM - 1:
            return None
        for size in self._sizes[0]:
            for form in self._heads.get(word[:size], ()):
                if one_edit(word, form):
                    return form
        for size in self._sizes[1]:
            for form in self._tails.get(word[len(word) - size :], ()):
                if one_edit(word, form):
                    return form
        return None
