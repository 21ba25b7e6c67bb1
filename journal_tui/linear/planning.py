"""Planning an appointment: day, time, length, one question each."""

from datetime import datetime
from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.values import Service
from journal_tui.wording import moment

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat


def plan(seat: "Seat", client: str, service: Service) -> None:
    """Ask when, and put it in the calendar."""
    at = ask_when(seat)
    if at is None:
        return
    length = seat.talk.ask(_("Minutes, 50 when empty:"), _("How long it is planned for, 1 to 600."))
    minutes = int(length) if length.isascii() and length.isdigit() else 50
    planned = seat.practice.appointments.plan(client, service, at, minutes)
    seat.talk.say(
        _("Planned: {time}, {minutes} minutes.").format(time=moment(planned.planned_at), minutes=planned.planned_minutes)
    )


def ask_when(seat: "Seat") -> datetime | None:
    """Ask for a day and a time where the practice is; None when the person goes back."""
    explained = _("Like 2026-11-24 09:00; the time alone means today. Enter alone goes back.")
    while True:
        typed = seat.talk.ask(_("Day and time:"), explained)
        if not typed:
            return None
        now = datetime.now().astimezone()
        text = typed if " " in typed or "T" in typed else f"{now.date().isoformat()} {typed}"
        try:
            return datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError):
            seat.talk.say(_("That is not a day and a time."), explained)
