"""`consent withdrawn`: whom to ask, after a withdrawal, whether the texts shall go, and what they answered.

The rule: without a client it lists and opens the owner's case about whoever was asked in vain; nothing is erased here.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.clients import services
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import on
from journal_tui.locales import _, ngettext
from journal_tui.practice.values import Service
from journal_tui.wording import service_short

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(consent: "Commands") -> None:
    """Add the command to those of consents."""
    parser = consent.add("withdrawn", _("List whom to ask after a withdrawal whether the texts shall go."), withdrawn)
    parser.add_argument("client", nargs="?", default="", metavar=_("CLIENT"), help=_("a pseudonym or a client id"))
    parser.add_argument("--service", default="", choices=["", *services()], help=_("which service"))
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument("--asked", action="store_true", help=_("the client was asked, or reminded"))
    answer.add_argument("--keeps", action="store_true", help=_("the client wants the texts to stay, shut"))


def withdrawn(call: "Call") -> None:
    """List, or note what was asked and answered."""
    asked = call.arguments
    if bool(asked.client) != bool(asked.service) or bool(asked.client) != (asked.asked or asked.keeps):
        raise WrongUse(_("Say who, which service, and --asked or --keeps; or nothing, for the list."))
    with call.practice() as practice:
        desk = practice.after_withdrawal
        if asked.client:
            note = desk.asked if asked.asked else desk.keeps
            note(asked.client, Service(asked.service))
        for number in desk.carry_on():
            call.output.say(_("Nobody answered: case {number} is for the owner to decide.").format(number=number))
        for each in desk.undecided():
            words = ngettext("asked {count} time, next by {day}", "asked {count} times, next by {day}", each.asked).format(
                count=each.asked, day=on(each.due)
            )
            call.output.row(
                {
                    "client": each.client,
                    "pseudonym": each.pseudonym,
                    "service": each.service.value,
                    "withdrawn": on(each.withdrawn),
                    "asked": each.asked,
                    "due": on(each.due),
                },
                f"{each.pseudonym}  {service_short(each.service)}  {on(each.withdrawn)}  {words}",
            )
