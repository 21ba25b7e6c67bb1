"""The passphrase is lost: both sheets together give the practice back to its owner.

The rule: the sheets are used once. The owner gets new keys and a new passphrase, the recovery key is replaced, every grant that the
recovery key holds is made anew, and only then do the old slots and grants go. What the old keys signed still verifies.
"""

from collections.abc import Callable
from contextlib import ExitStack

from storage.audit.actions import Action
from storage.creating import passphrase_opener, recovery_opener
from storage.crypto.kdf import KdfParameters, calibrate, passphrase_bytes
from storage.errors import KeyMissing
from storage.keys import Role
from storage.keys.grants import grants_of
from storage.keys.sheets import join_shares
from storage.keys.users import UserKey
from storage.opening import Admit, admitted, bring_up_to_date, connect, unlock_with_sheets
from storage.people import Made, NewUser, open_root
from storage.places import StorePlaces
from storage.renewing import next_act, regrant, renew, retire, undo_unfinished
from storage.store import Store
from storage.stores import Stores, open_all


def recover(
    places: StorePlaces,
    shares: tuple[str, str],
    new_passphrase: str,
    kdf: KdfParameters | None,
    now_ms: Callable[[], int],
    admit: Admit,
) -> tuple[Stores, tuple[str, str]]:
    """Opens the practice with both sheets, for a new passphrase and two new sheets.

    Raises:
        WrongRecoveryKey: a typing error (`sheet`, `group`), sheets of another practice, or sheets that were used before.
        PassphraseLength: the new passphrase has no character, or too many.
        StorageError: as `open_stores`.
    """
    passphrase_bytes(new_passphrase)
    key = join_shares(shares)
    with ExitStack() as stack:
        closed = connect(places, stack)
        opened = unlock_with_sheets(closed, key)
        key.drop()
        days = admitted(closed, opened, admit)
        bring_up_to_date(closed)
        before = open_all(closed, opened, now_ms)
        stack.callback(before.drop)
        undo_unfinished(before)
        passphrase, (recovery, sheets) = passphrase_opener(new_passphrase, kdf or calibrate()), recovery_opener()
        owner = _owner(before.vault)
        new_owner = NewUser(owner.user, owner.role, passphrase)
        new_recovery = NewUser(before.user_id, Role.RECOVERY, recovery)
        made = _add(before, new_owner, new_recovery)
        passphrase.master.drop()
        recovery.master.drop()
        for store in before.all():
            with store.database.write():
                retire(store, store.me)
                retire(store, _owner(store, before=made[store.kind].key.generation))
        journal, vault, bookkeeping = (_reopen(store, made[store.kind], now_ms) for store in before.all())
        after = Stores(journal, vault, bookkeeping)
        before.drop()
        for store in after.all():
            if days:
                store.audit.add(Action.CLOCK_ANOMALY, extra=days)
            store.audit.add(Action.RECOVERED, object=owner.user)
        stack.pop_all()
    return after, sheets


def _add(before: Stores, new_owner: NewUser, new_recovery: NewUser) -> dict[str, Made]:
    vault = before.vault
    root = open_root(vault.database, vault.scope, vault.me, vault.secrets(), vault.every_user())
    act = next_act(before)
    made = {}
    for store in before.all():
        with store.database.write():
            owner, recovery = renew(store, new_owner, root, act), renew(store, new_recovery, root, act)
            held = {grant.kid for grant in grants_of(store.database, _owner(store, before=act).id)}

            def recipients(
                kid: bytes, held: set[bytes] = held, owner: UserKey = owner.key, recovery: UserKey = recovery.key
            ) -> tuple[UserKey, ...]:
                return (owner, recovery) if kid in held else (recovery,)

            regrant(store, owner, recipients)
        recovery.secrets.drop()
        made[store.kind] = owner
    root.drop()
    return made


def _owner(store: Store, before: int | None = None) -> UserKey:
    """The first owner's keys; those in use before a renewal when `before` names one."""
    owners = [
        user
        for user in store.every_user().values()
        if user.role & Role.OWNER and (before is None or user.generation < before)
    ]
    if not owners:
        raise KeyMissing(part="owner")
    first = min(owners, key=lambda user: (user.created_ms, user.generation)).user
    return max((user for user in owners if user.user == first), key=lambda user: user.generation)


def _reopen(store: Store, owner: Made, now_ms: Callable[[], int]) -> Store:
    return Store(store.identity, store.database, owner.secrets, owner.key.id, now_ms)
