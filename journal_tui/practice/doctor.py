"""Looks at the machine and the place, without a passphrase: what would make a practice unsafe or unusable here.

Rule: each check has a stable name, a result (`ok`, `warn`, `fail`) and a stable detail code. It opens no store and
changes nothing; a path is never part of an answer, because a folder may be named after somebody.
"""

import os
import resource
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from journal_tui.practice.home import Home, HomeState
from journal_tui.practice.values import Check

OK, WARN, FAIL = "ok", "warn", "fail"
_SYNCED = {
    "dropbox": "dropbox",
    "onedrive": "onedrive",
    "google drive": "google_drive",
    "googledrive": "google_drive",
    "my drive": "google_drive",
    "icloud": "icloud",
    "icloud drive": "icloud",
    "mobile documents": "icloud",
    "com~apple~clouddocs": "icloud",
    "nextcloud": "nextcloud",
    "owncloud": "owncloud",
    "syncthing": "syncthing",
    "pcloud": "pcloud",
    "pclouddrive": "pcloud",
    "box sync": "box",
    "mega": "mega",
    "megasync": "mega",
    "proton drive": "proton_drive",
}
_LITTLE = 200 * 1024 * 1024
_TOO_LITTLE = 20 * 1024 * 1024
_UNSAFE_VARIABLES = ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_DEBUG", "TEXTUAL_DEVTOOLS")
_PROC = Path("/proc")
_DUMPABLE = 3


def doctor(home: Home, environment: Mapping[str, str] | None = None) -> tuple[Check, ...]:
    """Run every check.

    Args:
        home: The place to look at; nothing has to be there.
        environment: The process's variables, when not its own.
    """
    variables = os.environ if environment is None else environment
    checks: tuple[Callable[[], Iterator[Check]], ...] = (
        _versions,
        _primitives,
        lambda: _place(home),
        lambda: _modes(home),
        lambda: _synced(home),
        lambda: _space(home),
        _swap,
        _dumps,
        lambda: _environment(variables),
        _packages,
    )
    return tuple(found for check in checks for found in check())


def sync_service(path: Path) -> str:
    """The sync service whose folder a path lies in, as a code; empty when none is recognised."""
    for part in path.absolute().parts:
        name = part.casefold()
        for known, code in _SYNCED.items():
            if name == known or name.startswith((f"{known} -", f"{known} (", f"{known}-")):
                return code
    return ""


def _versions() -> Iterator[Check]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Check("python", OK if sys.version_info >= (3, 11) else FAIL, "", python)
    from storage.versions import libraries

    found = libraries()
    yield Check("sqlite", OK if found.sqlite_is_enough else FAIL, "" if found.sqlite_is_enough else "too_old", found.sqlite)
    yield Check("cryptography", OK, "", found.cryptography)
    yield Check("openssl", OK, "", found.openssl)


def _primitives() -> Iterator[Check]:
    from storage.crypto.probe import require_primitives
    from storage.errors import Unsupported

    try:
        require_primitives()
    except Unsupported as error:
        yield Check("primitives", FAIL, "missing", str(error.facts.get("primitive", "")))
    else:
        yield Check("primitives", OK)


def _place(home: Home) -> Iterator[Check]:
    state = home.look()
    results = {HomeState.WHOLE: OK, HomeState.EMPTY: OK, HomeState.PARTIAL: FAIL, HomeState.UNFINISHED: WARN}
    yield Check("home", results[state], state.value)


def _modes(home: Home) -> Iterator[Check]:
    """Folders 0700, files 0600, own, no links."""
    folders = {path.parent for path in home.files} | {home.folder, home.state}
    for role, paths, wanted in (("folders", sorted(folders), 0o700), ("files", home.files, 0o600)):
        worst = Check(role, OK, "private" if any(path.exists() for path in paths) else "absent")
        for path in paths:
            detail = _mode(path, wanted)
            if detail:
                worst = Check(role, FAIL, detail, f"{stat.S_IMODE(path.lstat().st_mode):04o}")
        yield worst


def _mode(path: Path, wanted: int) -> str:
    try:
        found = path.lstat()
    except OSError:
        return ""
    if stat.S_ISLNK(found.st_mode):
        return "link"
    if found.st_uid != os.getuid():
        return "other_owner"
    return "open_to_others" if stat.S_IMODE(found.st_mode) & ~wanted else ""


def _synced(home: Home) -> Iterator[Check]:
    services = {sync_service(path) for path in (home.folder, *home.files)} - {""}
    yield Check("sync_folder", WARN if services else OK, "synced" if services else "none", ", ".join(sorted(services)))


def _space(home: Home) -> Iterator[Check]:
    place = home.folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    free = shutil.disk_usage(place).free
    result = FAIL if free < _TOO_LITTLE else WARN if free < _LITTLE else OK
    yield Check("disk", result, "free" if result == OK else "little", f"{free // (1024 * 1024)} MB")


def _swap() -> Iterator[Check]:
    """Text that is open in memory may be written to swap; encrypted or compressed-in-memory swap keeps it private."""
    try:
        lines = (_PROC / "swaps").read_text(encoding="ascii", errors="replace").splitlines()[1:]
    except OSError:
        yield Check("swap", WARN, "unknown")
        return
    areas = [line.split()[0] for line in lines if line.split()]
    if not areas:
        yield Check("swap", OK, "none")
    elif all(Path(area).name.startswith("zram") for area in areas):
        yield Check("swap", OK, "in_memory")
    elif all(_encrypted(area) for area in areas):
        yield Check("swap", OK, "encrypted")
    else:
        yield Check("swap", WARN, "not_known_to_be_encrypted")


def _encrypted(area: str) -> bool:
    """Whether a swap device is a device-mapper crypt target, as far as the kernel shows it."""
    name = os.path.realpath(area).rpartition("/")[2]
    try:
        uuid = Path("/sys/block", name, "dm", "uuid").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return uuid.startswith("CRYPT-")


def _dumps() -> Iterator[Check]:
    soft, _ = resource.getrlimit(resource.RLIMIT_CORE)
    yield Check("core_dumps", OK if soft == 0 else WARN, "off" if soft == 0 else "limit_open")
    dumpable = _dumpable()
    if dumpable is not None:
        yield Check("dumpable", WARN if dumpable else OK, "readable" if dumpable else "off")


def _dumpable() -> bool | None:
    import ctypes

    try:
        answer = ctypes.CDLL(None, use_errno=True).prctl(_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return None
    return bool(answer == 1) if answer >= 0 else None


def _environment(variables: Mapping[str, str]) -> Iterator[Check]:
    found = sorted(name for name in variables if name.startswith(_UNSAFE_VARIABLES))
    yield Check("environment", FAIL if found else OK, "unsafe_variables" if found else "", ", ".join(found))


def _packages() -> Iterator[Check]:
    """Other distributions own the names `storage` and `fixtures` on the package index, and installers merge folders."""
    from importlib.util import find_spec

    foreign = []
    for name in ("storage", "fixtures"):
        spec = find_spec(name)
        origin = Path(spec.origin) if spec is not None and spec.origin is not None else None
        if spec is not None and (origin is None or not _ours(origin)):
            foreign.append(name)
    yield Check("packages", FAIL if foreign else OK, "foreign" if foreign else "", ", ".join(foreign))


def _ours(origin: Path) -> bool:
    try:
        return 'BELONGS_TO = "journal-tui"' in origin.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
