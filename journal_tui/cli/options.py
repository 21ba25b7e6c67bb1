"""The options that stand before or after any command: `--home --json --passphrase-fd --lang --date-is`.

The rule: they are taken out before the commands are looked at, wherever they stand, so that no command has to repeat
them and the language is known before the first help text is written. `--` ends the search.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_tui.locales import LANGUAGES, N_, _

_TAKES_VALUE = ("--home", "--passphrase-fd", "--lang", "--date-is")


class WrongUse(Exception):
    """The command line cannot be understood. `text` says why, in the language in force."""

    def __init__(self, text: str, usage: str = "", program: str = "journal-tui") -> None:
        super().__init__(text)
        self.text = text
        self.usage = usage
        self.program = program


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for the whole run.

    Attributes:
        home: Folder of the practice, or empty for the usual place.
        json: Whether answers are JSON.
        passphrase_fd: Descriptor whose first line is the passphrase; None to ask.
        date_is: Today's date as a person has confirmed it; None when nobody has.
        language: `sv`, `en`, or empty for the practice's own.
    """

    home: str = ""
    json: bool = False
    passphrase_fd: int | None = None
    language: str = ""
    date_is: date | None = None


def _with(options: Options, name: str, value: str) -> Options:
    if name == "--home":
        if not value:
            raise WrongUse(_("--home needs a folder."))
        return replace(options, home=value)
    if name == "--lang":
        if value not in LANGUAGES:
            raise WrongUse(_("--lang is sv or en."))
        return replace(options, language=value)
    if name == "--date-is":
        try:
            return replace(options, date_is=date.fromisoformat(value))
        except ValueError:
            raise WrongUse(_("--date-is needs today's date, as 2026-11-28.")) from None
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        raise WrongUse(_("--passphrase-fd needs the number of an open descriptor."))
    return replace(options, passphrase_fd=int(value))


def split(arguments: Sequence[str]) -> tuple[Options, list[str]]:
    """Take the options out of `arguments`.

    Returns:
        The options, and the arguments that are left in their order.

    Raises:
        WrongUse: An option lacks its value, or the value cannot be.
    """
    options, rest = Options(), list[str]()
    words: Iterator[str] = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        name, equals, value = word.partition("=")
        if name in _TAKES_VALUE:
            if not equals:
                following = next(words, None)
                if following is None:
                    raise WrongUse(_("{option} needs a value.").format(option=name))
                value = following
            options = _with(options, name, value)
        elif word == "--json":
            options = replace(options, json=True)
        else:
            rest.append(word)
    return options, rest


HELP = (
    ("--home DIR", N_("where the practice lies (else JOURNAL_TUI_HOME, else the usual data folder)")),
    ("--json", N_("one object, or one object a line for lists, on stdout; messages on stderr")),
    ("--passphrase-fd N", N_("read the passphrase from the first line of descriptor N instead of asking")),
    ("--date-is DAY", N_("today's date, when the practice was last in use so long ago that it is asked for")),
    ("--lang sv|en", N_("the language of texts and help")),
)
"""Shown below every help text."""


def described() -> str:
    """The options that every command takes, a line each."""
    width = max(len(name) for name, _text in HELP)
    lines = [_("before or after any command:"), *(f"  {name.ljust(width)}  {_(text)}" for name, text in HELP)]
    return "\n".join(lines)
