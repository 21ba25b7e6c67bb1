"""`request show|ground|standing`: one case with its steps and words, its ground, and all that the law has set in motion for a client.

The rule: what was written in a case comes only when it is asked for, which the practice notes in its audit log; a standing
names nobody and tells no text.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.case_lines import answer, case_argument, case_line, case_value
from journal_tui.cli.clients import client_argument
from journal_tui.cli.inert import one_line
from journal_tui.cli.times import on, stamp
from journal_tui.locales import _
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.case_words import Case, CaseText, ErasureGround
from journal_tui.wording import moment, service_short

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.restriction import Restriction
    from journal_tui.practice.rights.holds import Hold


def add(group: "Commands") -> None:
    """Add the commands to those of `request`."""
    shown = case_argument(group.add("show", _("Show a case with what happened in it."), show))
    shown.add_argument("--texts", action="store_true", help=_("with what was written; this is noted in the audit log"))
    chosen = case_argument(
        group.add("ground", _("Choose on what ground an erasure or a restriction is asked for."), ground)
    )
    grounds = [*(each.value for each in ErasureGround), *(each.value for each in RestrictionGround)]
    chosen.add_argument("--ground", required=True, choices=grounds, help=_("on what ground"))
    about = _(
        "Show a client's cases, restrictions with their ids, other holds, the stop of marketing and the day of purging."
    )
    client_argument(group.add("standing", about, standing))


def show(call: "Call") -> None:
    """Show one case."""
    from journal_tui.wording.case_steps import step_words

    asked = call.arguments
    with call.practice() as practice:
        case = practice.cases.get(asked.case)
        texts = practice.cases.texts(asked.case) if asked.texts else ()
    steps = [{"step": each.code, "at": stamp(each.at), "detail": each.detail or None} for each in case.steps]
    value: dict[str, object] = {**case_value(case), "scope": case.scope or None, "steps": steps}
    if asked.texts:
        value["texts"] = [_text_value(each) for each in texts]
    lines = [case_line(case), *(f"  {moment(step.at)}  {step_words(case, step)}" for step in case.steps)]
    for each in texts:
        lines += ["", moment(each.at), *(f"  {one_line(line)}" for line in _words(each).splitlines())]
    call.output.answer(value, lines)


def _text_value(each: CaseText) -> dict[str, object]:
    return {
        "kind": each.kind,
        "at": stamp(each.at),
        "text": each.text,
        "about": each.about or None,
        "before": each.before or None,
        "after": each.after or None,
    }


def _words(each: CaseText) -> str:
    from journal_tui.wording.case_steps import corrected_words

    if not each.about:
        return each.text
    return "\n".join((corrected_words(each.about), f"- {each.before}", f"+ {each.after}", each.text))


def ground(call: "Call") -> None:
    """Choose the ground."""
    with call.practice() as practice:
        case = practice.cases.give_ground(call.arguments.case, call.arguments.ground)
    answer(call, case)


def standing(call: "Call") -> None:
    """All that the law has set in motion for a client."""
    with call.practice() as practice:
        client = practice.clients.get(call.arguments.client).id
        cases = practice.cases.of_client(client)
        restrictions = practice.restrictions.of_client(client)
        holds = practice.cases.holds(client)
        stopped = practice.suppressions.stopped(client)
        undecided = practice.after_withdrawal.of_client(client)
        _facts, due = practice.retention.of_client(client)
    value = {
        "client": client,
        "cases": [case_value(each) for each in cases],
        "restrictions": [_restriction(each) for each in restrictions],
        "holds": [{"kind": each.kind, "since": stamp(each.since), "case": each.case or None} for each in holds],
        "no_marketing": stopped,
        "withdrawn": [{"service": each.service.value, "asked": each.asked, "due": on(each.due)} for each in undecided],
        "due": _day(due),
    }
    call.output.answer(value, _lines(cases, restrictions, holds, stopped=stopped, due=_day(due)))


def _restriction(each: "Restriction") -> dict[str, object]:
    return {
        "restriction": each.id,
        "service": each.service.value if each.service else None,
        "ground": each.ground.value,
        "case": each.case,
        "since": stamp(each.since),
        "lifted": stamp(each.lifted),
    }


def _lines(
    cases: tuple[Case, ...], restrictions: "tuple[Restriction, ...]", holds: "tuple[Hold, ...]", *, stopped: bool, due: str
) -> list[str]:
    from journal_tui.wording.case_steps import hold_words, restriction_words

    lines = [case_line(each) for each in cases]
    for each in restrictions:
        ended = _("lifted {day}").format(day=on(each.lifted)) if each.lifted else _("RESTRICTED")
        what = service_short(each.service) if each.service else _("everything")
        lines.append(f"{each.id}  {ended}  {each.case}  {what}  {restriction_words(each.ground)}")
    lines += [f"{hold_words(each.words)}  {_('holds the data')}" for each in holds]
    lines += [_("No marketing")] if stopped else []
    return [*lines, _("To be purged by {day}, unless something holds it").format(day=due)]


def _day(ordinal: int) -> str:
    from datetime import date

    return date.fromordinal(ordinal).isoformat()
