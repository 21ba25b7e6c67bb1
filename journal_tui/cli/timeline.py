"""`timeline`: everything that happened with one client, a line each, newest first.

The rule: opening it is a read and is noted in the audit log; what consent shuts is a line with the reason.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import told
from journal_tui.cli.clients import client_argument
from journal_tui.cli.inert import one_line
from journal_tui.cli.times import stamp
from journal_tui.locales import _, language
from journal_tui.practice.timeline.narrowing import read
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind
from journal_tui.wording import moment as written
from journal_tui.wording import service_short
from journal_tui.wording import timeline as words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    parser = commands.add("timeline", _("Everything that happened with a client, newest first."), timeline)
    client_argument(parser)
    kinds = [kind.value for kind in TimelineKind]
    parser.add_argument("--kind", action="append", default=[], choices=kinds, help=_("only this kind; may be repeated"))
    parser.add_argument(
        "--filter",
        default="",
        metavar=_("TEXT"),
        help=_("words that must occur; @spring or @2026-05; - is a line of stdin"),
    )
    parser.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))


def _value(item: TimelineItem, *, identified: bool) -> dict[str, object]:
    value: dict[str, object] = {
        "at": None if item.error else stamp(item.at),
        "kind": item.kind.value,
        "id": item.ref,
        "place": item.place or None,
        "service": item.service.value if item.service else None,
        "state": item.detail or None,
        "blocked": item.shut or None,
        "error": item.error or None,
        "stored": item.text,
    }
    if item.answers:
        value["answers"] = {purpose.value: answer for purpose, answer in item.answers}
    return value | ({"identified": item.identified} if identified else {})


def _line(item: TimelineItem, *, identified: bool) -> str:
    when = " " * 16 if item.error else written(item.at)
    sign = "× " if item.error else "■ " if item.shut else ""
    state = words.state_word(item)
    parts = [
        when,
        words.kind_word(item.kind),
        service_short(item.service) if item.service else "",
        one_line(words.line(item, names=identified)),
        f"{sign}{state}" if state else "",
        item.ref,
    ]
    return "  ".join(part for part in parts if part)


def timeline(call: "Call") -> None:
    """Print the lines."""
    asked = call.arguments
    identified: bool = asked.identified
    with call.practice() as practice:
        items = practice.timeline.list(asked.client, identified=identified, language=language())
        today = practice.agreements.today()
        sought = told(asked.filter, _("Looked for"), "filter")
    kinds = [TimelineKind(kind) for kind in asked.kind]
    narrowing = read(sought, today, words.named_kinds(), kinds)
    for item in items:
        if narrowing.keeps(item, words.needle(item, names=identified)):
            call.output.row(_value(item, identified=identified), _line(item, identified=identified))
