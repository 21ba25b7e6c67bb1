"""`appointment without-journal|end`: a meeting of which nothing is written, for whoever said no; the rule: no text can follow it."""

from typing import TYPE_CHECKING

from journal_tui.cli.clients import services
from journal_tui.cli.options import WrongUse
from journal_tui.locales import _
from journal_tui.practice.values import Appointment, Service
from journal_tui.wording import moment as written
from journal_tui.wording import service_short

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(group: "Commands") -> None:
    """Add the commands to those of appointments."""
    about = _("Hold an appointment of which nothing is written: the clock and the fact alone.")
    held = group.add("without-journal", about, without_journal)
    held.add_argument("appointment", nargs="?", default="", metavar=_("APPOINTMENT"), help=_("the id of the appointment"))
    held.add_argument("--client", default="", metavar=_("CLIENT"), help=_("with whom, when it was not planned"))
    held.add_argument("--service", default="", choices=["", *services()], help=_("which service"))
    ended = group.add("end", _("Say that an appointment is over."), end)
    ended.add_argument("appointment", metavar=_("APPOINTMENT"), help=_("the id of the appointment"))


def without_journal(call: "Call") -> None:
    """Hold one without a journal."""
    asked = call.arguments
    if bool(asked.appointment) == bool(asked.client) or bool(asked.client) != bool(asked.service):
        raise WrongUse(_("Name the appointment, or --client and --service."))
    with call.practice() as practice:
        if asked.appointment:
            each = practice.appointments.hold_without_journal(asked.appointment)
        else:
            each = practice.appointments.hold_without_journal(client=asked.client, service=Service(asked.service))
    _answer(call, each)


def end(call: "Call") -> None:
    """End one."""
    with call.practice() as practice:
        each = practice.appointments.end(call.arguments.appointment)
    _answer(call, each)


def _answer(call: "Call", each: Appointment) -> None:
    from journal_tui.cli.appointments import state_of

    value = {
        "appointment": each.id,
        "pseudonym": each.pseudonym,
        "service": each.service.value,
        "state": state_of(each),
        "journalled": each.journalled,
    }
    what = _("held without a journal") if not each.journalled else _("held")
    line = "  ".join((written(each.planned_at), each.pseudonym, service_short(each.service), each.id, what))
    call.output.answer(value, [line])
