"""`request open|verify|preview|approve|run|list|…`: the rights requests, line by line.

The rule: nothing runs for somebody who is not identified, here as everywhere; a preview prints its hash, and only that hash
approves it; a run says what went and what stayed, and ends with 1 when something was still found afterwards.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli import case_reading, handing, rectifying
from journal_tui.cli.asking import asked_line, told
from journal_tui.cli.case_lines import answer, case_argument, case_line, case_value
from journal_tui.cli.checks import FAILED
from journal_tui.cli.clients import client_argument, services
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, on
from journal_tui.locales import _, language
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.case_words import (
    ASKED,
    REFUSED_BECAUSE,
    SHOWN,
    SIGNED_NOTE,
    WRITTEN,
    CaseChannel,
    CaseKind,
    Corrected,
    ErasureGround,
    Identity,
)
from journal_tui.practice.rights.line_titles import title_of
from journal_tui.practice.values import Service
from journal_tui.wording.rights import outcome_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.rights.order import PreviewLine

_GROUNDS = {CaseKind.ERASURE: ErasureGround.WITHDRAWN.value, CaseKind.RESTRICTION: RestrictionGround.ACCURACY.value}
"""The ground that a request on a line has when none is named."""
_SEALED = frozenset({CaseKind.ACCESS, CaseKind.PORTABILITY})
"""Kinds that end in a sealed file for the client."""


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("request", _("Rights requests: access, rectification, erasure, restriction and the others."))
    opened = group.add("open", _("Write down a request; prints its number and the last day to answer."), open_case)
    who = opened.add_mutually_exclusive_group(required=True)
    who.add_argument("client", nargs="?", default="", metavar=_("CLIENT"), help=_("a pseudonym or a client id"))
    who.add_argument("--enquiry", default="", metavar="ID", help=_("somebody who has only asked, by the enquiry's number"))
    opened.add_argument("--kind", required=True, choices=[each.value for each in CaseKind], help=_("what is asked for"))
    opened.add_argument("--channel", required=True, choices=[each.value for each in ASKED], help=_("how it came"))
    opened.add_argument("--received", required=True, metavar=_("DATE"), help=_("the day it was received"))
    opened.add_argument("--service", default="", choices=["", *services()], help=_("only this service"))
    grounds = [*(each.value for each in ErasureGround), *(each.value for each in RestrictionGround)]
    opened.add_argument("--ground", default="", choices=["", *grounds], help=_("on what ground"))
    wrong = ["", *(each.value for each in Corrected), SIGNED_NOTE]
    opened.add_argument("--scope", default="", choices=wrong, help=_("for a rectification: what is wrong"))
    opened.add_argument("--text-file", default="", metavar="F", help=_("what was written; kept sealed"))
    verified = case_argument(group.add("verify", _("Note how the person who asks was identified."), verify))
    verified.add_argument(
        "--method",
        required=True,
        choices=[each.value for each in SHOWN],
        help=_("by what; of another way the words are read from stdin"),
    )
    written = case_argument(group.add("written", _("Note that an erasure was asked for in writing too."), in_writing))
    written.add_argument(
        "--channel", required=True, choices=[each.value for each in ASKED if each in WRITTEN], help=_("how it came")
    )
    shown = _("Show what an erasure would do, with the hash to approve, or what an extract would hold; changes nothing.")
    case_argument(group.add("preview", shown, preview))
    approved = case_argument(group.add("approve", _("Approve a preview by its hash."), approve))
    approved.add_argument("--preview", required=True, metavar="HASH", help=_("the hash that preview printed"))
    ran = case_argument(group.add("run", _("Carry out a case."), run))
    ran.add_argument("--output", default="", metavar="DIR", help=_("the folder that the sealed file goes into"))
    handing.add_lines(ran)
    ran.add_argument(
        "--recipients-told", action="store_true", help=_("for a rectification: whoever was given the data has been told")
    )
    ran.add_argument("--language", default="", choices=["", "sv", "en"], help=_("the client's own when not given"))
    extended = case_argument(
        group.add("extend", _("Extend the time to answer by two months, together with a notice."), extend)
    )
    extended.add_argument("--notice-given", action="store_true", help=_("the client has been told"))
    weighed = case_argument(
        group.add("weigh", _("Decide on an objection; the written weighing is read from standard input."), weigh)
    )
    weighed.add_argument("--decision", required=True, choices=["upheld", "overruled"], help=_("whose grounds weigh more"))
    refused = case_argument(group.add("refuse", _("Refuse a case with a reason."), refuse))
    refused.add_argument("--reason", required=True, choices=REFUSED_BECAUSE, help=_("why; accurate of a rectification"))
    case_argument(group.add("close", _("Close a complaint or a claim; a claim's hold ends with it."), close))
    handing.add_letter(
        case_argument(group.add("letter", _("Write a letter about a case; to a file, or printed."), handing.letter))
    )
    rectifying.add(group)
    case_reading.add(group)
    lifted = group.add("lift", _("Lift a restriction, once the client has been told."), lift)
    lifted.add_argument("restriction", metavar="ID", help=_("which restriction"))
    lifted.add_argument("--notice-given", action="store_true", help=_("the client has been told"))
    stopped = group.add(
        "stop-marketing", _("Put a client's addresses on the list of those who get no marketing."), stop_marketing
    )
    stopped.add_argument(
        "client",
        metavar=_("CLIENT"),
        help=_(
            "a client or pseudonym; or the address of somebody who is none, also of one who was erased; - is a line of stdin"
        ),
    )
    client_argument(group.add("allow-marketing", _("Take them off it, because the client asks for it."), allow_marketing))
    listed = group.add("list", _("List the requests, the most urgent first."), show_all)
    listed.add_argument("--all", action="store_true", help=_("also those that are over"))


def open_case(call: "Call") -> None:
    """Write down a request."""
    asked = call.arguments
    text = ""
    if asked.text_file:
        try:
            text = Path(asked.text_file).read_text(encoding="utf-8")
        except (OSError, ValueError):
            raise WrongUse(_("{file} cannot be read as text.").format(file=asked.text_file)) from None
    kind = CaseKind(asked.kind)
    with call.practice() as practice:
        case = practice.cases.open(
            practice.enquiries.prospect(asked.enquiry) if asked.enquiry else asked.client,
            kind,
            CaseChannel(asked.channel),
            day(asked.received),
            service=Service(asked.service) if asked.service else None,
            ground=asked.ground or _GROUNDS.get(kind, ""),
            scope=asked.scope,
            text=text,
        )
    answer(call, case)


def verify(call: "Call") -> None:
    """Note how somebody was identified."""
    with call.practice() as practice:
        how = asked_line(_("In what way?"), "identity") if call.arguments.method == Identity.OTHER else ""
        case = practice.cases.verify(call.arguments.case, Identity(call.arguments.method), how)
    answer(call, case)


def in_writing(call: "Call") -> None:
    """Note that it came in writing."""
    with call.practice() as practice:
        case = practice.cases.in_writing(call.arguments.case, CaseChannel(call.arguments.channel))
    answer(call, case)


def preview(call: "Call") -> None:
    """Show what an erasure would do, or what an extract would hold."""
    number = call.arguments.case
    with call.practice() as practice:
        if practice.cases.get(number).kind is CaseKind.ACCESS:
            handing.preview(call, practice, number)
            return
        plan, alike = practice.cases.preview(number), practice.cases.alike(number)
    value = {"case": number, "preview": plan.hash.hex(), "rows": rows_value(plan.lines), "alike": list(alike)}
    lines = [*rows_lines(plan.lines), *handing.alike_lines(alike), _("Hash: {hash}").format(hash=plan.hash.hex())]
    call.output.answer(value, lines)


def approve(call: "Call") -> None:
    """Approve a preview."""
    try:
        approved = bytes.fromhex(call.arguments.preview)
    except ValueError:
        raise WrongUse(_("That is no hash of a preview.")) from None
    with call.practice() as practice:
        case = practice.cases.approve(call.arguments.case, approved)
    answer(call, case)


def run(call: "Call") -> int:
    """Carry out a case."""
    number = call.arguments.case
    with call.practice() as practice:
        case = practice.cases.get(number)
        if case.kind is CaseKind.RESTRICTION:
            answer(call, practice.cases.restrict(number))
            return 0
        if case.kind is CaseKind.RECTIFICATION:
            answer(call, practice.rectifications.settle(number, told=call.arguments.recipients_told))
            return 0
        if case.kind in _SEALED:
            handing.run(call, practice, case)
            return 0
        ended = practice.cases.erase(number)
    value = {"case": number, "done": ended.done, "rows": rows_value(ended.lines), "left": list(ended.left)}
    lines = rows_lines(ended.lines)
    if ended.done:
        lines.append(_("Done, and looked for: nothing of it is left."))
    else:
        lines.append(_("Something is still there: {places}. It is finished at the next unlock.").format(places=ended.left))
    call.output.answer(value, lines)
    return 0 if ended.done else FAILED


def extend(call: "Call") -> None:
    """Extend the time to answer."""
    with call.practice() as practice:
        case = practice.cases.extend(call.arguments.case, notice=call.arguments.notice_given)
    answer(call, case)


def weigh(call: "Call") -> None:
    """Decide on an objection."""
    from journal_tui.cli.passphrases import note_from_stdin

    with call.practice() as practice:
        case = practice.cases.weigh(call.arguments.case, note_from_stdin(), upheld=call.arguments.decision == "upheld")
    answer(call, case)


def refuse(call: "Call") -> None:
    """Refuse a case."""
    with call.practice() as practice:
        case = practice.cases.refuse(call.arguments.case, call.arguments.reason)
    answer(call, case)


def close(call: "Call") -> None:
    """Close a case that asks for no act of ours."""
    with call.practice() as practice:
        case = practice.cases.close(call.arguments.case)
    answer(call, case)


def lift(call: "Call") -> None:
    """Lift a restriction."""
    with call.practice() as practice:
        ended = practice.restrictions.lift(call.arguments.restriction, informed=call.arguments.notice_given)
    call.output.answer({"restriction": ended.id, "case": ended.case}, [_("Lifted: case {case}").format(case=ended.case)])


def stop_marketing(call: "Call") -> None:
    """Put a client, or an address, on the stop list."""
    from journal_tui.practice.rights.suppression import is_address

    with call.practice() as practice:
        whose, desk = told(call.arguments.client, _("E-mail or phone"), "address"), practice.suppressions
        count = int(desk.stop_address(whose)) if is_address(whose) else desk.stop(whose)
    call.output.answer({"stopped": count}, [_("The client gets no marketing any more.")])


def allow_marketing(call: "Call") -> None:
    """Take a client off the stop list."""
    with call.practice() as practice:
        count = practice.suppressions.allow(call.arguments.client)
    call.output.answer({"ended": count}, [_("The stop is ended.")])


def show_all(call: "Call") -> None:
    """List the cases."""
    with call.practice() as practice:
        found = practice.cases.list(over=call.arguments.all)
    for case in found:
        call.output.row(case_value(case), case_line(case))
    if not found and not call.output.json:
        call.output.say(_("No request waits."))


def rows_value(lines: "Sequence[PreviewLine]") -> list[dict[str, object]]:
    """The lines of a preview or an outcome as JSON."""
    return [
        {
            "store": line.store,
            "class": line.data_class,
            "kind": line.kind or None,
            "count": line.count,
            "outcome": line.outcome.value,
            "law": line.law or None,
            "until": on(date.fromordinal(line.until_day)) if line.until_day else None,
            "held_by": line.held_by or None,
        }
        for line in lines
    ]


def rows_lines(lines: "Sequence[PreviewLine]") -> list[str]:
    """The lines of a preview or an outcome for a person."""
    shown = []
    for line in lines:
        title = title_of(line, language())
        why = line.law or line.held_by
        until = _("until {day}").format(day=date.fromordinal(line.until_day).isoformat()) if line.until_day else ""
        shown.append("  ".join((f"{line.count:>5}", outcome_words(line.outcome), title, why, until)).rstrip())
    return shown
