"""Kundläge: the client has the screen. A document to read, questions to answer, a name to write, a receipt.

Rule: nothing else can be reached. The screen is sealed, so that no command of the program gets through; it
takes every key itself, and the only way out is the counsellor's password. Always the light theme, unless the
high-contrast one is chosen. Dismisses with what was recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, language, use
from journal_tui.practice.values import Purpose
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.kiosk.drawing import Sheet, line, pages_for
from journal_tui.tui.kiosk.faces import LABEL, Showing, face, receipt_pages, words_on_paper
from journal_tui.tui.kiosk.keys import reading_step
from journal_tui.tui.kiosk.state import KioskState, Stage
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.lines import FooterLine

if TYPE_CHECKING:
    from journal_tui.practice.consent.documents import Document, DocumentText
    from journal_tui.practice.consent.receipt import Receipt
    from journal_tui.practice.values import Service


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the receipt, if something was signed, and how the client wants the copy."""

    receipt: "Receipt | None" = None
    copy: str = ""


class KioskScreen(PageScreen[Outcome]):
    """The client's screen."""

    SEALED: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    KioskScreen #document { height: 1fr; width: 100%; }
    KioskScreen.-field #document { height: auto; }
    KioskScreen #paper { height: 1fr; width: 100%; display: none; }
    KioskScreen.-field #paper { display: block; }
    KioskScreen #paper Static { height: auto; }
    KioskScreen #left { height: 1; width: 100%; }
    KioskScreen Field { display: none; }
    KioskScreen.-signing #signature, KioskScreen.-leaving #password { display: block; }
    """

    def __init__(self, client: str, service: "Service", document: "Document", shown_at: datetime) -> None:
        """Show a published document to a client.

        Args:
            client: Whose answers these will be; never shown.
            service: For which service.
            document: The document in force.
            shown_at: When it came on the screen.
        """
        super().__init__()
        self.client, self.service, self.document, self.shown_at = client, service, document, shown_at
        self.shown_language = language()
        self._words_before = language()
        self._theme_before = ""
        self._trouble = ""
        self._busy = False
        self._helping = False
        self.outcome = Outcome()
        self._receipt_page = 0
        self.state = KioskState.opened(document.purposes, pages_for(document.text(language()), Sheet(80, 24)))

    # -- parts --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The document, one field when a name or a password is written, what is left, the keys."""
        yield Static(id="document", markup=False)
        with Vertical(id="paper"):
            yield Field(N_("Your full name"), id="signature", width=LABEL)
            yield Field(N_("Password"), id="password", width=LABEL, password=True)
            yield Static(id="after", markup=False)
        yield Static(id="left", markup=False)
        yield FooterLine(id="footer")

    def on_mount(self) -> None:
        """Put the paper on the table."""
        self._theme_before = self.app.theme
        if self.app.theme not in {"contrast", "sixteen"}:
            self.app.theme = "light"
        self.state = KioskState.opened(self.document.purposes, pages_for(self.text, self.sheet))
        self.repaint()

    def on_unmount(self) -> None:
        """Give the screen back as it was."""
        if self._theme_before:
            self.app.theme = self._theme_before
        use(self._words_before)

    @property
    def sheet(self) -> Sheet:
        """The measures of the screen as it is now."""
        return Sheet(max(self.size.width, 20), max(self.size.height, 5))

    @property
    def text(self) -> "DocumentText":
        """The document in the language that is shown."""
        return self.document.text(self.shown_language)

    # -- painting -----------------------------------------------------------------------------

    def showing(self) -> Showing:
        """Everything the present face depends on."""
        return Showing(
            document=self.document,
            state=self.state,
            sheet=self.sheet,
            language=self.shown_language,
            today=self.host.now().date(),
            receipt=self.outcome.receipt,
            receipt_page=self._receipt_page,
            helping=self._helping,
            trouble=self._trouble,
        )

    def paint(self) -> None:
        """The face of the present stage."""
        stage = self.state.stage
        self.set_class(stage is Stage.SIGNING, "-signing")
        self.set_class(stage is Stage.LEAVING, "-leaving")
        self.set_class(stage in {Stage.SIGNING, Stage.LEAVING}, "-field")
        left = self.sheet.left
        for field in self.query(Field):
            field.styles.margin = (0, max(left - 2, 0), 0, left - 2)
            field.repaint()
        painted = face(self.showing())
        self.query_one("#document", Static).update(Content("\n").join(painted.lines))
        self.query_one("#after", Static).update(Content("\n").join(["", *painted.after]))
        self.query_one("#left", Static).update(line(painted.below, self.sheet, "$muted"))
        bottom = self.query_one("#footer", FooterLine)
        bottom.styles.padding = (1, 2, 0, left)
        bottom.set_pairs(painted.keys)

    def footer(self) -> None:
        """The keys belong to the face."""

    # -- keys ---------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Every key ends here: what the stage does not know does nothing at all, and the mouse does nothing ever."""
        if isinstance(event, events.MouseEvent):
            event.stop()
            event.prevent_default()
            return
        if isinstance(event, events.Key) and not self._field_takes(event):
            event.stop()
            event.prevent_default()
            self._press(event)
            return
        await super().on_event(event)

    def _field_takes(self, event: events.Key) -> bool:
        """Whether the key belongs to the name or the password that is being written."""
        if self.state.stage not in {Stage.SIGNING, Stage.LEAVING} or self._busy:
            return False
        editing = {"backspace", "delete", "left", "right", "home", "end", "enter"}
        return event.key in editing or (event.is_printable and event.character is not None)

    def _press(self, event: events.Key) -> None:
        if self._busy:
            return
        key = event.key
        character = (event.character or "").lower()
        match self.state.stage:
            case Stage.READING if character == "e":
                self._turn_language()
            case Stage.READING:
                self._go(reading_step(self.state, key, character))
            case Stage.SIGNING if key == "escape":
                self._helping = False
                self.query_one("#signature", Field).value = ""
                self._go(self.state.change_answers())
            case Stage.SIGNING if key == "f1":
                self._helping = not self._helping
                self.repaint()
            case Stage.RECEIPT:
                self._press_receipt(key, character)
            case Stage.LEAVING if key == "escape":
                self.query_one("#password", Field).value = ""
                self._go(self.state.stay())
            case _:
                return

    def _press_receipt(self, key: str, character: str) -> None:
        if key in {"pagedown", "space"}:
            self._receipt_page = min(self._receipt_page + 1, receipt_pages(self.showing()) - 1)
            self.repaint()
        elif key == "pageup":
            self._receipt_page = max(0, self._receipt_page - 1)
            self.repaint()
        elif character in {"p", "f", "i"}:
            wanted = {"p": "paper", "f": "file", "i": ""}[character]
            self.outcome = Outcome(self.outcome.receipt, wanted)
            self._go(self.state.leave())

    def _go(self, state: KioskState) -> None:
        """Take a step; the field that belongs to the new stage gets the keys, every other widget none."""
        changed = state.stage is not self.state.stage
        self.state = state
        if changed:
            self._trouble = ""
            self.repaint()
            wanted = {Stage.SIGNING: "#signature", Stage.LEAVING: "#password"}.get(state.stage)
            self.set_focus(self.query_one(wanted, Field).input if wanted else None)
        self.repaint()

    def _turn_language(self) -> None:
        self.shown_language = "en" if self.shown_language == "sv" else "sv"
        use(self.shown_language)
        self._go(self.state.reopened(pages_for(self.text, self.sheet)))

    def on_resize(self, _event: events.Resize) -> None:
        """Another size, another cut; what has been read stays read."""
        self.state = self.state.relaid(pages_for(self.text, self.sheet))
        self.call_after_refresh(self.repaint)

    def tick(self) -> None:
        """No clock on paper."""

    # -- signing and leaving ------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        value = event.value
        if self._busy or not value.strip():
            return
        self._busy = True
        if self.state.stage is Stage.SIGNING:
            self.record(value)
        elif self.state.stage is Stage.LEAVING:
            self.hand_back(value)

    @work(exclusive=True, group="kiosk", description="record consent", exit_on_error=False)
    async def record(self, name: str) -> None:
        """Record the answers under this name; what goes wrong is said on the paper."""
        client, service, answers = self.client, self.service, self.answers()
        shown, pages, at = self.shown_language, len(self.state.pages), self.shown_at
        try:
            receipt = await self.host.gateway.ask(
                lambda p: p.consent.record(
                    client, service, answers, name.strip(), language=shown, pages_seen=pages, pages_total=pages, shown_at=at
                )
            )
        except (Failure, Closed) as failure:
            self._trouble = words_on_paper(failure) if isinstance(failure, Failure) else ""
            return
        else:
            self.outcome = Outcome(receipt)
            self._go(self.state.signed(name))
        finally:
            self._busy = False
            self.repaint()

    def answers(self) -> Mapping[Purpose, bool]:
        """The answers as they stand."""
        return self.state.given()

    @work(exclusive=True, group="kiosk", description="leave client mode", exit_on_error=False)
    async def hand_back(self, passphrase: str) -> None:
        """Leave with the counsellor's password; three wrong tries lock the program."""
        field = self.query_one("#password", Field)
        field.value = ""
        try:
            right = await self.host.gateway.ask(lambda p: p.check_passphrase(passphrase))
        except (Failure, Closed):
            right = False
        finally:
            self._busy = False
        if right:
            closing = self.dismiss(self.outcome)
            del closing
            return
        self.state = self.state.wrong_password()
        if self.state.locked_out:
            self.host.action_lock()
            return
        self._trouble = _("Wrong password.")
        self.repaint()
