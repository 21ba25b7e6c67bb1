"""One open store: its database, the keys that its user holds, its log.

The rule: a data key is made together with its grants, to the user who makes it and to the recovery key, in one transaction;
a key whose grant was not kept is not kept in memory either. `close` forgets everything; afterwards every use raises `Locked`.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from os import urandom
from typing import Final, final

from storage.audit.actions import Action
from storage.audit.log import Audit, LogKeys
from storage.crypto.keyring import KEY_BYTES, DataKey, expand
from storage.crypto.pairs import verified
from storage.crypto.secret import Secret
from storage.database import Database
from storage.errors import KeyMissing, Locked, StorageError, Tampered
from storage.identity import Identity
from storage.keys import Domain, Role
from storage.keys.grants import Grant, GrantScope, add_grant, find_grant, grants_in
from storage.keys.slots import SlotSecrets
from storage.keys.users import UserKey, current, read_users

SIGNED: Final = b"journal-tui/signed/1"
STORE_DOMAIN: Final = 0
STORE_SUBJECT: Final = bytes(16)


def store_keys(store_secret: Secret, store: bytes) -> tuple[DataKey, Secret]:
    """The two keys that come from a store's own secret: for what belongs to the practice itself, and the outer seal of grants."""
    secret = store_secret.reveal()
    key = DataKey(expand(secret, b"journal-tui/store/key/1"), store=store, domain=STORE_DOMAIN, subject=STORE_SUBJECT)
    return key, Secret(expand(secret, b"journal-tui/store/box/1"))


@dataclass(frozen=True, slots=True)
class _KeyUse:
    domain: Domain
    subject: bytes


@final
class Store:
    """An unlocked store.

    Attributes:
        kind: `journal`, `vault` or `bookkeeping`.
        store_id: 16 bytes.
        practice_id: 16 bytes, the same in the three stores.
        database: Where the rows are.
        user_id: The user who unlocked it, the same in the three stores.
        store_key: For what belongs to the practice itself; every user of the store holds it.
        audit: The log.
        me, scope, identity: The user's certified keys, what grants are bound to, the row of table `store`: for `storage` alone.
    """

    def __init__(
        self, identity: Identity, database: Database, secrets: SlotSecrets, own: bytes, now_ms: Callable[[], int]
    ) -> None:
        """Believes nothing before it is checked: the store's identity, its users and the user's own public keys.

        Args:
            identity: The row of table `store`.
            database: The open database.
            secrets: What the slot held; the store takes it over.
            own: Id of the user key the slot belongs to.
            now_ms: UTC milliseconds, for the log and the grants.

        Raises:
            Tampered: identity, a user row or the slot's user does not fit the pinned root key.
        """
        self.identity = identity
        self.kind = identity.kind
        self.store_id = identity.id
        self.practice_id = identity.practice
        self.root_public = secrets.root_public
        self.database = database
        self.now_ms = now_ms
        self._secrets: SlotSecrets | None = secrets
        self.store_key, box = store_keys(secrets.store_secret, identity.id)
        identity.check(self.store_key, secrets.root_public)
        self.scope = GrantScope(identity.id, identity.practice, box)
        self._keys: dict[_KeyUse, DataKey] = {}
        self._made: list[_KeyUse] = []
        self._read_ahead: dict[_KeyUse, Grant] = {}
        self._read_users()
        self.me = self._own(own, secrets)
        self.user_id = self.me.user
        self.role = self.me.role
        self.audit = Audit(database, LogKeys(identity.id, self.me, secrets.signing, box, self._readers()), now_ms)
        database.join(self)

    def new_key(self, domain: Domain, subject: bytes) -> DataKey:
        """Makes the key of `subject` in `domain` and grants it to this user and the recovery key, in the current write."""
        secrets = self.secrets()
        key = DataKey(urandom(KEY_BYTES), store=self.store_id, domain=domain, subject=subject)
        with self.database.write():
            for recipient in self._first_recipients():
                add_grant(
                    self.database, self.scope.make(key, domain, subject, recipient, self.me, secrets.signing, self.now_ms())
                )  # fmt: skip
            self.audit.add(Action.KEY_MADE, purpose=int(domain), subject=subject, kid=key.kid)
            self._keys[_KeyUse(domain, subject)] = key
            self._made.append(_KeyUse(domain, subject))
        return key

    def key(self, domain: Domain, subject: bytes) -> DataKey:
        """The key of `subject` in `domain`; unwrapped once and then held until `close`.

        Raises:
            KeyMissing: this user holds no grant of it.
            Tampered: the grant is not what a user of this practice made.
            Locked: the store has been closed.
        """
        secrets = self.secrets()
        use = _KeyUse(domain, subject)
        held = self._keys.get(use)
        if held is not None:
            return held
        grant = self._read_ahead.pop(use, None) or find_grant(self.database, self.me.id, domain, subject)
        if grant is None:
            raise KeyMissing(domain=domain.name.lower())
        key = self.scope.open(grant, self.me, secrets.agreement, self._users)
        self._keys[use] = key
        return key

    def preload(self, domain: Domain) -> None:
        """Reads this user's grants in a domain with one select; `key` then unwraps each when it is asked for, and no sooner."""
        self.secrets()
        for grant in grants_in(self.database, self.me.id, domain):
            use = _KeyUse(domain, grant.subject)
            if use not in self._keys:
                self._read_ahead[use] = grant

    def grant(self, domain: Domain, subject: bytes, user_id: bytes) -> None:
        """Hands a key that this user holds to another user of the store.

        Raises:
            KeyMissing: this user does not hold it, or there is no such user.
        """
        key, secrets = self.key(domain, subject), self.secrets()
        recipient = next((user for user in self.users() if user.user == user_id), None)
        if recipient is None:
            raise KeyMissing(part="user")
        with self.database.write():
            add_grant(
                self.database, self.scope.make(key, domain, subject, recipient, self.me, secrets.signing, self.now_ms())
            )  # fmt: skip
            self.audit.add(Action.KEY_GRANTED, purpose=int(domain), subject=subject, object=user_id, kid=key.kid)

    def forget_key(self, domain: Domain, subject: bytes) -> None:
        """Drop a key from memory: its grants have been taken away."""
        held = self._keys.pop(_KeyUse(domain, subject), None)
        if held is not None:
            held.drop()
        self._read_ahead.pop(_KeyUse(domain, subject), None)

    def sign(self, message: bytes) -> bytes:
        """This user's signature on `message` in this store: 64 bytes (Ed25519)."""
        return self.secrets().signing.sign(SIGNED, self.store_id, message)

    def verify(self, user_id: bytes, message: bytes, signature: bytes) -> bool:
        """Whether `user_id` signed `message` in this store, with any pair of keys that the practice certified for that user."""
        keys = [user for user in self._users.values() if user.user == user_id]
        return any(verified(key.signing, signature, SIGNED, self.store_id, message) for key in reversed(keys))

    def users(self) -> tuple[UserKey, ...]:
        """Every user's certified keys in use."""
        return current(self._users.values())

    def every_user(self) -> dict[bytes, UserKey]:
        """Every certified pair of keys by its id, also those no longer in use."""
        return dict(self._users)

    def refresh_users(self) -> None:
        """Reads the users again after one was added or renewed; the log is sealed to the new readers from its next run."""
        self._read_users()
        self.audit.set_readers(self._readers())

    def _read_users(self) -> None:
        rows = read_users(self.database, store=self.store_id, practice=self.practice_id, root=self.root_public)
        self._users = {user.id: user for user in rows}

    def close(self) -> None:
        """Signs the end of the log's run if the disk still takes it, forgets every key, gives the connection back."""
        if self._secrets is not None:
            # A full or vanished disk must not keep the keys in memory; a run without an end is reported by `verify`.
            with suppress(StorageError):
                self.audit.end()
        self.drop()
        self.database.close()

    def drop(self) -> None:
        """Forgets every key; the database stays open."""
        self.audit.drop()
        for key in self._keys.values():
            key.drop()
        self._keys.clear()
        self._read_ahead.clear()
        self.store_key.drop()
        self.scope.box.drop()
        if self._secrets is not None:
            self._secrets.drop()
            self._secrets = None

    def snapshot(self) -> object:
        """For the database: how many keys the open transaction has made."""
        return len(self._made)

    def restore(self, snapshot: object) -> None:
        """For the database: keys made since then have no grants."""
        if isinstance(snapshot, int):
            for use in self._made[snapshot:]:
                self._keys.pop(use).drop()
            del self._made[snapshot:]

    def committed(self) -> None:
        """For the database: the keys' grants are on the disk."""
        self._made.clear()

    def __repr__(self) -> str:
        """The kind alone."""
        return f"<Store {self.kind}>"

    def secrets(self) -> SlotSecrets:
        """The user's private keys, for `storage` alone.

        Raises:
            Locked: the store has been closed.
        """
        if self._secrets is None:
            raise Locked
        return self._secrets

    def _own(self, own: bytes, secrets: SlotSecrets) -> UserKey:
        me = self._users.get(own)
        if me is None or me.agreement != secrets.agreement.public or me.signing != secrets.signing.public:
            raise Tampered(table="key_user")
        return me

    def _first_recipients(self) -> tuple[UserKey, ...]:
        others = (user for user in self.users() if user.role & Role.RECOVERY and user.id != self.me.id)
        return (self.me, *others)

    def _readers(self) -> tuple[UserKey, ...]:
        return tuple(user for user in self.users() if user.role & (Role.RECOVERY | Role.PRIVACY))
