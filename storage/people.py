"""Making users: key pairs, certificates, slots, and the root key that vouches for them.

The rule: every private key is born here, put into a slot or a grant in the same transaction as its certified public half, and
held in a handle. The root key's seed is granted to the owner and to the recovery key, in the vault alone.
"""

import os
from dataclasses import dataclass

from storage.crypto.envelope import ID_BYTES, ZERO_ID
from storage.crypto.kdf import KdfParameters
from storage.crypto.keyring import DataKey
from storage.crypto.pairs import AgreementKey, SigningKey
from storage.crypto.secret import Secret
from storage.database import Database
from storage.errors import KeyMissing, Tampered
from storage.identity import Identity
from storage.keys import Domain, Role
from storage.keys.grants import GrantScope, add_grant, find_grant
from storage.keys.slots import Slot, SlotKey, SlotKind, SlotSecrets, add_slot
from storage.keys.users import UserKey, add_user, certify


@dataclass(frozen=True, slots=True)
class Opener:
    """What will open a new slot: a master key with the salt and parameters that made it, or a recovery key."""

    master: Secret
    kind: SlotKind
    salt: bytes
    parameters: KdfParameters


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user, or new keys of one, to be written into each store."""

    user: bytes
    role: Role
    opener: Opener


@dataclass(frozen=True, slots=True)
class Made:
    """What was made for one user in one store."""

    key: UserKey
    secrets: SlotSecrets


def enrol(
    database: Database,
    identity: Identity,
    new: NewUser,
    *,
    root: SigningKey,
    store_secret: Secret,
    generation: int,
    now_ms: int,
) -> Made:
    """New key pairs of a user in one store, certified, with the slot that opens them."""
    agreement, signing = AgreementKey.generate(), SigningKey.generate()
    key = UserKey(
        os.urandom(ID_BYTES), new.user, generation, new.role, now_ms, agreement.public, signing.public
    )  # fmt: skip
    secrets = SlotSecrets(agreement, signing, identity.root_public, Secret(store_secret.reveal()))
    with database.write():
        add_user(database, key, certify(root, key, identity.id, identity.practice))
        put_slot(database, identity, key, secrets, new.opener, now_ms)
    return Made(key, secrets)


def put_slot(
    database: Database, identity: Identity, key: UserKey, secrets: SlotSecrets, opener: Opener, now_ms: int
) -> bytes:
    """Writes one more slot for a user's keys and gives its id."""
    slot_key = SlotKey(opener.master, identity.id, opener.kind)
    slot = Slot(os.urandom(ID_BYTES), key.user, key.id, opener.kind, now_ms, opener.parameters, opener.salt)
    add_slot(database, slot_key.close(slot, identity.id, secrets), identity.id)
    slot_key.drop()
    return slot.id


def grant_root(
    database: Database, scope: GrantScope, root: SigningKey, granter: Made, recipients: tuple[UserKey, ...], now_ms: int
) -> None:
    """Hands the root key's seed to those who may certify users."""
    seed = root_key(root, scope.store)
    with database.write():
        for recipient in recipients:
            add_grant(
                database, scope.make(seed, Domain.ROOT, ZERO_ID, recipient, granter.key, granter.secrets.signing, now_ms)
            )  # fmt: skip
    seed.drop()


def root_key(root: SigningKey, store: bytes) -> DataKey:
    """The root key's seed in the shape in which it is granted."""
    return DataKey(root.seed(), store=store, domain=Domain.ROOT, subject=ZERO_ID)


def open_root(
    database: Database, scope: GrantScope, me: UserKey, secrets: SlotSecrets, users: dict[bytes, UserKey]
) -> SigningKey:
    """The root key, for a user who was granted it.

    Raises:
        KeyMissing: this user may not certify others.
        Tampered: what was granted is not the pinned root key.
    """
    grant = find_grant(database, me.id, Domain.ROOT, ZERO_ID)
    if grant is None:
        raise KeyMissing(domain="root")
    seed = scope.open(grant, me, secrets.agreement, users)
    root = SigningKey(seed.reveal())
    seed.drop()
    if root.public != secrets.root_public:
        raise Tampered(table="key_grant", part="root")
    return root
