"""A new practice: three stores that know each other by one id and nothing else.

The rule: the files appear under their names only when all three are complete. What a broken attempt leaves carries another
name, belongs to nobody yet, and is removed by the next attempt; a store that is there is never overwritten.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from os.path import lexists
from pathlib import Path
from typing import Final

from storage.audit.actions import Action
from storage.crypto.envelope import ID_BYTES
from storage.crypto.kdf import SALT_BYTES, KdfParameters, derive
from storage.crypto.pairs import SigningKey
from storage.crypto.secret import Secret
from storage.database import Database
from storage.errors import AlreadyThere
from storage.files import flush_folder, make_file, mark_file
from storage.identity import Identity, write_identity
from storage.keys import Role
from storage.keys.grants import GrantScope
from storage.keys.sheets import new_shares
from storage.keys.slots import NO_KDF, SlotKind, SlotSecrets
from storage.migrations.chain import build, unbuild
from storage.opening import missing
from storage.people import NewUser, Opener, enrol, grant_root
from storage.places import KINDS, SQLITE_SCHEME, StorePlaces, from_os_error, make_folder
from storage.store import Store, store_keys

SOLE: Final = Role.OWNER | Role.COUNSELLOR | Role.ECONOMY | Role.PRIVACY
"""The first user does everything until there are others."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What the three stores of a new practice have in common."""

    practice: bytes
    root: SigningKey
    owner: NewUser
    recovery: NewUser
    now_ms: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Founded:
    """One store as it was made: enough to open it without asking for the passphrase again."""

    identity: Identity
    secrets: SlotSecrets
    own: bytes


def passphrase_opener(passphrase: str, parameters: KdfParameters) -> Opener:
    """Derives a master key for new slots, with a new salt."""
    salt = os.urandom(SALT_BYTES)
    return Opener(derive(passphrase, salt, parameters), SlotKind.PASSPHRASE, salt, parameters)


def recovery_opener() -> tuple[Opener, tuple[str, str]]:
    """A new recovery key for new slots, and its two sheets."""
    key, first, second = new_shares()
    return Opener(key, SlotKind.RECOVERY, os.urandom(SALT_BYTES), NO_KDF), (first, second)


def check_free(places: StorePlaces) -> None:
    """Refuses to create where something is.

    Raises:
        AlreadyThere: a store is at one of the places; `facts["role"]` says which.
    """
    there = [kind for kind in KINDS if kind not in missing(places)]
    if there:
        raise AlreadyThere(role=there[0])


def found(places: StorePlaces, founding: Founding) -> dict[str, Store]:
    """Makes the three stores and gives them open.

    Raises:
        AlreadyThere, UnsafePlace, NotWritable, DiskFull: nothing was made.
    """
    check_free(places)
    waiting: dict[str, Path] = {}
    made: dict[str, Founded] = {}
    whole = False
    try:
        for kind, url in places:
            made[kind] = _make(kind, url, places.path(kind), founding, waiting)
        _show(places, waiting)
        whole = True
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)
        if not whole:
            _clear_servers(places, made)
    return {
        kind: Store(one.identity, Database(places.url(kind)), one.secrets, one.own, founding.now_ms) for kind, one in made.items()
    }  # fmt: skip


def _make(kind: str, url: str, path: Path | None, founding: Founding, waiting: dict[str, Path]) -> Founded:
    if path is not None:
        make_folder(path.parent, f"{kind}_folder")
        unfinished = path.with_name(f"{path.name}.unfinished")
        try:
            unfinished.unlink(missing_ok=True)
        except OSError as error:
            raise from_os_error(error, kind) from None
        make_file(unfinished, kind)
        waiting[kind] = unfinished
        url = f"{SQLITE_SCHEME}{unfinished}"
    database = Database(url)
    try:
        return _fill(database, kind, founding)
    finally:
        database.close()


def _fill(database: Database, kind: str, founding: Founding) -> Founded:
    now = founding.now_ms()
    identity = Identity(os.urandom(ID_BYTES), founding.practice, kind, 1, now, founding.root.public)
    store_secret = Secret(os.urandom(32))
    key, box = store_keys(store_secret, identity.id)
    with database.write():
        mark_file(database, kind)
        build(database, kind)
        identity = replace(identity, sealed=write_identity(database, identity, key))
        owner, recovery = (
            enrol(database, identity, new, root=founding.root, store_secret=store_secret, generation=1, now_ms=now)
            for new in (founding.owner, founding.recovery)
        )
        if kind == "vault":
            scope = GrantScope(identity.id, identity.practice, box)
            grant_root(database, scope, founding.root, owner, (owner.key, recovery.key), now)
        first = Store(identity, database, SlotSecrets.unpack(owner.secrets.pack()), owner.key.id, founding.now_ms)
        first.audit.add(Action.CREATED)
        first.audit.end()
    first.drop()
    recovery.secrets.drop()
    key.drop()
    box.drop()
    store_secret.drop()
    return Founded(identity, owner.secrets, owner.key.id)


def _show(places: StorePlaces, waiting: dict[str, Path]) -> None:
    for kind in waiting:
        path = places.path(kind)
        if path is not None and lexists(path):
            raise AlreadyThere(role=kind)
    shown: list[Path] = []
    try:
        for kind, unfinished in waiting.items():
            path = places.path(kind)
            if path is not None:
                unfinished.rename(path)
                shown.append(path)
                flush_folder(path.parent)
    except OSError as error:
        for path in shown:
            path.unlink(missing_ok=True)
        raise from_os_error(error, "folder") from None


def _clear_servers(places: StorePlaces, made: dict[str, Founded]) -> None:
    for kind in made:
        if places.path(kind) is None:
            database = Database(places.url(kind))
            try:
                unbuild(database, kind)
            finally:
                database.close()
