"""Unambiguous bytes: every variable part carries its length, every number is big-endian.

Concatenating parts without lengths lets two different meanings share one byte string; everything that is
authenticated or signed in the stores is built from these three functions.
"""

import struct

_U32 = struct.Struct(">I")
_U64 = struct.Struct(">Q")


def u32(number: int) -> bytes:
    """Four bytes, big-endian. Raises `struct.error` outside 0..2^32-1."""
    return _U32.pack(number)


def u64(number: int) -> bytes:
    """Eight bytes, big-endian. Raises `struct.error` outside 0..2^64-1."""
    return _U64.pack(number)


def lp(*parts: bytes) -> bytes:
    """Each part behind its own length, one after the other."""
    return b"".join(_U32.pack(len(part)) + part for part in parts)
