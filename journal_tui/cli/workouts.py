"""`workout add|list|progress|void`: training, line by line.

The rule: what was done, and where it hurt, comes on stdin, one exercise a line, never as an argument.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument
from journal_tui.cli.curves import number
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.cli.times import moment, stamp
from journal_tui.locales import _
from journal_tui.practice.workouts.lines import read_line
from journal_tui.practice.workouts.values import Workout
from journal_tui.wording import day
from journal_tui.wording import moment as written
from journal_tui.wording.workouts import kilos_text, line_text

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("workout", _("Workouts and how each exercise goes over time."))
    new = group.add("add", _('Write down a workout from stdin, an exercise a line: "Squat 3x8x60 rpe 7 pain 2".'), write)
    client_argument(new)
    new.add_argument("--at", default="", metavar=_("WHEN"), help=_("when it was, else now"))
    client_argument(group.add("list", _("List a client's workouts, newest first."), show_all))
    progress = group.add("progress", _("List one exercise's heaviest load and volume, oldest first."), show_progress)
    client_argument(progress)
    progress.add_argument("--exercise", required=True, metavar=_("EXERCISE"), help=_("what the exercise is called"))
    gone = group.add("void", _("Take a mistake out of lists and progress."), take_out)
    gone.add_argument("workout", metavar=_("WORKOUT"), help=_("the id of the workout"))


def _value(workout: Workout) -> dict[str, object]:
    return {
        "workout": workout.id,
        "client": workout.client,
        "pseudonym": workout.pseudonym,
        "at": stamp(workout.at),
        "state": workout.state,
        "lines": [
            {
                "exercise": each.exercise,
                "sets": each.sets,
                "reps": each.reps,
                "load": number(each.load),
                "rpe": number(each.rpe),
                "pain": each.pain,
                "seconds": each.seconds,
            }
            for each in workout.lines
        ],
    }


def _lines(workout: Workout) -> list[str]:
    return [f"{written(workout.at)}  {workout.id}", *(f"    {line_text(each)}" for each in workout.lines)]


def write(call: "Call") -> None:
    """Write down a workout."""
    asked = call.arguments
    at = moment(asked.at) if asked.at else None
    with call.practice() as practice:
        lines = [read_line(each) for each in note_from_stdin().splitlines() if each.strip()]
        made = practice.workouts.add(asked.client, lines, at=at)
    call.output.answer(_value(made), _lines(made))


def show_all(call: "Call") -> None:
    """List a client's workouts."""
    with call.practice() as practice:
        for each in practice.workouts.list(call.arguments.client):
            call.output.row(_value(each), "\n".join(_lines(each)))


def show_progress(call: "Call") -> None:
    """List how one exercise goes."""
    with call.practice() as practice:
        rows = practice.workouts.progress(call.arguments.client, call.arguments.exercise)
    for each in rows:
        value = {"on": each.on.isoformat(), "top": number(each.top), "volume": number(each.volume)}
        shown = _("heaviest {load}, volume {volume}").format(load=kilos_text(each.top), volume=kilos_text(each.volume))
        call.output.row(value, f"{day(each.on)}  {shown}")


def take_out(call: "Call") -> None:
    """Take a mistake out."""
    with call.practice() as practice:
        gone = practice.workouts.void(call.arguments.workout)
    call.output.answer(_value(gone), _lines(gone))
