"""What a measurement came to, said on the screen; and what follows when an answer asks for a talk now.

The rule: the talk is never a toast: it waits until somebody has decided, here or later among the measurements. Why it was not
had is written down.
"""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.practice.measures.values import Measured, TalkState
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.values import Service
from journal_tui.tui.modals.base import Choice, ChoiceDialog, Dialog, keys_line, paragraph
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.measures import ARROWS, band_text, better_text, missing_text, result_text, title_text, value_text

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.screens.session import SessionScreen

RISK = "risk"
"""What the template of a risk note is called."""


def result_words(measured: Measured, *, short: bool = False) -> Content:
    """The result on one line: what it came to, the authors' word for it, their cut-off, the direction unless it is `short`."""
    one = measured.instrument
    parts: list[str | tuple[str, str]] = [(result_text(measured), "$strong bold")]
    if measured.total is None:
        parts += ["  ", (_("answered, so there is no total"), "$muted")]
    if band := band_text(one.band(measured.total)):
        parts += ["  ", (band, "$ink")]
    if one.cutoff is not None and measured.total is not None:
        parts += ["   ", (_("cut-off {value}").format(value=value_text(one, one.cutoff.value)), "$muted")]
    if not short and (better := better_text(one.better)):
        parts += ["   ", (f"{ARROWS[one.better]} {better}", "$muted")]
    return Content.assemble(*parts)


def result_line(measured: Measured) -> str:
    """The result as a line of the note: `PHQ-9: 13 (måttlig)`."""
    band = band_text(measured.instrument.band(measured.total))
    shown = result_text(measured) if measured.total is not None else missing_text(measured.answered, len(measured.answers))
    return f"{title_text(measured.instrument)}: {shown}{f' ({band})' if band else ''}"


async def show_result(app: "AppBase", measured: Measured, note: "SessionScreen | None" = None) -> None:
    """Say what it came to; in a note, offer the line; ask for the talk first where an answer calls for one."""
    if measured.talk is TalkState.WAITS:
        await ask_further(app, measured)
        return
    choices = [Choice("escape", _("Close"), "back")]
    if note is not None and not note.saver.refused:
        choices = [
            Choice("escape", _("Back to the note"), "back"),
            Choice("i", _("Write the line into the note"), "insert"),
        ]
        choices = choices[::-1]
    chosen = await app.push_screen_wait(
        ChoiceDialog(title_text(measured.instrument), result_words(measured), choices, symbol="●", safe="back")
    )
    if chosen == "insert" and note is not None:
        note.editor.put_tokens(escape(f"{result_line(measured)}\n"), ())


async def ask_further(app: "AppBase", measured: Measured) -> None:
    """An answer asks for a talk now: open a risk note, or say why not, or leave it waiting."""
    talk = measured.instrument.talk
    number = talk.item if talk else 0
    chosen = await app.push_screen_wait(
        ChoiceDialog(
            _("Question {number} is answered above zero").format(number=number),
            _("Ask further now. Open a risk note?"),
            [
                Choice("enter", _("Open a risk note"), "open"),
                Choice("n", _("Not this time"), "decline", _("you write why")),
                Choice("escape", _("Later"), "back", _("it waits in the list")),
            ],
            symbol="▲",
            tone="$watch",
            means=Content.assemble((title_text(measured.instrument), "$muted"), "   ", result_words(measured, short=True)),
        )
    )
    if chosen == "open":
        await app.gateway.ask(lambda p: p.measures.settle_talk(measured.id, opened=True))
        await open_risk_note(app, measured.client, measured.service)
    elif chosen == "decline":
        reason = await app.push_screen_wait(ReasonDialog())
        if reason:
            await app.gateway.ask(lambda p: p.measures.settle_talk(measured.id, opened=False, reason=reason))
            app.done(_("The reason is kept with the measurement."))


async def open_risk_note(app: "AppBase", client: str, service: Service) -> None:
    """Lay the open note out as a risk note, or open one; what is written stays."""
    from journal_tui.tui.flows import start_session
    from journal_tui.tui.screens.session import SessionScreen

    open_notes = [
        screen
        for screen in app.screen_stack
        if isinstance(screen, SessionScreen) and (screen.current_client, screen.opened.draft.service) == (client, service)
    ]
    if open_notes:
        while app.screen is not open_notes[-1]:
            await app.pop_screen()
    else:
        await start_session(app, client, service)
    note = app.screen
    if isinstance(note, SessionScreen) and not note.saver.refused:
        offered = await app.gateway.ask(lambda p: p.library.templates.offered(service))
        note.editor.change_layout(next((each for each in offered if each.name == RISK), offered[0]))


class ReasonDialog(Dialog[str]):
    """Asks why somebody does not ask further; answers the reason."""

    HELP_TITLE = N_("Why not")
    HELP = N_("A sentence is enough. Names become codes; it is kept with the measurement.")
    DEFAULT_CSS = "ReasonDialog Field { padding: 0 2 0 0; }"

    def body(self) -> ComposeResult:
        """The question, the field."""
        yield paragraph(_("Why not this time?"), "$strong bold")
        yield paragraph(_(self.HELP), "$muted")
        yield Field(N_("Reason"), id="reason", width=8)
        yield keys_line(_("Keep it"), _("Back"))

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.query_one(Field).complain(_("Write a few words, for instance: asked last week, nothing new."))
            return
        self.answer(event.value.strip())
