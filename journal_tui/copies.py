"""Writing a copy for a client to a place that a person named: a new file, readable by its owner alone. Both kinds of front door use it."""

import hashlib
import os
from pathlib import Path


def write_new(path: Path, text: str) -> bool:
    """Write a text to a file that does not exist yet.

    Args:
        path: Where to.
        text: What.

    Returns:
        Whether it was written; False when something is there already or the place cannot be written.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return False
    whole = False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        whole = True
    except OSError:
        return False
    finally:
        if not whole:  # half a copy is not left behind, whatever ended it
            path.unlink(missing_ok=True)
    return True


def fingerprint(path: Path) -> bytes | None:
    """The SHA-256 of a file that a person named, or None when it cannot be read.

    Args:
        path: A regular file.
    """
    digest = hashlib.sha256()
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return None
    return digest.digest()
