"""Where the three stores lie, and whether that place is private.

The rule: a folder is 0700, a file 0600, both belong to the user who runs the program, and neither is a symbolic link.
What is looser is refused and never silently tightened: somebody else may already have read it.
"""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.errors import DiskFull, InUse, NotWritable, StorageError, UnsafePlace

KINDS: Final = ("journal", "vault", "bookkeeping")
SQLITE_SCHEME: Final = "sqlite:///"


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """The URLs of the three stores: `sqlite:////absolute/path` or `postgresql+psycopg://…`."""

    journal_url: str
    vault_url: str
    bookkeeping_url: str

    def url(self, kind: str) -> str:
        """The URL of one store by its kind."""
        return {"journal": self.journal_url, "vault": self.vault_url, "bookkeeping": self.bookkeeping_url}[kind]

    def path(self, kind: str) -> Path | None:
        """The file of one store; None when a server holds it."""
        url = self.url(kind)
        return Path(url.removeprefix(SQLITE_SCHEME)) if url.startswith(SQLITE_SCHEME) else None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Kind and URL, in the order in which stores are opened."""
        return ((kind, self.url(kind)) for kind in KINDS)


def in_folder(folder: Path) -> StorePlaces:
    """The usual places: three files in one folder."""
    return StorePlaces(*(f"{SQLITE_SCHEME}{folder.absolute() / kind}.db" for kind in KINDS))


def private_umask() -> None:
    """Everything this process creates from now on belongs to its user alone."""
    os.umask(0o077)


def from_os_error(error: OSError, role: str) -> StorageError:
    """Our error for what the operating system said about a file in the `role` of folder, lock or store."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(part=role)
    if error.errno == errno.ELOOP:
        return UnsafePlace(role=role, reason="link")
    return NotWritable(part=role)


def make_folder(folder: Path, role: str = "folder") -> None:
    """Makes a private folder, or checks the one that is there.

    Raises:
        UnsafePlace: it is there and not private.
        NotWritable: it cannot be made or written.
        DiskFull: no space for it.
    """
    private_umask()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise UnsafePlace(role=role, reason="not_a_folder") from None
    except OSError as error:
        raise from_os_error(error, role) from None
    check_folder(folder, role)
    check_writable(folder, role)


def check_folder(folder: Path, role: str = "folder") -> None:
    """Refuses a folder that others can enter.

    Raises:
        UnsafePlace: a link, another owner, or a mode looser than 0700. `facts["mode"]` is octal.
        FileNotFoundError: it is not there.
    """
    _check(folder, role, want_folder=True)


def check_file(path: Path, role: str = "file") -> None:
    """Refuses a file that others can read.

    Raises:
        UnsafePlace: a link, another owner, not a regular file, or a mode looser than 0600. `facts["mode"]` is octal.
        FileNotFoundError: it is not there.
    """
    _check(path, role, want_folder=False)


def check_writable(folder: Path, role: str = "folder") -> None:
    """Refuses a folder in which nothing can be written.

    Raises:
        NotWritable: the medium is read-only or the permission is missing.
    """
    if not os.access(folder, os.W_OK | os.X_OK):
        raise NotWritable(part=role)


def _check(path: Path, role: str, *, want_folder: bool) -> None:
    status = path.lstat()
    mode = stat.S_IMODE(status.st_mode)
    if stat.S_ISLNK(status.st_mode):
        raise UnsafePlace(role=role, reason="link")
    if want_folder != stat.S_ISDIR(status.st_mode) or not (want_folder or stat.S_ISREG(status.st_mode)):
        raise UnsafePlace(role=role, reason="not_a_folder" if want_folder else "not_a_file")
    if status.st_uid != os.geteuid():
        raise UnsafePlace(role=role, reason="owner")
    if mode & 0o077:
        raise UnsafePlace(role=role, reason="mode", mode=f"{mode:04o}")


class HomeLock:
    """One process per practice, for as long as the lock is held. The operating system gives it back if the process dies."""

    def __init__(self, path: Path) -> None:
        """Takes the lock at once; `path` lies in a private folder.

        Raises:
            InUse: another process has the practice open.
            UnsafePlace: the lock file is not private.
            NotWritable: it cannot be made, or the file system knows no locks: a file in the place of one would outlive a crash.
        """
        from filelock import FileLock, Timeout

        if os.path.lexists(path):
            check_file(path, "lock")
        self._lock = FileLock(path, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise InUse(part="practice") from None
        except OSError as error:
            raise from_os_error(error, "lock") from None

    def release(self) -> None:
        """Gives the practice free; a second call does nothing."""
        self._lock.release(force=True)
