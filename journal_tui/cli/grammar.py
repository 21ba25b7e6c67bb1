"""The whole grammar: every command module hung on one parser.

Rule: nothing below imports this; a command module knows the parser that it adds itself to, never the other modules.
"""

import argparse

from journal_tui.cli import (
    aliases,
    apart,
    appointments,
    books,
    checks,
    clients,
    consents,
    continuity,
    decisions,
    demo,
    disclosing,
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
from journal_tui.cli.options import described
from journal_tui.cli.parser import Commands, Parser
from journal_tui.locales import _, ngettext


def build() -> Parser:
    """Return the whole grammar in the language in force."""
    # argparse looks its own texts up under this name; there is no other way to give it a catalogue at run time.
    setattr(argparse, "_", _)  # noqa: B010
    setattr(argparse, "ngettext", ngettext)  # noqa: B010
    parser = Parser(
        prog="journal-tui",
        description=_("A sealed journal for counsellors. Without a command the screen opens."),
        epilog=described(),
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
        decisions,
        policy,
        books,
        disclosing,
        checks,
        leaks,
        recognise,
    ):
        module.add(commands)
    return parser
