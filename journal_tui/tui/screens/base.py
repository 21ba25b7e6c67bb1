"""The page that every screen is: header, content in one or two panes, status line, footer; one left edge.

A screen names its commands (`OFFERS`), fills `main()` and perhaps `side()`, and repaints everything it shows in
`paint()`, which is called on mount, when names are shown or hidden, when the language or the minute changes.
Data is fetched in workers through `self.host.gateway`; a `Failure` that nobody catches becomes the error dialog.
"""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen

from journal_tui.locales import _
from journal_tui.tui import render
from journal_tui.tui.commands import Command, Help, bindings
from journal_tui.tui.widgets.lines import FooterLine, HeaderLine, StatusLine

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

ResultT = TypeVar("ResultT")

STYLES = Path(__file__).resolve().parent.parent / "styles" / "app.tcss"
"""Read when the first page is opened: the unlock screen does without."""

SIDE_WIDTH = 44
"""The side pane's width; as in the style sheet below."""
ROOMY = 120
"""From here on a list and a whole side pane stand beside each other without cutting anything."""
WIDE, HUGE = 100, 150


class PageScreen(Screen[ResultT], inherit_bindings=False):
    """The base of all pages.

    Attributes:
        OFFERS: The screen's own commands; bindings, footer, palette and help rows come from them.
        HELP: Message id of what F1 says when the focused widget says nothing itself.
        HELP_TITLE: Message id of the name of that part.
        SEALED: True keeps every command of the app out (client mode).
        EVERYDAY: False where no practice is open yet: the palette does not speak of it later.
        HAS_STATUS: Whether there is a status line above the footer.
        SIDE: Whether `side()` is shown from 100 columns.
        SIDE_NARROW: Its width below 120 columns, where a whole one would cost the rows their dates; 0 for none.
    """

    OFFERS: ClassVar[tuple[type[Command], ...]] = ()
    HELP: ClassVar[str] = ""
    HELP_TITLE: ClassVar[str] = ""
    SEALED: ClassVar[bool] = False
    EVERYDAY: ClassVar[bool] = True
    HAS_STATUS: ClassVar[bool] = True
    HAS_CLOCK: ClassVar[bool] = True
    HAS_NAME_STATE: ClassVar[bool] = True
    SIDE: ClassVar[bool] = False
    SIDE_NARROW: ClassVar[int] = SIDE_WIDTH
    ALSO: ClassVar[tuple[type[Command], ...]] = (Help,)
    """Commands of the app that stand in this page's footer; the others are in the palette."""

    ALLOW_SELECT = False
    CSS_PATH = STYLES
    DEFAULT_CSS = """
    PageScreen {
        & #page { height: 1fr; }
        & #main { width: 1fr; padding-top: 1; }
        & #side { display: none; width: 44; padding: 1 2 0 2; background: $panel; scrollbar-background: $panel; }
        &.-wide #side, &.-huge #side { display: block; }
        &.-huge #main { max-width: 100; }
        &.-short #status, &.-tiny #status, &.-speck #status { display: none; }
        &.-tiny #footer, &.-speck #footer { height: 1; padding-top: 0; }
        &.-speck #main { padding-top: 0; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (HUGE, "-huge")]
    VERTICAL_BREAKPOINTS = [(0, "-speck"), (10, "-tiny"), (16, "-short"), (24, "-tall")]
    BINDINGS = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init_subclass__(cls, **options: bool) -> None:
        if "OFFERS" in cls.__dict__:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings(*cls.OFFERS)]
        super().__init_subclass__(**options)

    _left_for_page = True

    @property
    def host(self) -> "AppBase":
        """The app, by its own type."""
        return cast("AppBase", self.app)

    @property
    def names_hidden(self) -> bool:
        """Whether every name is replaced by its code."""
        return self.host.names_hidden

    @property
    def wide(self) -> bool:
        """Two panes."""
        return self.size.width >= (WIDE if self.SIDE_NARROW else ROOMY)

    def compose(self) -> ComposeResult:
        yield HeaderLine(id="header")
        with Horizontal(id="page"):
            with Vertical(id="main"):
                yield from self.main()
            if self.SIDE:
                with Vertical(id="side"):
                    yield from self.side()
        if self.HAS_STATUS:
            yield StatusLine(id="status")
        yield FooterLine(id="footer")

    def main(self) -> ComposeResult:
        """The content; the left pane when there are two."""
        yield from ()

    def side(self) -> ComposeResult:
        """The right pane, from 100 columns."""
        yield from ()

    def paint(self) -> None:
        """Show what the screen holds, in the language in force and with names shown or hidden."""

    # ---------------------------------------------------------------- lines
    def header(self, title: Content | str, context: Content | str = "") -> None:
        """Set the header: title strong, three spaces, context muted."""
        shown = title if isinstance(title, Content) else Content.styled(title, render.STRONG)
        behind = context if isinstance(context, Content) else Content.styled(context, render.MUTED)
        left = Content.assemble(shown, "   ", behind) if behind else shown
        for line in self.query("#header").results(HeaderLine):
            line.show(left, self.header_right())

    def header_right(self) -> Content:
        """Whether names show, and the clock."""
        parts: list[str | tuple[str, str]] = []
        if self.HAS_NAME_STATE:
            parts.append((_("names hidden"), "$token") if self.names_hidden else (_("names shown"), "$name"))
        if self.HAS_CLOCK:
            parts += ["   " if parts else "", (self.host.now().strftime("%H:%M"), "$muted")]
        return Content.assemble(*parts)

    def status(self, left: Content | str = "", right: Content | str | None = None) -> None:
        """Set the status line; without `right` it counts the minutes until the lock."""
        if not self.HAS_STATUS:
            return
        shown = left if isinstance(left, Content) else Content.styled(left, render.MUTED)
        end = self.host.lock_words() if right is None else right
        ending = end if isinstance(end, Content) else Content.styled(end, render.MUTED)
        for line in self.query("#status").results(StatusLine):
            line.show(shown, ending)

    def offers(self) -> tuple[type[Command], ...]:
        """The screen's own commands that make sense now; override to narrow them by state."""
        return self.OFFERS

    def ready(self) -> frozenset[str] | None:
        """Ids of the commands that can be used now, None for all; the others are muted in the footer."""
        return None

    def footer(self) -> None:
        """Offer the commands that can be reached from where the focus is."""
        from textual.widgets import Input

        if not self.is_attached:
            return
        everywhere = () if self.SEALED else self.ALSO
        self.query_one("#footer", FooterLine).show(
            (*self.offers(), *everywhere), typing=isinstance(self.focused, Input), ready=self.ready()
        )

    def keep_typed(self) -> bool:
        """Keep what is typed here, because the page is left unsaved; whether there was something. A form has a rule for it."""
        return False

    # ---------------------------------------------------------------- when to repaint
    def on_mount(self) -> None:
        self.repaint()

    def repaint(self) -> None:
        """Everything: content, lines, footer."""
        if self.is_attached and self.query("#footer"):
            if self.SIDE_NARROW != SIDE_WIDTH:
                side = self.query_one("#side")
                side.styles.width = self.SIDE_NARROW if self.size.width < ROOMY else SIDE_WIDTH
                side.display = self.wide
            self.paint()
            self.footer()

    def tick(self) -> None:
        """Once a second: the clock and the minutes until the lock; cheap when nothing changed."""
        for line in self.query("#header").results(HeaderLine):
            line.show(right=self.header_right())

    def on_screen_suspend(self) -> None:
        self._left_for_page = not self.app.screen.is_modal

    def on_screen_resume(self) -> None:
        if self._left_for_page:
            self.refetch()
        else:
            self.repaint()

    def refetch(self) -> None:
        """Read again, back from another page where things may have changed.

        Reading about a person is logged, so a dialog that was opened and closed is no reason to.
        """
        self.repaint()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        self.footer()

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self.repaint)

    def action_back(self) -> None:
        """One step back."""
        if self.is_current:
            self.host.go_back()
