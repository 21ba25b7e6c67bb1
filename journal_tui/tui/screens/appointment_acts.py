"""What may be done with an appointment that has not begun: move it, note that nobody came, call it off."""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.values import Appointment
from journal_tui.tui.modals.base import Choice, ChoiceDialog

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


async def change_appointment(app: "AppBase", shown: Appointment) -> None:
    """Ask what, and do it."""
    when = shown.planned_at.strftime("%Y-%m-%d %H:%M")
    choices = [
        Choice("f", _("Move it"), "move"),
        Choice("u", _("The client did not come"), "no_show", _("stands in the list")),
        Choice("a", _("Call it off"), "cancel", _("leaves the list")),
        Choice("escape", _("Back"), "back"),
    ]
    dialog = ChoiceDialog(_("Change the appointment"), when, choices, safe="back")
    chosen = await app.push_screen_wait(dialog)
    appointment = shown.id
    if chosen == "move":
        from journal_tui.tui.screens.plan import PlanScreen

        await app.push_screen(PlanScreen(shown.client, shown.service, shown))
    elif chosen == "no_show":
        await app.gateway.ask(lambda practice: practice.appointments.no_show(appointment))
    elif chosen == "cancel":
        await app.gateway.ask(lambda practice: practice.appointments.cancel(appointment))
        app.done(_("The appointment is called off."))
