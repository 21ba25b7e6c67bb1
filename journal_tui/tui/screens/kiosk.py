"""Kundläge for a consent: a document to read, questions to answer, a name to write, a receipt.

Rule: nothing is answered in advance and nothing is signed before everything has been shown. Dismisses with what was recorded.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult

from journal_tui.locales import N_, language, use
from journal_tui.practice.consent.signatures.seam import TYPED_NAME
from journal_tui.practice.values import Purpose
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.kiosk.drawing import Sheet, pages_for
from journal_tui.tui.kiosk.faces import LABEL, Face, Showing, face, receipt_pages, words_on_paper
from journal_tui.tui.kiosk.keys import reading_step
from journal_tui.tui.kiosk.state import KioskState, Stage
from journal_tui.tui.screens.client_mode import ClientModeScreen
from journal_tui.tui.widgets.field import Field

if TYPE_CHECKING:
    from journal_tui.practice.consent.documents import Document, DocumentText
    from journal_tui.practice.consent.receipt import Receipt
    from journal_tui.practice.values import Service


BETWEEN = 0.5
"""Seconds between two questions to a way of signing that takes its time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the receipt, if something was signed, and how the client wants the copy."""

    receipt: "Receipt | None" = None
    copy: str = ""


class KioskScreen(ClientModeScreen[Outcome]):
    """The client's screen."""

    DEFAULT_CSS = "KioskScreen.-signing #signature { display: block; }"

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
        self._helping = False
        self.outcome = Outcome()
        self._receipt_page = 0
        self.state = KioskState.opened(document.purposes, pages_for(document.text(language()), Sheet(80, 24)))

    # -- parts --------------------------------------------------------------------------------

    def fields(self) -> ComposeResult:
        """The name under the answers."""
        yield Field(N_("Your full name"), id="signature", width=LABEL)

    def on_mount(self) -> None:
        """Cut the document for this screen; Textual lets the base put it on the table after that."""
        self.state = KioskState.opened(self.document.purposes, pages_for(self.text, self.sheet))

    @property
    def text(self) -> "DocumentText":
        """The document in the language that is shown."""
        return self.document.text(self.shown_language)

    @property
    def leaving(self) -> bool:
        """Whether the counsellor's password is asked for now."""
        return self.state.stage is Stage.LEAVING

    @property
    def writing(self) -> bool:
        """Whether the name or the password is written."""
        return self.state.stage in {Stage.SIGNING, Stage.LEAVING}

    def wrong_password(self) -> bool:
        """Count a wrong password; True when it was one too many."""
        self.state = self.state.wrong_password()
        return self.state.locked_out

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

    def face(self) -> Face:
        """The face of the present stage."""
        return face(self.showing())

    def paint(self) -> None:
        """The face of the present stage, with the name while it is written."""
        self.set_class(self.state.stage is Stage.SIGNING, "-signing")
        super().paint()

    # -- keys ---------------------------------------------------------------------------------

    def press(self, event: events.Key) -> None:
        """What a key does where the client is."""
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
            self.write_in({Stage.SIGNING: "#signature", Stage.LEAVING: "#password"}.get(state.stage, ""))
        self.repaint()

    def _turn_language(self) -> None:
        self.shown_language = "en" if self.shown_language == "sv" else "sv"
        use(self.shown_language)
        self._go(self.state.reopened(pages_for(self.text, self.sheet)))

    def on_resize(self, _event: events.Resize) -> None:
        """Another size, another cut; what has been read stays read."""
        self.state = self.state.relaid(pages_for(self.text, self.sheet))
        self.call_after_refresh(self.repaint)

    # -- signing ------------------------------------------------------------------------------

    def submitted(self, value: str) -> None:
        """The name has been written."""
        self.record(value)

    @work(exclusive=True, group="kiosk", description="record consent", exit_on_error=False)
    async def record(self, name: str) -> None:
        """Record the answers under this name; what goes wrong is said on the paper."""
        client, service, answers = self.client, self.service, self.answers()
        shown, pages, at = self.shown_language, len(self.state.pages), self.shown_at
        try:
            order = await self.host.gateway.ask(lambda p: p.consent.signatures.start(client, service, TYPED_NAME, shown))
            await self.host.gateway.ask(lambda p: p.consent.signatures.write(order, name.strip()))
            while not await self.host.gateway.ask(lambda p: p.consent.signatures.settled(order)):  # noqa: ASYNC110 - a way of signing tells nobody, it is asked
                await asyncio.sleep(BETWEEN)
            receipt = await self.host.gateway.ask(
                lambda p: p.consent.record(
                    client,
                    service,
                    answers,
                    name.strip(),
                    language=shown,
                    pages_seen=pages,
                    pages_total=pages,
                    shown_at=at,
                    order=order,
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
