"""`recognise`: what would become a token in a text, line by line, without opening any store.

The rule: one line of JSON in gives one line of JSON out, in order; a line that cannot be read ends with exit code 2 and
the number of the line. Offsets are code points. No passphrase is asked for and nothing is kept.
"""

import sys
from typing import TYPE_CHECKING

from journal_tui.cli.options import WrongUse
from journal_tui.locales import _
from journal_tui.practice.errors import InvalidInput

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    text = _("Say what in each text would become a token: JSON Lines in, JSON Lines out.")
    commands.add("recognise", text, recognise, opens=False)


def recognise(call: "Call") -> None:
    """Recognise in each line of stdin."""
    from journal_tui.practice.pseudonyms.recognise import recognise_line

    if sys.stdin is None:
        return
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        if not raw.strip():
            continue
        try:
            found = recognise_line(raw.decode("utf-8"))
        except (UnicodeDecodeError, InvalidInput):
            raise WrongUse(
                _("Line {number} is not an object in JSON with a text, as UTF-8.").format(number=number)
            ) from None
        call.output.line(found)
