"""After a withdrawal: whether the texts of a service shall go, asked of the client and noted here; an answer by one key.

The rule: the texts stay shut whatever is answered; nothing is erased here, and no answer is given for the client.
"""

from typing import TYPE_CHECKING

from journal_tui.locales import _, ngettext
from journal_tui.practice.consent.after_withdrawal import Undecided
from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.practice.values import Service
from journal_tui.tui.badges import service_name
from journal_tui.tui.case_ways import ask_one, new_case
from journal_tui.tui.modals.base import Choice

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


def asked_words(each: Undecided) -> str:
    """How often the client was asked, and what comes next."""
    if not each.asked:
        return _("not asked yet")
    return ngettext("asked {count} time", "asked {count} times", each.asked).format(count=each.asked)


async def ask_after_withdrawal(app: "AppBase", client: str, service: Service) -> bool:
    """Note that the client was asked, or what the client answered; True when something was noted."""
    found = await undecided(app, client, service)
    if found is None:
        app.done(_("There is nothing to ask: it has been answered."))
        return False
    what = _("The texts have been shut since {day}; {asked}. By {due} the client is asked, or the owner decides.")
    chosen = await ask_one(
        app,
        _("Shall the texts go? {service}").format(service=service_name(service)),
        what.format(day=found.withdrawn.isoformat(), asked=asked_words(found), due=found.due.isoformat()),
        [
            Choice("f", _("The client has been asked"), "asked", _("fourteen days to answer")),
            Choice("b", _("The client keeps them"), "keeps", _("they stay, shut")),
            Choice("x", _("The client wants them erased"), "erase", _("opens a case")),
        ],
        "back",
    )
    match chosen:
        case "asked":
            await app.gateway.ask(lambda p: p.after_withdrawal.asked(client, service))
            app.done(_("Noted: the client has been asked."))
        case "keeps":
            await app.gateway.ask(lambda p: p.after_withdrawal.keeps(client, service))
            app.done(_("Noted: the texts stay, shut."))
        case "erase":
            await new_case(app, client, CaseKind.ERASURE.value)
        case _:
            return False
    return True


async def undecided(app: "AppBase", client: str, service: Service) -> Undecided | None:
    """What there is to ask a client about a service, if anything."""
    found = await app.gateway.ask(lambda p: p.after_withdrawal.of_client(client))
    return next((each for each in found if each.service is service), None)
