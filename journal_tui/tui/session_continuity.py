"""What an open note does with agreements and goals: writes a new one at its foot, follows up what was agreed before.

Rules: the note's cursor is never lost; an act that can be taken back says how; when the consent is gone the note freezes.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.values import Agreement, AgreementState, Goal, GoalState
from journal_tui.practice.values import Hit, Service
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.follow_up import Asked, FollowUpDialog
from journal_tui.tui.modals.goal import GoalDialog
from journal_tui.tui.note.saver import REFUSALS
from journal_tui.tui.session_data import Beside, beside
from journal_tui.tui.undo import Undoable
from journal_tui.wording import day

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.screens.session import SessionScreen
    from journal_tui.tui.widgets.agreement_line import Typed


async def agree(session: "SessionScreen", typed: "Typed") -> None:
    """Keep what stands in the agreement line, and go back to the note."""
    draft, line = session.opened.draft, session.agreement_line
    try:
        made = await session.host.gateway.ask(
            lambda p: p.agreements.add(
                draft.client,
                draft.service,
                typed.topic,
                typed.text,
                kind=typed.kind,
                due=typed.due,
                appointment=draft.appointment,
            )
        )
    except Failure as failure:
        if not refused(session, failure):
            line.complain(failure.text)
        return
    line.empty()
    session.close_agreement()
    _keep(session, replace(made, identified=" ".join(typed.text.split())))

    async def undo() -> None:
        gone = await session.host.gateway.ask(lambda p: p.agreements.void(made.id))
        _keep(session, gone)

    session.host.did(Undoable(N_("The agreement is kept."), undo))


async def follow_up(session: "SessionScreen") -> None:
    """Unfold the last plan, what is open and the goals, and do what the keys ask for."""
    while session.beside is not None and not session.saver.refused:
        dialog = FollowUpDialog(session.beside, session.host.now().date(), lambda asked: _do(session, asked))
        asked = await session.host.push_screen_wait(dialog)
        session.beside = dialog.after(session.beside)
        session.repaint()
        if asked is None or session.saver.refused:
            return
        if asked.act == "insert":
            session.editor.put(dialog.words_of(asked.key))
            return
        raw = await session.host.push_screen_wait(GoalDialog(session.opened.draft.client))
        if raw is not None:
            await _new_goal(session, raw)


async def _new_goal(session: "SessionScreen", raw: str) -> None:
    draft = session.opened.draft
    try:
        made = await _add_goal(session.host, draft.client, draft.service, raw)
    except Failure as failure:
        if not refused(session, failure):
            raise
        return
    session.beside = (session.beside or Beside()).with_goal(replace(made, identified=" ".join(raw.split())))


async def _do(session: "SessionScreen", asked: Asked) -> Agreement | Goal | None:
    """One act of the follow-up."""
    try:
        return await act(session.host, asked, session.opened.draft.appointment)
    except Failure as failure:
        if not refused(session, failure):
            session.host.show_failure(failure)
        return None


async def act(app: "AppBase", asked: Asked, meeting: str | None) -> Agreement | Goal:
    """Do what a key of the follow-up asks for, in an appointment or without one."""
    ask = app.gateway.ask
    match asked.act:
        case "carry":
            carried = await ask(lambda p: p.agreements.carry_forward(asked.key, appointment=meeting))
            app.did(Undoable(N_("The agreement is carried on."), lambda: ask(lambda p: p.agreements.uncarry(carried.id))))
            return carried
        case "settle" if asked.value == AgreementState.OPEN:
            return await ask(lambda p: p.agreements.reopen(asked.key))
        case "settle":
            settled = await ask(lambda p: p.agreements.settle(asked.key, AgreementState(asked.value)))
            app.did(Undoable(N_("The agreement is settled."), lambda: ask(lambda p: p.agreements.reopen(asked.key))))
            return settled
        case "rate":
            rated = await ask(lambda p: p.goals.rate(asked.key, int(asked.value), appointment=meeting))
            app.did(Undoable(N_("The goal is rated."), lambda: ask(lambda p: p.goals.unrate(asked.key))))
            return rated
        case _:
            ended = await ask(lambda p: p.goals.end(asked.key, GoalState(asked.value)))
            app.did(Undoable(N_("The goal has ended."), lambda: ask(lambda p: p.goals.reopen(asked.key))))
            return ended


async def follow_up_client(app: "AppBase", client: str, service: Service) -> None:
    """The follow-up from the client's card, without an open note."""

    async def do(asked: Asked) -> Agreement | Goal | None:
        try:
            return await act(app, asked, None)
        except Failure as failure:
            app.show_failure(failure)
            return None

    while True:
        found = await app.gateway.ask(lambda p: beside(p, client, service))
        asked = await app.push_screen_wait(FollowUpDialog(found, app.now().date(), do, note=False))
        raw = await app.push_screen_wait(GoalDialog(client)) if asked is not None else None
        if raw is None:
            return
        await _add_goal(app, client, service, raw)


async def _add_goal(app: "AppBase", client: str, service: Service, raw: str) -> Goal:
    made = await app.gateway.ask(lambda p: p.goals.add(client, service, raw))
    app.did(Undoable(N_("The goal is kept."), lambda: app.gateway.ask(lambda p: p.goals.void(made.id))))
    return made


def refused(session: "SessionScreen", failure: Failure) -> bool:
    """Freeze the note when the consent is gone; tell whether it is."""
    if failure.code not in REFUSALS:
        return False
    session.agreement_line.empty()
    session.close_agreement()
    session.saver.refuse()
    return True


async def take_along(app: "AppBase", hits: Sequence[Hit]) -> None:
    """Copy agreements into the note that is open, under a heading of their own; never those of another client."""
    from journal_tui.tui.screens.session import SessionScreen

    notes = [screen for screen in app.screen_stack if isinstance(screen, SessionScreen) and not screen.saver.refused]
    if not notes:
        app.done(_("No note is open. Start an appointment first."))
        return
    note = notes[-1]
    own = [hit.entry for hit in hits if hit.client == note.current_client]
    if not own:
        app.done(_("No agreements with this client are among the answers."))
        return
    read = await app.gateway.ask(lambda p: [p.agreements.get(each, identified=True) for each in own])
    lines = [
        f"{day(each.at.astimezone().date())}  {topic_title(each.topic, language())}: {each.identified or each.text}"
        for each in reversed(read)
    ]
    note.editor.move_cursor(note.editor.document.end)
    gap = "\n\n" if note.editor.text.strip() else ""
    note.editor.put(gap + "\n".join((_("Summary"), *lines)) + "\n")
    said = ngettext("{count} agreement stands in the note now.", "{count} agreements stand in the note now.", len(own))
    app.done(said.format(count=len(own)))


def keep_unfinished(session: "SessionScreen", typed: "Typed") -> None:
    """The practice is about to lock: what stands in the line is kept rather than lost; it can be taken back later."""
    draft = session.opened.draft
    session.agreement_line.empty()
    session.host.gateway.soon(
        lambda p: p.agreements.add(
            draft.client,
            draft.service,
            typed.topic,
            typed.text,
            kind=typed.kind,
            due=typed.due,
            appointment=draft.appointment,
        )
    )


def _keep(session: "SessionScreen", changed: Agreement) -> None:
    session.beside = (session.beside or Beside()).with_agreement(changed)
    session.repaint()
