"""Signs named by their number: those that no font at hand has, and those that a terminal or a browser would act upon.

Rules: a sign never keeps a client from the extract; the JSON holds every sign as it was written, the text and the page all that do nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

_SURE: Final = r"\n\t -~\u00a1-\u00ac\u00ae-\u017f"
"""What the font that comes along has for certain: the Latin letters and what a keyboard has."""
_DOUBTFUL: Final = re.compile(f"[^{_SURE}]")
_RUN: Final = re.compile(f"[{_SURE}]?[^{_SURE}]+")
"""Signs that may be missing, with the letter before them, which an accent may belong to."""

_ACTING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""Control characters and direction marks. Line feeds, tabs, soft hyphens and the joiners of letters stay."""

Shows = Callable[[str], bool]
"""Whether a text can be set."""


def missing(texts: Iterable[str], shows: Shows) -> frozenset[str]:
    """The signs, each with the accents on it, that cannot be set here.

    Args:
        texts: What is to be set.
        shows: Asked about several signs at once; the fewer are missing, the fewer times.
    """
    return frozenset(_among(sorted(doubtful(texts)), shows))


def doubtful(texts: Iterable[str]) -> frozenset[str]:
    """The signs that may be missing."""
    found = (sign for text in texts for run in _RUN.findall(text) for sign in _apart(run))
    return frozenset(sign for sign in found if _DOUBTFUL.search(sign))


def named(text: str, signs: frozenset[str]) -> str:
    """The text with these signs by their numbers: `[U+1F970]`."""
    return _RUN.sub(lambda run: "".join(_number(sign) if sign in signs else sign for sign in _apart(run[0])), text)


def inert(text: str) -> str:
    """The text with everything that acts upon whoever shows it by its number."""
    return _ACTING.sub(lambda one: f"[U+{ord(one[0]):04X}]", text)


def _number(sign: str) -> str:
    return _DOUBTFUL.sub(lambda one: f"[U+{ord(one[0]):04X}]", sign)


def _apart(run: str) -> Iterator[str]:
    """Sign by sign, accents with what they stand on."""
    sign = ""
    for each in run:
        if sign and unicodedata.category(each).startswith("M"):
            sign += each
            continue
        if sign:
            yield sign
        sign = each
    yield sign


def _among(every: Sequence[str], shows: Shows) -> list[str]:
    if not every or shows(" ".join(every)):
        return []
    if len(every) == 1:
        return list(every)
    half = len(every) // 2
    return _among(every[:half], shows) + _among(every[half:], shows)
