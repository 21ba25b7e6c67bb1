"""The grammar of the command line, with help in both languages.

The rule: every command says in one line what it does and for whom; nothing is abbreviated, so that a script written
today means the same tomorrow. Parsing imports no practice: a wrong word is answered at once.
"""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NoReturn

from journal_tui.cli.options import HELP, WrongUse
from journal_tui.locales import N_, _, ngettext

if TYPE_CHECKING:
    from journal_tui.cli.call import Call

Handler = Callable[["Call"], int | None]

# argparse's own texts, so that the catalogue has them.
_OWN: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected at least one argument"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the language in force and never ends the process by itself."""

    def __init__(self, **named: object) -> None:
        super().__init__(
            allow_abbrev=False,
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **named,  # type: ignore[arg-type] # what argparse itself hands on to its sub-parsers
        )
        self.add_argument("-h", "--help", action="help", help=_("show this help and end"))

    def error(self, message: str) -> NoReturn:
        """Refuse in words; the caller prints them and ends with 2."""
        raise WrongUse(message, self.format_usage(), self.prog)


class Commands:
    """Commands below a point of the grammar; command modules add themselves here."""

    def __init__(self, parser: argparse.ArgumentParser, name: str) -> None:
        """Open a level of commands.

        Args:
            parser: Whose commands.
            name: What the chosen one is called among the arguments, unique on its path.
        """
        self._level = parser.add_subparsers(dest=name, metavar=_("COMMAND"), title=_("commands"), parser_class=Parser)
        self._level.required = True

    def add(self, name: str, text: str, handler: Handler, *, opens: bool = True) -> argparse.ArgumentParser:
        """Add a command.

        Args:
            name: As it is typed.
            text: One line of help, already in the language in force.
            handler: What does it; its result is the exit code, None for 0.
            opens: Whether it may open a real practice: then nothing in the environment may log what is shown.

        Returns:
            The command's parser, for its own arguments.
        """
        parser = self._level.add_parser(name, help=text, description=text, epilog=_options_help())
        parser.set_defaults(handler=handler, opens=opens)
        return parser

    def group(self, name: str, text: str) -> "Commands":
        """Add a word that has commands of its own (`client add`)."""
        parser = self._level.add_parser(name, help=text, description=text, epilog=_options_help())
        return Commands(parser, f"{name}_command")


def _options_help() -> str:
    width = max(len(name) for name, _text in HELP)
    lines = [_("before or after any command:"), *(f"  {name.ljust(width)}  {_(text)}" for name, text in HELP)]
    return "\n".join(lines)


def build() -> Parser:
    """Return the whole grammar in the language in force."""
    from journal_tui.cli import (
        aliases,
        apart,
        appointments,
        books,
        checks,
        clients,
        consents,
        continuity,
        demo,
        enquiries,
        entries,
        gate,
        leaks,
        library,
        lookup,
        measures,
        policy,
        purges,
        recognise,
        requests,
        setup,
        supervision,
        timeline,
        workouts,
    )

    # argparse looks its own texts up under this name; there is no other way to give it a catalogue at run time.
    setattr(argparse, "_", _)  # noqa: B010
    setattr(argparse, "ngettext", ngettext)  # noqa: B010
    parser = Parser(
        prog="journal-tui",
        description=_("A sealed journal for counsellors. Without a command the screen opens."),
        epilog=_options_help(),
    )
    parser.add_argument("--version", action="store_true", help=_("show the version and end"))
    parser.add_argument("--linear", action="store_true", help=_("the whole job as a plain dialogue, for screen readers"))
    commands = Commands(parser, "command")
    for module in (
        setup,
        demo,
        clients,
        enquiries,
        consents,
        gate,
        entries,
        apart,
        appointments,
        continuity,
        measures,
        library,
        aliases,
        timeline,
        workouts,
        supervision,
        lookup,
        requests,
        purges,
        policy,
        books,
        checks,
        leaks,
        recognise,
    ):
        module.add(commands)
    return parser
