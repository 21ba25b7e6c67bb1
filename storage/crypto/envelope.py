"""The only thing that is ever stored in a sealed column.

Layout (48 bytes and the padding): `4C | version 01 | suite 01 | flags 00 | key id 16 | nonce 12 | ciphertext | tag 16`.
The plaintext inside is `u32 length | payload | zeros` up to 240, 480, 960, 1 920, 3 840 and then multiples of 3 840 bytes,
so that a stored length says little about a written length (design/security.md, section 3).

The rule: an envelope belongs to one place. Store, table, row, column, row version, subject, time of creation, permit
and author are associated data, so an envelope that was moved, swapped or put back old does not open.
The version byte fixes the whole suite (AES-256-GCM); nothing is negotiable.
"""

from dataclasses import dataclass
from functools import cache

from storage.crypto.wire import lp, u32, u64
from storage.errors import Damaged, Unsupported

ID_BYTES = 16
ZERO_ID = bytes(ID_BYTES)
"""Stands where a row has no permit, no subject or no author."""

MAGIC = 0x4C
VERSION = 1
SUITE = 1
PREFIX = bytes((MAGIC, VERSION, SUITE, 0))
NONCE_BYTES = 12
TAG_BYTES = 16
HEADER_BYTES = 20
OVERHEAD = HEADER_BYTES + NONCE_BYTES + TAG_BYTES
BUCKETS = (240, 480, 960, 1_920, 3_840)
SMALLEST = OVERHEAD + BUCKETS[0]
LARGEST_PAYLOAD = 64 * 1024 * 1024
"""Bounds what one cell may ask for; a whole working year of one client is far below it."""

_LABEL = lp(b"journal-tui/env/1")
_LP_ID = u32(ID_BYTES)
_LP_NUMBER = u32(8)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an envelope belongs. Every id is 16 bytes; `created_ms` is UTC milliseconds.

    Attributes:
        store: Id of the store.
        table: Table name.
        row: Id of the row.
        column: Column name.
        version: Version of the row, counted from 1; a save that replaces the envelope adds one.
        subject: Whom the row is about (client, or client and service), zeros when nobody.
        created_ms: When the row was made.
        author: The user who made this version.
        permit: The permit that the row rests on, zeros where there is none.
    """

    store: bytes
    table: str
    row: bytes
    column: str
    version: int
    subject: bytes
    created_ms: int
    author: bytes
    permit: bytes = ZERO_ID

    def associated_data(self) -> bytes:
        """The place as bytes: fixed number and order of parts, each with its length.

        Raises:
            ValueError: an id that is not 16 bytes, or a number outside u64.
        """
        # The hottest lines of every list that is read: one join of fixed-size parts, no intermediate strings.
        # A damaged page can give a column any kind of value, whatever its declared type: `len` and `join` refuse what is not bytes.
        store, row, subject, permit, author = self.store, self.row, self.subject, self.permit, self.author
        try:
            if not len(store) == len(row) == len(subject) == len(permit) == len(author) == ID_BYTES:
                raise ValueError("an id is 16 bytes")
            return b"".join(
                (
                    _LABEL, _LP_ID, store, _name(self.table), _LP_ID, row, _name(self.column), _LP_NUMBER, u64(self.version),
                    _LP_ID, subject, _LP_NUMBER, u64(self.created_ms), _LP_ID, permit, _LP_ID, author,
                )
            )  # fmt: skip
        except TypeError:
            raise ValueError("an id is 16 bytes") from None


@cache
def _name(name: str) -> bytes:
    return lp(name.encode("ascii"))


def padded_size(length: int) -> int:
    """Size of the padded plaintext for a payload of `length` bytes."""
    needed = length + 4
    for bucket in BUCKETS:
        if needed <= bucket:
            return bucket
    largest = BUCKETS[-1]
    return -(-needed // largest) * largest


def pad(payload: bytes) -> bytes:
    """Length, payload and zeros up to the next bucket."""
    if len(payload) > LARGEST_PAYLOAD:
        raise ValueError("payload too large for one envelope")
    return (u32(len(payload)) + payload).ljust(padded_size(len(payload)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The payload of a padded plaintext.

    Raises:
        Damaged: the padding is not what `pad` writes. Only a writer that holds the key can cause it.
    """
    if len(padded) < BUCKETS[0]:
        raise Damaged(part="padding")
    length = int.from_bytes(padded[:4])
    if padded_size(length) != len(padded) or padded[4 + length :] != bytes(len(padded) - 4 - length):
        raise Damaged(part="padding")
    return padded[4 : 4 + length]


def check_frame(envelope: object) -> bytes:
    """Returns the envelope when its frame is one of ours, before any key is used.

    Raises:
        Damaged: not bytes, no magic, a length that no padding gives, flags set.
        Unsupported: a version that a newer program wrote.
    """
    if not isinstance(envelope, bytes) or len(envelope) < SMALLEST or envelope[0] != MAGIC:
        raise Damaged(part="envelope")
    if envelope[1] != VERSION:
        raise Unsupported(part="envelope", version=envelope[1])
    if envelope[2] != SUITE or envelope[3] != 0:
        raise Damaged(part="envelope")
    size = len(envelope) - OVERHEAD
    if size not in BUCKETS and size % BUCKETS[-1] != 0:
        raise Damaged(part="envelope")
    return envelope


def kid_of(envelope: bytes) -> bytes:
    """The id of the key that an envelope says it was sealed with; nothing is checked."""
    return envelope[len(PREFIX) : HEADER_BYTES]
