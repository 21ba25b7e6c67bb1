"""A workout, an exercise a line, and the workouts so far."""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.locales import _
from journal_tui.practice.errors import InvalidInput, PracticeError, StorageError
from journal_tui.practice.values import Service
from journal_tui.practice.workouts.lines import read_line
from journal_tui.wording import error_text, moment
from journal_tui.wording.workouts import line_text

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat
    from journal_tui.practice.workouts.values import WorkoutLine

MOST = 5
"""Workouts that are said at a time."""


def workout(seat: "Seat", client: str, service: Service, appointment: str | None = None) -> None:
    """Say the latest workouts, then take a new one exercise by exercise; an empty line ends it."""
    talk = seat.talk
    if service is not Service.PT:
        talk.say(_("Workouts belong to personal training."))
        return
    for each in seat.practice.workouts.list(client)[:MOST]:
        talk.say(f"{moment(each.at)}:", *(" ".join(speech.text(line_text(line))) for line in each.lines))
    lines: list[WorkoutLine] = []
    explained = _("Squat 3x8x60 rpe 7 pain 2 means three sets of eight with 60 kg. Enter alone ends.")
    while True:
        typed = talk.ask(_("Exercise {number}:").format(number=len(lines) + 1), explained)
        if not typed:
            break
        try:
            lines.append(read_line(typed))
        except InvalidInput as wrong:
            talk.say(error_text(wrong).text, explained)
    if not lines:
        talk.say(_("Nothing was written down."))
        return
    try:
        made = seat.practice.workouts.add(client, lines, appointment=appointment)
    except (PracticeError, StorageError) as error:
        seat.trouble(error)
        return
    talk.say(_("Saved."), *(" ".join(speech.text(line_text(line))) for line in made.lines))
