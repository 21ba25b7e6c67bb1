"""What may be done with a client from the card, each as one question and one act."""

from typing import TYPE_CHECKING

from journal_tui.locales import N_, _
from journal_tui.practice.cards import ClientCard
from journal_tui.practice.values import Channel, LastPlan, Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.undo import Undoable
from journal_tui.wording import word

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

CHANNELS = {
    "t": Channel.PHONE,
    "e": Channel.EMAIL,
    "s": Channel.SMS,
    "v": Channel.VIDEO,
    "f": Channel.FORM,
    "b": Channel.VISIT,
}


async def note_contact(app: "AppBase", card: ClientCard) -> None:
    """How the two were in touch; the time is now."""
    choices = [Choice(key, word(channel), channel.value) for key, channel in CHANNELS.items()]
    title, question = _("Note a contact"), _("How were you in touch? What is noted stays.")
    dialog = ChoiceDialog(title, question, [*choices, Choice("escape", _("Back"), "back")], safe="back")
    chosen = await app.push_screen_wait(dialog)
    if not chosen:
        return
    client, now = card.id, app.now()
    await app.gateway.ask(lambda practice: practice.clients.log_contact(client, Channel(chosen), now))
    app.done(_("Noted: {channel}").format(channel=word(Channel(chosen))))


async def add_service(app: "AppBase", card: ClientCard) -> None:
    """Another service, with a code of its own."""
    has = {status.service for status in card.services}
    missing = [service for service in Service if service not in has]
    if not missing:
        app.done(_("The client has every service already."))
        return
    choices = [Choice(str(number), service_name(each), each.value) for number, each in enumerate(missing, 1)]
    question = _("The service gets a code and a consent of its own, for good.")
    dialog = ChoiceDialog(_("Add a service"), question, [*choices, Choice("escape", _("Back"), "back")], safe="back")
    chosen = await app.push_screen_wait(dialog)
    if not chosen:
        return
    client = card.id
    await app.gateway.ask(lambda practice: practice.clients.add_service(client, Service(chosen)))
    app.done(_("Added: {service}").format(service=service_name(Service(chosen))))


async def change_contract(app: "AppBase", card: ClientCard, service: Service | None) -> None:
    """From when to when a service is agreed."""
    from journal_tui.tui.modals.contract import ContractDialog

    held = next((each for each in card.contracts if each.service is service), None)
    if held is None:
        return
    agreed = await app.push_screen_wait(ContractDialog(held, card.id))
    if agreed is None or agreed == held:
        return
    client = card.id
    await app.gateway.ask(lambda p: p.contracts.agree(client, agreed.service, agreed.first, agreed.last))

    async def undo() -> object:
        return await app.gateway.ask(lambda p: p.contracts.agree(client, held.service, held.first, held.last))

    app.did(Undoable(N_("The times of the contract are changed."), undo))


async def latest_plan(app: "AppBase", card: ClientCard) -> LastPlan | None:
    """What was planned last in any service; one that cannot be read is left out."""
    found: LastPlan | None = None
    for status in card.services:
        try:
            plan = await _plan(app, card.id, status.service)
        except Failure:
            continue
        if plan is not None and (found is None or plan.at > found.at):
            found = plan
    return found


async def _plan(app: "AppBase", client: str, service: Service) -> LastPlan | None:
    return await app.gateway.ask(lambda practice: practice.entries.last_plan(client, service))


async def show_number(app: "AppBase", card: ClientCard) -> None:
    """The personnummer, for the purpose it is kept for; the practice logs the showing."""
    purpose = card.personnummer_purpose
    if purpose is None:
        app.done(_("No personnummer is kept for this client."))
        return
    choices = [
        Choice("v", _("Show it now"), "show"),
        Choice("x", _("Its purpose has ended: take it away"), "remove"),
        Choice("escape", _("Back"), "back"),
    ]
    what = _("It is kept for: {purpose}. The showing is logged with that purpose.").format(purpose=word(purpose))
    chosen = await app.push_screen_wait(ChoiceDialog(_("Show the personnummer"), what, choices, safe="back"))
    if not chosen:
        return
    client = card.id
    if chosen == "remove":
        await app.gateway.ask(lambda practice: practice.clients.remove_personnummer(client))
        app.done(_("The personnummer is gone."))
        return
    number = await app.gateway.ask(lambda practice: practice.clients.reveal_personnummer(client, purpose))
    shown = ChoiceDialog(_("Personnummer"), render.name(number), [Choice("escape", _("Close"), "back")])
    await app.push_screen_wait(shown)
