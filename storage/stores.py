"""The three stores of one practice, made, opened, recovered and closed together.

This is the door for callers. The rule: one passphrase, one derivation, three stores; what cannot be done in all of
them is done in none, and what was cut short is finished or undone at the next unlock.
"""

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from storage.audit.actions import Action
from storage.creating import SOLE, Founding, found, passphrase_opener, recovery_opener
from storage.crypto.envelope import ID_BYTES
from storage.crypto.kdf import KdfParameters, calibrate, check_parameters, derive, passphrase_bytes
from storage.crypto.pairs import SigningKey
from storage.crypto.probe import require_primitives
from storage.errors import PassphraseLength, StorageError
from storage.keys import Role
from storage.keys.slots import SlotKey, SlotKind, read_slots
from storage.opening import Admit, ClosedStore, OpenedSlot, admitted, bring_up_to_date, connect, unasked, unlock
from storage.people import NewUser
from storage.places import StorePlaces, private_umask
from storage.store import Store

__all__ = [
    "Created",
    "KdfParameters",
    "Store",
    "StorePlaces",
    "Stores",
    "calibrate",
    "change_passphrase",
    "create",
    "open_stores",
    "recover",
    "renew_recovery",
    "system_ms",
]


def system_ms() -> int:
    """UTC milliseconds by the machine's clock."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Stores:
    """An unlocked practice.

    Attributes:
        journal: Text about nobody.
        vault: People about whom nothing is said.
        bookkeeping: What accounting law demands.
        finished_half_done: A change of keys that was cut short was finished or undone at this unlock; if the recovery key was
            part of it, its new sheets were never seen: offer `renew_recovery`.
    """

    journal: Store
    vault: Store
    bookkeeping: Store
    finished_half_done: bool = False

    @property
    def user_id(self) -> bytes:
        """Who unlocked it."""
        return self.journal.user_id

    def all(self) -> tuple[Store, Store, Store]:
        """The three, in the order in which they are opened."""
        return self.journal, self.vault, self.bookkeeping

    def check_passphrase(self, passphrase: str) -> bool:
        """Whether `passphrase` opens a slot of the user who unlocked; costs one derivation. Any text is an answer, never an error."""
        store = self.journal
        for slot in read_slots(store.database, store.store_id):
            if slot.kind is not SlotKind.PASSPHRASE or slot.user != store.user_id:
                continue
            try:
                master = derive(passphrase, slot.salt, slot.parameters)
            except PassphraseLength:
                return False
            key = SlotKey(master, store.store_id, SlotKind.PASSPHRASE)
            fits = key.fits(slot, store.store_id)
            master.drop()
            key.drop()
            if fits:
                return True
        return False

    def drop(self) -> None:
        """Forgets every key and leaves the databases as they are: for an opening that is given up."""
        for store in self.all():
            store.drop()

    def close(self) -> None:
        """Closes every store; each forgets its keys even when another cannot end its log."""
        with ExitStack() as stack:
            for store in self.all():
                stack.callback(store.close)


@dataclass(frozen=True, slots=True)
class Created:
    """A practice that was made or recovered, open, with the two new sheets of its recovery key: shown once, kept nowhere."""

    stores: Stores
    recovery_shares: tuple[str, str]
    user_id: bytes


def create(
    places: StorePlaces, passphrase: str, *, kdf: KdfParameters | None = None, now_ms: Callable[[], int] = system_ms
) -> Created:
    """Makes a new practice with its first user, who has every role.

    Args:
        places: Where the stores shall lie; folders are made when missing.
        passphrase: 1 to 1 024 characters.
        kdf: Cost of a guess; calibrated to 0.7-1.0 seconds on this machine when not given.
        now_ms: UTC milliseconds.

    Raises:
        PassphraseLength: no character, or too many.
        AlreadyThere, UnsafePlace, NotWritable, DiskFull, Unsupported: nothing was made.
    """
    require_primitives()
    private_umask()
    passphrase_bytes(passphrase)
    parameters = kdf or calibrate()
    check_parameters(parameters)
    owner = NewUser(os.urandom(ID_BYTES), SOLE, passphrase_opener(passphrase, parameters))
    opener, shares = recovery_opener()
    recovery = NewUser(os.urandom(ID_BYTES), Role.RECOVERY, opener)
    founding = Founding(os.urandom(ID_BYTES), SigningKey.generate(), owner, recovery, now_ms)
    try:
        made = found(places, founding)
    finally:
        founding.root.drop()
        owner.opener.master.drop()
        recovery.opener.master.drop()
    stores = Stores(made["journal"], made["vault"], made["bookkeeping"])
    return Created(stores, shares, stores.user_id)


def open_stores(
    places: StorePlaces, passphrase: str, *, now_ms: Callable[[], int] = system_ms, admit: Admit = unasked
) -> Stores:
    """Unlocks a practice.

    Args:
        places: Where its stores lie.
        passphrase: Of one of its users.
        now_ms: UTC milliseconds.
        admit: Asked about the date once the passphrase is known to be right, before anything is written.

    Raises:
        NoPractice: nothing is there. StoreMissing: one store is not.
        WrongPassphrase: it opens no slot; nothing was changed.
        UnsafePlace, NotWritable, InUse, Damaged, Tampered, Unsupported: about one store, `facts["role"]` says which.
    """
    with ExitStack() as stack:
        closed = connect(places, stack)
        opened = unlock(closed, passphrase)
        days = admitted(closed, opened, admit)
        bring_up_to_date(closed)
        stores = open_all(closed, opened, now_ms)
        stack.callback(stores.drop)
        from storage.renewing import tidy

        stores = tidy(stores, {kind: one.slot for kind, one in opened.items()})
        for store in stores.all():
            if days:
                store.audit.add(Action.CLOCK_ANOMALY, extra=days)
            store.audit.add(Action.UNLOCKED)
        stack.pop_all()
    return stores


def open_all(closed: dict[str, ClosedStore], opened: dict[str, OpenedSlot], now_ms: Callable[[], int]) -> Stores:
    """The stores of opened slots, each checked against its root key and its sealed identity."""
    made: dict[str, Store] = {}
    try:
        for kind, store in closed.items():
            made[kind] = Store(store.identity, store.database, opened[kind].secrets, opened[kind].slot.key_user, now_ms)
    except StorageError:
        for one in made.values():
            one.drop()
        for slot in opened.values():
            slot.secrets.drop()
        raise
    return Stores(made["journal"], made["vault"], made["bookkeeping"])


def change_passphrase(stores: Stores, old: str, new: str, *, kdf: KdfParameters | None = None) -> None:
    """See `storage.renewing.change_passphrase`."""
    from storage import renewing

    renewing.change_passphrase(stores, old, new, kdf)


def recover(
    places: StorePlaces,
    shares: tuple[str, str],
    new_passphrase: str,
    *,
    kdf: KdfParameters | None = None,
    now_ms: Callable[[], int] = system_ms,
    admit: Admit = unasked,
) -> Created:
    """See `storage.recovering.recover`."""
    from storage import recovering

    stores, new_shares = recovering.recover(places, shares, new_passphrase, kdf, now_ms, admit)
    return Created(stores, new_shares, stores.user_id)


def renew_recovery(stores: Stores) -> tuple[str, str]:
    """See `storage.renewing.renew_recovery`."""
    from storage import renewing

    return renewing.renew_recovery(stores)
