"""`recognise`: what would become a token in a text, line by line, without opening any store.

The rule: one line of JSON in gives one line of JSON out, in order and before the next one is waited for; a line that
cannot be read ends with exit code 2 and the number of the line. Offsets are code points. No passphrase is asked for and
nothing is kept. A long input is answered by several processes.
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
    from journal_tui.cli.crew import Lines, answers
    from journal_tui.practice.pseudonyms.recognise import load

    if sys.stdin is None:
        return
    load()
    number = 0
    for some in answers(Lines(sys.stdin.buffer), _answer):
        for found in some:
            number += 1
            if found is None:
                raise WrongUse(_("Line {number} is not an object in JSON with a text, as UTF-8.").format(number=number))
            if found:
                call.output.line(found)
        call.output.flush()


def _answer(line: bytes) -> str | None:
    """The answer to a line, nothing to an empty one, None to one that cannot be read."""
    from journal_tui.practice.pseudonyms.recognise import recognise_line

    try:
        return recognise_line(line.decode("utf-8")) if line.strip() else ""
    except (UnicodeDecodeError, InvalidInput):
        return None
