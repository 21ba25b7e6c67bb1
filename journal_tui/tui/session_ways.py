"""The ways that start in an open note: its matters, the clock, a withdrawal, another template, the review.

Each runs as a worker of the app and shows its dialogs above the note. The note itself does not know them.
"""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.values import Service
from journal_tui.tui.asking import ask_role
from journal_tui.tui.kinds import kind_dialog
from journal_tui.tui.measure_ways import measure_here
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.template_pick import TemplateDialog
from journal_tui.tui.note.clock_face import minutes_and_seconds

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen


async def matters(session: "SessionScreen") -> None:
    """Show what belongs to the appointment and not to the note, and do what is chosen."""
    from journal_tui.practice.session_clock import elapsed

    app = session.host
    running = session.appointment.paused_since is None
    held = minutes_and_seconds(elapsed(session.appointment, app.now()))
    choices = [Choice("p", _("Pause the clock") if running else _("Let the clock go on"), "pause", held)]
    what = _("The note is saved by itself meanwhile.")
    training = session.opened.draft.service is Service.PT
    if session.saver.refused:
        what = _("The consent is withdrawn. You can go on; nothing is journalled.")
        choices.append(Choice("a", _("End it now"), "end", _("the clock stops")))
    else:
        choices += [
            Choice("b", _("Measurement"), "measure", _("or {key:measure-here} in the note")),
            *([Choice("t", _("Workout"), "workout", _("or {key:log-workout} in the note"))] if training else []),
            Choice("k", _("Make the word a code"), "code", _("the one at the cursor")),
            Choice("m", _("Another template"), "template"),
            Choice("n", _("Working note"), "working", _("for yourself alone")),
            Choice("å", _("Withdraw consent"), "withdraw", _("the note freezes at once")),
        ]
    choices.append(Choice("escape", _("Back to the note"), "back"))
    chosen = await app.push_screen_wait(ChoiceDialog(_("The appointment"), what, choices, safe="back"))
    match chosen:
        case "end":
            appointment = session.appointment.id
            await app.gateway.ask(lambda p: p.appointments.end(appointment))
            app.done(_("The appointment has ended."))
            app.do("app.today")
        case "pause":
            await pause(session)
        case "code":
            await code_word(session)
        case "measure":
            await measure_here(session)
        case "workout":
            await log_workout(session)
        case "template":
            await change_template(session)
        case "working":
            await working_note(session)
        case "withdraw":
            await withdraw(session)
        case _:
            return


async def log_workout(session: "SessionScreen") -> None:
    """The workout of this appointment as a grid; the note lies below, as it was."""
    from journal_tui.tui.screens.workout import WorkoutScreen

    if session.opened.draft.service is not Service.PT:
        session.host.done(_("Workouts belong to training."))
    elif not session.saver.refused:
        session.host.show(WorkoutScreen(session.current_client, session.appointment.id))


async def pause(session: "SessionScreen") -> None:
    """Stop the clock, or let it go on."""
    appointment = session.appointment.id
    if session.appointment.paused_since is None:
        session.appointment = await session.host.gateway.ask(lambda p: p.appointments.pause(appointment))
    else:
        session.appointment = await session.host.gateway.ask(lambda p: p.appointments.resume(appointment))
    session.repaint()


async def change_template(session: "SessionScreen") -> None:
    """Lay the note out under another template, as one undo step; nothing that is written goes away."""
    app, service, editor = session.host, session.opened.draft.service, session.editor
    found = await app.gateway.ask(lambda p: p.library.templates.offered(service))
    chosen = await app.push_screen_wait(TemplateDialog(found, editor.template.key if editor.template else ""))
    template = next((each for each in found if each.key == chosen), None)
    if template is not None and not session.saver.refused:
        editor.change_layout(template)


async def code_word(session: "SessionScreen") -> None:
    """Make the word at the cursor, or the selection, a code by hand."""
    place = session.editor.word_place()
    if place is None or session.saver.refused:
        session.host.done(_("Put the cursor on a word first."))
        return
    chosen = await session.host.push_screen_wait(kind_dialog(place))
    if chosen is None:
        return
    role = await ask_role(session.host, session.editor, place.word) if chosen == Kind.PERSON else ""
    if role is not None:
        async with session.sitting.turn:
            await session.deciding.accept(place, Kind(chosen), role)
        await session.saver.save(always=True)


async def working_note(session: "SessionScreen") -> None:
    """A thought of one's own beside the journal; the note lies below, as it was."""
    from journal_tui.tui.apart_ways import write_working

    if not session.saver.refused:
        await write_working(session.host, session.current_client, session.opened.draft.service)


async def withdraw(session: "SessionScreen") -> None:
    """The client takes the consent back in the middle of the appointment."""
    from journal_tui.tui.consent_ways import withdraw_from

    await session.saver.save()
    await withdraw_from(session.host, session.current_client, Service(session.opened.draft.service))


async def review(session: "SessionScreen") -> None:
    """Save, then open the page on which words are decided and the note is signed."""
    from journal_tui.tui.screens.review import ReviewScreen

    if not await session.saver.save(always=True):
        return
    session.editor.settle_all()
    await session.host.push_screen(ReviewScreen(session))
