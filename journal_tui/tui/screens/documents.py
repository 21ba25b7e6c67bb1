"""The consent documents: read, publish. A published version never changes; without one nothing can be asked."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, language
from journal_tui.practice.consent.documents import Document
from journal_tui.practice.consent.publication import DocumentLine
from journal_tui.practice.values import Change, Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name, sign
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.reading_page import ReadingPage
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, heading, row


class ReadDocument(Command):
    """Shows the whole text, as the client will read it."""

    action, key, title, label = "read", "enter", N_("Read the document"), N_("Read")
    footer = 1


class PublishDocument(Command):
    """Puts this text in force as the next version. A published version never changes."""

    action, key, title, label = "publish", "P", N_("Publish the document"), N_("Publish")
    footer = 2


class DocumentsScreen(PageScreen[None]):
    """One row per service."""

    OFFERS = (ReadDocument, PublishDocument, Back)
    HELP_TITLE = N_("Consent documents")
    HELP = N_(
        "A document is what the client reads and signs before anything is journalled. Read it first; then publish it. "
        "A later version says whether it changes the substance: then everybody is asked anew."
    )

    def __init__(self, lines: tuple[DocumentLine, ...] = ()) -> None:
        super().__init__()
        self.lines = lines

    def main(self) -> ComposeResult:
        yield RowList(id="documents")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#documents", RowList).focus()
        self.load()

    @work(exclusive=True, group="load", description="load documents")
    async def load(self) -> None:
        """Fetch what is drafted and what is in force."""
        self.lines = await self.host.gateway.ask(lambda practice: practice.consent.documents())
        self.repaint()

    def paint(self) -> None:
        published = sum(1 for line in self.lines if line.current is not None)
        of_all = _("{count} of {total} published").format(count=published, total=len(self.lines))
        self.header(_("Consent documents"), of_all if self.lines else "")
        self.query_one("#documents", RowList).show([heading(_("Services")), *(_row(line) for line in self.lines)])
        self.status(_("You can ask for consent once a document is published."))

    def marked(self) -> DocumentLine | None:
        """The selected line."""
        key = self.query_one("#documents", RowList).key
        return next((line for line in self.lines if line.service.value == key), None)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_read()

    def action_read(self) -> None:
        if (line := self.marked()) is not None:
            self.host.show(ReadDocumentScreen(line.current if up_to_date(line) and line.current else line.draft))

    def action_publish(self) -> None:
        if (line := self.marked()) is not None:
            self.publish(line)

    @work(exclusive=True, group="publish", description="publish document")
    async def publish(self, line: DocumentLine) -> None:
        """Ask once, then put it in force."""
        service = line.service
        if up_to_date(line):
            self.host.done(_("This text is in force already."))
            return
        change = await self.host.push_screen_wait(PublishDialog(service, first=line.current is None))
        if not change:
            return
        document = await self.host.gateway.ask(lambda practice: practice.consent.publish(service, Change(change)))
        words = _("{service} version {version} is in force").format(service=service_name(service), version=document.version)
        self.host.done(words)
        self.load()


def up_to_date(line: DocumentLine) -> bool:
    """Whether what is in force is word for word what would be published."""
    return line.current is not None and line.current.hash == line.draft.hash


def _row(line: DocumentLine) -> Row:
    if line.current is None:
        state, note = sign("□", "$watch", "both", _("draft")), ""
    else:
        state = sign("●", "$ok", "symbol", _("published v{version}").format(version=line.current.version))
        note = line.current.published.date().isoformat() if line.current.published else ""
    return row(
        line.service.value,
        Cell(service_name(line.service), "$strong bold", width=6),
        Cell(line.draft.text(language()).title, "$ink", width=36, strong=True),
        Cell(state, width=16),
        Cell(note, "$muted"),
    )


class PublishDialog(ChoiceDialog):
    """Returns the kind of change, or None."""

    def __init__(self, service: Service, *, first: bool) -> None:
        title = _("Publish the document for {service}?").format(service=service_name(service))
        choices = [Choice("p", _("Publish"), Change.MATERIAL.value)]
        if not first:
            choices = [
                Choice("s", _("The substance changes"), Change.MATERIAL.value, _("everybody is asked anew")),
                Choice("o", _("Only the wording changes"), Change.EDITORIAL.value, _("a yes still counts")),
            ]
        super().__init__(
            title,
            _("From then on clients can be asked with it. A published version is never changed."),
            [*choices, Choice("escape", _("Back"), "back")],
            safe="back",
        )


class ReadDocumentScreen(ReadingPage):
    """The whole text of one document."""

    OFFERS = (Back,)
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Consent document")
    HELP = N_("The text as the client reads it. Arrow keys and PgDn scroll.")

    def __init__(self, document: Document) -> None:
        """Show this document."""
        super().__init__()
        self.document = document

    def paint(self) -> None:
        text = self.document.text(language())
        version = _("version {version}").format(version=self.document.version) if self.document.version else _("draft")
        self.header(render.plain(_("Consent: {title}").format(title=text.title), render.STRONG), version)
        parts: list[Content] = [render.plain(paragraph) for paragraph in text.paragraphs]
        for number, question in enumerate(text.questions, 1):
            head = Content.assemble((f"{number} ", "$muted"), render.plain(question.label, "$strong bold"))
            parts.append(Content.assemble(head, "\n", render.plain(question.sentence)))
        self.say(Content("\n\n").join(parts))
        self.status("")
