"""How a secret comes in: from the terminal without being shown, or from a descriptor; never as an argument.

The rule: the line is taken as it is. Nothing is stripped but its line feed, because a trailing space may be meant, and
no more is read than the line, because the rest of the descriptor may be the note itself.
"""

import getpass
import os
import sys

from journal_tui.cli.options import WrongUse
from journal_tui.locales import _
from journal_tui.practice.errors import InvalidText, WeakPassphrase

MOST = 65_536
"""Bytes of a line that are read at most; far more than any passphrase may have."""


def line_of(descriptor: int) -> str:
    """Read one line from `descriptor`.

    Args:
        descriptor: An open file descriptor.

    Returns:
        The line without its line feed. Of a line that is too long, its beginning: still too long to be accepted.

    Raises:
        WrongUse: The descriptor is not open for reading.
        InvalidText: The line is not UTF-8.
    """
    line = bytearray()
    try:
        while len(line) < MOST:
            letter = os.read(descriptor, 1)
            if letter in (b"", b"\n"):
                break
            line += letter
    except OSError:
        raise WrongUse(_("--passphrase-fd: this descriptor is not open for reading.")) from None
    try:
        return line.decode("utf-8", "ignore" if len(line) >= MOST else "strict")
    except UnicodeDecodeError:
        raise InvalidText(reason="encoding", field="passphrase") from None


def prompt(question: str) -> str:
    """Ask on the terminal, without showing what is typed.

    Raises:
        WrongUse: There is no terminal.
    """
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        raise WrongUse(_("There is no terminal to ask for the passphrase: use --passphrase-fd.")) from None
    try:
        return getpass.getpass(question + " ")
    except EOFError:
        raise WrongUse(_("No passphrase was given.")) from None


def ask(descriptor: int | None) -> str:
    """Return the passphrase of an existing practice."""
    return line_of(descriptor) if descriptor is not None else prompt(_("Passphrase:"))


def choose(descriptor: int | None) -> str:
    """Return a new passphrase; typed twice when it is asked for.

    Raises:
        WeakPassphrase: The two were not the same.
    """
    if descriptor is not None:
        return line_of(descriptor)
    first = prompt(_("New passphrase:"))
    if prompt(_("The same once more:")) != first:
        raise WeakPassphrase(reason="not_the_same")
    return first


def note_from_stdin() -> str:
    """Read a note from stdin, as UTF-8 bytes, whole.

    Raises:
        InvalidText: Not UTF-8.
        TextTooLong: Past the limit.
    """
    from journal_tui.practice.entries.text import LIMIT, decoded

    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        sys.stderr.write(_("Write the note; end with Ctrl+D on a line of its own.") + "\n")
    return decoded(sys.stdin.buffer.read(LIMIT + 1))
