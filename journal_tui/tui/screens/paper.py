"""A consent that was signed on paper: what the sheet says, where it lies, and the fingerprint of its scan."""

from datetime import datetime
from pathlib import Path

from textual import work
from textual.app import ComposeResult

from journal_tui.copies import fingerprint
from journal_tui.locales import N_, _
from journal_tui.practice.consent.answering import Paper
from journal_tui.practice.consent.documents import Document
from journal_tui.practice.consent.receipt import Receipt
from journal_tui.practice.values import Purpose, Service
from journal_tui.tui import session_commands as commands
from journal_tui.tui.badges import service_name
from journal_tui.tui.case_data import CaseWho, who_of
from journal_tui.tui.commands import Back
from journal_tui.tui.day_commands import NextField
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field


class PaperScreen(FormScreen[Receipt | None]):
    """The form; dismisses with the receipt when the sheet was recorded."""

    WHOM = True
    OFFERS = (NextField, commands.RecordPaper, Back)
    HELP_TITLE = N_("Consent on paper")
    HELP = N_(
        "Copy what is on the sheet: each answer, the name, the number under which the sheet is filed. The scanned file "
        "is not copied into the practice; its fingerprint is, so that it can be known again."
    )

    def __init__(self, client: str, service: Service, document: Document, shown_at: datetime) -> None:
        """Record a sheet for this client and service.

        Args:
            client: Whose.
            service: Which service.
            document: The document in force; the sheet must be the same version.
            shown_at: When this began.
        """
        super().__init__()
        self.KEEP = f"paper-{client}-{service.value}-{document.version}"
        self.client, self.service, self.document, self.shown_at = client, service, document, shown_at
        self.who = CaseWho()

    def whom(self) -> tuple[str, str]:
        """Whose sheet it is."""
        return self.who.name, self.who.pseudonym

    def fields(self) -> ComposeResult:
        """One line for each question, then name, number and file."""
        for purpose in self.document.purposes:
            yield Choices(self._label(purpose), (), id=f"answer-{purpose.value}", width=32)
        yield Field(N_("Name on the sheet"), id="signature", width=20)
        yield Field(N_("Archive number"), id="archive_number", width=20)
        yield Field(N_("Scanned file"), id="file", width=20, hint=N_("for instance ~/sheet.pdf"))

    def _label(self, purpose: Purpose) -> str:
        questions = self.document.text(self.host.language).questions
        return next(question.label for question in questions if question.purpose is purpose)

    def paint(self) -> None:
        """Title and answers."""
        super().paint()
        version = _("version {version}").format(version=self.document.version)
        self.header(_("Consent on paper"), f"{service_name(self.service)}  {version}")
        for choices in self.query(Choices):
            choices.offer([("yes", _("Yes")), ("no", _("No"))])

    def on_mount(self) -> None:
        """Begin with the first question."""
        super().on_mount()
        self.call_after_refresh(self.query(Choices).first().focus)
        self.find()

    @work(exclusive=True, group="find", description="whose sheet")
    async def find(self) -> None:
        """Whose sheet it is, for the first line."""
        client = self.client
        self.who = await self.host.gateway.ask(lambda p: who_of(p, client))
        self.repaint()

    def close_with(self, receipt: Receipt | None) -> None:
        """Close the form with its answer."""
        closing = self.dismiss(receipt)
        del closing

    def action_back(self) -> None:
        self.say_kept()
        self.close_with(None)

    def action_save(self) -> None:
        unanswered = [choices for choices in self.query(Choices) if not choices.chosen]
        if unanswered:
            unanswered[0].focus()
            self.host.missing(_("Each question needs its own answer."))
            return
        self.record()

    @work(exclusive=True, group="save", description="record paper consent")
    async def record(self) -> None:
        """Fingerprint the file, record the answers."""
        named = self.value("file").strip()
        if not named:
            self.query_one("#file", Field).complain(_("A paper needs a scan, so that it can be recognised later."))
            return
        digest = await self.host.gateway.call(lambda: fingerprint(Path(named).expanduser()))
        if digest is None:
            self.query_one("#file", Field).complain(_("The file cannot be read. For instance: ~/sheet.pdf"))
            return
        answers = {
            purpose: self.query_one(f"#answer-{purpose.value}", Choices).chosen == ("yes",)
            for purpose in self.document.purposes
        }
        client, service, name = self.client, self.service, self.value("signature")
        paper, shown = Paper(self.value("archive_number").strip(), digest), self.host.language
        try:
            receipt = await self.host.gateway.ask(
                lambda p: p.consent.record(client, service, answers, name, language=shown, paper=paper)
            )
        except Failure as failure:
            if not self.complain(failure):
                raise
            return
        self.is_saved()
        self.close_with(receipt)
