"""Words that say who somebody is to the client, in every form and compound: `systern`, `hockeytränaren`.

Rule: a genitive tells of somebody else (`systerns lärare`), so it is no role word here.
"""

from typing import Final

from journal_tui.practice.pseudonyms import lexicon

_DEFINITE: Final = ("n", "en", "et", "na", "ar", "er", "arna", "erna", "nen", "rna", "ner", "nerna")
_LONG: Final = (
    "lärare", "tränare", "handläggare", "ledare", "mamma", "pappa", "syster", "dotter", "hustru", "kompis", "kamrat", "kollega",
    "chef", "assistent", "sköterska", "terapeut", "läkare", "psykolog", "pedagog", "kurator", "sekreterare", "granne", "vännina",
    "väninna", "coach", "behandlare", "förälder", "föräldrar", "rådgivare", "instruktör", "konsult", "inspektör", "hygienist",
    "förmedlare", "samordnare", "koordinator", "stödjare", "brorson", "systerson",
)  # fmt: skip
"""Second halves of compounds."""
_SHORTEST = 2


def of(word: str) -> str:
    """The plain form of a folded role word, or "" when it is none."""
    known = lexicon.role(word)
    if known:
        return known
    for ending in _DEFINITE:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            plain = word[: -len(ending)]
            if lexicon.role(plain) == plain or (lexicon.role(plain) and lexicon.frequency(word)) or plain.endswith(_LONG):
                return lexicon.role(plain) or plain
    return word if word.endswith(_LONG) and not lexicon.given(word) else ""
