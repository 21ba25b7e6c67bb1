"""The signed places of the log: where a run starts, its checkpoints, where it ends.

A start carries the run's first key, sealed to everybody who may read the log (the recovery key and the privacy role); whoever holds
neither can add to the log and verify it, but not read what others did. A run without an end is reported, not hidden.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import func, insert, select

from storage.audit.actions import Mark
from storage.audit.record import Head
from storage.crypto.envelope import ID_BYTES, NONCE_BYTES
from storage.crypto.pairs import SEALED_KEY_BYTES, AgreementKey, SigningKey, seal_key, verified
from storage.crypto.secret import Secret
from storage.crypto.wire import lp, u32, u64
from storage.database import Database
from storage.errors import Damaged, Tampered
from storage.foundations import mark_table
from storage.keys.users import UserKey

LABEL: Final = b"journal-tui/audit/mark/1"
_SEALED: Final = NONCE_BYTES + SEALED_KEY_BYTES + 16
_SHARE: Final = ID_BYTES + _SEALED
_ALL: Final = select(
    mark_table.c.kind,
    mark_table.c.run,
    mark_table.c.seq,
    mark_table.c.created_ms,
    mark_table.c.body,
    mark_table.c.signature,
).order_by(mark_table.c.number)
_NUMBER: Final = select(func.max(mark_table.c.number))
_SINCE: Final = select(func.coalesce(func.max(mark_table.c.number), 0)).where(mark_table.c.kind == int(Mark.CORRECTED))
_NEWEST: Final = select(func.max(mark_table.c.created_ms)).where(mark_table.c.number >= _SINCE.scalar_subquery())


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark. `body` = signer 16 | hash 32 | shares of the run's first key."""

    kind: Mark
    run: bytes
    seq: int
    created_ms: int
    body: bytes
    signature: bytes

    @property
    def signer(self) -> bytes:
        """The user key that signed."""
        return self.body[:ID_BYTES]

    @property
    def digest(self) -> bytes:
        """The chain's hash at this place."""
        return self.body[ID_BYTES : ID_BYTES + 32]

    def signed_parts(self, store: bytes) -> tuple[bytes, ...]:
        """What the signature covers."""
        return (store, u32(self.kind), self.run, u64(self.seq), u64(self.created_ms), self.body)

    def share(self, recipient: bytes) -> bytes | None:
        """The sealed first key for one reader."""
        shares = self.body[ID_BYTES + 32 :]
        for start in range(0, len(shares), _SHARE):
            if shares[start : start + ID_BYTES] == recipient:
                return shares[start + ID_BYTES : start + _SHARE]
        return None


def shares(first: Secret, run: bytes, store: bytes, box: Secret, readers: Iterable[UserKey]) -> bytes:
    """The run's first key, sealed to each reader and under the store's box key."""
    parts = []
    for reader in readers:
        sealed = seal_key(first.reveal(), reader.agreement, _info(run, store, reader))
        nonce = os.urandom(NONCE_BYTES)
        parts.append(reader.id + nonce + AESGCM(box.reveal()).encrypt(nonce, sealed, lp(LABEL, store, run, reader.id)))
    return b"".join(parts)


def open_share(mark: MarkRow, store: bytes, box: Secret, reader: UserKey, agreement: AgreementKey) -> Secret | None:
    """The run's first key for a reader; None when it was not sealed to this one.

    Raises:
        Tampered: it was changed.
    """
    share = mark.share(reader.id)
    if share is None:
        return None
    try:
        sealed = AESGCM(box.reveal()).decrypt(
            share[:NONCE_BYTES], share[NONCE_BYTES:], lp(LABEL, store, mark.run, reader.id)
        )
    except InvalidTag:
        raise Tampered(table="audit_mark", part="share") from None
    return Secret(agreement.unseal(sealed, _info(mark.run, store, reader)))


def _info(run: bytes, store: bytes, reader: UserKey) -> bytes:
    return lp(b"journal-tui/audit/run/1", store, run, reader.id, reader.agreement)


def add_mark(
    database: Database,
    kind: Mark,
    run: bytes,
    head: Head,
    at_ms: int,
    signer: UserKey,
    signing: SigningKey,
    store: bytes,
    extra: bytes = b"",
) -> None:
    """Writes a signed mark behind the newest one."""
    mark = MarkRow(kind, run, head.seq, at_ms, signer.id + head.digest + extra, b"")
    with database.statements() as connection:
        last = connection.execute(_NUMBER).one()[0]
        if last is not None and not isinstance(last, int):
            raise Damaged(table="audit_mark")
        connection.execute(
            insert(mark_table).values(
                number=(last or 0) + 1,
                kind=int(kind),
                run=run,
                seq=head.seq,
                created_ms=at_ms,
                body=mark.body,
                signature=signing.sign(LABEL, *mark.signed_parts(store)),
            )
        )


def read_marks(database: Database) -> tuple[MarkRow, ...]:
    """Every mark in the order of writing, not yet believed.

    Raises:
        Damaged: a row with values that no mark has.
    """
    with database.read() as connection:
        rows = connection.execute(_ALL).all()
    kinds = (int, bytes, int, int, bytes, bytes)
    if not all(isinstance(value, kind) for row in rows for value, kind in zip(row, kinds, strict=True)):
        raise Damaged(table="audit_mark")
    try:
        return tuple(MarkRow(Mark(row[0]), row[1], row[2], row[3], row[4], row[5]) for row in rows)
    except ValueError:
        raise Damaged(table="audit_mark") from None


def last_mark_ms(database: Database) -> int | None:
    """When the newest mark was written, since the clock was last corrected: the log's own rows show no time."""
    with database.read() as connection:
        newest = connection.execute(_NEWEST).one()[0]
    if newest is not None and not isinstance(newest, int):
        raise Damaged(table="audit_mark")
    return newest


def check_mark(mark: MarkRow, store: bytes, signer: UserKey | None) -> None:
    """Believes a mark or not.

    Raises:
        Tampered: an unknown signer, or not what was signed.
    """
    try:
        good = signer is not None and verified(signer.signing, mark.signature, LABEL, *mark.signed_parts(store))
    except (ValueError, TypeError):
        raise Damaged(table="audit_mark") from None
    if not good:
        raise Tampered(table="audit_mark", seq=mark.seq)
