"""Grants: a data key handed to one user, and to nobody else.

Body of a grant (232 bytes): `47 01 | suite 1 | domain 1 | kid 16 | recipient 16 | granter 16 | created ms 8 | nonce 12 |
AES-256-GCM(box key; HPKE 80) 96 | Ed25519 signature of the granter 64`. HPKE authenticates nobody, hence the signature; the
outer seal, under a key that only lies in slots, keeps bare public-key ciphertext from whoever steals the medium.

The rule: a grant is believed when its row says what its body says, a certified user signed it, it opens for its recipient, and
the key inside makes the key id that it claims.
"""

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, delete, insert, select

from storage.crypto.envelope import ID_BYTES, NONCE_BYTES
from storage.crypto.keyring import DataKey
from storage.crypto.pairs import AgreementKey, SigningKey, seal_key, verified
from storage.crypto.secret import Secret
from storage.crypto.wire import lp, u32, u64
from storage.database import Database
from storage.errors import Damaged, Tampered
from storage.foundations import GRANT_BYTES, GRANT_PREFIX, grant_table
from storage.keys import Domain
from storage.keys.users import UserKey

_LABEL: Final = b"journal-tui/grant/1"
_HEAD: Final = 60
_SIGNED: Final = 168
_COLUMNS: Final = (
    grant_table.c.domain,
    grant_table.c.subject,
    grant_table.c.kid,
    grant_table.c.recipient,
    grant_table.c.created_ms,
    grant_table.c.body,
)
_ONE: Final = (
    select(*_COLUMNS)
    .where(
        grant_table.c.recipient == bindparam("recipient"),
        grant_table.c.domain == bindparam("domain"),
        grant_table.c.subject == bindparam("subject"),
    )
    .order_by(grant_table.c.created_ms.desc(), grant_table.c.kid)
    .limit(1)
)
_ADD: Final = insert(grant_table)
_IN_DOMAIN: Final = (
    select(*_COLUMNS)
    .where(grant_table.c.recipient == bindparam("recipient"), grant_table.c.domain == bindparam("domain"))
    .order_by(grant_table.c.created_ms, grant_table.c.kid.desc())
)
_HELD: Final = (
    select(*_COLUMNS)
    .where(grant_table.c.recipient == bindparam("recipient"))
    .order_by(grant_table.c.created_ms, grant_table.c.id)
)


@dataclass(frozen=True, slots=True)
class Grant:
    """One grant row, not yet believed."""

    domain: int
    subject: bytes
    kid: bytes
    recipient: bytes
    created_ms: int
    body: bytes

    @property
    def granter(self) -> bytes:
        """The user key that signed it."""
        return self.body[36:52]


@dataclass(frozen=True, slots=True)
class GrantScope:
    """What every grant of one store is bound to, and the key of the outer seal."""

    store: bytes
    practice: bytes
    box: Secret

    def info(self, domain: int, kid: bytes, subject: bytes, recipient: UserKey, granter: bytes) -> bytes:
        """HPKE's `info`: who gives what to whom, and where."""
        return lp(
            _LABEL, self.practice, self.store, u32(domain), kid, subject, recipient.id, recipient.agreement, granter
        )  # fmt: skip

    def make(
        self,
        key: DataKey,
        domain: Domain,
        subject: bytes,
        recipient: UserKey,
        granter: UserKey,
        signing: SigningKey,
        created_ms: int,
    ) -> Grant:
        """A grant of `key` to `recipient`, signed by `granter`."""
        head = GRANT_PREFIX + bytes([domain]) + key.kid + recipient.id + granter.id + u64(created_ms)
        sealed = seal_key(key.reveal(), recipient.agreement, self.info(domain, key.kid, subject, recipient, granter.id))
        nonce = os.urandom(NONCE_BYTES)
        outer = AESGCM(self.box.reveal()).encrypt(nonce, sealed, head + lp(self.store, subject))
        body = head + nonce + outer
        body += signing.sign(_LABEL, self.practice, self.store, subject, body)
        return Grant(int(domain), subject, key.kid, recipient.id, created_ms, body)

    def open(self, grant: Grant, recipient: UserKey, agreement: AgreementKey, users: Mapping[bytes, UserKey]) -> DataKey:
        """The key of a grant, once everything about the grant has been checked.

        Raises:
            Damaged: not a grant at all.
            Tampered: row and body disagree, an unknown granter, a wrong signature, or a key that is not what it claims.
        """
        body = _framed(grant)
        granter = users.get(grant.granter)
        if granter is None or not verified(
            granter.signing, body[_SIGNED:], _LABEL, self.practice, self.store, grant.subject, body[:_SIGNED]
        ):
            raise Tampered(table="key_grant", part="signature")
        try:
            sealed = AESGCM(self.box.reveal()).decrypt(
                body[_HEAD : _HEAD + NONCE_BYTES],
                body[_HEAD + NONCE_BYTES : _SIGNED],
                body[:_HEAD] + lp(self.store, grant.subject),
            )
        except InvalidTag:
            raise Tampered(table="key_grant") from None
        material = agreement.unseal(sealed, self.info(grant.domain, grant.kid, grant.subject, recipient, granter.id))
        key = DataKey(material, store=self.store, domain=grant.domain, subject=grant.subject)
        if not hmac.compare_digest(key.kid, grant.kid):
            key.drop()
            raise Tampered(table="key_grant", part="key_id")
        return key


def _framed(grant: Grant) -> bytes:
    # A damaged page can give a column any kind of value, whatever its declared type.
    parts: tuple[tuple[object, int], ...] = (
        (grant.body, GRANT_BYTES), (grant.subject, ID_BYTES), (grant.kid, ID_BYTES), (grant.recipient, ID_BYTES)
    )  # fmt: skip
    if not all(isinstance(part, bytes) and len(part) == size for part, size in parts):
        raise Damaged(table="key_grant")
    body = grant.body
    if body[:3] != GRANT_PREFIX:
        raise Damaged(table="key_grant")
    try:
        clear = bytes([grant.domain]) + grant.kid + grant.recipient + grant.granter + u64(grant.created_ms)
    except (ValueError, TypeError):
        raise Damaged(table="key_grant") from None
    if body[3:_HEAD] != clear:
        raise Tampered(table="key_grant", part="row")
    return body


def add_grant(database: Database, grant: Grant) -> None:
    """Writes a grant."""
    with database.statements() as connection:
        connection.execute(
            _ADD,
            {
                "id": os.urandom(ID_BYTES),
                "domain": grant.domain,
                "subject": grant.subject,
                "kid": grant.kid,
                "recipient": grant.recipient,
                "created_ms": grant.created_ms,
                "body": grant.body,
            },
        )


def find_grant(database: Database, recipient: bytes, domain: int, subject: bytes) -> Grant | None:
    """The newest grant of one key to one user key."""
    with database.read() as connection:
        row = connection.execute(_ONE, {"recipient": recipient, "domain": domain, "subject": subject}).one_or_none()
    return None if row is None else Grant(row[0], row[1], row[2], row[3], row[4], row[5])


def grants_of(database: Database, recipient: bytes) -> tuple[Grant, ...]:
    """Every grant that a user key holds, oldest first."""
    with database.read() as connection:
        rows = connection.execute(_HELD, {"recipient": recipient}).all()
    return tuple(Grant(row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows)


def grants_in(database: Database, recipient: bytes, domain: int) -> tuple[Grant, ...]:
    """A user key's grants in one domain; of several for one subject the newest comes last."""
    with database.read() as connection:
        rows = connection.execute(_IN_DOMAIN, {"recipient": recipient, "domain": domain}).all()
    return tuple(Grant(row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows)


def remove_grants(database: Database, recipient: bytes) -> None:
    """Deletes every grant to one user key."""
    with database.statements() as connection:
        connection.execute(delete(grant_table).where(grant_table.c.recipient == recipient))
