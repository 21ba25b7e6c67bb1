"""`recognise`: what would become a token in a text, line by line, without opening any store.

The rule: one line of JSON in gives one line of JSON out, in order; a line that cannot be read ends with exit code 2 and
says which it was. Offsets are code points.
"""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journal_tui.cli.inert import json_line
from journal_tui.cli.options import WrongUse
from journal_tui.locales import _

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

_KEYS = ("given", "surname", "personnummer", "phone", "email", "address", "employer")


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    commands.add("recognise", _("Say what in each text would become a token: JSON Lines in, JSON Lines out."), recognise)


def recognise(call: "Call") -> None:
    """Recognise in each line of stdin."""
    from journal_tui.practice.pseudonyms.recognise import recognise as spans_of

    for text, client in _lines():
        spans = [
            {"start": span.start, "end": span.end, "label": span.kind.value, "source": span.source, "score": span.score}
            for span in spans_of(text, client)
        ]
        call.output.write_line(json_line({"spans": spans}))


def _lines() -> Iterator[tuple[str, Any]]:
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        if not raw.strip():
            continue
        try:
            asked = json.loads(raw.decode("utf-8"))
        except ValueError:
            raise WrongUse(_("Line {number} is not JSON in UTF-8.").format(number=number)) from None
        yield _read(asked, number)
