"""Key slots: a user's private keys of one store, sealed under a passphrase or the recovery key.

The rule: what can be told apart is told apart. A checksum finds damage; parameters are held against floor and cap before
deriving; a proof made from the derived key tells a wrong passphrase; only then is the slot opened, with all of its own
fields as associated data, and what fails there was written by somebody else.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, insert, select

from storage.crypto.envelope import ID_BYTES, NONCE_BYTES
from storage.crypto.kdf import KdfParameters
from storage.crypto.keyring import expand
from storage.crypto.pairs import AgreementKey, SigningKey
from storage.crypto.secret import Handle, Secret
from storage.crypto.wire import lp, u32, u64
from storage.database import Database
from storage.errors import Damaged, Tampered
from storage.foundations import SLOT_BYTES, slot_table

_COLUMNS: Final = (
    slot_table.c.id,
    slot_table.c.user_id,
    slot_table.c.key_user,
    slot_table.c.kind,
    slot_table.c.created_ms,
    slot_table.c.kdf,
    slot_table.c.memory_kib,
    slot_table.c.passes,
    slot_table.c.lanes,
    slot_table.c.salt,
    slot_table.c.proof,
    slot_table.c.wrapped,
    slot_table.c.checksum,
)
_ALL: Final = select(*_COLUMNS).order_by(slot_table.c.created_ms, slot_table.c.id)
NO_KDF: Final = KdfParameters(0, 0, 0)
"""A recovery key has full entropy; slowing it down would gain nothing."""


class SlotKind(IntEnum):
    """What opens a slot. The numbers are stored."""

    PASSPHRASE = 1
    RECOVERY = 2


class Kdf(IntEnum):
    """How the key that opens a slot is made. The numbers are stored."""

    EXPAND = 0
    ARGON2ID = 1


class SlotSecrets(Handle):
    """What a slot holds: the user's private keys, the pinned root key and the store's own key."""

    __slots__ = ("agreement", "root_public", "signing", "store_secret")

    def __init__(self, agreement: AgreementKey, signing: SigningKey, root_public: bytes, store_secret: Secret) -> None:
        """Takes the handles over."""
        self.agreement = agreement
        self.signing = signing
        self.root_public = root_public
        self.store_secret = store_secret

    def pack(self) -> bytes:
        """The 128 bytes that are sealed."""
        return self.agreement.private() + self.signing.seed() + self.root_public + self.store_secret.reveal()

    @classmethod
    def unpack(cls, packed: bytes) -> "SlotSecrets":
        """The handles of what `pack` gave."""
        return cls(AgreementKey(packed[:32]), SigningKey(packed[32:64]), packed[64:96], Secret(packed[96:128]))

    def drop(self) -> None:
        """Forgets everything."""
        self.agreement.drop()
        self.signing.drop()
        self.store_secret.drop()


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot row. `salt` and `parameters` are the same in each store, so that one derivation opens all three."""

    id: bytes
    user: bytes
    key_user: bytes
    kind: SlotKind
    created_ms: int
    parameters: KdfParameters
    salt: bytes
    proof: bytes = b""
    wrapped: bytes = b""

    def fields(self, store: bytes) -> bytes:
        """Every field but the sealed one and its proof, as associated data."""
        kdf = Kdf.ARGON2ID if self.kind is SlotKind.PASSPHRASE else Kdf.EXPAND
        return lp(
            b"journal-tui/slot/1", store, self.id, self.user, self.key_user, u32(self.kind), u64(self.created_ms), u32(kdf),
            u32(self.parameters.memory_kib), u32(self.parameters.passes), u32(self.parameters.lanes), self.salt,
        )  # fmt: skip

    @property
    def group(self) -> "Group":
        """What the slots of one passphrase have in common in the three stores."""
        return (self.user, self.kind, self.salt, self.parameters)


Group = tuple[bytes, SlotKind, bytes, KdfParameters]


class SlotKey(Handle):
    """The key that opens the slots of one store: from a passphrase's master key or from the recovery key."""

    __slots__ = ("_proof", "_wrap")

    def __init__(self, master: Secret, store: bytes, kind: SlotKind) -> None:
        """Derives the key for one store."""
        label = b"journal-tui/kek/1" if kind is SlotKind.PASSPHRASE else b"journal-tui/recovery/1"
        key = expand(master.reveal(), lp(label, store))
        self._wrap = Secret(expand(key, b"journal-tui/kek/wrap/1"))
        self._proof = Secret(expand(key, b"journal-tui/kek/proof/1"))

    def proof(self, fields: bytes) -> bytes:
        """Sixteen bytes that only this key makes of these fields."""
        return hmac.digest(self._proof.reveal(), fields, "sha256")[:ID_BYTES]

    def fits(self, slot: Slot, store: bytes) -> bool:
        """Whether this key is the one the slot was made with."""
        return hmac.compare_digest(self.proof(slot.fields(store)), slot.proof)

    def close(self, slot: Slot, store: bytes, secrets: SlotSecrets) -> Slot:
        """The slot with its proof and its sealed content."""
        fields = slot.fields(store)
        proof, nonce = self.proof(fields), os.urandom(NONCE_BYTES)
        wrapped = nonce + AESGCM(self._wrap.reveal()).encrypt(nonce, secrets.pack(), fields + proof)
        return Slot(
            slot.id, slot.user, slot.key_user, slot.kind, slot.created_ms, slot.parameters, slot.salt, proof, wrapped
        )  # fmt: skip

    def open(self, slot: Slot, store: bytes) -> SlotSecrets:
        """What the slot holds.

        Raises:
            Tampered: the key fits, but the slot is not what was written.
        """
        associated = slot.fields(store) + slot.proof
        try:
            packed = AESGCM(self._wrap.reveal()).decrypt(slot.wrapped[:NONCE_BYTES], slot.wrapped[NONCE_BYTES:], associated)
        except InvalidTag:
            raise Tampered(part="slot") from None
        return SlotSecrets.unpack(packed)

    def drop(self) -> None:
        """Forgets the key."""
        self._wrap.drop()
        self._proof.drop()


def add_slot(database: Database, slot: Slot, store: bytes) -> None:
    """Writes a closed slot."""
    with database.write() as session:
        session.connection().execute(
            insert(slot_table).values(
                id=slot.id,
                user_id=slot.user,
                key_user=slot.key_user,
                kind=int(slot.kind),
                created_ms=slot.created_ms,
                kdf=int(Kdf.ARGON2ID if slot.kind is SlotKind.PASSPHRASE else Kdf.EXPAND),
                memory_kib=slot.parameters.memory_kib,
                passes=slot.parameters.passes,
                lanes=slot.parameters.lanes,
                salt=slot.salt,
                proof=slot.proof,
                wrapped=slot.wrapped,
                checksum=_checksum(slot, store),
            )
        )


def remove_slots(database: Database, slots: tuple[bytes, ...]) -> None:
    """Deletes slots by id; on SQLite their bytes are overwritten (`secure_delete`)."""
    with database.write() as session:
        for slot in slots:
            session.connection().execute(delete(slot_table).where(slot_table.c.id == slot))


def read_slots(database: Database, store: bytes) -> tuple[Slot, ...]:
    """Every slot of a store, oldest first.

    Raises:
        Damaged: a row whose checksum does not fit its bytes.
    """
    with database.read() as connection:
        rows = connection.execute(_ALL).all()
    slots = []
    for row in rows:
        try:
            slot = Slot(
                row[0], row[1], row[2], SlotKind(row[3]), row[4], KdfParameters(row[6], row[7], row[8]), row[9], row[10], row[11]
            )  # fmt: skip
            whole = len(slot.wrapped) == SLOT_BYTES and _checksum(slot, store) == row[12]
            whole = whole and (slot.kind is SlotKind.PASSPHRASE) == (Kdf(row[5]) is Kdf.ARGON2ID)
        except (ValueError, TypeError):
            raise Damaged(table="key_slot") from None
        if not whole:
            raise Damaged(table="key_slot")
        slots.append(slot)
    return tuple(slots)


def _checksum(slot: Slot, store: bytes) -> bytes:
    return hashlib.sha256(slot.fields(store) + lp(slot.proof, slot.wrapped)).digest()
