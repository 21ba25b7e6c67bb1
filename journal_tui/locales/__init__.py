"""The catalogue: every text a person sees, in Swedish and in English.

The rule: a text is written once, in English, where it is used, inside `_()`, `N_()` or `ngettext()`; its Swedish
stands in one of the fragments `sv/*.po`, one fragment per area. The language can be changed while the program runs,
so nothing may keep a translated text in a module constant or in a default value: mark it with `N_` there and
translate it with `_` when it is shown.

Only the standard library is needed, so that the unlock screen can speak before anything heavy is loaded.
"""

import re
from collections.abc import Callable
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

__all__ = ["DEFAULT", "LANGUAGES", "N_", "_", "in_both", "language", "name_keys", "ngettext", "use", "with_keys"]

LANGUAGES: Final = ("sv", "en")
DEFAULT: Final = "sv"
KEY: Final = re.compile(r"\{key:([a-z-]+)\}")
"""In a text, a command whose key stands there: `{key:start-session}`."""
COMPILED: Final = Path(__file__).parent / "sv" / "LC_MESSAGES" / "journal-tui.mo"


class _Catalogue:
    """The language in force and its texts; one per process."""

    def __init__(self) -> None:
        self.language = ""
        self.texts = NullTranslations()
        self.swedish: NullTranslations | None = None
        self.key_of: Callable[[str], str] = str


def _swedish() -> NullTranslations:
    if not COMPILED.is_file():
        return NullTranslations()
    with COMPILED.open("rb") as file:
        return GNUTranslations(file)


_now = _Catalogue()


def use(language: str) -> None:
    """Speak `language` from now on.

    Args:
        language: `sv` or `en`; anything else is taken as the default, so that a hand-edited setting
            cannot stop the program from starting.
    """
    chosen = language if language in LANGUAGES else DEFAULT
    if chosen == _now.language:
        return
    _now.swedish = _swedish() if chosen == "sv" else None
    _now.texts = _now.swedish or NullTranslations()
    _now.language = chosen


def language() -> str:
    """Return the language in force: `sv` or `en`."""
    if not _now.language:
        use(DEFAULT)
    return _now.language


def _(text: str) -> str:
    """Return `text` (English) in the language in force."""
    if not _now.language:
        use(DEFAULT)
    return with_keys(_now.texts.gettext(text)) if text else ""


def name_keys(key_of: Callable[[str], str]) -> None:
    """Say how the key of a command is written, by the command's id; the screen knows, the catalogue does not."""
    _now.key_of = key_of


def with_keys(text: str) -> str:
    """Return `text` with the key in force in place of each `{key:command-id}`, so that no text can name an old one."""
    return KEY.sub(lambda found: _now.key_of(found[1]), text) if "{key:" in text else text


def in_both(text: str) -> tuple[str, str]:
    """Return `text` in Swedish and in English, whatever language is in force: for finding something by either name."""
    if _now.swedish is None:
        _now.swedish = _swedish()
    return (with_keys(_now.swedish.gettext(text)), with_keys(text)) if text else ("", "")


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of `one`/`many` that fits `count`, in the language in force; `{count}` is left to the caller."""
    if not _now.language:
        use(DEFAULT)
    return _now.texts.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `text` for the catalogue without translating it yet; pass it through `_` when it is shown."""
    return text
