"""Which libraries lie beneath the stores, for a report that a person sends when something is wrong. Nothing is opened."""

import sqlite3
from dataclasses import dataclass

from storage.engine import OLDEST_SQLITE


@dataclass(frozen=True, slots=True)
class Libraries:
    """Versions as text. `sqlite_is_enough` is False when SQLite is older than the stores need."""

    sqlite: str
    cryptography: str
    openssl: str
    sqlite_is_enough: bool


def libraries() -> Libraries:
    """The versions in use."""
    import cryptography
    from cryptography.hazmat.backends.openssl.backend import backend

    return Libraries(
        sqlite3.sqlite_version,
        cryptography.__version__,
        backend.openssl_version_text(),
        sqlite3.sqlite_version_info >= OLDEST_SQLITE,
    )
