"""Checks a receipt file on its own: no passphrase is asked for, no practice is opened, nothing is asked of a network.

Rule: a seal that does not fit is refused whatever else fits; one that fits a key which no practice here knows says so, with
what to compare. Whether the record is still here and still stands is seen by whoever unlocks the practice.
"""

from dataclasses import dataclass
from enum import StrEnum

from journal_tui.practice.consent.receipt_file import LONGEST, ReceiptMalformed, read_signed
from journal_tui.practice.home import Home
from storage.seals import fingerprint, knows_key, seal_fits


class SealResult(StrEnum):
    """What checking a file on its own found."""

    SEALED = "sealed"
    """The seal fits, with a key of the practice that lies here."""
    ELSEWHERE = "elsewhere"
    """The seal fits, with a key that no practice here knows."""
    CHANGED = "changed"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class SealCheck:
    """The answer: the consent record that the receipt speaks of, and the key's fingerprint; empty when nothing fits."""

    result: SealResult
    record: str = ""
    fingerprint: str = ""


def check_seal(content: bytes, home: Home) -> SealCheck:
    """Check the bytes of a receipt file.

    Args:
        content: The file as it lies there.
        home: Where the practice lies whose receipt it may be; there need be none.

    Raises:
        StorageError: Something lies there that cannot be believed.
    """
    try:
        signed = read_signed(content.decode() if len(content) <= 4 * LONGEST else "")
    except (ReceiptMalformed, UnicodeDecodeError):
        return SealCheck(SealResult.MALFORMED)
    if not seal_fits(signed.store, signed.key, signed.message, signed.seal):
        return SealCheck(SealResult.CHANGED)
    known = knows_key(home.places(), signed.store, signed.user, signed.key)
    result = SealResult.SEALED if known else SealResult.ELSEWHERE
    return SealCheck(result, signed.record.hex(), fingerprint(signed.key))
