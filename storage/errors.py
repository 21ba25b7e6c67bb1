"""Everything that can go wrong where data lies, on one page.

Each class has a stable `code`; the front doors turn the code into a title, a sentence and a next step.
`facts` may hold counts, dates, versions, table names and file roles. Never a stored value, a name, a path
with a name in it, a key or a passphrase. The original exception is not chained into anything that is shown.
"""

from typing import ClassVar


class StorageError(Exception):
    """The root. Catch it at a front door, nowhere else."""

    code: ClassVar[str] = "storage"

    def __init__(self, **facts: str | int) -> None:
        """Keep the facts; the text of the exception is the code alone."""
        super().__init__(self.code)
        self.facts: dict[str, str | int] = dict(facts)


class WrongPassphrase(StorageError):
    """The passphrase opens no slot. Nothing was changed."""

    code = "wrong_passphrase"


class WrongRecoveryKey(StorageError):
    """The two sheets together open nothing, or a group has a typing error (`facts["group"]`, `facts["sheet"]`)."""

    code = "wrong_recovery_key"


class Damaged(StorageError):
    """Bytes are not what was written: a truncated file, a broken page, a malformed envelope."""

    code = "damaged"


class Tampered(StorageError):
    """Well-formed, but not what this program sealed for this place: moved, swapped, replaced or written without the key."""

    code = "tampered"


class RolledBack(StorageError):
    """Older than something that is known to have been written."""

    code = "rolled_back"


class Unsupported(StorageError):
    """Written by a newer program, or this machine lacks a primitive that is needed."""

    code = "unsupported"


class Locked(StorageError):
    """The keys have been dropped; unlock first."""

    code = "locked"


class KeyMissing(StorageError):
    """This user holds no grant for what was asked."""

    code = "key_missing"


class InUse(StorageError):
    """Another process has the practice open."""

    code = "in_use"


class UnsafePlace(StorageError):
    """A file or folder is open to others, owned by somebody else, or a symbolic link. `facts["role"]`, `facts["mode"]`."""

    code = "unsafe_place"


class NoPractice(StorageError):
    """There is no practice at this place yet."""

    code = "no_practice"


class AlreadyThere(StorageError):
    """A practice, or part of one, is there already; nothing is overwritten."""

    code = "already_there"


class NotWritable(StorageError):
    """The folder or medium is read-only or has gone away."""

    code = "not_writable"


class DiskFull(StorageError):
    """No space is left; nothing of this write was kept and nothing older was harmed."""

    code = "disk_full"


class NotFound(StorageError):
    """No row with this id."""

    code = "not_found"


class PermitRefused(StorageError):
    """The permit that a save rests on is not in force any more, checked inside the save's own transaction."""

    code = "permit_refused"


class SealedForever(StorageError):
    """A signed entry cannot be changed; write an addendum."""

    code = "signed"


class ChangedMeanwhile(StorageError):
    """Somebody else wrote this row after it was read; read it again and decide anew."""

    code = "changed_meanwhile"


class StoreMissing(StorageError):
    """One of the three stores is not where it should be, perhaps on a medium that is not connected. `facts["role"]`."""

    code = "store_missing"


class PassphraseLength(WrongPassphrase):
    """A passphrase has `facts["minimum"]` to `facts["maximum"]` characters; this one has not."""

    code = "passphrase_length"


class Refused(StorageError):
    """The database itself refused a row: `facts["rule"]` is `check`, `unique`, `foreign_key` or `not_null`."""

    code = "refused"
