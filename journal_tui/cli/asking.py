"""How what names a person or tells of one comes in: asked for at a terminal, else by lines of standard input.

The rule: every process of the computer can read an argument, so none holds such words. Where the line has an option for one
all the same (`client add --given`, `consent record --signature`, what is looked for), `-` in its place reads it from here.
What is read comes in the order in which the help names it, a line each; a text that may be long is whatever follows.
"""

import sys

from journal_tui.cli.passphrases import MOST
from journal_tui.practice.errors import InvalidText

FROM_INPUT = "-"
"""Stands for a line of standard input."""


def asked_line(question: str, field: str) -> str:
    """Ask for one line, or take the next of standard input; an empty one when there is none left.

    Args:
        question: Asked on stderr where a person types.
        field: What the line is, for the error.

    Raises:
        InvalidText: Not UTF-8.
    """
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
    taken = sys.stdin.buffer.readline(MOST).removesuffix(b"\n").removesuffix(b"\r")
    try:
        return taken.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidText(reason="encoding", field=field) from None


def told(value: str, question: str, field: str) -> str:
    """An option's value, or the line that is read where `-` stands for it."""
    return asked_line(question, field) if value == FROM_INPUT else value
