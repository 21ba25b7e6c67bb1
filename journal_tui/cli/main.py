"""The door of the command line: options, grammar, one command, and one translator from errors to words and exit codes.

The rule: 0 done, 1 failed, 2 wrong use, 3 refused by a rule, 4 wrong passphrase, 5 damaged, 6 tampered or rolled back,
7 another process has the practice, 8 the date is not confirmed. No traceback and no stored value is ever printed; a program error gives a reference.
"""

import gc
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from journal_tui import __version__, places
from journal_tui.cli.options import Options, WrongUse, split
from journal_tui.cli.output import Output, ReaderGone, discard_stdout, has_terminal, talks
from journal_tui.config import Config, read
from journal_tui.hygiene import crash_report, unsafe_variables
from journal_tui.locales import _, use
from journal_tui.practice.errors import DiskFull, PracticeError, StorageError

FAILED: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130
_CANNOT_LOAD: Final = (ImportError, NameError, AttributeError, TypeError, SyntaxError)
"""What the program meets on its way to a command when a part of it is gone."""


class UnsafeEnvironment(PracticeError):
    """The environment would show or store what is on the screen of a real practice."""

    code: ClassVar[str] = "unsafe_environment"


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit code.
    """
    output = Output(json="--json" in arguments)
    try:
        options, rest = split(arguments)
        code = _settled(output, options, rest)
        output.close()
    except WrongUse as wrong:
        return _wrong_use(output, wrong)
    except ReaderGone:
        discard_stdout()
        return 0
    except KeyboardInterrupt:
        output.say(_("Interrupted. What was saved before is safe."))
        return INTERRUPTED
    except (PracticeError, StorageError) as error:
        return _refused(output, error)
    except Exception as error:  # noqa: BLE001 - one of the two translators: a value must never reach the terminal
        return _crashed(output, error)
    return code


def _settled(output: Output, options: Options, rest: list[str]) -> int:
    place = places.folder(options.home)
    use(options.language)
    config = _config(place, options)
    if rest == ["--linear"]:
        return _linear(options, place, config)
    if rest in (["--help"], ["-h"]) or rest[:1] not in ([], ["--version"]):
        try:
            return _command(output, options, place, config, rest)
        except _CANNOT_LOAD:
            if rest[:2] != ["policy", "check"]:
                raise
            return _promises_alone(output)
    if rest == ["--version"]:
        output.answer({"version": __version__}, [f"journal-tui {__version__}"])
        return 0
    if rest:
        raise WrongUse(_("unrecognized arguments: %s") % " ".join(rest[1:]))
    return _screen(place, config)


def _config(place: Path, options: Options) -> Config:
    """Read the settings; the language that was asked for wins, and is in force also for what is wrong with them."""
    config = read(place / "config.toml")
    asked = replace(config, language=options.language or config.language)
    use(asked.language)
    return asked


def _screen(place: Path, config: Config) -> int:
    if not has_terminal():
        raise WrongUse(_("The screen needs a terminal. For the line by line commands see --help."))
    _refuse_unsafe(config)
    from journal_tui.tui.app import run as open_screen  # the screen's imports are taken only when it is wanted

    return open_screen(places.home(place, config), config)


def _linear(options: Options, place: Path, config: Config) -> int:
    """Hold the dialogue. Without a terminal at both ends every name would go to a file, unless a script says that it knows."""
    if options.passphrase_fd is None and not talks():
        raise WrongUse(_("--linear needs a terminal, or --passphrase-fd for a script."))
    _refuse_unsafe(config)
    gc.enable()
    from journal_tui.linear.run import run as hold_dialogue

    return hold_dialogue(places.home(place, config), config, place, options.passphrase_fd)


def _command(output: Output, options: Options, place: Path, config: Config, rest: list[str]) -> int:
    from journal_tui.cli.call import Call
    from journal_tui.cli.grammar import build

    gc.enable()
    try:
        arguments = build().parse_args(rest)
    except SystemExit as end:  # argparse has printed the help
        return int(end.code or 0)
    if arguments.opens:
        _refuse_unsafe(config)
    result = arguments.handler(Call(arguments, options, output, place, config))
    return int(result or 0)


def _promises_alone(output: Output) -> int:
    """Show how it stands with the promises where the program cannot load: a rule that was taken away may be what others need."""
    from journal_tui.practice.policy.check import Standing, check

    words = {Standing.KEPT: _("holds"), Standing.OPEN: _("awaited"), Standing.UNPROVEN: _("unproven")}
    for row in check():
        rules = [{"rule": rule.name, "where": rule.where or None} for rule in row.rules]
        value = {"id": row.promise.code, "standing": row.standing.value, "rules": rules}
        output.answer(value, [f"{row.promise.code}  {words.get(row.standing, _('broken'))}"])
    output.say(_("The program cannot load: a rule that is gone is one that it needs."))
    return FAILED


def _refuse_unsafe(config: Config) -> None:
    variables = unsafe_variables(os.environ)
    if variables and not config.invented:
        raise UnsafeEnvironment(variables=", ".join(variables))


def _wrong_use(output: Output, wrong: WrongUse) -> int:
    way = _("For help: {program} --help").format(program=wrong.program)
    lines = [wrong.usage.rstrip(), wrong.text, way] if wrong.usage else [wrong.text]
    value = {"error": "wrong_use", "title": _("Wrong use"), "text": wrong.text, "next": way, "facts": {}}
    output.trouble(value, lines)
    return WRONG_USE


def _refused(output: Output, error: PracticeError | StorageError) -> int:
    from journal_tui.wording import error_text, exit_code  # on the way to the screen nobody needs them yet

    words = error_text(error)
    output.trouble(
        {"error": error.code, "title": words.title, "text": words.text, "next": words.next, "facts": error.facts},
        [f"× {words.title}", words.text, words.next],
    )
    return exit_code(error)


def _crashed(output: Output, error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in {28, 122}:
        return _refused(output, DiskFull(role="stdout"))
    report = crash_report(error)
    output.trouble({"error": "crash", "text": report}, report.splitlines())
    return FAILED
