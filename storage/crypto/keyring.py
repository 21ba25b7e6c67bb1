"""A data key as a handle that seals, opens and makes look-up values, and does nothing else.

The rule: a key commits to itself. Its id is the first 16 bytes of an HMAC under the key over store, domain and
subject, recomputed whenever a key is unwrapped, because AES-GCM alone would let one ciphertext open under two keys.
The envelope is never tried with another key: an id that is not this key's is refused before anything is deciphered.
"""

import hashlib
import hmac
import os
from typing import final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from storage.crypto.envelope import (
    HEADER_BYTES,
    ID_BYTES,
    NONCE_BYTES,
    PREFIX,
    Place,
    check_frame,
    pad,
    unpad,
)
from storage.crypto.secret import Handle, Secret
from storage.crypto.wire import lp, u32
from storage.errors import Damaged, Locked, Tampered

KEY_BYTES = 32


def expand(secret: bytes, label: bytes) -> bytes:
    """A 32-byte key for one use, from a key of full entropy (HKDF-Expand, RFC 5869)."""
    return HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=label).derive(secret)


def key_id(secret: bytes, store: bytes, domain: int, subject: bytes) -> bytes:
    """The 16-byte commitment of a data key to itself and to what it is for."""
    context = lp(b"journal-tui/kid/1", store, u32(domain), subject)
    return hmac.digest(secret, context, "sha256")[:ID_BYTES]


@final
class DataKey(Handle):
    """One data key. It cannot be printed, pickled or copied; after `drop` every use raises `Locked`."""

    __slots__ = ("_aead", "_index", "_secret", "_set", "kid")

    def __init__(self, material: bytes, *, store: bytes, domain: int, subject: bytes) -> None:
        """Takes 32 bytes of key material and derives the envelope key.

        Raises:
            ValueError: the material is not 32 bytes.
        """
        if len(material) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self.kid: bytes = key_id(material, store, domain, subject)
        self._secret = Secret(material)
        self._aead: AESGCM | None = AESGCM(expand(material, b"journal-tui/key/envelope/1"))
        # Most keys only ever open envelopes; the other two are derived when first used.
        self._set: Secret | None = None
        self._index: Secret | None = None

    def __repr__(self) -> str:
        """Says whether the key is still held, nothing about it."""
        return f"<DataKey {'dropped' if self._aead is None else 'held'}>"

    def seal(self, place: Place, plaintext: bytes) -> bytes:
        """An envelope of `plaintext` that opens at `place` only.

        Raises:
            Locked: the key has been dropped.
            ValueError: a place with an id that is not 16 bytes, or a payload above 64 MiB.
        """
        aead = self._held()
        header = PREFIX + self.kid
        nonce = os.urandom(NONCE_BYTES)
        return header + nonce + aead.encrypt(nonce, pad(plaintext), header + place.associated_data())

    def open(self, place: Place, envelope: bytes) -> bytes:
        """What was sealed at `place`.

        Raises:
            Damaged: the frame is not one of ours, or the row that holds it has ids that no row has.
            Unsupported: written by a newer program.
            Tampered: sealed with another key, or for another place, or changed.
            Locked: the key has been dropped.
        """
        aead = self._held()
        envelope = check_frame(envelope)
        header, rest = envelope[:HEADER_BYTES], envelope[HEADER_BYTES:]
        if not hmac.compare_digest(header[4:], self.kid):
            raise Tampered(table=place.table, column=place.column, part="key_id")
        try:
            associated = place.associated_data()
        except ValueError:
            raise Damaged(table=place.table, part="row") from None
        try:
            padded = aead.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], header + associated)
        except InvalidTag:
            raise Tampered(table=place.table, column=place.column) from None
        return unpad(padded)

    def lookup(self, label: str, data: bytes) -> bytes:
        """Sixteen bytes that are equal when `label` and `data` are equal: for a column that is searched by equality."""
        if self._index is None:
            self._index = Secret(expand(self._secret.reveal(), b"journal-tui/key/index/1"))
        return hmac.digest(self._index.reveal(), lp(label.encode("ascii"), data), "sha256")[:ID_BYTES]

    def set_hash(self, row: bytes, version: int, envelope: bytes) -> int:
        """One row's share of a client's set-hash; shares are added modulo 2^256 (design/security.md, section 4)."""
        if self._set is None:
            self._set = Secret(expand(self._secret.reveal(), b"journal-tui/key/set/1"))
        message = lp(row, version.to_bytes(8), hashlib.sha256(envelope).digest())
        return int.from_bytes(hmac.digest(self._set.reveal(), message, "sha256"))

    def reveal(self) -> bytes:
        """The key material, for a grant to another user; only `storage.keys` calls it."""
        return self._secret.reveal()

    def drop(self) -> None:
        """Forgets the key; every later use raises `Locked`."""
        self._aead = None
        for secret in (self._secret, self._set, self._index):
            if secret is not None:
                secret.drop()

    def _held(self) -> AESGCM:
        if self._aead is None:
            raise Locked
        return self._aead
