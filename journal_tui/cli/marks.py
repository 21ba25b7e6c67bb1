"""`--sensitivity` and `--label`: which kinds of data a text holds, for every command that signs or keeps one.

The rule: without them a text counts as health data; the label on offences is refused by the practice, and nothing is written.
"""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.values import Sensitivity

if TYPE_CHECKING:
    import argparse

    from journal_tui.practice.entries.marking import Marks


def label_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the two arguments."""
    parser.add_argument(
        "--sensitivity",
        default=Sensitivity.SPECIAL.value,
        choices=[sensitivity.value for sensitivity in Sensitivity],
        help=_("the kind of data in the note"),
    )
    parser.add_argument(
        "--label",
        action="append",
        metavar="L",
        help=_("a kind of sensitive data in it, like health or social; may be repeated"),
    )


def marks_of(arguments: "argparse.Namespace") -> "Marks":
    """What they say."""
    from journal_tui.practice.entries.marking import Marks

    labels = None if arguments.label is None else tuple(arguments.label)
    return Marks(sensitivity=Sensitivity(arguments.sensitivity), labels=labels)
