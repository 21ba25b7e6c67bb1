"""Words that say who somebody is to the client, in every form and compound: `systern`, `hockeytränaren`.

Rule: a genitive tells of somebody else (`systerns lärare`), so it is no role word here.
"""

from typing import Final

from journal_tui.practice.pseudonyms import lexicon
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.lists import cues

_DEFINITE: Final = ("n", "en", "et", "na", "ar", "er", "arna", "erna", "nen", "rna", "ner", "nerna")
_LONG: Final = (
    "lärare", "tränare", "handläggare", "ledare", "mamma", "pappa", "syster", "dotter", "hustru", "kompis", "kamrat", "kollega",
    "chef", "assistent", "sköterska", "terapeut", "läkare", "psykolog", "pedagog", "kurator", "sekreterare", "granne", "vännina",
    "väninna", "coach", "behandlare", "förälder", "föräldrar", "rådgivare", "instruktör", "konsult", "inspektör", "hygienist",
    "förmedlare", "samordnare", "koordinator", "stödjare", "brorson", "systerson",
)  # fmt: skip
"""Second halves of compounds."""
_SHORTEST = 2
_MARKS: Final = " \t.:\"“”'("
"""Signs that may stand between a role word and the name."""


def of(word: str) -> str:
    """The plain form of a folded role word, or "" when it is none."""
    known = lexicon.role(word)
    if known and word[-1] == "s" and lexicon.role(word[:-1]) == known:
        return ""
    if known:
        return known.rpartition(" ")[2]
    for ending in _DEFINITE:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            plain = word[: -len(ending)]
            if lexicon.role(plain) == plain or (lexicon.role(plain) and lexicon.frequency(word)) or plain.endswith(_LONG):
                return lexicon.role(plain) or plain
    return word if word.endswith(_LONG) and not lexicon.given(word) else ""


def before(text: str) -> str:
    """The role word that a text says of whoever is named right after it: `min syster `, `chefen heter ` or `dr. `; or "".

    Args:
        text: what is written before the name, a line or more.
    """
    if not text or text[-1].isalnum():
        return ""
    words = text.rstrip(_MARKS).casefold().split()[-2:]
    while words and words[-1] in cues.CALLED:
        words.pop()
    return of(fold_word(words[-1].rstrip(_MARKS))) if words else ""
