"""One file on its way out: new, readable by its owner alone, in the register before it is closed.

Rule: the file takes its room on the disk with zeros, then the register has its entry, then the words are written and the file is
closed. Killed anywhere, there is no word on the disk that the register does not know; when the register cannot take the entry,
the file is gone again.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from journal_tui.practice.errors import DiskFull, InvalidInput, NotWritable

_FULL = frozenset({28, 122})


def leave(path: Path, content: bytes, enter: Callable[[bytes], object]) -> None:
    """Write a new file and enter it.

    Args:
        path: Where to; nothing may be there.
        content: What is in it.
        enter: Enters the disclosure; is given the SHA-256 of the file.

    Raises:
        InvalidInput: Something is there already. `facts["field"]` is `output`, `facts["reason"]` is `exists`.
        NotWritable, DiskFull: It cannot be written there; nothing was left.
        PracticeError, StorageError: The register did not take it; the file is gone again.

    A disk that fails after the entry, when the room was there already, leaves the entry and no file: too much is told, never too little.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise InvalidInput(field="output", reason="exists") from None
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else NotWritable)(role="output") from None
    whole = False
    try:
        with os.fdopen(handle, "wb") as file:
            _keep(file, bytes(len(content)))
            enter(hashlib.sha256(content).digest())
            _keep(file, content)
            whole = True
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else NotWritable)(role="output") from None
    finally:
        if not whole:
            path.unlink(missing_ok=True)


def _keep(file: BinaryIO, content: bytes) -> None:
    file.seek(0)
    file.write(content)
    file.flush()
    os.fsync(file.fileno())
