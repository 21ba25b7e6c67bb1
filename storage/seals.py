"""Signatures that anybody can check without a secret: with the public key that stands beside them.

The rule: nothing is unlocked here. Whether a practice knows a key is read from the clear columns of its vault, each held
against the root key that stands there; so it tells this practice from another, and is no stronger than the file itself.
Whoever unlocks the practice checks against the root key that is pinned inside the slots.
"""

import hashlib
from contextlib import ExitStack

from storage.crypto.pairs import verified
from storage.errors import NoPractice
from storage.keys.users import read_users
from storage.opening import connect
from storage.places import StorePlaces
from storage.store import SIGNED

_VAULT = "vault"


def seal_fits(store: bytes, public: bytes, message: bytes, seal: bytes) -> bool:
    """Whether the holder of a public key signed a message in a store."""
    return verified(public, seal, SIGNED, store, message)


def knows_key(places: StorePlaces, store: bytes, user: bytes, public: bytes) -> bool:
    """Whether the vault at these places is this store and has certified this signing key for this user; False where none lies.

    Raises:
        StoreMissing, UnsafePlace, Damaged, Tampered, Unsupported: Something lies there that cannot be believed.
    """
    with ExitStack() as stack:
        try:
            found = connect(places, stack)[_VAULT]
        except NoPractice:
            return False
        identity = found.identity
        if identity.id != store:
            return False
        users = read_users(found.database, store=identity.id, practice=identity.practice, root=identity.root_public)
        return any(each.user == user and each.signing == public for each in users)


def fingerprint(public: bytes) -> str:
    """The first 32 hex digits of a public key's SHA-256, for comparing by eye."""
    return hashlib.sha256(public).hexdigest()[:32]
