"""Jump mode: a letter stands before everything on the page that can be gone to; typing it goes there.

The letters stand in the columns that belong to the selection bar, so nothing that one reads is hidden. Up to 26 places
have one letter each, more have two. Nothing is opened or changed: the bar or the cursor moves, no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.errors import NoWidget
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.tui.screens.base import STYLES
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList

LETTERS = "asdfjklghqwertyuiopzxcvbnm"
"""The keys under the fingers first; none needs a modifier."""
MARGIN = 2


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to go: a widget, perhaps one of its rows, and where its letter stands."""

    widget: Widget
    x: int
    y: int
    row: str = ""


def targets(screen: Screen[Any]) -> list[Target]:
    """What can be gone to on a page, from the top left to the bottom right; what is scrolled away is left out."""
    found = [target for widget in screen.focus_chain for target in _of(screen, widget)]
    return sorted(found, key=lambda target: (target.y, target.x))


def _of(screen: Screen[Any], widget: Widget) -> Iterator[Target]:
    field = next((node for node in widget.ancestors_with_self if isinstance(node, Field)), None)
    try:
        seen = screen.find_widget(widget).visible_region
        region = screen.find_widget(field or widget).region
    except NoWidget:
        return
    if not seen:
        return
    if isinstance(widget, RowList):
        for key, line in widget.lines_in_view():
            yield Target(widget, region.x, region.y + line, key)
        return
    inside = field is None and region.x >= MARGIN
    yield Target(widget, region.x - (MARGIN if inside else 0), seen.y)


def labels(count: int) -> list[str]:
    """As many different labels as asked for, all of one length."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return [one + other for one in LETTERS for other in LETTERS][:count]


class JumpScreen(ModalScreen[Target | None], inherit_bindings=False):
    """The letters over the page."""

    HELP_TITLE = N_("Jump")
    HELP = N_("Type the letter that stands before the place you want to go to. Esc leaves everything as it is.")
    ALLOW_SELECT = False
    CSS_PATH = STYLES
    DEFAULT_CSS = """
    JumpScreen { layers: letters; }
    JumpScreen .jump { position: absolute; layer: letters; width: auto; height: 1; color: $accent; background: $raised; text-style: bold; }
    JumpScreen #said { position: absolute; layer: letters; width: 100%; height: 1; padding: 0 2; color: $muted; background: $bg; }
    """

    def __init__(self, places: Sequence[Target]) -> None:
        """Offer these places."""
        super().__init__()
        self._places = dict(zip(labels(len(places)), places, strict=False))
        self._typed = ""
        self._size_before: Size | None = None

    def compose(self) -> ComposeResult:
        """One small label each, and a line over the footer that says what to do."""
        for label, place in self._places.items():
            letter = Static(label, classes="jump", markup=False)
            letter.styles.offset = (place.x, place.y)
            yield letter
        said = Static(_("Type the letter of the place.   Esc leaves it."), id="said", markup=False)
        said.styles.offset = (0, self.app.size.height - 1)
        yield said

    def on_key(self, event: events.Key) -> None:
        """Go there as soon as the label is whole; a letter that leads nowhere is not taken."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.leave()
            return
        typed = self._typed + (event.character or "").casefold()
        if typed in self._places:
            self.leave(self._places[typed])
        elif any(label.startswith(typed) for label in self._places):
            self._typed = typed

    def on_resize(self, event: events.Resize) -> None:
        """The places have moved: leave off."""
        if self._size_before not in {None, event.size}:
            self.leave()
        self._size_before = event.size

    def leave(self, place: Target | None = None) -> None:
        """Take the letters away; `place` is where to go."""
        if self.is_current:
            closed = self.dismiss(place)
            del closed


def go_to(place: Target | None) -> None:
    """Put the focus there, and the bar on the row."""
    if place is None or not place.widget.is_attached:
        return
    place.widget.focus()
    if isinstance(place.widget, RowList) and place.row:
        place.widget.select(place.row)
