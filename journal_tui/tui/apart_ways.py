"""The ways of what is written beside the journal: whom it is about and on what ground, decided, taken in, thrown away."""

from typing import TYPE_CHECKING

from journal_tui.locales import _, language
from journal_tui.practice.apart.grounds import Ground, grounds
from journal_tui.practice.apart.values import ERASE, KEEP, EmergencyNote, WorkingNote
from journal_tui.practice.values import Service
from journal_tui.tui.badges import service_name
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.typed_word import TypedWordDialog

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


async def ask_about(app: "AppBase", client: str = "", service: Service | None = None) -> tuple[str, Service] | None:
    """Whom a note is about, and in which service; asks only what is not known."""
    from journal_tui.tui.modals.pick_client import PickClientDialog

    if not client:
        lines = await app.gateway.ask(lambda p: p.clients.list())
        picked = await app.push_screen_wait(PickClientDialog(lines))
        if not picked:
            return None
        client = picked
    if service is not None:
        return client, service
    statuses = await app.gateway.ask(lambda p: p.consent.status(client))
    services = [each.service for each in statuses]
    if len(services) > 1:
        choices = [Choice(str(number), service_name(each), each.value) for number, each in enumerate(services, 1)]
        chosen = await ask_one(app, _("In which service?"), "", choices, services[0].value)
        return (client, Service(chosen)) if chosen else None
    return (client, services[0]) if services else None


async def write_working(app: "AppBase", client: str = "", service: Service | None = None) -> None:
    """Ask what is not known, and open the form."""
    from journal_tui.tui.screens.write_beside import WriteWorkingScreen

    if (about := await ask_about(app, client, service)) is not None:
        await app.push_screen(WriteWorkingScreen(*about))


async def write_emergency(app: "AppBase", client: str = "", service: Service | None = None) -> None:
    """Ask whom it is about and the legal ground, and open the form. There is no ground by default."""
    from journal_tui.tui.screens.write_beside import WriteEmergencyScreen

    about = await ask_about(app, client, service)
    if about is None:
        return
    choices = [
        Choice(str(number), each.short(language()), each.code, _law(each)) for number, each in enumerate(grounds(), 1)
    ]
    what = _("You choose it, and it is kept with your name. The owner decides afterwards whether the note stays.")
    ground = await ask_one(app, _("On what legal ground?"), what, choices, "back")
    if ground is not None:
        await app.push_screen(WriteEmergencyScreen(*about, ground))


def _law(ground: Ground) -> str:
    return _("GDPR art. {article}, {special}").format(article=ground.article, special=ground.special)


async def decide(app: "AppBase", note: EmergencyNote) -> EmergencyNote | None:
    """Ask whether it stays, and keep the decision; one that goes gets a case. None when the question was left."""
    chosen = await ask_one(
        app,
        _("Decide about the emergency note"),
        _("You have read it. The decision is kept in the log and cannot be taken back."),
        [
            Choice("k", _("Keep it with the journal"), KEEP, _("read under a consent")),
            Choice("r", _("Erase it"), ERASE, _("opens a case for the erasure")),
        ],
        "back",
    )
    if chosen is None:
        return None
    return await app.gateway.ask(lambda p: p.emergency_notes.acknowledge(note.id, chosen))


async def destroy(app: "AppBase", note: WorkingNote) -> bool:
    """Destroy a working note by a typed word."""
    what = _("Nothing of it is left afterwards, and nobody else has read it.")
    if not await app.push_screen_wait(TypedWordDialog(_("Throw the working note away"), what, _("DISCARD"))):
        return False
    await app.gateway.ask(lambda p: p.working_notes.destroy(note.id))
    app.done(_("Destroyed, and looked for: nothing of it is left."))
    return True


async def adopt(app: "AppBase", note: WorkingNote) -> bool:
    """Make a draft of it in the journal and open that."""
    from journal_tui.tui.flows import open_draft

    chosen = await ask_one(
        app,
        _("Take it into the journal"),
        _("It becomes a draft that you review and sign. The working note is destroyed."),
        [Choice("j", _("Make a draft of it"), "adopt")],
        "back",
    )
    if chosen is None:
        return False
    draft = await app.gateway.ask(lambda p: p.working_notes.adopt(note.id))
    await open_draft(app, draft.id)
    return True
