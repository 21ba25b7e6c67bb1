"""Ages become ten-year bands: `34 år`, `34-årig`, `fyller 34`, `född 1985`, `trettiofyra år`, `34 years old`.

The rule: a number of years of ten or more is a band wherever it stands; a smaller one only where it is an age, because a
time that something took points at nobody.
"""

import re
from typing import Final

from journal_tui.practice.supervision.swaps import Swaps
from journal_tui.practice.supervision.words import words

_ONES: Final = ("", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS: Final = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS: Final = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_EN_ONES: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _numerals() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES) if word} | {"en": 1}
    found |= {word: number for number, word in enumerate(_EN_ONES) if word}
    for teens in (_TEENS, _EN_TEENS):
        found |= {word: 10 + number for number, word in enumerate(teens)}
    for place, tens in enumerate(_TENS, 2):
        found |= {tens + one: place * 10 + number for number, one in enumerate(_ONES)}
        found |= {f"{tens}en": place * 10 + 1}
    for place, tens in enumerate(_EN_TENS, 2):
        found |= {f"{tens}-{one}" if one else tens: place * 10 + number for number, one in enumerate(_EN_ONES)}
    return found


NUMERALS: Final = _numerals()
_WORD = "|".join(sorted(map(re.escape, NUMERALS), key=len, reverse=True))
_N = rf"(?<![\w.,])(?P<n>\d{{1,3}}|{_WORD})"
_HALF = r"(?:[,.]5| och (?:ett )?halvt?| and a half)?"
_LASTING: Final = re.compile(
    r"(?:\b(?:i|om|på|för|efter|under|senaste|inom|varje|in|for|after|last|every) )$", re.IGNORECASE
)
_MONTHS_OLD: Final = re.compile(rf"{_N}(?P<unit>[- ]?(?:månader gam\w+|månader ung\w*|months old))", re.IGNORECASE)
_COMPOUND: Final = re.compile(rf"{_N}(?P<join>[- ]?)(?P<unit>års?(?=[^\W\d_])|åri?n?g)", re.IGNORECASE)
_YEARS: Final = re.compile(rf"{_N}(?P<half>{_HALF})(?P<unit>[- ](?:år(?:en)?|years?|year-old\w*|yrs?)\b)", re.IGNORECASE)
_SAID: Final = re.compile(
    rf"(?P<head>\b(?:fyll\w{{1,4}}|fyllt|åldern|ålder|aged|age|turns|turned|turning)(?: nu| snart| just| på| of|:)? ){_N}(?!\w|[:.]\d)",
    re.IGNORECASE,
)
_IS: Final = re.compile(
    rf"(?P<head>\b(?:är|var|blir|blev|is|was) (?:nu |snart |bara |now |only )?){_N}(?=\s*(?:[.,;)!?\n]|\Z|och\b|and\b))",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"(?P<head>[,(] ?)(?P<n>\d{2})(?=\s?[,)])")
_BORN: Final = re.compile(
    r"\b(?:född|födda|fött|f\.|born)(?: år| i| in)? ?(?P<year>(?:19|20)\d{2}|[-’']?\d{2})(?![\w-]|[/.]\d)", re.IGNORECASE
)


_AGO: Final = (" sedan", " ago")
_WHOLE, _FIRST_BAND = 4, 10


def band(age: int) -> str:
    """Give the ten years in which an age lies: `30–39`."""
    low = min(max(age, 0), 129) // 10 * 10
    return f"{low}–{low + 9}"


def banded(text: str, year: int, language: str, swaps: Swaps) -> str:
    """Put bands in place of ages; they stand there once `swaps` restores the text.

    Args:
        text: A text without tokens.
        year: In which it was written, for years of birth.
        language: `sv` or `en`.
        swaps: Keeps what was put in.
    """
    said = words(language)

    def born(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match["year"])
        given = int(digits) if len(digits) == _WHOLE else 2000 + int(digits)
        return swaps.put(said["aged"].format(band=band(year - (given if given <= year else given - 100))))

    def in_months(_match: re.Match[str]) -> str:
        return swaps.put(band(0) + (" years old" if language == "en" else " år gammal"))

    def in_years(match: re.Match[str]) -> str:
        number = _number(match["n"])
        lasting = _LASTING.search(match.string[: match.start()]) or match.string[match.end() :].startswith(_AGO)
        return match.group() if number < _FIRST_BAND and lasting else swaps.put(band(number) + match["unit"])

    text = _BORN.sub(born, text)
    text = _MONTHS_OLD.sub(in_months, text)
    text = _COMPOUND.sub(lambda match: swaps.put(f"{band(_number(match['n']))}-{match['unit']}"), text)
    text = _YEARS.sub(in_years, text)
    for pattern in (_SAID, _IS, _BESIDE):
        text = pattern.sub(lambda match: match["head"] + swaps.put(band(_number(match["n"]))), text)
    return text


def _number(written: str) -> int:
    return int(written) if written.isdigit() else NUMERALS[written.casefold()]
