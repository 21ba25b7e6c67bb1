"""What checking a receipt file found, in words. The rule: it never says more than the seal and the record tell."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _

_CHECKED: Final[Mapping[str, str]] = {
    "sealed": N_("Sealed by this practice, and nothing in it was changed. With --record it is held against what is kept."),
    "elsewhere": N_("Nothing in it was changed since it was sealed, but the key is not this practice's. Ask whose it is."),
    "genuine": N_("Genuine: sealed by this practice, and its record is here."),
    "unknown": N_("Sealed by this practice, but there is no such record here."),
    "malformed": N_("This is not a receipt, or it is damaged."),
    "changed": N_("The seal does not fit: something in the receipt was changed."),
}


def checked_words(result: str) -> str:
    """What the check's code means."""
    return _(_CHECKED[result])
