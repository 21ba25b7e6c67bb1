"""What a case needs in writing: a choice where there is one, and words that the client may read. They stay with the case.

Rule: Esc keeps what was written until the lock; nothing is saved without words, or without the choice.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.rights.case_words import Decision
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.library_form import SheetArea
from journal_tui.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

LABEL = 16


class CaseWritingScreen(FormScreen[None]):
    """The form; `TITLE`, `LABEL` and the others are message ids."""

    TITLE: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    EXPLAINED: ClassVar[str] = ""
    CHOOSE: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""
    DEFAULT_CSS = """
    CaseWritingScreen .explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    CaseWritingScreen #wrong { height: auto; padding: 1 2 0 2; color: $stop; }
    CaseWritingScreen SheetArea { height: 1fr; min-height: 6; }
    """

    def __init__(self, number: str) -> None:
        """Write in this case."""
        super().__init__()
        self.number = number
        self.KEEP = f"{type(self).__name__}-{number}"
        self.area = SheetArea("", id="text")

    def options(self) -> Sequence[tuple[str, str]]:
        """What there is to choose; nothing when there is no choice."""
        return ()

    def store(self, practice: "Practice", text: str, chosen: str) -> object:
        """Keep it; each form says how."""
        del practice, text, chosen
        return None

    def fields(self) -> ComposeResult:
        """The choice, and the words."""
        if options := self.options():
            yield Choices(self.LABEL, options, id="decision", width=LABEL)
        yield Static(classes="explained", markup=False)
        yield self.area
        yield Static(id="wrong", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        (self.query_one(Choices) if self.options() else self.area).focus()

    def paint(self) -> None:
        super().paint()
        self.query_one(".explained", Static).update(_(self.EXPLAINED))
        for choices in self.query(Choices):
            choices.offer(self.options(), choices.chosen)
        self.header(_(self.TITLE), _("case {number}").format(number=self.number))

    def action_save(self) -> None:
        chosen = next(iter(self.query_one(Choices).chosen), "") if self.options() else ""
        if self.options() and not chosen:
            self.complain_with(_(self.CHOOSE))
        elif not self.area.text.strip():
            self.complain_with(_(self.EMPTY))
        else:
            self.save(chosen)

    def complain_with(self, words: str) -> None:
        """Say under the words what is wrong."""
        self.query_one("#wrong", Static).update(f"× {words}")

    @work(exclusive=True, group="save", description="write in a case")
    async def save(self, chosen: str) -> None:
        """Keep it and go back to the case."""
        text = self.area.text
        try:
            await self.host.gateway.ask(lambda p: self.store(p, text, chosen))
        except Failure as failure:
            self.complain_with(failure.text)
            return
        self.is_saved()
        self.host.done(_("Saved"))
        if self.is_current:
            self.host.go_back()


class WeighScreen(CaseWritingScreen):
    """The written weighing of an objection: whose grounds weigh more, and why."""

    HELP_TITLE = N_("A weighing")
    HELP = N_(
        "Say what the client objects to, what the practice's grounds are, and why one side weighs more. Until it is saved the "
        "data stay restricted; when the client's grounds weigh more they stay so."
    )
    TITLE = N_("Weigh the objection")
    LABEL = N_("Weighs more")
    EXPLAINED = N_("Why, in words that the client may read:")
    CHOOSE = N_("Choose whose grounds weigh more.")
    EMPTY = N_("Write why.")

    def options(self) -> Sequence[tuple[str, str]]:
        return (("upheld", _("the client's")), ("overruled", _("the practice's")))

    def store(self, practice: "Practice", text: str, chosen: str) -> object:
        return practice.cases.weigh(self.number, text, upheld=chosen == "upheld")


class AnswerScreen(CaseWritingScreen):
    """The answer to a complaint."""

    HELP_TITLE = N_("The answer to a complaint")
    HELP = N_(
        "Say what you found, what you have changed, and what you have not. What was complained about, the answer, the decision and "
        "the days stay with the case. Afterwards the letter can be written, and the case closed."
    )
    TITLE = N_("Answer the complaint")
    LABEL = N_("The client is")
    EXPLAINED = N_("The answer, in words that the client may read:")
    CHOOSE = N_("Choose what you have decided.")
    EMPTY = N_("Write the answer.")

    def options(self) -> Sequence[tuple[str, str]]:
        words = {Decision.UPHELD: _("right"), Decision.PARTLY: _("partly right"), Decision.REJECTED: _("not right")}
        return tuple((decision.value, said) for decision, said in words.items())

    def store(self, practice: "Practice", text: str, chosen: str) -> object:
        return practice.complaints.answer(self.number, text, Decision(chosen))


class ViewScreen(CaseWritingScreen):
    """The client's own view, where the practice does not agree."""

    HELP_TITLE = N_("The client's own view")
    HELP = N_(
        "When you hold that the data are right, the client's own view is kept with them, in the client's words. To put it under a "
        "signed note, correct the note and choose the client's own view there."
    )
    TITLE = N_("The client's own view")
    EXPLAINED = N_("What the client holds, in the client's own words:")
    EMPTY = N_("Write what the client holds.")

    def store(self, practice: "Practice", text: str, chosen: str) -> object:
        del chosen
        return practice.rectifications.view(self.number, text)
