"""Phrases in a note line by line: `;code` anywhere in a line, put in when the line is ended, and heard as it came in.

The rule: what is typed after the code goes where the cursor would go on the screen; a code that no phrase has stays as it was typed.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal_tui.locales import _, language
from journal_tui.practice.library.expansion import in_line
from journal_tui.practice.library.values import Phrase

if TYPE_CHECKING:
    from journal_tui.linear.note_text import OpenText


def phrased(note: "OpenText", line: str) -> str:
    """Give a line with its phrases in it; says what came in."""
    if ";" not in line:
        return line
    texts = {code: each.text for code, each in _usable(note).items()}
    whole, unknown = in_line(line, texts, note.seat.practice.context.today())
    if unknown:
        note.seat.talk.say(_("No phrase has that code."))
    lines = [each for each in whole.splitlines() if each.strip()]
    if whole != line:
        note.seat.talk.say(*lines)
    return "\n".join(lines)


def say_phrases(note: "OpenText") -> None:
    """Say every phrase of this service, in the language that is spoken."""
    found = {code: each for code, each in _usable(note).items() if each.language in ("", language())}
    note.seat.talk.say(
        *(f";{code}: {each.text.splitlines()[0]}" for code, each in sorted(found.items())),
        _("Type the code with its semicolon in a line. What you type after it comes in at the gap."),
    )


def _usable(note: "OpenText") -> Mapping[str, Phrase]:
    return note.seat.practice.library.phrases.usable(note.draft.service, language())
