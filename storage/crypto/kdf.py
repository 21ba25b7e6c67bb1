"""From a passphrase to a master key, slowly on purpose (Argon2id, RFC 9106).

The rule: parameters come out of a file that somebody else may have written, so they are held against a floor and a cap
before a single block of memory is filled. A passphrase is normalised (NFC), so that the same word typed on another keyboard is the same
word, and never stripped: a trailing space is part of it.
"""

import os
import time
import unicodedata
from dataclasses import dataclass
from typing import Final

from storage.crypto.secret import Secret
from storage.errors import PassphraseLength, Tampered

LONGEST: Final = 1024
SALT_BYTES: Final = 16
_LONGEST_RAW: Final = 16 * LONGEST
_TARGET_SECONDS: Final = 0.7
_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Cost of one guess: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR: Final = KdfParameters(64 * 1024, 3, 4)
CAP: Final = KdfParameters(1024 * 1024, 16, 16)


def check_parameters(parameters: KdfParameters) -> None:
    """Refuses what is cheaper than the floor or dearer than the cap, before anything is derived.

    Raises:
        Tampered: this program writes no such parameters.
    """
    inside = (
        FLOOR.memory_kib <= parameters.memory_kib <= CAP.memory_kib
        and FLOOR.passes <= parameters.passes <= CAP.passes
        and FLOOR.lanes <= parameters.lanes <= CAP.lanes
    )
    if not inside:
        raise Tampered(part="kdf")


def passphrase_bytes(passphrase: str) -> bytes:
    """The normalised passphrase as bytes.

    Raises:
        PassphraseLength: it has no character, or more than 1 024.
    """
    normal = unicodedata.normalize("NFC", passphrase) if 0 < len(passphrase) <= _LONGEST_RAW else ""
    if not 0 < len(normal) <= LONGEST:
        raise PassphraseLength(minimum=1, maximum=LONGEST)
    return normal.encode("utf-8", "surrogatepass")


def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> Secret:
    """The 32-byte master key of a passphrase.

    Raises:
        PassphraseLength: empty or too long.
        Tampered: parameters outside floor and cap.
    """
    check_parameters(parameters)
    material = passphrase_bytes(passphrase)
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    return Secret(kdf.derive(material))


def calibrate() -> KdfParameters:
    """Parameters that cost this machine 0.7 to 1.0 seconds, between floor and cap and within a quarter of its memory."""
    memory = FLOOR.memory_kib
    limit = max(FLOOR.memory_kib, min(CAP.memory_kib, _memory_kib() // 4))
    seconds = _measure(memory)
    while seconds < _TARGET_SECONDS and memory < limit:
        # Time grows with memory; aim a little above the target and never more than double in one step.
        factor = min(float(_STEP), 1.15 * _TARGET_SECONDS / seconds)
        memory = min(limit, int(memory * max(factor, 1.1)) // 1024 * 1024)
        seconds = _measure(memory)
    return KdfParameters(memory, FLOOR.passes, FLOOR.lanes)


def _measure(memory_kib: int) -> float:
    start = time.perf_counter()
    derive("calibration", os.urandom(SALT_BYTES), KdfParameters(memory_kib, FLOOR.passes, FLOOR.lanes)).drop()
    return time.perf_counter() - start


def _memory_kib() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
