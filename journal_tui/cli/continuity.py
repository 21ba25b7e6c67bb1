"""`agreement add|list|settle|carry`, `goal add|rate|end|list`, `safety-plan show|write`: what goes on between appointments.

The rule: texts come on stdin as UTF-8 and never as arguments; what is printed is what is stored, with tokens, unless
names are asked for, which the practice notes in its audit log.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument, service_argument, services
from journal_tui.cli.inert import one_line
from journal_tui.cli.options import WrongUse
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.cli.times import moment, on, stamp
from journal_tui.locales import _, language
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.plan_paper import plan_text, read_plan
from journal_tui.practice.continuity.values import SETTLED, Agreement, AgreementKind, AgreementState, Goal, GoalState
from journal_tui.practice.values import Service
from journal_tui.wording import day, word

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    _agreements(commands)
    _goals(commands)
    group = commands.group("safety-plan", _("Safety plans."))
    shown = group.add("show", _("Show the newest safety plan of a client, ready for paper."), show_plan)
    client_argument(shown)
    service_argument(shown)
    shown.add_argument("--version", type=int, default=0, metavar="N", help=_("an older version"))
    shown.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))
    written = group.add(
        "write", _("Write the next version from stdin: headings as show prints them, texts under them."), write_plan
    )
    client_argument(written)
    service_argument(written)


def _agreements(commands: "Commands") -> None:
    group = commands.group("agreement", _("Agreements with clients, and homework."))
    new = group.add("add", _("Write down what was agreed, from stdin; names become tokens."), agree)
    client_argument(new)
    service_argument(new)
    new.add_argument(
        "--topic",
        required=True,
        metavar="T",
        help=_("what it is about: sleep, food, movement, work, relation, worry, other"),
    )
    new.add_argument("--due", default="", metavar="D", help=_("by when: fri, 12/12, in 2 w, 2026-12-12"))
    new.add_argument("--homework", action="store_true", help=_("a homework until next time"))
    new.add_argument("--at", default="", metavar=_("WHEN"), help=_("when it was agreed, else now"))
    listed = group.add("list", _("List a client's agreements, overdue ones first."), show_agreements)
    client_argument(listed)
    _list_arguments(listed)
    settled = group.add("settle", _("Say how it went."), settle)
    settled.add_argument("agreement", metavar=_("AGREEMENT"), help=_("the id of the agreement"))
    choices = [state.value for state in (*SETTLED, AgreementState.OPEN, AgreementState.VOID)]
    settled.add_argument(
        "--as", dest="state", required=True, choices=choices, help=_("open takes it back, void says it was a mistake")
    )
    carried = group.add("carry", _("Go on with it as a new agreement in the same words."), carry)
    carried.add_argument("agreement", metavar=_("AGREEMENT"), help=_("the id of the agreement"))
    carried.add_argument("--due", default="", metavar="D", help=_("by when: fri, 12/12, in 2 w, 2026-12-12"))


def _goals(commands: "Commands") -> None:
    group = commands.group("goal", _("Goals of clients."))
    new = group.add("add", _("Write a goal down, from stdin; names become tokens."), aim)
    client_argument(new)
    service_argument(new)
    rated = group.add("rate", _("Say how near a goal is, 0 to 10."), rate)
    rated.add_argument("goal", metavar=_("GOAL"), help=_("the id of the goal"))
    rated.add_argument("value", metavar="N", type=int, help=_("0 to 10"))
    rated.add_argument("--at", default="", metavar=_("WHEN"), help=_("when it was rated, else now"))
    ended = group.add("end", _("Say that a goal is reached, or dropped."), end)
    ended.add_argument("goal", metavar=_("GOAL"), help=_("the id of the goal"))
    choices = [state.value for state in GoalState]
    ended.add_argument(
        "--as", dest="state", required=True, choices=choices, help=_("active takes it back, void says it was a mistake")
    )
    listed = group.add("list", _("List a client's goals with their ratings."), show_goals)
    client_argument(listed)
    _list_arguments(listed)


def _list_arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("--service", choices=services(), help=_("which service"))
    parser.add_argument("--open", action="store_true", help=_("only what is still open"))
    parser.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))


def _agreement(each: Agreement, *, identified: bool) -> dict[str, object]:
    value: dict[str, object] = {
        "agreement": each.id,
        "client": each.client,
        "pseudonym": each.pseudonym,
        "service": each.service.value,
        "kind": each.kind.value,
        "topic": each.topic,
        "at": stamp(each.at),
        "due": on(each.due),
        "state": each.state.value,
        "settled_at": stamp(each.settled_at),
        "carried_from": each.carried_from,
        "stored": each.text,
    }
    return value | ({"identified": each.identified} if identified else {})


def _agreement_line(each: Agreement) -> str:
    parts = [day(each.at.astimezone().date()), topic_title(each.topic, language()), word(each.kind), word(each.state)]
    if each.due:
        parts.append(_("due {day}").format(day=each.due.isoformat()))
    return "  ".join((*parts, each.id, one_line(each.identified or each.text)))


def _goal(each: Goal, *, identified: bool) -> dict[str, object]:
    value: dict[str, object] = {
        "goal": each.id,
        "client": each.client,
        "pseudonym": each.pseudonym,
        "service": each.service.value,
        "at": stamp(each.at),
        "state": each.state.value,
        "ended_at": stamp(each.ended_at),
        "ratings": [{"at": stamp(rating.at), "value": rating.value} for rating in each.ratings],
        "stored": each.text,
    }
    return value | ({"identified": each.identified} if identified else {})


def _goal_line(each: Goal) -> str:
    ratings = " ".join(str(rating.value) for rating in each.ratings) or "-"
    return "  ".join(
        (day(each.at.astimezone().date()), word(each.state), ratings, each.id, one_line(each.identified or each.text))
    )


def agree(call: "Call") -> None:
    """Write an agreement."""
    asked = call.arguments
    at = moment(asked.at) if asked.at else None
    kind = AgreementKind.HOMEWORK if asked.homework else AgreementKind.AGREEMENT
    with call.practice() as practice:
        due = practice.agreements.due(asked.due)
        made = practice.agreements.add(
            asked.client, Service(asked.service), asked.topic, note_from_stdin(), kind=kind, due=due, at=at
        )
    call.output.answer(_agreement(made, identified=False), [_agreement_line(made)])


def show_agreements(call: "Call") -> None:
    """List agreements."""
    asked = call.arguments
    service = Service(asked.service) if asked.service else None
    with call.practice() as practice:
        found = practice.agreements.list(asked.client, service, open_only=asked.open, identified=asked.identified)
        today = practice.agreements.today()
    for each in found:
        value = _agreement(each, identified=asked.identified) | {"overdue": each.overdue(today)}
        line = _agreement_line(each)
        call.output.row(value, f"▲ {line}" if each.overdue(today) else f"  {line}")


def settle(call: "Call") -> None:
    """Settle an agreement, open it again, or take it back."""
    state = AgreementState(call.arguments.state)
    with call.practice() as practice:
        desk, agreement = practice.agreements, call.arguments.agreement
        if state is AgreementState.OPEN:
            done = desk.reopen(agreement)
        else:
            done = desk.void(agreement) if state is AgreementState.VOID else desk.settle(agreement, state)
    call.output.answer(_agreement(done, identified=False), [_agreement_line(done)])


def carry(call: "Call") -> None:
    """Carry an agreement forward."""
    with call.practice() as practice:
        made = practice.agreements.carry_forward(call.arguments.agreement, practice.agreements.due(call.arguments.due))
    call.output.answer(_agreement(made, identified=False), [_agreement_line(made)])


def aim(call: "Call") -> None:
    """Write a goal."""
    with call.practice() as practice:
        made = practice.goals.add(call.arguments.client, Service(call.arguments.service), note_from_stdin())
    call.output.answer(_goal(made, identified=False), [_goal_line(made)])


def rate(call: "Call") -> None:
    """Rate a goal."""
    asked = call.arguments
    with call.practice() as practice:
        done = practice.goals.rate(asked.goal, asked.value, at=moment(asked.at) if asked.at else None)
    call.output.answer(_goal(done, identified=False), [_goal_line(done)])


def end(call: "Call") -> None:
    """End a goal, take it up again, or take it back."""
    state = GoalState(call.arguments.state)
    with call.practice() as practice:
        desk, goal = practice.goals, call.arguments.goal
        if state is GoalState.ACTIVE:
            done = desk.reopen(goal)
        else:
            done = desk.void(goal) if state is GoalState.VOID else desk.end(goal, state)
    call.output.answer(_goal(done, identified=False), [_goal_line(done)])


def show_goals(call: "Call") -> None:
    """List goals."""
    asked = call.arguments
    service = Service(asked.service) if asked.service else None
    with call.practice() as practice:
        for each in practice.goals.list(asked.client, service, active_only=asked.open, identified=asked.identified):
            call.output.row(_goal(each, identified=asked.identified), _goal_line(each))


def show_plan(call: "Call") -> None:
    """Show a safety plan."""
    asked = call.arguments
    with call.practice() as practice:
        versions = practice.safety_plans.versions(asked.client, Service(asked.service), identified=asked.identified)
    plan = next((each for each in versions if asked.version in (0, each.number)), None)
    if plan is None:
        raise WrongUse(_("There is no such safety plan. safety-plan write writes the first one."))
    value = {
        "safety_plan": plan.id,
        "client": plan.client,
        "pseudonym": plan.pseudonym,
        "service": plan.service.value,
        "version": plan.number,
        "versions": len(versions),
        "at": stamp(plan.at),
        "sections": [
            {"section": each.code, "stored": each.text} | ({"identified": each.identified} if asked.identified else {})
            for each in plan.sections
        ],
    }
    head = _("Safety plan {version}, {day}").format(version=plan.number, day=day(plan.at.astimezone().date()))
    call.output.answer(value, [head, "", *plan_text(plan, language()).splitlines()])


def write_plan(call: "Call") -> None:
    """Write the next version of a safety plan."""
    with call.practice() as practice:
        texts = read_plan(note_from_stdin())
        plan = practice.safety_plans.write(call.arguments.client, Service(call.arguments.service), texts)
    call.output.answer(
        {"safety_plan": plan.id, "version": plan.number, "at": stamp(plan.at)},
        [_("Safety plan {version} is written.").format(version=plan.number)],
    )
