"""Bytes that are set aside while the practice is locked: sealed for one user, never on the disk, opened by nobody else.

Rule: what was sealed here opens only in this store and for the user who sealed it.
"""

from storage.crypto.envelope import ZERO_ID, Place
from storage.store import Store

_NAME = "aside"


def seal_aside(store: Store, payload: bytes) -> bytes:
    """Seal bytes for the unlocked user. Whoever calls keeps the envelope in memory.

    Raises:
        ValueError: They are more than an envelope holds.
    """
    return store.store_key.seal(_place(store), payload)


def open_aside(store: Store, envelope: bytes) -> bytes:
    """Open what this user sealed.

    Raises:
        Tampered, Damaged, Unsupported: It was sealed by somebody else, in another store, or is not whole.
    """
    return store.store_key.open(_place(store), envelope)


def _place(store: Store) -> Place:
    return Place(
        store=store.store_id,
        table=_NAME,
        row=ZERO_ID,
        column=_NAME,
        version=1,
        subject=ZERO_ID,
        created_ms=0,
        author=store.user_id,
    )
