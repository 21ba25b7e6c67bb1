"""The last step of access and portability: one sealed file, in the register before it is closed, and its passphrase once.

Rules: plain text never touches the disk; a file that is there already is not written over; the case ends in the same write that
enters the file in the register, so that there is no file whose passphrase nobody was told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.errors import NotWritable
from journal_tui.practice.rights.case_words import Case
from storage.audit.actions import Action
from storage.crypto.transport import one_time_passphrase, sealed


@dataclass(frozen=True, slots=True)
class Handed:
    """What was written. The passphrase is told once, here, and kept nowhere: it reaches the client by another way."""

    path: Path
    passphrase: str = field(repr=False)
    names: tuple[str, ...]


def hand_over(
    context: Context,
    case: Case,
    folder: Path,
    files: Mapping[str, bytes],
    codes: frozenset[str],
    end: Callable[[], object],
) -> Handed:
    """Seal the files and let them out to the client of a case; the register has it under each client that the person is.

    Args:
        context: The open practice.
        case: Which case asks for it.
        folder: Where to; made, for its owner alone, when it is not there.
        files: Content by name.
        codes: The data classes that are in them.
        end: Ends the case. When it cannot, there is neither a file nor an entry.

    Raises:
        InvalidInput: There is such a file already.
        NotWritable, DiskFull: It cannot be written there; nothing was left.
    """
    client = bytes.fromhex(case.client)
    passphrase = one_time_passphrase()
    path = folder / f"{case.kind.value}-{case.number}.zip"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise NotWritable(role="output") from None
    vault = context.stores.vault

    def enter(digest: bytes) -> None:
        with vault.database.write():
            for each in context.persons.records(client):
                entry = Disclosures(context).enter(Recipient.CLIENT, codes, digest, client=each, case=case.number)
                vault.audit.add(Action.EXPORTED, subject=each, object=bytes.fromhex(entry.id), extra=len(files))
            end()

    leave(path, sealed(files, passphrase), enter)
    return Handed(path, passphrase, tuple(files))
