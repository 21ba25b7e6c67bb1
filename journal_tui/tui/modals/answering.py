"""A questionnaire, question by question, under the counsellor's fingers: a number answers and goes on, Enter saves at the end.

Answers True when it is to be counted, None when it was left; what was answered is kept either way.
"""

from concurrent.futures import Future

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.tui.commands import key_name
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.kiosk.answering import Answering, step
from journal_tui.tui.kiosk.question import end_lines, place_text, question_lines
from journal_tui.tui.measuring import Filling
from journal_tui.tui.modals.base import Dialog
from journal_tui.wording.measures import title_text

WIDTH = 60


class AnswerDialog(Dialog[bool]):
    """Asks one question after the other."""

    HELP_TITLE = N_("A questionnaire")
    HELP = N_(
        "A number answers and goes on. The arrows go back and forth, Space leaves a question without an answer. "
        "Esc leaves; what is answered stays and can be gone on with."
    )
    DEFAULT_CSS = "AnswerDialog #question { height: auto; padding: 0 2; }"

    def __init__(self, filling: Filling) -> None:
        """Fill this in, from the first question without an answer."""
        super().__init__()
        self.filling = filling
        self.state = Answering.opened(filling.measured.instrument, filling.measured.answers)
        self._trouble = ""

    def body(self) -> ComposeResult:
        """One text that is painted anew for each question."""
        yield Static(id="question", markup=False)

    def on_mount(self) -> None:
        """Show the first question."""
        self.paint()

    def paint(self) -> None:
        """The question in front, or what came of all of them; the keys below."""
        state = self.state
        head = Content.assemble((title_text(state.instrument), "$strong bold"), "   ", (place_text(state), "$muted"))
        room = max(min(WIDTH, self.app.size.width - 14), 20)
        lines = (
            end_lines(state, room) if state.through else question_lines(state, room, int(self.app.size.height * 0.9) - 8)
        )
        trouble = Content.styled(f"! {self._trouble}", "$stop bold").wrap(room) if self._trouble else []
        keys = [
            (_("Enter"), _("Save"), state.through),
            ("←", _("Back"), state.at > 0),
            (key_name("space"), _("Leave out"), not state.through),
            (_("Esc"), _("Later"), True),
        ]
        foot = Content.assemble(
            *(part for key, label, use in keys if use for part in ((key, "$accent bold"), " ", (label, "$muted"), "  "))
        )
        self.query_one("#question", Static).update(
            Content("\n").join([head, Content(""), *lines, *trouble, Content(""), foot])
        )

    def on_key(self, event: events.Key) -> None:
        """Answer, go back or forth, or save."""
        if event.key == "enter" and self.state.through:
            event.stop()
            self.save()
            return
        after = step(self.state, event.key, (event.character or "").lower())
        if after != self.state:
            event.stop()
            self.state = after
            self.filling.give(after.answers)
            self.paint()

    @work(exclusive=True, group="save", description="save answers", exit_on_error=False)
    async def save(self) -> None:
        """Close once everything is saved; else say so and stay."""
        try:
            await self.filling.settled()
        except (Failure, Closed) as failure:
            self._trouble = f"{failure.title}. {failure.text}" if isinstance(failure, Failure) else ""
            self.paint()
            return
        self.answer(True)

    def seal(self) -> "Future[object] | None":
        """Answers that are not saved yet."""
        return self.filling.seal()

    def place(self) -> None:
        """After a lock it waits among the measurements."""
