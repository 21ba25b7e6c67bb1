"""The way of a calendar file to a client: found by name or code, and in which service."""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.calendar.values import Candidate
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.pick_client import PickClientDialog

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


def offered(app: "AppBase") -> str:
    """The path that stands in the field to begin with: the invented practice has a file beside it, a real one has none."""
    found = sorted(app.gateway.home.folder.glob("*.ics")) if app.config.invented else []
    return str(found[0]) if found else ""


async def somebody(app: "AppBase") -> Candidate | None:
    """Find a client; who has several services is asked in which one. None when nobody was chosen."""
    lines = await app.gateway.ask(lambda p: p.clients.list())
    client = await app.push_screen_wait(PickClientDialog(lines))
    if not client:
        return None
    card = await app.gateway.ask(lambda p: p.clients.get(client))
    name = f"{card.contact.given} {card.contact.surname}"
    offered = [Candidate(client, each.pseudonym, each.service, name) for each in card.services]
    if len(offered) == 1:
        return offered[0]
    choices = [Choice(str(number), service_name(each.service), str(number)) for number, each in enumerate(offered, 1)]
    shown = render.code(offered[0].pseudonym) if app.names_hidden else render.name(name)
    dialog = ChoiceDialog(_("Which service?"), shown, [*choices, Choice("escape", _("Back"), "back")], safe="back")
    answer = await app.push_screen_wait(dialog)
    return offered[int(answer) - 1] if answer and answer.isdigit() else None
