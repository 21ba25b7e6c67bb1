"""Unambiguous bytes: every variable part carries its length, every number is big-endian.

Concatenating parts without lengths lets two different meanings share one byte string; everything that is
authenticated or signed in the stores is built from these three functions.
"""

import struct

_U32 = struct.Struct(">I")
_U64 = struct.Struct(">Q")


def u32(number: int) -> bytes:
    """Four bytes, big-endian. Raises `ValueError` for what is no whole number from 0 to 2^32-1."""
    try:
        return _U32.pack(number)
    except struct.error:
        raise ValueError("an unsigned 32-bit number") from None


def u64(number: int) -> bytes:
    """Eight bytes, big-endian. Raises `ValueError` for what is no whole number from 0 to 2^64-1."""
    try:
        return _U64.pack(number)
    except struct.error:
        raise ValueError("an unsigned 64-bit number") from None


def lp(*parts: bytes) -> bytes:
    """Each part behind its own length, one after the other."""
    return b"".join(_U32.pack(len(part)) + part for part in parts)
