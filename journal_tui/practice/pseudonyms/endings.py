"""Where a written name ends and its ending begins: `Karins` is `Karin` and an s, `Lars` is all name.

The rule: a token stands for the name alone and the ending stays in the text, so that every form of a name gets one
token. When nobody can tell, the whole word is taken: nothing of a name is left in clear.
"""

import re
from collections.abc import Callable

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.span import Kind

_MARKED = re.compile(r"(?:['’`:]|-)s\Z|(?<=[sxzSXZ])['’]\Z", re.IGNORECASE)
"""An ending that is written apart: `Karin's`, `KBT:s`, `Lars'`."""
_LAST = re.compile(r"[^\W\d_]+\Z")
_WHOLE = re.compile(r"(?:[aeiouyåäö]s|ss|us|[^aeiouyåäö]hs)\Z")
"""Unknown words that end so are as likely whole names (`Papadopoulos`, `Hass`) as genitives."""
_DEFINITE = re.compile(r"(?:et|en|an|or|ar|er)s\Z")
"""Workplaces and shops in their definite form: `Systembolagets`, `skolans`."""


def core(written: str, kind: Kind) -> int:
    """How many characters of a written find are the name; the rest is its ending, at most two characters.

    Args:
        written: A name, a place or an organisation as it stands in the text.
        kind: Which of them.
    """
    marked = _MARKED.search(written)
    if marked is not None:
        return marked.start() or len(written)
    last = _LAST.search(written)
    if last is None or written[-1] not in "sS" or last.end() - last.start() < 3:
        return len(written)
    word = fold_word(last.group())
    alone = last.start() == 0 or not written[last.start() - 1].isalnum()
    return len(written) - 1 if alone and word.endswith("s") and _genitive(word, kind) else len(written)


def _genitive(word: str, kind: Kind) -> bool:
    """Whether the s of a folded word is an ending."""
    stem = word[:-1]
    known = _KNOWN[kind]
    whole, bare = known(word), known(stem)
    if whole or bare:
        return bare > whole
    if kind is Kind.PERSON:
        return not _WHOLE.search(word)
    if kind is Kind.LOC:
        return not _WHOLE.search(word) or lexicon.is_word(stem)
    return _DEFINITE.search(word) is not None


def _person(word: str) -> int:
    return max(2 * lexicon.given(word), 2 * lexicon.surname(word) + bool(lexicon.surname(word)))


def _place(word: str) -> int:
    return 2 * lexicon.place(word)


def _organisation(word: str) -> int:
    return 2 if lexicon.bits(word) & lexicon.ORGANISATION else 0


_KNOWN: dict[Kind, Callable[[str], int]] = {Kind.PERSON: _person, Kind.LOC: _place, Kind.ORG: _organisation}
INFLECTED = frozenset(_KNOWN)
"""The kinds that take an ending."""
