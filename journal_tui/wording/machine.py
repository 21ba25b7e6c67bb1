"""What `doctor` found, in sentences: one for each check and detail."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.practice.values import Check

_SENTENCES: Final[Mapping[tuple[str, str], str]] = {
    ("python", ""): N_("Python {value}."),
    ("sqlite", ""): N_("SQLite {value}."),
    ("openssl", ""): N_("{value}."),
    ("primitives", ""): N_("Every cryptographic primitive answers."),
    ("primitives", "missing"): N_("A cryptographic primitive is missing: {value}. Update the system."),
    ("home", "whole"): N_("A practice lies here, all three stores."),
    ("home", "empty"): N_("No practice lies here yet."),
    ("home", "partial"): N_("Some of the three stores are missing: is a medium not connected?"),
    ("home", "unfinished"): N_("A set-up was interrupted; run it again at the same place."),
    ("folders", "private"): N_("The folders are yours alone."),
    ("folders", "absent"): N_("There are no folders yet."),
    ("folders", "open_to_others"): N_("A folder can be reached by others (mode {value}): chmod 700."),
    ("folders", "other_owner"): N_("A folder belongs to somebody else."),
    ("folders", "link"): N_("A folder is a symbolic link; use the folder itself."),
    ("files", "private"): N_("The stores are yours alone."),
    ("files", "absent"): N_("There are no stores yet."),
    ("files", "open_to_others"): N_("A store can be reached by others (mode {value}): chmod 600."),
    ("files", "other_owner"): N_("A store belongs to somebody else."),
    ("files", "link"): N_("A store is a symbolic link; name its real place in config.toml."),
    ("sync_folder", "none"): N_("The folder is not in a cloud service's folder."),
    ("sync_folder", "synced"): N_(
        "The folder lies in a cloud service's folder ({value}): it leaves the country and can be damaged. Move it."
    ),
    ("disk", "free"): N_("Free space: {value}."),
    ("disk", "little"): N_("Little space is left: {value}."),
    ("swap", "none"): N_("There is no swap: nothing of the memory reaches the disk that way."),
    ("swap", "in_memory"): N_("The swap lies in memory."),
    ("swap", "encrypted"): N_("The swap is encrypted."),
    ("swap", "unknown"): N_("The swap could not be looked at; use full disk encryption."),
    ("swap", "not_known_to_be_encrypted"): N_("The swap may lie in clear on the disk; use full disk encryption."),
    ("core_dumps", "off"): N_("A crash leaves no copy of the memory."),
    ("core_dumps", "limit_open"): N_("A crash may leave a copy of the memory on the disk."),
    ("dumpable", "off"): N_("No other program of yours may look into the memory."),
    ("dumpable", "readable"): N_("Other programs of yours may look into the memory."),
    ("environment", ""): N_("Nothing in the environment would log the screen."),
    ("environment", "unsafe_variables"): N_("The environment would log or show the screen: {value}. Remove it."),
    ("packages", ""): N_("The program's packages are its own."),
    ("packages", "foreign"): N_("Another package lies over {value}: install in an environment of its own."),
}


def check_sentence(check: Check) -> str:
    """Return what a check found, in the language in force; its codes when it has no words."""
    sentence = _SENTENCES.get((check.name, check.detail))
    return _(sentence).format(value=check.value) if sentence else f"{check.name}: {check.detail} {check.value}".strip()


def known_checks() -> frozenset[tuple[str, str]]:
    """Return the checks and details that have words."""
    return frozenset(_SENTENCES)
