"""What happened to a consent, oldest first: asked, answered, withdrawn, restricted. No text of any note."""

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.consent.events import ConsentEvent
from journal_tui.practice.values import Service, ServiceStatus, Verdict
from journal_tui.tui import consent_past_ways as ways
from journal_tui.tui import render
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.commands import Back
from journal_tui.tui.gateway import Failure
from journal_tui.tui.owner_commands import CheckReceipt, InvalidateConsent, ReceiptAgain
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, labelled, text
from journal_tui.wording import moment, word


class ConsentHistoryScreen(PageScreen[None]):
    """The history of one client's consent to one service."""

    OFFERS = (InvalidateConsent, ReceiptAgain, CheckReceipt, Back)
    HELP_TITLE = N_("History of the consent")
    HELP = N_(
        "Every act is added and none can be changed. What the gate says follows from these lines alone. {key:invalidate-consent} says "
        "that the latest yes never counted: what was written under it is then shut and listed, to be decided about."
    )

    def __init__(self, client: str, service: Service) -> None:
        """Show the history of a client's consent to a service."""
        super().__init__()
        self.client, self.service = client, service
        self.status_now: ServiceStatus | None = None
        self.events: tuple[ConsentEvent, ...] = ()
        self.failure: Failure | None = None

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.client

    def main(self) -> ComposeResult:
        """One list."""
        yield RowList(id="rows")

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.query_one("#rows").focus()
        self.load()

    @work(exclusive=True, group="load", description="load consent history")
    async def load(self) -> None:
        """Read status and history; a history that does not hang together is said, not shown."""
        client, service = self.client, self.service
        statuses = await self.host.gateway.ask(lambda p: p.consent.status(client))
        self.status_now = next((each for each in statuses if each.service is service), None)
        try:
            self.events = await self.host.gateway.ask(lambda p: p.consent.history(client, service))
        except Failure as failure:
            self.failure = failure
        self.repaint()

    def paint(self) -> None:
        """How it stands, then what happened."""
        if self.status_now is None:
            return
        status = self.status_now
        self.header(
            _("Consent"), Content.assemble(render.code(status.pseudonym), "  ", (service_name(self.service), "$ink"))
        )
        rows: list[Row] = [labelled(_("Now"), badge(status), 16)]
        if status.verdict is Verdict.RESTRICTED and status.since:
            rows.append(labelled(_("Restricted since"), moment(status.since), 16))
        rows += [blank(), heading(_("What happened"), str(len(self.events)))]
        if self.failure is not None:
            rows += [text(f"× {self.failure.title}", "$stop"), text(self.failure.text)]
        rows += [self._row(event) for event in self.events]
        self.query_one(RowList).show(rows)

    @work(exclusive=True, group="act", description="invalidate a consent")
    async def action_invalidate(self) -> None:
        if await ways.invalidate(self.host, self.client, self.service):
            self.load()

    @work(exclusive=True, group="act", description="a receipt once more")
    async def action_receipt(self) -> None:
        if await ways.receipt_again(self.host, self.client, self.service):
            self.load()

    @work(exclusive=True, group="act", description="check a receipt")
    async def action_check(self) -> None:
        await ways.check_receipt(self.host)

    def _row(self, event: ConsentEvent) -> Row:
        head = (
            Cell(moment(event.at), "$muted", width=16),
            Cell(word(event.kind), "$ink", width=20, strong=True),
            Cell(_("version {version}").format(version=event.version) if event.version else "", "$muted"),
        )
        lines = [head]
        for purpose in event.purposes:
            answer = event.answers.get(purpose)
            said = "" if answer is None else _("yes") if answer else _("no")
            lines.append((Cell("", width=16), Cell(word(purpose), "$muted", width=32), Cell(said, "$ink")))
        return Row(event.id, tuple(lines))
