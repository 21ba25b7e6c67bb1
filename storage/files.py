"""A store's file as a file: made private, checked before the database library sees it, copied before it is changed.

A server holds no file; every function here is for SQLite only.
"""

import os
from pathlib import Path
from typing import Final

from sqlalchemy import text

from storage.database import Database
from storage.errors import AlreadyThere, Damaged, StoreMissing, Tampered
from storage.foundations import APPLICATION_IDS
from storage.places import check_file, check_folder, check_writable, from_os_error

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_BLOCK: Final = 1024 * 1024
_MARKERS: Final = {number: kind for kind, number in APPLICATION_IDS.items()}


def make_file(path: Path, kind: str) -> None:
    """Makes an empty private file that was not there before.

    Raises:
        AlreadyThere: something has this name.
        NotWritable: the folder or medium takes no file.
        DiskFull: no space.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise AlreadyThere(role=kind) from None
    except OSError as error:
        raise from_os_error(error, kind) from None
    os.close(descriptor)


def check_store_file(path: Path, kind: str) -> None:
    """Checks place, modes and head of a store's file before it is opened.

    Raises:
        StoreMissing: no such file.
        UnsafePlace: the file or its folder is open to others, of another owner, or a link.
        NotWritable: the folder takes no rollback journal, or the file cannot be read.
        Damaged: empty, cut off, or no database.
        Tampered: a store of another kind lies here.
    """
    try:
        check_folder(path.parent, f"{kind}_folder")
        check_file(path, kind)
    except FileNotFoundError:
        raise StoreMissing(role=kind) from None
    except OSError as error:
        raise from_os_error(error, kind) from None
    check_writable(path.parent, f"{kind}_folder")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
        size = path.stat().st_size
    except OSError as error:
        raise from_os_error(error, kind) from None
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        raise Damaged(role=kind, part="head")
    _check_head(head, size, kind)


def _check_head(head: bytes, size: int, kind: str) -> None:
    page = int.from_bytes(head[16:18])
    page = 65_536 if page == 1 else page
    pages = int.from_bytes(head[28:32])
    # A hot rollback journal may still have to put pages back, so only a file that is shorter than it says is refused.
    if page < 512 or page & (page - 1) or size < page * pages:
        raise Damaged(role=kind, part="length")
    marker = int.from_bytes(head[68:72])
    if marker != APPLICATION_IDS[kind]:
        if marker in _MARKERS:
            raise Tampered(role=kind, part="kind")
        raise Damaged(role=kind, part="head")


def mark_file(database: Database, kind: str) -> None:
    """Writes the kind of store into the head of a new file."""
    if database.path is not None:
        with database.write() as session:
            session.connection().exec_driver_sql(f"PRAGMA application_id={APPLICATION_IDS[kind]}")


def is_whole(database: Database) -> bool:
    """The library's own check of every page and index; True on a server, which checks its own."""
    if database.path is None:
        return True
    with database.read() as connection:
        rows = connection.execute(text("PRAGMA integrity_check(1)")).all()
    return [row[0] for row in rows] == ["ok"]


def copy_aside(path: Path, name: str) -> Path:
    """A private copy of a store's file beside it, flushed to the disk.

    Raises:
        DiskFull: no space for it; the half copy is removed.
        NotWritable: the folder takes no file.
    """
    target = path.with_name(name)
    try:
        target.unlink(missing_ok=True)
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with path.open("rb") as source, os.fdopen(descriptor, "wb") as copy:
                while block := source.read(_BLOCK):
                    copy.write(block)
                copy.flush()
                os.fsync(copy.fileno())
        except OSError:
            target.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise from_os_error(error, "copy") from None
    return target


def flush_folder(folder: Path) -> None:
    """Makes new, renamed and removed names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
