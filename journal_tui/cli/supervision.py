"""`supervision export`: a text for supervision of named entries, without names.

The rule: without a decision on every noun nothing is written: the nouns are listed with their numbers, and it ends with 3.
Nouns are never arguments; decisions come from a file that points at numbers and fits this one list.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_tui.cli.clients import client_argument
from journal_tui.cli.inert import one_line
from journal_tui.cli.options import WrongUse
from journal_tui.locales import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.supervision.prepared import Decision, Prepared

REFUSED: Final = 3


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    group = commands.group("supervision", _("Texts for supervision, without names."))
    text = _("Write marked entries without names, dates and places; lists the nouns that you have to decide first.")
    parser = group.add("export", text, export)
    client_argument(parser)
    parser.add_argument("--entry", action="append", required=True, metavar="ID", help=_("a signed entry; may be repeated"))
    parser.add_argument("--output", required=True, metavar="F", help=_("a new file; nothing is overwritten"))
    parser.add_argument(
        "--decide", default="", metavar="FILE", help=_("list CODE, then a line each: 1 keep, 2 replace TEXT, 3 out")
    )


def export(call: "Call") -> int:
    """Prepare, and write when everything is decided."""
    from journal_tui.practice.supervision.decisions import read_decisions

    asked = call.arguments
    target = Path(asked.output)
    written = _read(Path(asked.decide)) if asked.decide else ""
    with call.practice() as practice:
        prepared = practice.supervision.prepare(asked.client, asked.entry, language())
        decisions = read_decisions(written, prepared) if asked.decide else {}
        if prepared.waiting(decisions):
            _list(call, prepared, decisions)
            return REFUSED
        count = practice.supervision.write(
            prepared, decisions, target, lambda _part, done, total: call.output.progress(_("searching"), done, total)
        )
    call.output.answer({"file": str(target), "entries": count}, [_("Written: {file}").format(file=target)])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise WrongUse(_("The file cannot be read: {file}").format(file=path)) from None


def _list(call: "Call", prepared: "Prepared", decisions: "Mapping[int, Decision]") -> None:
    """Print the nouns that wait, each with its number and where it first stands."""
    waiting = prepared.waiting(decisions)
    call.output.row({"list": prepared.code, "waiting": len(waiting)}, f"list {prepared.code}")
    for noun in waiting:
        value = {
            "number": noun.number,
            "word": noun.word,
            "count": len(noun.places),
            "before": noun.before,
            "after": noun.after,
            "sure": noun.sure,
        }
        sign = "×" if noun.sure else "▲"
        around = one_line(f"{noun.before}[{noun.word}]{noun.after}")
        call.output.row(value, f"{noun.number} {sign} {one_line(noun.word)}  ({len(noun.places)})  {around}")
    said = ngettext(
        "{count} word to decide; nothing was written.", "{count} words to decide; nothing was written.", len(waiting)
    )
    call.output.say(said.format(count=len(waiting)))
