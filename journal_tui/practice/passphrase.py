"""How strong a passphrase is. Rule: length first; no composition rules; nothing that a stranger would try first.

Whether it opens anything is the stores' business; here it is only judged before it is set.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from journal_tui.practice.contact_rules import folded
from journal_tui.practice.errors import WeakPassphrase

SHORTEST = 12
LONGEST = 1024
_ENOUGH_LEFT = 8
_NAME_PART = 4


@dataclass(frozen=True, slots=True)
class Strength:
    """A judgement. `score` 0 to 4 for a meter; `reason` is a stable code, empty when it may be used.

    Codes: `too_short`, `too_long`, `not_text`, `too_common`, `too_simple`, `derived_from_name`.
    """

    score: int
    reason: str = ""

    @property
    def enough(self) -> bool:
        """Whether it may be set."""
        return not self.reason


def strength(passphrase: str, names: Iterable[str] = ()) -> Strength:
    """Judge a passphrase.

    Args:
        passphrase: As typed; it is compared in NFC, never stripped.
        names: Names that it must not be made of: the owner's and the controller's.

    Returns:
        A score and, when it is not enough, why.
    """
    text = unicodedata.normalize("NFC", passphrase)
    reason = _reason(text, names)
    if reason:
        return Strength(0, reason)
    return Strength(2 + (len(text) >= 16) + (len(text) >= 20))


def require(passphrase: str, names: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is not enough.

    Raises:
        WeakPassphrase: `facts["reason"]` is one of the codes of `Strength`.
    """
    found = strength(passphrase, names)
    if not found.enough:
        raise WeakPassphrase(reason=found.reason, minimum=SHORTEST, maximum=LONGEST)


def _reason(text: str, names: Iterable[str]) -> str:
    if len(text) < SHORTEST:
        return "too_short"
    if len(text) > LONGEST:
        return "too_long"
    if any(unicodedata.category(character) in ("Cs", "Cc") for character in text):
        return "not_text"
    plain = folded(text).replace(" ", "")
    if plain in _common() or plain.rstrip("0123456789") in _common() or plain.strip("0123456789") in _common():
        return "too_common"
    if _simple(text.casefold()):
        return "too_simple"
    return "derived_from_name" if _derived(plain, names) else ""


def _simple(text: str) -> bool:
    """Few different characters, a short piece over and over, or a run along the alphabet or the digits."""
    if len(set(text)) < 5 or (text.isdigit() and len(text) < 16):
        return True
    for size in range(1, len(text) // 2 + 1):
        if (text[:size] * (len(text) // size + 1))[: len(text)] == text:
            return True
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps <= {0, 1} or steps <= {0, -1}


def _derived(plain: str, names: Iterable[str]) -> bool:
    left = plain
    parts = {part for name in names for part in folded(name).split() if len(part) >= _NAME_PART}
    for part in sorted(parts, key=len, reverse=True):
        left = left.replace(part, "")
    return left != plain and len(left) < _ENOUGH_LEFT


@cache
def _common() -> frozenset[str]:
    """The first guesses, folded: a small list, Swedish and English."""
    lines = files(__package__).joinpath("common_passphrases.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line).replace(" ", "") for line in lines if line and not line.startswith("#"))
