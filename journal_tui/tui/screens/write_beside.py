"""The two forms beside the journal: a working note for oneself, and an emergency note with its ground and its reason."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, language
from journal_tui.practice.apart.emergency import LONGEST
from journal_tui.practice.apart.values import EmergencyNote
from journal_tui.practice.values import Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.case_data import CaseWho, who_of
from journal_tui.tui.commands import Back
from journal_tui.tui.day_commands import NextField, SaveForm
from journal_tui.tui.gateway import Failure
from journal_tui.tui.marking import FIRST, ask_labels, marks_words
from journal_tui.tui.screens.beside_rows import ground_of
from journal_tui.tui.screens.form import LABEL
from journal_tui.tui.screens.text_form import TextForm
from journal_tui.tui.session_commands import LabelText
from journal_tui.tui.widgets.field import Field

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

REFUSED = frozenset({"invalid_input", "consent_missing", "recogniser_damaged", "refused"})
"""What is said in the form; anything else is the error dialog's."""


class BesideForm(TextForm):
    """The base of the two: whom it is about stands in its first line, the code in the header."""

    WHOM = True

    def __init__(self, keep: str, client: str, service: Service) -> None:
        """Write about this client in this service."""
        super().__init__(f"{keep}-{client}-{service.value}")
        self.client, self.service = client, service
        self.who = CaseWho()

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def on_mount(self) -> None:
        super().on_mount()
        self.find()

    @work(exclusive=True, group="find", description="whom it is about")
    async def find(self) -> None:
        """Whom it is about."""
        client = self.client
        self.who = await self.host.gateway.ask(lambda p: who_of(p, client))
        self.repaint()

    def whom(self) -> tuple[str, str]:
        return self.who.name, self.who.pseudonym

    def about(self) -> Content:
        """The code, and the service."""
        return Content.assemble(render.code(self.who.pseudonym), "  ", (service_name(self.service), "$ink"))


class WriteWorkingScreen(BesideForm):
    """A working note."""

    EXPLAINED = N_("For yourself alone. Names become codes; it goes after twelve months.")
    HELP_TITLE = N_("New working note")
    HELP = N_(
        "A thought of your own that does not belong in the journal. It needs the client's consent like a note, and the client can "
        "ask to see it. {key:save-form} keeps it under a key of its own; Esc keeps what you wrote while the program runs."
    )

    def __init__(self, client: str, service: Service) -> None:
        """Write about this client in this service."""
        super().__init__("working", client, service)

    def paint(self) -> None:
        super().paint()
        self.header(_("Working note"), self.about())

    def action_save(self) -> None:
        self.save()

    @work(exclusive=True, group="save", description="keep a working note")
    async def save(self) -> None:
        """Keep it and go back."""
        self.complain_of("")
        client, service, text = self.client, self.service, self.area.text
        try:
            await self.host.gateway.ask(lambda p: p.working_notes.write(client, service, text))
        except Failure as failure:
            if failure.code not in REFUSED:
                raise
            self.refused(failure)
            return
        self.saved(_("The working note is kept."))
        if self.is_current:
            self.host.go_back()


class WriteEmergencyScreen(BesideForm):
    """An emergency note."""

    OFFERS = (NextField, LabelText, SaveForm, Back)

    EXPLAINED = N_("What happened, at most 1,000 characters. Names become codes:")
    FIELDS: ClassVar[dict[str, str]] = {"reason": "reason"}
    HELP_TITLE = N_("New emergency note")
    HELP = N_(
        "Only in danger to life, when no consent opens the journal. Write why it could not wait, and what happened. It opens "
        "nothing else, and stands before the owner until somebody has decided whether it stays. {key:label-text} says which kinds of "
        "sensitive data it holds."
    )

    def __init__(self, client: str, service: Service, ground: str) -> None:
        """Write about this client in this service, on this ground."""
        super().__init__("emergency", client, service)
        self.ground = ground
        self.marks = FIRST

    @work(exclusive=True, group="label", description="label an emergency note")
    async def action_label_text(self) -> None:
        """Tick the kinds of data; of an offence nothing is kept."""
        self.marks, _back = await ask_labels(self.host, self.marks)
        self.repaint()

    def above(self) -> ComposeResult:
        """The chosen ground, then the reason."""
        yield Static(id="ground", classes="explained", markup=False)
        yield Field(N_("Why now"), id="reason", width=LABEL, hint=N_("why it could not wait"))

    def paint(self) -> None:
        super().paint()
        self.header(_("Emergency note"), self.about())
        ground = ground_of(self.ground)
        words = ground.title(language()) if ground else self.ground
        self.query_one("#ground", Static).update(
            Content.assemble(
                (_("Ground").ljust(LABEL), "$muted"),
                render.plain(words, "$ink"),
                "\n",
                (_("Kind of data").ljust(LABEL), "$muted"),
                (marks_words(self.marks), "$ink"),
            )
        )

    def action_save(self) -> None:
        self.complain_of("")
        reason = self.query_one("#reason", Field)
        if not reason.value.strip():
            reason.complain(_("Say why it could not wait."))
            reason.focus()
        elif not self.area.text.strip():
            self.complain_of(_("Write what happened."))
        elif len(self.area.text) > LONGEST:
            count = len(self.area.text)
            self.complain_of(_("It has {count} characters; the limit is {most}.").format(count=count, most=LONGEST))
        else:
            self.save(reason.value)

    @work(exclusive=True, group="save", description="keep an emergency note")
    async def save(self, reason: str) -> None:
        """Keep it, and show it as it is kept."""
        client, service, text, ground, marks = self.client, self.service, self.area.text, self.ground, self.marks

        def write(practice: "Practice") -> EmergencyNote:
            return practice.emergency_notes.write(client, service, text, reason, ground, marks)

        try:
            note = await self.host.gateway.ask(write)
        except Failure as failure:
            if failure.code not in REFUSED:
                raise
            self.refused(failure)
            return
        from journal_tui.tui.screens.beside_note import EmergencyNoteScreen

        self.saved(_("The emergency note is kept, and waits for a decision."))
        self.host.replace_with(EmergencyNoteScreen(note.id))
