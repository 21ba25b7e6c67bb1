"""The settings file `config.toml`: where the stores lie and how this workstation's screen behaves.

The rule: no secret and no name is ever here. What is not understood is refused with the line's name, because a
misspelt store would otherwise silently become an empty one. Written in one step, readable by its owner alone.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

from journal_tui.locales import DEFAULT, LANGUAGES
from journal_tui.practice.errors import DiskFull, InvalidInput, NotWritable

THEMES: Final = ("auto", "dark", "light", "contrast")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one workstation for one practice.

    Attributes:
        journal: Database URL of the journal store, or empty for a file in the practice's folder.
        vault: The same for the vault; another medium is a good place.
        bookkeeping: The same for the bookkeeping store.
        language: `sv` or `en`.
        theme: `dark`, `light`, `contrast`, or `auto` for what the terminal says of its own background.
        lock_minutes: Minutes without a key until the screen locks, 1 to 60.
        discreet: Whether names are hidden from the start.
        notice_minutes: Minutes before the planned end at which the session clock is inverted for a minute; 0 for never.
        toured: Whether the tour of the screens was seen or skipped.
        invented: Whether this is the demo's invented practice.
        keymap: Command id to keys, for keys of one's own.
    """

    journal: str = ""
    vault: str = ""
    bookkeeping: str = ""
    language: str = DEFAULT
    theme: str = "dark"
    lock_minutes: int = 5
    discreet: bool = False
    notice_minutes: int = 5
    toured: bool = False
    invented: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)


_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "stores": ("journal", "vault", "bookkeeping"),
    "screen": ("language", "theme", "lock_minutes", "discreet", "notice_minutes", "toured"),
    "practice": ("invented",),
}
_TYPES: Final[Mapping[str, type]] = {setting.name: type(getattr(Config(), setting.name)) for setting in fields(Config)}


def _refuse(name: str) -> InvalidInput:
    return InvalidInput(field="config", reason="setting", setting=name)


def _checked(values: dict[str, object]) -> Config:
    for name, value in values.items():
        # A bool is an int to Python; `lock_minutes = true` is a mistake all the same.
        if type(value) is not _TYPES[name] and name != "keymap":
            raise _refuse(name)
    config = Config(**values)  # type: ignore[arg-type] # each was checked against its field just above
    if config.language not in LANGUAGES:
        raise _refuse("language")
    if config.theme not in THEMES:
        raise _refuse("theme")
    if not 1 <= config.lock_minutes <= 60:
        raise _refuse("lock_minutes")
    if not 0 <= config.notice_minutes <= 60:
        raise _refuse("notice_minutes")
    return config


def read(path: Path) -> Config:
    """Return the settings in `path`, or the defaults when there is no such file.

    Raises:
        InvalidInput: Field `config`; the file is not TOML, or a setting is unknown or of the wrong kind.
        NotWritable: The file cannot be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Config()
    except OSError:
        raise NotWritable(role="config") from None
    import tomllib  # only when there is a file: the first paint waits for this

    try:
        tables = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise InvalidInput(field="config", reason="toml") from None
    values: dict[str, object] = {}
    for table, content in tables.items():
        if not isinstance(content, dict) or (table != "keymap" and table not in _TABLES):
            raise _refuse(table)
        if table == "keymap":
            if not all(isinstance(keys, str) for keys in content.values()):
                raise _refuse("keymap")
            values["keymap"] = content
            continue
        for name, value in content.items():
            if name not in _TABLES[table]:
                raise _refuse(name)
            values[name] = value
    return _checked(values)


def _spelt(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else f"\\u{ord(letter):04X}" for letter in text) + '"'


def write(path: Path, config: Config) -> None:
    """Write `config` to `path`: mode 0600, whole or not at all. What has its default value is left out.

    Raises:
        DiskFull: There is no space.
        NotWritable: The folder cannot be written.
    """
    usual = Config()
    lines: list[str] = []
    for table, names in _TABLES.items():
        changed = [name for name in names if getattr(config, name) != getattr(usual, name) or name == "language"]
        if changed:
            lines += [f"[{table}]", *(f"{name} = {_spelt(getattr(config, name))}" for name in changed), ""]
    if config.keymap:
        lines += ["[keymap]", *(f"{_spelt(name)} = {_spelt(keys)}" for name, keys in sorted(config.keymap.items())), ""]
    partial = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write("\n".join(lines).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise (DiskFull if error.errno in {28, 122} else NotWritable)(role="config") from None
