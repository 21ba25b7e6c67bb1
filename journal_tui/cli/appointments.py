"""`appointment add|list|move|no-show|cancel|undo` and `calendar read`: the calendar, line by line.

The rule: what is printed is codes; names, and the titles of a calendar file, come only when asked for, which the practice
notes in its audit log. A calendar file is read from disk and shown before anything is written.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_tui.cli import held
from journal_tui.cli.clients import client_argument, service_argument
from journal_tui.cli.inert import one_line
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, moment, stamp
from journal_tui.locales import N_, _
from journal_tui.practice.calendar.values import MOST_DAYS, USUAL_DAYS, Applied, Candidate, LineKind, Preview, PreviewLine
from journal_tui.practice.values import Appointment, Service
from journal_tui.wording import moment as written
from journal_tui.wording import service_short
from journal_tui.wording.calendar import kind_words, left_out_words

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

_STEPS: Final = {
    "calendar_days": N_("reading the calendar"),
    "calendar_names": N_("looking for the names"),
    "calendar_written": N_("writing appointments"),
}


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("appointment", _("Appointments."))
    new = group.add("add", _("Plan an appointment. No consent is needed to plan."), plan)
    client_argument(new)
    service_argument(new)
    new.add_argument("--at", required=True, metavar=_("WHEN"), help=_("when it begins: 2026-11-23T09:00"))
    new.add_argument("--minutes", type=int, default=50, metavar="N", help=_("how long it is, else 50"))
    listed = group.add("list", _("List appointments, today's and tomorrow's unless told otherwise."), show_all)
    listed.add_argument("--from", dest="first", default="", metavar="D", help=_("the first day, else today"))
    listed.add_argument("--days", type=int, default=2, metavar="N", help=_("how many days, else 2"))
    listed.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))
    moved = group.add("move", _("Give an appointment that has not begun another time."), move)
    _appointment(moved)
    moved.add_argument("--at", required=True, metavar=_("WHEN"), help=_("when it begins: 2026-11-23T09:00"))
    moved.add_argument("--minutes", type=int, default=None, metavar="N", help=_("how long it is, else as before"))
    _appointment(group.add("no-show", _("Note that the client did not come."), no_show))
    _appointment(group.add("cancel", _("Call an appointment off."), cancel))
    _appointment(group.add("undo", _("Take back that it was called off, or that the client did not come."), undo))
    held.add(group)
    _calendar(commands)


def _calendar(commands: "Commands") -> None:
    group = commands.group("calendar", _("Calendar files."))
    read = group.add("read", _("Show what a calendar file (.ics) would do; with --apply, do it."), read_file)
    read.add_argument("file", metavar=_("FILE"), help=_("the calendar file"))
    read.add_argument("--days", type=int, default=USUAL_DAYS, metavar="N", help=_("how many days from now, else 14"))
    read.add_argument("--apply", action="store_true", help=_("plan what is sure or chosen, and move what has moved"))
    read.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="N=CODE",
        help=_("whom line N means, by pseudonym; may be repeated"),
    )
    read.add_argument("--cancel", action="store_true", help=_("also call off what the file calls off or has no more"))
    read.add_argument("--identified", action="store_true", help=_("with names and titles; this is noted in the audit log"))


def _appointment(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("appointment", metavar=_("APPOINTMENT"), help=_("the id of the appointment"))


def state_of(each: Appointment) -> str:
    """Return how an appointment stands, as a stable word."""
    if each.no_show:
        return "no_show"
    if each.ended_at:
        return "held"
    return "in_progress" if each.started_at else "planned"


def _value(each: Appointment, names: dict[str, str] | None = None) -> dict[str, object]:
    value: dict[str, object] = {
        "appointment": each.id,
        "client": each.client,
        "pseudonym": each.pseudonym,
        "service": each.service.value,
        "at": stamp(each.planned_at),
        "minutes": each.planned_minutes,
        "state": state_of(each),
    }
    return value if names is None else value | {"name": names.get(each.client, "")}


def _line(each: Appointment, names: dict[str, str] | None = None) -> str:
    who = each.pseudonym if names is None else one_line(names.get(each.client, each.pseudonym))
    states = {
        "no_show": _("did not come"),
        "held": _("held"),
        "in_progress": _("in progress"),
        "planned": _("planned"),
    }
    minutes = _("{minutes} min").format(minutes=each.planned_minutes)
    parts = (written(each.planned_at), minutes, who, service_short(each.service), each.id, states[state_of(each)])
    return "  ".join(parts)


def plan(call: "Call") -> None:
    """Plan an appointment."""
    asked = call.arguments
    at = moment(asked.at)
    with call.practice() as practice:
        made = practice.appointments.plan(asked.client, Service(asked.service), at, asked.minutes)
    call.output.answer(_value(made), [_line(made)])


def show_all(call: "Call") -> None:
    """List appointments."""
    asked = call.arguments
    if not 1 <= asked.days <= MOST_DAYS:
        raise WrongUse(_("--days is a number from 1 to {most}.").format(most=MOST_DAYS))
    with call.practice() as practice:
        first = day(asked.first) if asked.first else datetime.now().astimezone().date()
        found = practice.appointments.on_days(first, _last(first, asked.days))
        names = practice.appointments.names(found) if asked.identified else None
    for each in found:
        call.output.row(_value(each, names), _line(each, names))


def _last(first: date, days: int) -> date:
    try:
        return first + timedelta(days=days - 1)
    except OverflowError:
        return date.max


def move(call: "Call") -> None:
    """Move an appointment."""
    asked = call.arguments
    at = moment(asked.at)
    with call.practice() as practice:
        moved = practice.appointments.reschedule(asked.appointment, at, asked.minutes)
    call.output.answer(_value(moved), [_line(moved)])


def no_show(call: "Call") -> None:
    """Note that nobody came."""
    with call.practice() as practice:
        changed = practice.appointments.no_show(call.arguments.appointment)
    call.output.answer(_value(changed), [_line(changed)])


def cancel(call: "Call") -> None:
    """Call an appointment off."""
    with call.practice() as practice:
        changed = practice.appointments.cancel(call.arguments.appointment)
    call.output.answer(_value(changed) | {"state": "cancelled"}, [_("The appointment is called off.")])


def undo(call: "Call") -> None:
    """Take back a cancellation or a no-show."""
    with call.practice() as practice:
        changed = practice.appointments.reinstate(call.arguments.appointment)
    call.output.answer(_value(changed), [_line(changed)])


# ---------------------------------------------------------------- calendar files
def read_file(call: "Call") -> None:
    """Show what a calendar file would do, and do it when asked to."""
    asked = call.arguments
    try:
        data = Path(asked.file).read_bytes()
    except OSError:
        raise WrongUse(_("The calendar file cannot be read.")) from None

    def tell(step: str, done: int, total: int) -> None:
        call.output.progress(_(_STEPS.get(step, step)), done, total)

    applied = None
    with call.practice() as practice:
        preview = practice.calendar.preview(data, asked.days, tell)
        choices = _choices(asked.choose, preview)
        if asked.identified:
            practice.calendar.log_names(preview)
        if asked.apply:
            off = preview.of(LineKind.CANCELLED, LineKind.GONE) if asked.cancel else ()
            applied = practice.calendar.apply(preview, choices, frozenset(line.number for line in off), tell)
    for line in preview.lines:
        call.output.row(_preview_value(line, asked.identified), _preview_line(line, asked.identified))
    _say_left_out(call, preview)
    call.output.answer(_summary(preview, applied), [_summary_line(preview, applied)])


def _choices(written_choices: list[str], preview: Preview) -> dict[int, Candidate]:
    """Read `--choose 3=P-7K3FQ2VX-R`: one of the candidates of that line."""
    by_number = {line.number: line for line in preview.lines}
    chosen: dict[int, Candidate] = {}
    for each in written_choices:
        number, equals, code = each.partition("=")
        line = by_number.get(int(number)) if number.isascii() and number.isdecimal() and len(number) < 7 else None
        if not equals or line is None:
            raise WrongUse(_("--choose takes a line of the preview and a pseudonym: 3=P-…"))
        fitting = [who for who in line.candidates if who.pseudonym == code.strip().upper()]
        if not fitting:
            raise WrongUse(_("Line {number} may not mean that client; see its candidates.").format(number=number))
        chosen[line.number] = fitting[0]
    return chosen


def _preview_value(line: PreviewLine, identified: bool) -> dict[str, object]:
    value: dict[str, object] = {
        "line": line.number,
        "kind": line.kind.value,
        "at": stamp(line.at),
        "minutes": line.minutes,
        "before": stamp(line.before),
        "appointment": line.appointment or None,
        "candidates": [{"pseudonym": who.pseudonym, "service": who.service.value} for who in line.candidates],
    }
    if identified:
        value |= {"title": line.title, "names": [who.name for who in line.candidates]}
    return value


def _preview_line(line: PreviewLine, identified: bool) -> str:
    who = ", ".join(
        f"{one_line(each.name) if identified else each.pseudonym} {service_short(each.service)}" for each in line.candidates
    )
    parts = [f"{line.number:>3}", written(line.at), kind_words(line.kind), who]
    if line.before is not None:
        parts.append(_("was {time}").format(time=written(line.before)))
    if identified and line.title:
        parts.append(one_line(line.title))
    return "  ".join(part for part in parts if part)


def _say_left_out(call: "Call", preview: Preview) -> None:
    for code, count in sorted(preview.left_out.items()):
        call.output.say(left_out_words(code, count))
    if preview.broken_lines:
        call.output.say(left_out_words("broken_lines", preview.broken_lines))


def _summary(preview: Preview, applied: Applied | None) -> dict[str, object]:
    value: dict[str, object] = {
        "lines": len(preview.lines),
        "left_out": dict(sorted(preview.left_out.items())),
        "broken_lines": preview.broken_lines,
        "applied": applied is not None,
    }
    if applied is not None:
        value |= {
            "planned": applied.planned,
            "moved": applied.moved,
            "cancelled": applied.cancelled,
            "not_decided": applied.left_out,
        }
    return value


def _summary_line(preview: Preview, applied: Applied | None) -> str:
    if applied is None:
        new, moved = len(preview.of(LineKind.NEW)), len(preview.of(LineKind.MOVED))
        return _("Nothing is written yet. With --apply: {new} planned, {moved} moved.").format(new=new, moved=moved)
    return _("{planned} planned, {moved} moved, {cancelled} called off, {left_out} left out.").format(
        planned=applied.planned, moved=applied.moved, cancelled=applied.cancelled, left_out=applied.left_out
    )
