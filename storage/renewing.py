"""Changing what opens the stores: a passphrase, the recovery key.

Three stores have no common transaction. The rule: the new way in is added to all three and proven there before the old one is
taken from any; what was cut short in between is finished or undone by `tidy` at the next unlock. Whatever happens, at least one
way in that a person knows works in all three.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import delete

from storage.audit.actions import Action
from storage.creating import passphrase_opener, recovery_opener
from storage.crypto.kdf import KdfParameters, calibrate, passphrase_bytes
from storage.crypto.pairs import SigningKey
from storage.database import Database
from storage.errors import KeyMissing, Tampered, WrongPassphrase
from storage.foundations import user_table
from storage.keys import Domain, Role
from storage.keys.grants import add_grant, grants_of, remove_grants
from storage.keys.slots import Group, Slot, SlotKey, SlotKind, read_slots, remove_slots
from storage.keys.users import UserKey
from storage.people import Made, NewUser, Opener, enrol, open_root, put_slot
from storage.store import Store
from storage.stores import Stores

_NONE: Final = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What `tidy` has to do in one store: rows that must not stay."""

    slots: tuple[bytes, ...] = ()
    grants_to: tuple[bytes, ...] = ()
    users: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.slots or self.grants_to or self.users)


def change_passphrase(stores: Stores, old: str, new: str, kdf: KdfParameters | None) -> None:
    """Replaces the slots of the user who unlocked; no key changes, so older backups still open with the old passphrase.

    Raises:
        WrongPassphrase: `old` is not the passphrase. PassphraseLength: `new` has no character, or too many.
        DiskFull, NotWritable: at least the old passphrase still works.
    """
    passphrase_bytes(new)
    if not stores.check_passphrase(old):
        raise WrongPassphrase
    opener = passphrase_opener(new, kdf or calibrate())
    try:
        for store in stores.all():
            slot = put_slot(store.database, store.identity, store.me, store.secrets(), opener, store.now_ms())
            prove(store.database, store, slot, opener)
    finally:
        opener.master.drop()
    for store in stores.all():
        with store.database.write():
            others = (slot for slot in _slots(store) if slot.user == store.user_id and slot.kind is SlotKind.PASSPHRASE)
            remove_slots(store.database, tuple(slot.id for slot in others if slot.salt != opener.salt))
            store.audit.add(Action.PASSPHRASE_CHANGED, object=store.user_id)


def renew_recovery(stores: Stores) -> tuple[str, str]:
    """A new recovery key with new sheets; the old sheets open nothing afterwards.

    Raises:
        KeyMissing: this user was not granted the root key, or does not hold every key that the old recovery key holds.
        DiskFull, NotWritable: at least the old sheets still work.
    """
    root = open_root(
        stores.vault.database, stores.vault.scope, stores.vault.me, stores.vault.secrets(), stores.vault.every_user()
    )
    act = next_act(stores)
    opener, shares = recovery_opener()
    old = {store.kind: _recovery(store) for store in stores.all()}
    for store in stores.all():
        held = {grant.kid for grant in grants_of(store.database, store.me.id)}
        if any(grant.kid not in held for grant in grants_of(store.database, old[store.kind].id)):
            raise KeyMissing(part="recovery")
    for store in stores.all():
        with store.database.write():
            made = renew(store, NewUser(old[store.kind].user, Role.RECOVERY, opener), root, act)
            regrant(store, Made(store.me, store.secrets()), _always(made.key))
            made.secrets.drop()
    root.drop()
    opener.master.drop()
    for store in stores.all():
        with store.database.write():
            retire(store, old[store.kind])
            store.audit.add(Action.RECOVERY_RENEWED, object=old[store.kind].user)
        store.refresh_users()
    return shares


def next_act(stores: Stores) -> int:
    """The number of a renewal: higher than every generation of any user in any store."""
    return 1 + max(user.generation for store in stores.all() for user in store.every_user().values())


def renew(store: Store, new: NewUser, root: SigningKey, act: int) -> Made:
    """New keys for a user in one store, with a slot that has been opened once."""
    secret = store.secrets().store_secret
    made = enrol(store.database, store.identity, new, root=root, store_secret=secret, generation=act, now_ms=store.now_ms())
    slot = next(slot for slot in _slots(store) if slot.key_user == made.key.id)
    prove(store.database, store, slot.id, new.opener)
    return made


def regrant(store: Store, granter: Made, recipients: Callable[[bytes], tuple[UserKey, ...]]) -> None:
    """Hands every key that this store's user holds to the recipients that `recipients(key id)` names."""
    for grant in grants_of(store.database, store.me.id):
        key = store.scope.open(grant, store.me, store.secrets().agreement, store.every_user())
        for recipient in recipients(grant.kid):
            add_grant(
                store.database,
                store.scope.make(
                    key,
                    Domain(grant.domain),
                    grant.subject,
                    recipient,
                    granter.key,
                    granter.secrets.signing,
                    grant.created_ms,
                ),
            )
        key.drop()


def retire(store: Store, old: UserKey) -> None:
    """Takes slots and grants from a user's old keys; their public row stays for what they signed."""
    remove_slots(store.database, tuple(slot.id for slot in _slots(store) if slot.key_user == old.id))
    remove_grants(store.database, old.id)


def prove(database: Database, store: Store, slot_id: bytes, opener: Opener) -> None:
    """Reads a new slot back and opens it, before anything rests on it.

    Raises:
        Tampered: it does not open.
    """
    slot = next((one for one in read_slots(database, store.store_id) if one.id == slot_id), None)
    key = SlotKey(opener.master, store.store_id, opener.kind)
    if slot is None or not key.fits(slot, store.store_id):
        raise Tampered(table="key_slot")
    key.open(slot, store.store_id).drop()
    key.drop()


def undo_unfinished(stores: Stores) -> None:
    """Before a recovery: takes back what an earlier one had added when it was cut short.

    The sheets that opened the stores belong to the keys from before it, so everything newer from the same act goes.
    """
    for store in stores.all():
        plan = _plan(store, None, _NONE)
        if plan:
            _carry_out(store, plan)
            store.refresh_users()


def tidy(stores: Stores, opened: Mapping[str, Slot]) -> Stores:
    """Finishes or undoes a change of keys that was cut short; `opened` are the slots that the passphrase opened.

    The passphrase that opened the practice is the one that stays. A renewal whose new keys were not what opened is undone as a
    whole; one whose new keys were is finished. Returns the stores, marked if anything had to be done.
    """
    complete = _complete_recovery(stores)
    plans = {store.kind: _plan(store, opened[store.kind].group, complete) for store in stores.all()}
    if not any(plans.values()):
        return stores
    for store in stores.all():
        _carry_out(store, plans[store.kind])
        store.refresh_users()
        with store.database.write():
            store.audit.add(Action.FINISHED_HALF_DONE)
    return replace(stores, finished_half_done=True)


def _carry_out(store: Store, plan: Plan) -> None:
    with store.database.write() as session:
        remove_slots(store.database, plan.slots)
        for recipient in plan.grants_to:
            remove_grants(store.database, recipient)
        for user in plan.users:
            session.connection().execute(delete(user_table).where(user_table.c.id == user))


def _plan(store: Store, group: Group | None, complete: int) -> Plan:
    me, users, slots = store.me, store.every_user(), _slots(store)
    undone = {user.generation for user in users.values() if user.user == me.user and user.generation > me.generation}
    gone = {user.id for user in users.values() if user.generation in undone}
    stale = {user.id for user in users.values() if user.user == me.user and user.generation < me.generation}
    if me.role & Role.OWNER and complete != _NONE:
        for user in users.values():
            if user.role & Role.RECOVERY and user.id not in gone:
                if user.generation > complete:
                    gone.add(user.id)
                elif user.generation < complete:
                    stale.add(user.id)
    mine = (
        slot for slot in slots if group and slot.user == me.user and slot.kind is SlotKind.PASSPHRASE and slot.group != group
    )  # fmt: skip
    old = {slot.id for slot in slots if slot.key_user in gone | stale} | {slot.id for slot in mine}
    holders = tuple(user for user in gone | stale if grants_of(store.database, user))
    return Plan(tuple(old), holders, tuple(gone))


def _complete_recovery(stores: Stores) -> int:
    """The newest renewal whose recovery keys have a slot in all three stores and were not undone."""
    common: set[int] | None = None
    for store in stores.all():
        users, me = store.every_user(), store.me
        undone = {user.generation for user in users.values() if user.user == me.user and user.generation > me.generation}
        here = {
            users[slot.key_user].generation
            for slot in _slots(store)
            if slot.kind is SlotKind.RECOVERY and slot.key_user in users and users[slot.key_user].generation not in undone
        }
        common = here if common is None else common & here
    return max(common or {_NONE})


def _always(recipient: UserKey) -> Callable[[bytes], tuple[UserKey, ...]]:
    return lambda _kid: (recipient,)


def _recovery(store: Store) -> UserKey:
    for user in store.users():
        if user.role & Role.RECOVERY:
            return user
    raise KeyMissing(part="recovery")


def _slots(store: Store) -> tuple[Slot, ...]:
    return read_slots(store.database, store.store_id)
