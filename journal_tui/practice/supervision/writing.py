"""One new file, readable by its owner alone, that is taken away again when anything goes wrong before it is closed.

The rule: nothing is overwritten, nothing is followed, and no other file ever holds the text.
"""

import os
from collections.abc import Callable
from pathlib import Path

from journal_tui.practice.errors import DiskFull, InvalidInput, NotWritable

_FULL = frozenset({28, 122})


def write_new(path: Path, text: str, before_closing: Callable[[], None]) -> None:
    """Write a text to a file that does not exist yet.

    Args:
        path: Where to.
        text: What.
        before_closing: Done when the text lies on the disk and the file is still open; when it fails, the file goes.

    Raises:
        InvalidInput: Something is there already. `facts["field"]` is `output`, `facts["reason"]` is `exists`.
        NotWritable, DiskFull: It cannot be written there; nothing was left.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise InvalidInput(field="output", reason="exists") from None
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else NotWritable)(role="output") from None
    whole = False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            before_closing()
        whole = True
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else NotWritable)(role="output") from None
    finally:
        if not whole:
            path.unlink(missing_ok=True)
