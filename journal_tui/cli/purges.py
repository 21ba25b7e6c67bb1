"""`purge preview|run|exclude`, `retention list|review|keep`: what must go by rule, line by line.

The rule: a purge runs only with the hash of a preview that still holds; what is held or left out is listed with why, and why
is read from standard input.
"""

from datetime import date
from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.checks import FAILED
from journal_tui.cli.clients import client_argument
from journal_tui.cli.options import WrongUse
from journal_tui.cli.requests import rows_lines, rows_value
from journal_tui.cli.times import on
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.retention.rules import rules

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.retention.purging import PurgeLine


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("purge", _("Purge by rule what is due."))
    group.add("preview", _("Show what is due and what would go; changes nothing. Prints the hash to run."), preview)
    ran = group.add("run", _("Carry out a preview by its hash."), run)
    ran.add_argument("--preview", required=True, metavar="HASH", help=_("the hash that preview printed"))
    excluded = group.add(
        "exclude", _("Leave a client out of the purges of the next thirty days; why, from stdin."), exclude
    )
    client_argument(excluded)
    kept = commands.group("retention", _("How long what is kept."))
    kept.add("list", _("The rules, and how much is due by each."), show_rules)
    kept.add("review", _("Journals without contact for years, to be looked at."), reviews)
    held = kept.add("keep", _("Say why a journal without contact is kept; why, from stdin."), keep)
    client_argument(held)


def preview(call: "Call") -> None:
    """Show what is due."""
    with call.practice() as practice:
        purge = practice.retention.preview()
    value = {"preview": purge.hash.hex(), "number": purge.number, "lines": [_value(line) for line in purge.lines]}
    lines = [_line(line) for line in purge.lines] or [_("Nothing is due.")]
    call.output.answer(value, [*lines, _("Hash: {hash}").format(hash=purge.hash.hex())])


def run(call: "Call") -> int:
    """Carry out a preview."""
    try:
        approved = bytes.fromhex(call.arguments.preview)
    except ValueError:
        raise WrongUse(_("That is no hash of a preview.")) from None
    with call.practice() as practice:
        ended = practice.retention.run(approved)
    lines = [line for each in ended for line in each.lines]
    done = all(each.done for each in ended)
    words = ngettext("{count} purge done.", "{count} purges done.", len(ended)).format(count=len(ended))
    call.output.answer({"done": done, "count": len(ended), "rows": rows_value(lines)}, [*rows_lines(lines), words])
    return 0 if done else FAILED


def exclude(call: "Call") -> None:
    """Leave somebody out for now."""
    with call.practice() as practice:
        practice.retention.exclude(call.arguments.client, asked_line(_("Why"), "reason"))
    call.output.answer({"excluded": True}, [_("Left out for thirty days.")])


def keep(call: "Call") -> None:
    """Say why a journal is kept."""
    with call.practice() as practice:
        practice.retention.keep(call.arguments.client, asked_line(_("Why"), "reason"))
    call.output.answer({"kept": True}, [_("Noted.")])


def show_rules(call: "Call") -> None:
    """The rules, and how much is due by each."""
    with call.practice() as practice:
        due = practice.retention.due()
        late = practice.retention.overdue_days()
    for rule in rules().every:
        mine = [each for each in due if each.rule == rule.code]
        held = sum(bool(each.held_by) for each in mine)
        oldest = min((each.since for each in mine), default=None)
        call.output.row(
            {"rule": rule.code, "due": len(mine), "held": held, "oldest": on(oldest), "promise": rule.promise},
            f"{rule.code.ljust(13)} {len(mine):>5} {held:>5}  {on(oldest) or '-':10}  {rule.title(language())}",
        )
    if late:
        waited = ngettext("▲ A purge has waited for {days} day.", "▲ A purge has waited for {days} days.", late)
        call.output.say(waited.format(days=late))


def reviews(call: "Call") -> None:
    """Journals to be looked at."""
    with call.practice() as practice:
        found = practice.retention.reviews()
    for line in found:
        since = date.fromordinal(line.start_ordinal)
        call.output.row(
            {"client": line.client, "years": line.years, "since": on(since), "channel": line.channel},
            _("{client}  no contact since {day}, {years} years").format(client=line.client, day=since, years=line.years),
        )


def _value(line: "PurgeLine") -> dict[str, object]:
    due = line.due
    return {
        "rule": due.rule,
        "owner": due.owner.hex(),
        "since": on(due.since),
        "start": on(due.start),
        "channel": due.channel or None,
        "rows": line.rows,
        "minimal": due.minimal,
        "held_by": due.held_by or None,
        "excluded": line.excluded,
        "runs": line.runs,
    }


def _line(line: "PurgeLine") -> str:
    due = line.due
    why = due.held_by or (_("left out") if line.excluded else "")
    sign = "●" if line.runs else "▲"
    return f"{sign} {due.rule.ljust(13)} {on(due.since)}  {due.owner.hex()[:8]}  {line.rows:>4}  {why}".rstrip()
