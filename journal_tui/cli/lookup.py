"""`search`: find what was written, by words.

The rule: words that are looked for may name somebody, and need not be an argument.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import told
from journal_tui.cli.inert import one_line
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, stamp
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.values import AgreementKind
from journal_tui.practice.values import Hit
from journal_tui.wording import moment as written
from journal_tui.wording import service_short, word

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

KINDS = ("entry", "agreement", "homework", "goal")


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    parser = commands.add(
        "search",
        _('Find notes, agreements and goals: all words count, "a phrase", begin*, @spring, type:agreements, topic:sleep.'),
        search,
    )
    parser.add_argument(
        "query", metavar=_("QUERY"), help=_("words to look for; a client's name finds its token; - is a line of stdin")
    )
    parser.add_argument("--client", default="", metavar="C", help=_("only this client"))
    parser.add_argument("--from", dest="start", default="", metavar="D", help=_("from this day"))
    parser.add_argument("--to", dest="end", default="", metavar="D", help=_("to this day"))
    parser.add_argument("--kind", action="append", default=[], choices=KINDS, help=_("only this kind; may be repeated"))
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=_("at most so many, newest first"))
    parser.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))


def search(call: "Call") -> None:
    """Find notes."""
    asked = call.arguments
    if asked.limit < 1:
        raise WrongUse(_("--limit is 1 or more."))
    with call.practice() as practice:
        found = practice.lookup.search(
            told(asked.query, _("Looked for"), "query"),
            client=asked.client or None,
            start=day(asked.start) if asked.start else None,
            end=day(asked.end) if asked.end else None,
            limit=asked.limit,
            identified=asked.identified,
            kinds=frozenset(asked.kind),
        )
    for hit in found.hits:
        call.output.row(
            {
                "kind": hit.kind,
                "entry" if hit.kind == "entry" else "goal" if hit.kind == "goal" else "agreement": hit.entry,
                "client": hit.client,
                "pseudonym": hit.pseudonym,
                "service": hit.service.value,
                "at": stamp(hit.at),
                "snippet": hit.snippet,
                "marks": [list(mark) for mark in hit.marks],
                "amended": hit.amended,
                "topic": hit.topic or None,
                "state": hit.state or None,
            },
            "  ".join((*_head(hit), hit.entry, one_line(hit.snippet))),
        )
    shown = len(found.hits)
    call.output.say(
        ngettext("{shown} of {total} answer", "{shown} of {total} answers", found.total).format(
            shown=shown, total=found.total
        )
    )
    if found.elsewhere is not None:
        near = found.elsewhere
        said = ngettext("From {start} to {end} there is {count}.", "From {start} to {end} there are {count}.", near.count)
        call.output.say(said.format(start=near.start.isoformat(), end=near.end.isoformat(), count=near.count))
    if found.unread:
        call.output.say(
            ngettext(
                "▲ {count} text cannot be trusted and was passed over. Run verify.",
                "▲ {count} texts cannot be trusted and were passed over. Run verify.",
                found.unread,
            ).format(count=found.unread)
        )


def _head(hit: Hit) -> tuple[str, ...]:
    """When, whose, what kind; the topic of an agreement."""
    words = {"agreement": word(AgreementKind.AGREEMENT), "homework": word(AgreementKind.HOMEWORK), "goal": _("goal")}
    kind = (words[hit.kind],) if hit.kind in words else ()
    topic = (topic_title(hit.topic, language()),) if hit.topic else ()
    return (written(hit.at), hit.pseudonym, service_short(hit.service), *kind, *topic)
