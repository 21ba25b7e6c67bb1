"""One audit row: 216 bytes, sealed, and linked to the one before.

`41 01 00 00 | seq u64 | run id 16 | nonce 12 | AES-256-GCM of a 128-byte record 144 | h 32`, with the clear prefix and the
previous h as associated data, and h = SHA-256(label | previous h | bytes 0..183).
The rule: the key of a run is replaced by a derived one after every row and the old one dropped, so that whoever breaks in later
cannot rewrite what came before.
"""

import hashlib
import os
import struct
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto.envelope import NONCE_BYTES, ZERO_ID
from storage.crypto.keyring import expand
from storage.crypto.secret import Secret
from storage.crypto.wire import lp, u64
from storage.errors import Damaged, Tampered
from storage.foundations import AUDIT_BYTES, AUDIT_PREFIX

_RECORD: Final = struct.Struct(">Q16sHHHH16s16s16sQ40x")
_CLEAR: Final = 28
_SEALED_FROM: Final = _CLEAR + NONCE_BYTES
_HASHED: Final = 184


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """What one row says.

    Attributes:
        at_ms: UTC milliseconds.
        actor: Id of the user.
        role: The user's roles, as in `storage.keys.Role`.
        action: A code of `storage.audit.Action`.
        result: A code of `storage.audit.Result`, or one that belongs to the action.
        purpose: A code that belongs to the action; 0 for none.
        subject: Whom it was about, zeros for nobody.
        object: Which row, zeros for none.
        kid: Which key, zeros for none.
        extra: A number that belongs to the action.
    """

    at_ms: int
    actor: bytes
    role: int
    action: int
    result: int = 0
    purpose: int = 0
    subject: bytes = ZERO_ID
    object: bytes = ZERO_ID
    kid: bytes = ZERO_ID
    extra: int = 0

    def pack(self) -> bytes:
        """The 128 bytes that are sealed.

        Raises:
            ValueError: an id that is not 16 bytes, or a code outside its range.
        """
        if any(len(part) != len(ZERO_ID) for part in (self.actor, self.subject, self.object, self.kid)):
            raise ValueError("an id is 16 bytes")
        try:
            return _RECORD.pack(
                self.at_ms, self.actor, self.role, self.action, self.result, self.purpose, self.subject, self.object, self.kid,
                self.extra,
            )  # fmt: skip
        except struct.error:
            raise ValueError("a code is out of range") from None

    @classmethod
    def unpack(cls, packed: bytes) -> "AuditRecord":
        """The record of 128 opened bytes."""
        return cls(*_RECORD.unpack(packed))


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain stands: the last row's number and hash."""

    seq: int
    digest: bytes


def first_head(store: bytes) -> Head:
    """The chain before its first row."""
    return Head(0, hashlib.sha256(lp(b"journal-tui/audit/0", store)).digest())


def next_key(key: Secret) -> Secret:
    """The key of the row after this one; the caller drops the old one once the row is kept."""
    return Secret(expand(key.reveal(), b"journal-tui/audit/next/1"))


def seal(record: AuditRecord, key: Secret, run: bytes, head: Head) -> tuple[bytes, Head]:
    """The row after `head`, and the new head."""
    clear = AUDIT_PREFIX + u64(head.seq + 1) + run
    nonce = os.urandom(NONCE_BYTES)
    body = clear + nonce + _aead(key).encrypt(nonce, record.pack(), clear + nonce + head.digest)
    digest = link(head.digest, body)
    return body + digest, Head(head.seq + 1, digest)


def link(previous: bytes, body: bytes) -> bytes:
    """The hash that ties a row to the one before."""
    return hashlib.sha256(b"journal-tui/audit/1" + previous + body[:_HASHED]).digest()


def follow(seq: int, row: object, head: Head) -> tuple[bytes, Head]:
    """The run of a row and the chain after it; needs no key.

    Raises:
        Damaged: not an audit row.
        Tampered: not the row that follows `head`. `facts["seq"]` is the number that should be there.
    """
    if not isinstance(row, bytes) or len(row) != AUDIT_BYTES or row[:4] != AUDIT_PREFIX:
        raise Damaged(table="audit", seq=head.seq + 1)
    if seq != head.seq + 1 or row[4:12] != u64(seq) or row[_HASHED:] != link(head.digest, row):
        raise Tampered(table="audit", seq=head.seq + 1)
    return row[12:_CLEAR], Head(seq, row[_HASHED:])


def unseal(row: bytes, key: Secret, previous: bytes) -> AuditRecord:
    """What a followed row says.

    Raises:
        Tampered: it was not sealed with the run's key.
    """
    clear, nonce = row[:_CLEAR], row[_CLEAR:_SEALED_FROM]
    try:
        packed = _aead(key).decrypt(nonce, row[_SEALED_FROM:_HASHED], clear + nonce + previous)
    except InvalidTag:
        raise Tampered(table="audit", seq=int.from_bytes(row[4:12])) from None
    return AuditRecord.unpack(packed)


def _aead(key: Secret) -> AESGCM:
    return AESGCM(expand(key.reveal(), b"journal-tui/audit/entry/1"))
