"""Users as certified public keys.

The rule: a public key counts only if the practice's root key has certified it for this store, this user and this role; the
root public key is pinned inside every key slot. Somebody who can write the database cannot put a key of their own in place of a user's.
A user who gets new keys gets a new row (generation); the old row stays, because old signatures stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, select

from storage.crypto.pairs import SigningKey, verified
from storage.crypto.wire import u32, u64
from storage.database import Database
from storage.errors import Damaged, Tampered
from storage.foundations import user_table
from storage.keys import Role

_LABEL: Final = b"journal-tui/user/1"
_ALL: Final = select(
    user_table.c.id,
    user_table.c.user_id,
    user_table.c.generation,
    user_table.c.role,
    user_table.c.created_ms,
    user_table.c.agreement_public,
    user_table.c.signing_public,
    user_table.c.certificate,
).order_by(user_table.c.user_id, user_table.c.generation)


@dataclass(frozen=True, slots=True)
class UserKey:
    """One certified pair of public keys of one user in one store.

    Attributes:
        id: Id of this pair; grants name it as recipient and granter.
        user: Id of the user, the same in all three stores.
        generation: Counts the user's pairs from 1; the highest is in use.
        role: What the user is certified for.
        created_ms: When it was certified.
        agreement: X25519 public key.
        signing: Ed25519 public key.
    """

    id: bytes
    user: bytes
    generation: int
    role: Role
    created_ms: int
    agreement: bytes
    signing: bytes

    def certified_parts(self, store: bytes, practice: bytes) -> tuple[bytes, ...]:
        """What the root key signs."""
        return (
            store, practice, self.id, self.user, u32(self.generation), u32(self.role), u64(self.created_ms),
            self.agreement, self.signing,
        )  # fmt: skip


def certify(root: SigningKey, key: UserKey, store: bytes, practice: bytes) -> bytes:
    """The root key's signature on a user key."""
    return root.sign(_LABEL, *key.certified_parts(store, practice))


def add_user(database: Database, key: UserKey, certificate: bytes) -> None:
    """Writes a certified user key."""
    with database.write() as session:
        session.connection().execute(
            insert(user_table).values(
                id=key.id,
                user_id=key.user,
                generation=key.generation,
                role=int(key.role),
                created_ms=key.created_ms,
                agreement_public=key.agreement,
                signing_public=key.signing,
                certificate=certificate,
            )
        )


def read_users(database: Database, *, store: bytes, practice: bytes, root: bytes) -> tuple["UserKey", ...]:
    """Every user key of a store, each checked against the pinned root key.

    Raises:
        Tampered: a row that the root key has not certified as it stands.
        Damaged: a row with values that no user has.
    """
    with database.read() as connection:
        rows = connection.execute(_ALL).all()
    keys = []
    for row in rows:
        try:
            key = UserKey(row[0], row[1], row[2], Role(row[3]), row[4], row[5], row[6])
            good = verified(root, row[7], _LABEL, *key.certified_parts(store, practice))
        except (ValueError, TypeError):
            raise Damaged(table="key_user") from None
        if not good:
            raise Tampered(table="key_user")
        keys.append(key)
    return tuple(keys)


def current(keys: Iterable[UserKey]) -> tuple[UserKey, ...]:
    """Each user's pair in use: the one of the highest generation."""
    newest: dict[bytes, UserKey] = {}
    for key in keys:
        if key.user not in newest or newest[key.user].generation < key.generation:
            newest[key.user] = key
    return tuple(newest.values())
