"""The ways of a consent: ask now, on paper, later; take it back. Each runs in a worker and shows its screens.

Withdrawing is as easy as giving: one key opens it, one confirms it, and nobody asks why.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.consent.events import Copy
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, ErasureGround
from journal_tui.practice.values import ConsentState, Purpose, Service, ServiceStatus
from journal_tui.tui import render
from journal_tui.tui.badges import answer_badge, service_name
from journal_tui.tui.gateway import Failure
from journal_tui.tui.messages import ConsentChanged
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.named import NamedDialog
from journal_tui.tui.twin_data import Twin, twins_of
from journal_tui.wording import word

if TYPE_CHECKING:
    from journal_tui.practice.consent.receipt import Receipt
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.screens.session import SessionScreen

ALL = "all"
WIDEST = 32
"""Cells for the words of a purpose."""


def _granted(status: ServiceStatus) -> list[Purpose]:
    return [answer.purpose for answer in status.answers if answer.state is ConsentState.GRANTED]


async def _status(app: "AppBase", client: str, service: Service) -> tuple[ServiceStatus, str]:
    """How a client stands in a service, and the name to show."""

    def read(practice: "Practice") -> tuple[ServiceStatus, str]:
        found = next(each for each in practice.consent.status(client) if each.service is service)
        return found, practice.clients.contact(client).given

    return await app.gateway.ask(read)


async def consent_menu(app: "AppBase", client: str, service: Service) -> bool:
    """What can be done about a consent now; True when something was recorded."""
    status, name = await _status(app, client, service)
    granted = _granted(status)
    asking = [
        Choice("f", _("Ask now"), "ask", _("the client signs here")),
        Choice("p", _("On paper"), "paper", _("sheet with archive number")),
    ]
    choices = [*asking, Choice("l", _("Later"), "later")]
    if granted:
        choices = [Choice("å", _("Withdraw"), "withdraw", _("at once, no reason asked")), *asking]
    states = [
        Content.assemble((word(answer.purpose).capitalize().ljust(WIDEST), "$ink"), answer_badge(answer))
        for answer in status.answers
    ]
    chosen = await app.push_screen_wait(
        NamedDialog(
            _("Consent for {service}").format(service=service_name(service)),
            lambda hidden: Content("\n").join([_who(status, name, hidden=hidden), *states]),
            [*choices, Choice("escape", _("Back"), "back")],
            safe="ask" if not granted else "back",
        )
    )
    match chosen:
        case "ask":
            refused = any(answer.state is ConsentState.REFUSED for answer in status.answers)
            return await ask_now(app, client, service, by_client=refused)
        case "paper":
            return await on_paper(app, client, service)
        case "withdraw":
            return await withdraw_from(app, client, service)
        case _:
            return False


async def ask_now(app: "AppBase", client: str, service: Service, *, by_client: bool = False) -> bool:
    """Turn the screen to the client; True when the answers were recorded.

    Args:
        app: The app.
        client: Whom.
        service: About which service.
        by_client: The client raised the question (after a no).
    """
    from journal_tui.tui.screens.kiosk import KioskScreen

    document = await app.gateway.ask(lambda p: p.consent.current(service))
    await app.gateway.ask(lambda p: p.consent.ask(client, service, by_client=by_client))
    outcome = await app.push_screen_wait(KioskScreen(client, service, document, app.now()))
    if outcome.receipt is None:
        await app.gateway.ask(lambda p: p.consent.abort_request(client, service))
        return False
    app.post_message(ConsentChanged(client))
    copy = {"paper": Copy.PAPER, "file": Copy.FILE}.get(outcome.copy, Copy.NONE)
    await app.gateway.ask(lambda p: p.consent.copy_given(client, service, copy))
    if copy is not Copy.NONE:
        await hand_over(app, outcome.receipt, paper=copy is Copy.PAPER)
    return True


async def on_paper(app: "AppBase", client: str, service: Service) -> bool:
    """Register a sheet that was signed on paper; True when it was recorded."""
    from journal_tui.tui.screens.paper import PaperScreen

    document = await app.gateway.ask(lambda p: p.consent.current(service))
    receipt = await app.push_screen_wait(PaperScreen(client, service, document, app.now()))
    if receipt is None:
        return False
    app.post_message(ConsentChanged(client))
    app.done(_("Consent recorded."))
    return True


async def hand_over(app: "AppBase", receipt: "Receipt", *, paper: bool, data: bool = False) -> bool:
    """Write the client's copy of a receipt to a file that the counsellor names, and say whether; as `data` it can be checked later."""
    from journal_tui.tui.modals.save_file import SaveFileDialog

    what = _("Print the file, then delete it.") if paper else _("Give the file to the client, then delete it here.")
    where = await app.push_screen_wait(
        SaveFileDialog(_("The client's receipt"), what, receipt.to_json() if data else receipt.text())
    )
    if where:
        app.done(_("The receipt is written."))
    return bool(where)


async def withdraw_from(app: "AppBase", client: str, service: Service) -> bool:
    """Take consent back for a service or a purpose of it; the open note freezes at once."""
    from journal_tui.tui.screens.session import SessionScreen

    status, name = await _status(app, client, service)
    granted = _granted(status)
    scope = await app.push_screen_wait(_scope_dialog(status, granted, name)) if granted else None
    if not scope:
        return False
    purpose = None if scope == ALL else Purpose(scope)
    sessions = [
        screen
        for screen in app.screen_stack
        if isinstance(screen, SessionScreen)
        and (screen.current_client, screen.opened.draft.service) == (client, service)
        and purpose in {None, Purpose.JOURNAL}
    ]
    for session in sessions:
        session.saver.refuse()
    try:
        receipt = await app.gateway.ask(lambda p: p.consent.withdraw(client, service, purpose, draft="keep"))
    except Failure:
        for session in sessions:
            session.saver.allow()
        raise
    app.post_message(ConsentChanged(client))
    if purpose in {None, Purpose.JOURNAL}:
        await _drafts_after(app, client, service, sessions)
    kept = any(each.service is service for each in await app.gateway.ask(lambda p: p.after_withdrawal.of_client(client)))
    chosen = await app.push_screen_wait(_receipt_dialog(erasure=True, kept=kept))
    if chosen == "erase":
        await _erasure_case(app, client, service)
    elif chosen == "keeps":
        await app.gateway.ask(lambda p: p.after_withdrawal.keeps(client, service))
        app.done(_("Noted: the texts stay, shut."))
    if chosen in {"erase", "keeps"}:
        chosen = await app.push_screen_wait(_receipt_dialog())
    if chosen in {"file", "data"}:
        await hand_over(app, receipt, paper=False, data=chosen == "data")
    await _elsewhere(app, client)
    return True


async def _elsewhere(app: "AppBase", client: str) -> None:
    """The same person may have said yes under another pseudonym: that is taken back there, or stays."""

    def granted(practice: "Practice") -> tuple[Twin, ...]:
        others = (each for each in twins_of(practice, client) if each.same)
        return tuple(each for each in others if any(map(_granted, practice.consent.status(each.client))))

    for twin in await app.gateway.ask(granted):
        what = _("The same person has said yes as {code} too. A consent is taken back where it was given.")
        code = twin.who.pseudonym
        choices = [Choice("o", _("Open the other one's card"), "open"), Choice("escape", _("It goes on"), "back")]
        if await app.push_screen_wait(ChoiceDialog(_("The same person"), what.format(code=code), choices, safe="open")):
            from journal_tui.tui.screens.client_card import ClientCardScreen

            app.show(ClientCardScreen(twin.client))
            return


async def _erasure_case(app: "AppBase", client: str, service: Service) -> None:
    """The client wants everything erased too: the case is there at once, and is carried out once asked for in writing."""

    def open_case(practice: "Practice") -> str:
        today, ground = practice.context.today(), ErasureGround.WITHDRAWN.value
        opened = practice.cases.open(client, CaseKind.ERASURE, CaseChannel.VISIT, today, service=service, ground=ground)
        return opened.number

    number = await app.gateway.ask(open_case)
    app.done(_("Erasure case {case} is open; it runs once the client asks in writing.").format(case=number))


def _who(status: ServiceStatus, name: str, *, hidden: bool) -> Content:
    return render.code(status.pseudonym) if hidden else render.name(name)


def _scope_dialog(status: ServiceStatus, granted: Sequence[Purpose], name: str) -> NamedDialog:
    service = service_name(status.service)
    choices = [Choice("a", _("Everything for {service}").format(service=service), ALL)]
    if len(granted) > 1 or granted[0] is not Purpose.JOURNAL:
        choices += [
            Choice(str(at), word(purpose).capitalize(), purpose.value) for at, purpose in enumerate(granted, start=1)
        ]
    return NamedDialog(
        _("Withdraw consent"),
        lambda hidden: _who(status, name, hidden=hidden),
        [*choices, Choice("escape", _("Back, nothing is changed"), "back")],
        means=_("It takes effect at once. Earlier entries of {service} are blocked from reading.").format(service=service),
        safe=ALL,
    )


async def _drafts_after(app: "AppBase", client: str, service: Service, sessions: "Sequence[SessionScreen]") -> None:
    """What becomes of an unsigned note: thrown away (default) or kept locked until the client has decided."""
    drafts = [
        draft
        for draft in await app.gateway.ask(lambda p: p.entries.drafts())
        if draft.client == client and draft.service is service
    ]
    if not drafts:
        return
    chosen = await app.push_screen_wait(
        ChoiceDialog(
            ngettext("The unsigned note", "The {count} unsigned notes", len(drafts)).format(count=len(drafts)),
            _("The consent is withdrawn. What has been written so far is frozen."),
            [
                Choice("k", ngettext("Throw the note away", "Throw the notes away", len(drafts)), "discard"),
                Choice("b", ngettext("Keep it locked", "Keep them locked", len(drafts)), "keep", _("at most 14 days")),
                Choice("escape", ngettext("Keep it locked", "Keep them locked", len(drafts)), "back"),
            ],
            means=_(
                "A locked note cannot be read. It is thrown away after 14 days unless the client decides otherwise in writing."
            ),
            safe="discard",
        )
    )
    if chosen != "discard":
        return
    gone = [draft.id for draft in drafts]

    def discard(practice: "Practice") -> None:
        for draft in gone:
            practice.entries.discard(draft)

    try:
        await app.gateway.ask(discard)
    except Failure as failure:
        if failure.code != "refused":
            raise
        await app.push_screen_wait(_stays_dialog(len(drafts), failure.text))
        return
    for session in sessions:
        session.emptied()


def _stays_dialog(count: int, why: str) -> ChoiceDialog:
    """Something holds the notes: they stay, locked, and the withdrawal is in force."""
    title = ngettext("The note stays, locked", "The notes stay, locked", count)
    means = _("The consent is withdrawn all the same: nothing more is written under it.")
    return ChoiceDialog(title, why, [Choice("escape", _("Go on"), "back")], symbol="■", tone="$watch", means=means)


def _receipt_dialog(*, erasure: bool = False, kept: bool = False) -> ChoiceDialog:
    wants = [Choice("r", _("Open an erasure case"), "erase", _("wants everything erased"))] if erasure else []
    wants += [Choice("b", _("The client keeps the texts"), "keeps", _("they stay, shut"))] if kept else []
    return ChoiceDialog(
        _("Withdrawn"),
        _("You can hold the appointment; nothing is journalled."),
        [
            Choice("i", _("No receipt"), "none"),
            Choice("f", _("Receipt as a file"), "file", _("for the client")),
            Choice("d", _("Receipt as data"), "data", _("JSON, can be checked later")),
            *wants,
            Choice("escape", _("Close"), "back"),
        ],
        symbol="●",
        means=_(
            "Does the client also want everything erased? It has to be asked for in writing; the case may wait for that."
        ),
        safe="none",
    )
