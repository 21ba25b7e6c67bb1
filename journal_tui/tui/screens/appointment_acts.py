"""What may be done with an appointment: move it, note that nobody came, call it off; once it has begun, end it."""

from typing import TYPE_CHECKING

from journal_tui.locales import N_, _
from journal_tui.practice.values import Appointment
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.undo import Undoable

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


async def change_appointment(app: "AppBase", shown: Appointment) -> None:
    """Ask what, and do it."""
    if shown.started_at and not shown.ended_at:
        await _end(app, shown)
        return
    when = shown.planned_at.strftime("%Y-%m-%d %H:%M")
    choices = [
        Choice("f", _("Move it"), "move"),
        Choice("u", _("The client did not come"), "no_show", _("stands in the list")),
        Choice("a", _("Call it off"), "cancel", _("leaves the list")),
        Choice("escape", _("Back"), "back"),
    ]
    dialog = ChoiceDialog(_("Change the appointment"), when, choices, safe="back")
    chosen = await app.push_screen_wait(dialog)
    await act_on(app, shown, chosen or "back")


def is_begun(shown: Appointment) -> bool:
    """Whether it has begun, is over, or never took place: then it is neither moved nor called off."""
    return shown.started_at is not None or shown.ended_at is not None or shown.no_show


async def act_on(app: "AppBase", shown: Appointment, act: str) -> None:
    """Move it, note that nobody came, or call it off; each can be taken back.

    Args:
        app: Where it is shown.
        shown: Which one; it has not begun.
        act: `move`, `no_show`, `cancel`; anything else does nothing.
    """
    appointment = shown.id

    async def reinstate() -> object:
        return await app.gateway.ask(lambda practice: practice.appointments.reinstate(appointment))

    if act == "move":
        from journal_tui.tui.screens.plan import PlanScreen

        await app.push_screen(PlanScreen(shown.client, shown.service, shown))
    elif act == "no_show":
        await app.gateway.ask(lambda practice: practice.appointments.no_show(appointment))
        app.did(Undoable(N_("The client did not come"), reinstate))
    elif act == "cancel":
        await app.gateway.ask(lambda practice: practice.appointments.cancel(appointment))
        app.did(Undoable(N_("The appointment is called off."), reinstate))


async def _end(app: "AppBase", shown: Appointment) -> None:
    """An appointment that goes on, perhaps without a journal and so without a note to sign, is ended here."""
    choices = [Choice("a", _("End it now"), "end", _("the clock stops")), Choice("escape", _("Back"), "back")]
    begun = shown.started_at.astimezone().strftime("%H:%M") if shown.started_at else ""
    dialog = ChoiceDialog(
        _("The appointment is in progress"), _("It began at {time}.").format(time=begun), choices, safe="back"
    )
    appointment = shown.id
    if await app.push_screen_wait(dialog) == "end":
        await app.gateway.ask(lambda practice: practice.appointments.end(appointment))
        app.done(_("The appointment has ended."))
