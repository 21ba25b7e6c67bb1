"""An objection to marketing: no weighing, no case, effect at once."""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


async def stop_marketing(app: "AppBase", client: str) -> bool:
    """Put the client's addresses on the stop list, or take them off when the client asks for it."""
    if await app.gateway.ask(lambda p: p.suppressions.stopped(client)):
        return await _allow(app, client)
    chosen = await ask_one(
        app,
        _("No marketing"),
        _("The e-mail address and the phone number go on the stop list at once. It lasts also after an erasure."),
        [Choice("m", _("Stop all marketing"), "stop")],
        "back",
    )
    if chosen is None:
        return False
    try:
        await app.gateway.ask(lambda p: p.suppressions.stop(client))
    except Failure as failure:
        if failure.code != "invalid_input":
            raise
        app.done(_("The client has no address that could get any."))
        return False
    app.done(_("The client gets no marketing any more."))
    return True


async def stop_marketing_to(app: "AppBase", address: str) -> bool:
    """Put the one address that an enquiry came from on the stop list."""
    chosen = await ask_one(
        app,
        _("No marketing"),
        _("The address goes on the stop list at once, and stays there after the enquiry has gone."),
        [Choice("m", _("Stop all marketing"), "stop")],
        "back",
    )
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.suppressions.stop_address(address))
    app.done(_("Whoever asked gets no marketing."))
    return True


async def _allow(app: "AppBase", client: str) -> bool:
    chosen = await ask_one(
        app,
        _("No marketing"),
        _("The client is on the stop list already. It is ended only when the client asks for it."),
        [Choice("m", _("The client asks for it: end the stop"), "allow")],
        "back",
    )
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.suppressions.allow(client))
    app.done(_("The stop is ended."))
    return True
