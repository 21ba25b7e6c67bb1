"""Making a practice: checked first, made whole or not at all.

Rule: nothing is written before every answer is right. While stores are being made a note lies in `state/`; a set-up
that was cut off is recognised by it, cleared (only what it made itself) and run again. The two recovery sheets are
shown only when everything is in place.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from journal_tui.practice import passphrase as passphrases
from journal_tui.practice.clock import Clock, to_ms
from journal_tui.practice.errors import AlreadyThere, NotWritable, SetupUnfinished
from journal_tui.practice.home import Home, HomeState
from journal_tui.practice.settings import Settings, checked, to_record
from journal_tui.practice.values import Controller
from storage.crypto.kdf import KdfParameters
from storage.places import make_folder
from storage.stores import Created, create
from storage.vault.repositories import Vault

Progress = Callable[[str, int, int], None]
"""Step code, done, total."""
STEPS = ("check", "keys", "policy", "done")
_KINDS = ("journal", "vault", "bookkeeping")


@dataclass(frozen=True, slots=True)
class Setup:
    """The answers of the first start."""

    owner: str
    controller: Controller
    language: str = "sv"


def no_progress(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def found(
    home: Home, setup: Setup, passphrase: str, clock: Clock, kdf: KdfParameters | None, progress: Progress
) -> tuple[Created, Settings]:
    """Make the three stores and write down the practice's own record.

    The caller holds the lock of the home.

    Args:
        home: Where.
        setup: The answers.
        passphrase: The owner's.
        clock: The practice's clock.
        kdf: Cost of a guess, calibrated when None.
        progress: Told step by step.

    Returns:
        The open stores with the recovery sheets, and the settings.

    Raises:
        InvalidInput, WeakPassphrase: An answer is not right; nothing was made.
        AlreadyThere: A practice, or part of one, is there; nothing was made.
    """
    progress(STEPS[0], 0, len(STEPS))
    settings = checked(setup.owner, setup.controller, setup.language)
    passphrases.require(passphrase, (settings.owner, settings.controller.name))
    if home.look() is HomeState.UNFINISHED:
        _clear(home)
    if home.look() is not HomeState.EMPTY:
        raise AlreadyThere(role="practice")
    with _noted(home), ExitStack() as stack:
        progress(STEPS[1], 1, len(STEPS))
        made = create(home.places(), passphrase, kdf=kdf, now_ms=lambda: to_ms(clock.logged()))
        stack.callback(made.stores.close)
        progress(STEPS[2], 2, len(STEPS))
        Vault(made.stores.vault).practice.put(to_record(settings, to_ms(clock.stamp())))
        stack.pop_all()
    progress(STEPS[3], 3, len(STEPS))
    return made, settings


def require_whole(home: Home) -> None:
    """Refuse a place where a set-up was cut off.

    Raises:
        SetupUnfinished: Run the set-up again; it clears what it made and starts over.
    """
    if home.look() is HomeState.UNFINISHED:
        raise SetupUnfinished


def claim(home: Home) -> None:
    """Make an empty folder that is there already private: nobody can have read what is not there yet.

    A folder with anything in it is left as it is, and refused later if it is open to others.
    """
    with suppress(OSError):
        if home.folder.is_dir() and not home.folder.is_symlink() and not any(home.folder.iterdir()):
            home.folder.chmod(0o700)


def make_home(home: Home) -> None:
    """Make the folder of a home and its state folder, private.

    Raises:
        UnsafePlace, NotWritable: They cannot be made, or are open to others.
    """
    make_folder(home.folder)
    make_folder(home.state, "state_folder")


@contextmanager
def _noted(home: Home) -> Iterator[None]:
    """Keep the note while stores are made; when that fails, clear what was made and then the note."""
    try:
        home.setup_note.write_text("\n".join(_KINDS) + "\n", encoding="ascii")
        home.setup_note.chmod(0o600)
    except OSError:
        raise NotWritable(part="state") from None
    with ExitStack() as stack:
        stack.callback(_clear, home)
        yield
        stack.pop_all()
    home.setup_note.unlink()


def _clear(home: Home) -> None:
    """Take away what a set-up that never ended has made; the note goes last.

    Only called while the note is there: with it, no practice was ever open at this place.
    """
    try:
        for path in home.files:
            for leftover in (path, *(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))):
                leftover.unlink(missing_ok=True)
            _unfinished(path).unlink(missing_ok=True)
            _unfinished(path).with_name(_unfinished(path).name + "-journal").unlink(missing_ok=True)
        home.setup_note.unlink(missing_ok=True)
    except OSError:
        raise NotWritable(part="store") from None


def _unfinished(path: Path) -> Path:
    """The name that storage gives a store until it is whole."""
    return path.with_name(f"{path.name}.unfinished")
