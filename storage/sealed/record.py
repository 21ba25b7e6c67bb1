"""The frozen values that repositories take and give.

A record is what a caller may hold after the transaction is over: never a row, never an envelope, never a key.
`version` 0 means not written yet; `author` is filled in by the store from the user who unlocked it.
"""

import secrets
from dataclasses import dataclass

ID_BYTES = 16
DAY_MS = 86_400_000
MAX_MS = 2**52


def new_id() -> bytes:
    """A random id of 16 bytes."""
    return secrets.token_bytes(ID_BYTES)


def coarse(ms: int) -> int:
    """The first millisecond (UTC) of the day of `ms`: the only creation time that a row shows in clear."""
    return ms - ms % DAY_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The head of everything sealed.

    Attributes:
        id: 16 random bytes.
        subject: In the journal the id of one client-and-service; in the vault the client's id; 16 zero bytes for
            what belongs to the practice itself.
        created_ms: Exact creation time, milliseconds since 1970 UTC. The row shows the day only.
        author: Who wrote the row; filled in by the repository.
        version: Counts the writes of this row, from 1; filled in by the repository.
    """

    id: bytes
    subject: bytes
    created_ms: int
    author: bytes = bytes(ID_BYTES)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PermittedRecord(Record):
    """A record that may exist only under a consent: `permit` is the id of the journal's permit row."""

    permit: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands in a list for a row that cannot be trusted, so that it does not stop the others.

    `code` is the stable code of a `StorageError`: `tampered`, `damaged`, `key_missing`, `unsupported`.
    """

    id: bytes
    subject: bytes
    code: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One sealed column of one row, opened by `walk`. `code` is empty when it is as it was written."""

    store: str
    table: str
    row: bytes
    column: str
    code: str = ""
