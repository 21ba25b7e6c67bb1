"""From three places and a secret to three unlocked stores.

The rule: each step has its own error, and nothing is derived, changed or believed before the steps in front of it have passed:
places, files, heads, schema version, slots whole, parameters within limits; then one derivation; then slot, root key, identity.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from os.path import lexists

from sqlalchemy import inspect

from storage.audit.marks import last_mark_ms
from storage.crypto.kdf import check_parameters, derive
from storage.crypto.probe import require_primitives
from storage.crypto.secret import Secret
from storage.database import Database
from storage.errors import NoPractice, StoreMissing, Tampered, WrongPassphrase, WrongRecoveryKey
from storage.files import check_store_file
from storage.identity import Identity, read_identity
from storage.keys.slots import Group, Slot, SlotKey, SlotKind, SlotSecrets, read_slots
from storage.migrations.chain import is_behind, version_of
from storage.places import StorePlaces, private_umask


@dataclass(frozen=True, slots=True)
class ClosedStore:
    """A store that has been found and looks whole, before any key."""

    identity: Identity
    database: Database
    slots: tuple[Slot, ...]


Admit = Callable[[int | None], int]
"""Told when the practice was last in use, before anything is written; answers after how many days somebody confirmed the date, else 0.

It raises when nothing may be written.
"""


def unasked(_last_ms: int | None) -> int:
    """Asks nobody about the date."""
    return 0


@dataclass(frozen=True, slots=True)
class OpenedSlot:
    """A slot that opened, and what was in it."""

    slot: Slot
    secrets: SlotSecrets


def missing(places: StorePlaces) -> tuple[str, ...]:
    """Kinds of the stores that are not at their places."""
    return tuple(kind for kind, _ in places if not _is_there(places, kind))


def _is_there(places: StorePlaces, kind: str) -> bool:
    path = places.path(kind)
    if path is not None:
        return lexists(path)
    database = Database(places.url(kind))
    try:
        with database.read() as connection:
            return inspect(connection).has_table("store")
    finally:
        database.close()


def connect(places: StorePlaces, stack: ExitStack) -> dict[str, ClosedStore]:
    """Finds, checks and connects the three stores; `stack` closes them if the caller gives up.

    Raises:
        NoPractice: none of them is there.
        StoreMissing: some are there and some are not.
        UnsafePlace, NotWritable, Damaged, Tampered, Unsupported: about one of them, `facts["role"]` says which.
    """
    require_primitives()
    private_umask()
    absent = missing(places)
    if len(absent) == len(tuple(places)):
        raise NoPractice
    if absent:
        raise StoreMissing(role=absent[0])
    found: dict[str, ClosedStore] = {}
    for kind, url in places:
        path = places.path(kind)
        if path is not None:
            check_store_file(path, kind)
        database = Database(url)
        stack.callback(database.close)
        version_of(database, kind)
        identity = read_identity(database, kind)
        found[kind] = ClosedStore(identity, database, read_slots(database, identity.id))
    if len({(store.identity.practice, store.identity.root_public) for store in found.values()}) != 1:
        raise Tampered(table="store", part="practice")
    return found


def admitted(stores: Mapping[str, ClosedStore], opened: Mapping[str, OpenedSlot], admit: Admit) -> int:
    """Asks `admit` about the newest time that the stores' logs show; when it raises, every secret is dropped first."""
    times = [at for store in stores.values() if (at := last_mark_ms(store.database)) is not None]
    with ExitStack() as stack:
        for one in opened.values():
            stack.callback(one.secrets.drop)
        days = admit(max(times, default=None))
        stack.pop_all()
    return days


def bring_up_to_date(stores: Mapping[str, ClosedStore]) -> None:
    """Migrates the stores that are behind; called only when a secret has opened them."""
    for kind, store in stores.items():
        if is_behind(store.database, kind):
            from storage.migrations.runner import upgrade

            upgrade(store.database, kind)


def unlock(stores: Mapping[str, ClosedStore], passphrase: str) -> dict[str, OpenedSlot]:
    """Opens one slot in every store with one derivation for each set of parameters that lies in all of them.

    Raises:
        WrongPassphrase: it opens no slot (`PassphraseLength` when it has no character or too many).
        Tampered: parameters outside the limits, slots that do not belong together, or a slot that was changed.
    """
    groups = _complete_groups(stores, SlotKind.PASSPHRASE)
    for _, _, salt, parameters in groups:
        master = derive(passphrase, salt, parameters)
        try:
            opened = _try(stores, master, SlotKind.PASSPHRASE, salt)
        finally:
            master.drop()
        if opened is not None:
            return opened
    users = {slot.user for store in stores.values() for slot in store.slots if slot.kind is SlotKind.PASSPHRASE}
    if not groups or users - {group[0] for group in groups}:
        raise Tampered(table="key_slot", part="group")
    raise WrongPassphrase


def unlock_with_sheets(stores: Mapping[str, ClosedStore], key: Secret) -> dict[str, OpenedSlot]:
    """Opens the recovery slot of every store.

    Raises:
        WrongRecoveryKey: it opens none; `facts["reason"]` is `already_used` when an earlier recovery was cut short: unlock with
            the passphrase that was chosen then.
        Tampered: a slot was changed.
    """
    opened, fitting = {}, 0
    for kind, store in stores.items():
        slot_key = SlotKey(key, store.identity.id, SlotKind.RECOVERY)
        slot = next((one for one in _of_kind(store, SlotKind.RECOVERY) if slot_key.fits(one, store.identity.id)), None)
        if slot is not None:
            fitting += 1
            opened[kind] = OpenedSlot(slot, slot_key.open(slot, store.identity.id))
        slot_key.drop()
    if len(opened) == len(stores):
        return opened
    for one in opened.values():
        one.secrets.drop()
    if fitting:
        raise WrongRecoveryKey(reason="already_used")
    raise WrongRecoveryKey


def _try(stores: Mapping[str, ClosedStore], master: Secret, kind: SlotKind, salt: bytes) -> dict[str, OpenedSlot] | None:
    fitting: dict[str, tuple[SlotKey, Slot]] = {}
    for name, store in stores.items():
        slot_key = SlotKey(master, store.identity.id, kind)
        for slot in _of_kind(store, kind):
            if slot.salt == salt and slot_key.fits(slot, store.identity.id):
                fitting[name] = (slot_key, slot)
    if not fitting:
        return None
    for name in stores:
        if name not in fitting:
            raise Tampered(table="key_slot", role=name)
    opened = {}
    for name, (slot_key, slot) in fitting.items():
        opened[name] = OpenedSlot(slot, slot_key.open(slot, stores[name].identity.id))
        slot_key.drop()
    return opened


def _of_kind(store: ClosedStore, kind: SlotKind) -> Iterable[Slot]:
    return (slot for slot in store.slots if slot.kind is kind)


def _complete_groups(stores: Mapping[str, ClosedStore], kind: SlotKind) -> tuple[Group, ...]:
    """Groups that have a slot in every store, newest first. A change that was cut short leaves incomplete ones."""
    groups: set[Group] | None = None
    newest: dict[Group, int] = {}
    for store in stores.values():
        here = set()
        for slot in _of_kind(store, kind):
            check_parameters(slot.parameters)
            here.add(slot.group)
            newest[slot.group] = max(newest.get(slot.group, 0), slot.created_ms)
        groups = here if groups is None else groups & here
    return tuple(sorted(groups or (), key=lambda group: (-newest[group], group[0], group[2])))
