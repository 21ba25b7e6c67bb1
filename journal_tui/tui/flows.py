"""The ways through the screens that other screens start: an appointment, a consent, a draft, an entry, a lookup.

Each is a coroutine that runs in a worker of the app, shows its own screens and comes back when it is done.
There is one way into a note, and it goes through the gate.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.gate import Refusal
from journal_tui.practice.values import Service, Verdict
from journal_tui.tui import session_data as data
from journal_tui.tui.modals import gate

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase


async def start_session(app: "AppBase", client: str, service: Service, appointment: str | None = None) -> None:
    """Start an appointment: the gate, then the note; or the gate's no and the ways on from there.

    Args:
        app: The app.
        client: Client id.
        service: The service of the appointment.
        appointment: Id of a planned appointment, or None to start one now.
    """
    await _enter(
        app, await app.gateway.ask(lambda p: data.begin(p, client, service, appointment)), client, service, appointment
    )


async def open_draft(app: "AppBase", draft_id: str) -> None:
    """Go on with an unsigned note; the gate is asked again."""
    from journal_tui.tui.screens.session import SessionScreen

    if any(isinstance(screen, SessionScreen) and screen.opened.draft.id == draft_id for screen in app.screen_stack):
        await return_to_session(app)
        return
    answer = await app.gateway.ask(lambda p: data.resume(p, draft_id))
    if isinstance(answer, data.Refused):
        refusal = answer.refusal
        await _enter(app, answer, refusal.client, refusal.service, None)
        return
    await app.push_screen(SessionScreen(answer))


async def _enter(
    app: "AppBase", answer: data.OpenSession | data.Refused, client: str, service: Service, appointment: str | None
) -> None:
    from journal_tui.tui.screens.session import SessionScreen

    while isinstance(answer, data.Refused):
        if not await _after_no(app, answer, client, service, appointment):
            return
        answer = await app.gateway.ask(lambda p: data.begin(p, client, service, appointment))
    await app.push_screen(SessionScreen(answer))


async def _after_no(app: "AppBase", answer: data.Refused, client: str, service: Service, appointment: str | None) -> bool:
    """The gate said no: show why, do what is chosen; True when the gate should be asked again."""
    from journal_tui.tui.consent_ways import ask_now, on_paper

    way = await app.push_screen_wait(gate.gate_dialog(answer.refusal, answer.name, _("Back"), changed=answer.changed))
    match way:
        case gate.ASK:
            return await ask_now(app, client, service, by_client=answer.refusal.verdict is Verdict.REFUSED)
        case gate.PAPER:
            return await on_paper(app, client, service)
        case gate.WITHOUT:

            def hold(practice: "Practice") -> object:
                if appointment:
                    return practice.appointments.hold_without_journal(appointment)
                return practice.appointments.hold_without_journal(client=client, service=service)

            await app.gateway.ask(hold)
            app.done(_("The appointment is held without a journal; {key:change-appointment} on Today ends it."))
        case gate.EMERGENCY:
            from journal_tui.tui.apart_ways import write_emergency

            await write_emergency(app, client, service)
        case gate.CHANGES:
            await _show_changes(app, answer.refusal)
            return True
        case gate.CASE | gate.LOG:
            from journal_tui.tui.screens.consent_history import ConsentHistoryScreen

            await app.push_screen(ConsentHistoryScreen(client, service))
        case _:
            pass
    return False


async def _show_changes(app: "AppBase", refusal: Refusal) -> None:
    """What has changed between the version that was answered and the one in force."""
    from journal_tui.tui.modals.changes import ChangesDialog

    service, old, new = refusal.service, refusal.document_version or 0, refusal.current_version or 0
    language = app.language
    found = await app.gateway.ask(lambda p: p.consent.differences(service, old, new, language))
    await app.push_screen_wait(ChangesDialog(old, new, [(each.sign, each.text) for each in found]))


async def start_consent(app: "AppBase", client: str, service: Service) -> bool:
    """Everything that can be done about a consent; True when something was recorded."""
    from journal_tui.tui.consent_ways import consent_menu

    return await consent_menu(app, client, service)


async def start_withdrawal(app: "AppBase", client: str, service: Service) -> bool:
    """Take a consent back; True when it was."""
    from journal_tui.tui.consent_ways import withdraw_from

    return await withdraw_from(app, client, service)


async def offer_drafts(app: "AppBase") -> None:
    """Right after unlocking: the note that was interrupted, if there is one. Older ones wait on the day list."""
    from journal_tui.tui.modals.drafts import DraftDialog

    now = app.now()
    newest = await app.gateway.ask(lambda p: data.interrupted(p, now))
    if newest is None:
        return
    chosen = await app.push_screen_wait(DraftDialog(newest, now))
    match chosen:
        case "continue":
            await open_draft(app, newest.id)
        case "show":
            from journal_tui.tui.screens.draft_view import DraftViewScreen

            await app.push_screen(DraftViewScreen(newest.id))
        case "discard":
            gone = newest.id
            await app.gateway.ask(lambda p: p.entries.discard(gone))
            app.done(_("The draft is thrown away."))
        case _:
            pass


async def leave_dialogs(app: "AppBase") -> None:
    """Answer every open question with `Esc`: who goes elsewhere decides nothing, and no stale question waits below."""
    from journal_tui.tui.modals.base import Dialog

    while isinstance(app.screen, Dialog):
        await app.screen.dismiss(None)


async def return_to_session(app: "AppBase") -> None:
    """Go back to the open note, or to the newest unsigned one; in the note itself, show what belongs to the appointment."""
    from journal_tui.tui.screens.session import SessionScreen
    from journal_tui.tui.session_ways import matters

    await leave_dialogs(app)
    if isinstance(app.screen, SessionScreen):
        await matters(app.screen)
        return
    open_notes = [screen for screen in app.screen_stack if isinstance(screen, SessionScreen)]
    if open_notes:
        while app.screen is not open_notes[-1]:
            await app.pop_screen()
        return
    drafts = [draft for draft in await app.gateway.ask(lambda p: p.entries.drafts()) if not draft.frozen]
    if not drafts:
        app.done(_("No appointment is open. Start one with {key:start-session} on the day list."))
        return
    await open_draft(app, max(drafts, key=lambda draft: draft.saved_at).id)


async def open_entry(app: "AppBase", entry_id: str, siblings: Sequence[str] = (), client: str = "") -> None:
    """Read a signed entry.

    Args:
        app: The app.
        entry_id: Which one.
        siblings: Ids of the entries beside it, newest first, for the arrow keys.
        client: Whose it is; needed to say anything about an entry that cannot be read.
    """
    from journal_tui.tui.screens.entry import EntryScreen

    await app.push_screen(EntryScreen(entry_id, tuple(siblings), client))


async def open_lookup(app: "AppBase", client: str | None = None) -> None:
    """Find what was written; with a client, the one of the page under the dialogs too, only there to begin with."""
    from journal_tui.tui.screens.lookup import LookupScreen

    await leave_dialogs(app)
    if isinstance(app.screen, LookupScreen):
        app.screen.query_one("#query").focus()
        return
    here = client or getattr(app.screen, "current_client", None)
    await app.push_screen(LookupScreen(here if isinstance(here, str) else None))
