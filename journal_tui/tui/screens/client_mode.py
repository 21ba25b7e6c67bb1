"""Client mode: the counsellor has turned the screen, and whoever sits there reaches this page and nothing else.

Rule: the screen is sealed, so that no command of the program gets through; it takes every key itself, and the only way out
is the counsellor's password, three wrong ones of which lock the program. Always the light theme, unless the high-contrast
one is chosen. What is on the page is up to each page; it dismisses with what came of it.
"""

from typing import ClassVar, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, language, use
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.kiosk.drawing import Sheet, line
from journal_tui.tui.kiosk.faces import LABEL, Face
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.lines import FooterLine

ResultT = TypeVar("ResultT")
EDITING = frozenset({"backspace", "delete", "left", "right", "home", "end", "enter"})


class ClientModeScreen(PageScreen[ResultT]):
    """The base of what a client is shown. `outcome` is what came of it: a page sets it from the start."""

    outcome: ResultT

    SEALED: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    ClientModeScreen #document { height: 1fr; width: 100%; }
    ClientModeScreen.-field #document { height: auto; }
    ClientModeScreen #paper { height: 1fr; width: 100%; display: none; }
    ClientModeScreen.-field #paper { display: block; }
    ClientModeScreen #paper Static { height: auto; }
    ClientModeScreen #left { height: auto; width: 100%; }
    ClientModeScreen Field { display: none; }
    ClientModeScreen.-leaving #password { display: block; }
    """

    def __init__(self) -> None:
        """Remember how the screen was, to give it back so."""
        super().__init__()
        self.shown_language = language()
        self._words_before = language()
        self._theme_before = ""
        self._trouble = ""
        self._busy = False

    # -- what a page says of itself -----------------------------------------------------------

    @property
    def leaving(self) -> bool:
        """Whether the counsellor's password is asked for now."""
        return False

    @property
    def writing(self) -> bool:
        """Whether a field takes letters now."""
        return self.leaving

    def fields(self) -> ComposeResult:
        """Fields of the page's own, above the password."""
        yield from ()

    def face(self) -> Face:
        """What stands on the paper now."""
        return Face([], "", ())

    def press(self, event: events.Key) -> None:
        """A key that no field takes."""
        del event

    def wrong_password(self) -> bool:
        """Count a wrong password; True when it was one too many."""
        return True

    def submitted(self, value: str) -> None:
        """Enter in a field that is not the password; the page is busy from here until it says otherwise."""
        del value

    # -- parts --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The paper, one field when something is written, what is left, the keys."""
        yield Static(id="document", markup=False)
        with Vertical(id="paper"):
            yield from self.fields()
            yield Field(N_("Passphrase"), id="password", width=LABEL, password=True)
            yield Static(id="after", markup=False)
        yield Static(id="left", markup=False)
        yield FooterLine(id="footer")

    def on_mount(self) -> None:
        """Put the paper on the table, and nothing on it that was said to the counsellor."""
        self.app.clear_notifications()
        self._theme_before = self.app.theme
        if self.app.theme not in {"contrast", "sixteen"}:
            self.app.theme = "light"
        self.repaint()

    def on_unmount(self) -> None:
        """Give the screen back as it was."""
        self._give_back()

    def _give_back(self) -> None:
        """The counsellor's colours and language, before anything is said to the counsellor again."""
        if self._theme_before:
            self.app.theme = self._theme_before
        use(self._words_before)

    @property
    def sheet(self) -> Sheet:
        """The measures of the screen as it is now."""
        return Sheet(max(self.size.width, 20), max(self.size.height, 5))

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """The face of the present stage."""
        self.set_class(self.leaving, "-leaving")
        self.set_class(self.writing, "-field")
        left = self.sheet.left
        for field in self.query(Field):
            field.styles.margin = (0, max(left - 2, 0), 0, left - 2)
            field.repaint()
        painted = self.face()
        self.query_one("#document", Static).update(Content("\n").join(painted.lines))
        self.query_one("#after", Static).update(Content("\n").join(["", *painted.after]))
        below = Content.styled(painted.below, "$muted").wrap(self.sheet.text) if painted.below else []
        wrapped = [line(part, self.sheet) for part in below] or [Content("")]
        self.query_one("#left", Static).update(Content("\n").join(wrapped))
        bottom = self.query_one("#footer", FooterLine)
        bottom.styles.padding = (1, 2, 0, left)
        bottom.set_pairs(painted.keys, kept=2)

    def footer(self) -> None:
        """The keys belong to the face."""

    def tick(self) -> None:
        """No clock on paper."""

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
            if not self._busy:
                self.press(event)
            return
        await super().on_event(event)

    def _field_takes(self, event: events.Key) -> bool:
        """Whether the key belongs to what is being written."""
        if not self.writing or self._busy:
            return False
        return event.key in EDITING or (event.is_printable and event.character is not None)

    def write_in(self, field: str) -> None:
        """Give a field the keys; with an empty name no widget has them."""
        self._trouble = ""
        self.repaint()
        self.set_focus(self.query_one(field, Field).input if field else None)
        self.repaint()

    # -- leaving ------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        value = event.value
        if self._busy or not value.strip():
            return
        self._busy = True
        if self.leaving:
            self.hand_back(value)
        else:
            self.submitted(value)

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
            self._give_back()
            closing = self.dismiss(self.outcome)
            del closing
            return
        if self.wrong_password():
            self._give_back()
            self.host.action_lock()
            return
        self._trouble = _("Wrong passphrase.")
        self.repaint()
