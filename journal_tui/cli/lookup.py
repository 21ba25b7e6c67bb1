"""`search`: find what was written, by words."""

from typing import TYPE_CHECKING

from journal_tui.cli.inert import one_line
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, stamp
from journal_tui.locales import _, ngettext
from journal_tui.wording import moment as written
from journal_tui.wording import service_short

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    parser = commands.add("search", _('Find notes by words: all words count, "a phrase", begin*.'), search)
    parser.add_argument("query", metavar=_("QUERY"), help=_("words to look for; a client's name finds its token"))
    parser.add_argument("--client", default="", metavar="C", help=_("only this client"))
    parser.add_argument("--from", dest="start", default="", metavar="D", help=_("from this day"))
    parser.add_argument("--to", dest="end", default="", metavar="D", help=_("to this day"))
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=_("at most so many, newest first"))
    parser.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))


def search(call: "Call") -> None:
    """Find notes."""
    asked = call.arguments
    if asked.limit < 1:
        raise WrongUse(_("--limit is 1 or more."))
    with call.practice() as practice:
        found = practice.lookup.search(
            asked.query,
            client=asked.client or None,
            start=day(asked.start) if asked.start else None,
            end=day(asked.end) if asked.end else None,
            limit=asked.limit,
            identified=asked.identified,
        )
    for hit in found.hits:
        call.output.row(
            {
                "entry": hit.entry,
                "client": hit.client,
                "pseudonym": hit.pseudonym,
                "service": hit.service.value,
                "at": stamp(hit.at),
                "snippet": hit.snippet,
                "marks": [list(mark) for mark in hit.marks],
                "amended": hit.amended,
            },
            f"{written(hit.at)}  {hit.pseudonym}  {service_short(hit.service)}  {hit.entry}  {one_line(hit.snippet)}",
        )
    shown = len(found.hits)
    call.output.say(
        ngettext("{shown} of {total} note found", "{shown} of {total} notes found", found.total).format(
            shown=shown, total=found.total
        )
    )
    if found.unread:
        call.output.say(
            ngettext(
                "▲ {count} text cannot be trusted and was passed over. Run verify.",
                "▲ {count} texts cannot be trusted and were passed over. Run verify.",
                found.unread,
            ).format(count=found.unread)
        )
