"""The grammar of the command line, with help in both languages.

The rule: every command says in one line what it does and for whom; nothing is abbreviated, so that a script written
today means the same tomorrow. Parsing imports no practice: a wrong word is answered at once.
"""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NoReturn

from journal_tui.cli.options import WrongUse, described
from journal_tui.locales import N_, _

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
        parser = self._level.add_parser(name, help=text, description=text, epilog=described())
        parser.set_defaults(handler=handler, opens=opens)
        return parser

    def group(self, name: str, text: str) -> "Commands":
        """Add a word that has commands of its own (`client add`)."""
        parser = self._level.add_parser(name, help=text, description=text, epilog=described())
        return Commands(parser, f"{name}_command")
