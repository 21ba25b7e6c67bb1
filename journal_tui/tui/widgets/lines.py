"""The lines around the page: header, status, footer. One text left, one text right, one left edge.

No bar, no background. What does not fit is cut at the end of the left text; the right text never is. The footer
never drops `Help`: when its pairs do not fit, the last ones before it go, and the palette still has them.
"""

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget

from journal_tui.locales import _
from journal_tui.tui.commands import Command, Help, character_of, in_footer, key_of

LEAST = 12
"""Cells of the left end that are worth more than the right end."""

MARGIN, GAP = 2, 2
MOST = 8
ALWAYS = 80
"""Commands from this place in the footer on are never dropped."""


def two_ends(left: Content, right: Content, width: int) -> Content:
    """One line of `width` cells with `left` at its start and `right` at its end; without room for both, `left` alone."""
    if left and right and width - right.cell_length - 2 < min(left.cell_length, LEAST):
        return left.truncate(width, ellipsis=True)
    room = width - right.cell_length - (2 if right else 0)
    if left.cell_length > room:
        left = left.truncate(max(room, 0), ellipsis=True)
    gap = max(width - left.cell_length - right.cell_length, 0)
    return Content.assemble(left, " " * gap, right)


class EdgeLine(Widget):
    """One line with two ends, both set by the screen."""

    DEFAULT_CSS = """
    EdgeLine { height: 1; padding: 0 2; text-wrap: nowrap; color: $muted; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self.left = Content("")
        self.right = Content("")

    def show(self, left: Content | None = None, right: Content | None = None) -> None:
        """Set one or both ends; an unchanged line is not painted again."""
        if left is not None and not left.is_same(self.left):
            self.left = left
            self.refresh()
        if right is not None and not right.is_same(self.right):
            self.right = right
            self.refresh()

    def render(self) -> Content:
        return two_ends(self.left, self.right, self.content_size.width)


class HeaderLine(EdgeLine):
    """Title and context to the left; whether names show, and the clock, to the right."""


class StatusLine(EdgeLine):
    """The one thing worth knowing now."""

    DEFAULT_CSS = """
    StatusLine { height: 2; padding: 1 2 0 2; }
    """


def _usable(command: type[Command], ready: frozenset[str] | None) -> bool:
    """Help is there whatever else is not."""
    return ready is None or command is Help or command.id() in ready


class FooterLine(Widget):
    """Keys and what they do, at most eight pairs."""

    DEFAULT_CSS = """
    FooterLine { height: 2; padding: 1 2 0 2; text-wrap: nowrap; color: $muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.pairs: tuple[tuple[str, str, bool], ...] = ()
        self.kept = 1
        """How many pairs at the end are never dropped: back, more, help."""

    def show(self, commands: Sequence[type[Command]], *, typing: bool, ready: frozenset[str] | None = None) -> None:
        """Offer these commands.

        Args:
            commands: Everything reachable; those with a place in the footer are taken.
            typing: Whether a text field has focus and takes plain letters.
            ready: Ids of the commands that can be used now; None means all.
        """
        shown = in_footer(commands, typing=typing)
        self.set_pairs(
            ((command.shown_key(), _(command.label or command.title), _usable(command, ready)) for command in shown),
            kept=sum(1 for command in shown if command.footer >= ALWAYS),
        )

    def set_pairs(self, pairs: Iterable[tuple[str, str, bool]], *, kept: int = 1) -> None:
        """Show these (key, label, usable now) as they are; the last `kept` stay when there is not room for all."""
        fresh = tuple(pairs)
        self.kept = max(kept, 1)
        if fresh != self.pairs:
            self.pairs = fresh
            self.refresh()

    def fitting(self, width: int) -> tuple[tuple[str, str, bool], ...]:
        """The pairs that fit in `width` cells, at most eight."""
        kept = list(self.pairs)
        while len(kept) > 1 and (len(kept) > MOST or pairs_width(kept) > width):
            del kept[max(len(kept) - self.kept - 1, 0)]
        return tuple(kept)

    def on_click(self, event: events.Click) -> None:
        """A click on a pair presses its key: the same way, with the same focus."""
        at = event.x - MARGIN
        for key, label, ready in self.fitting(self.content_size.width):
            wide = pairs_width([(key, label, ready)])
            if 0 <= at < wide and ready:
                pressed = key_of(key)
                self.app.post_message(events.Key(pressed, character_of(pressed) or None))
                return
            at -= wide + GAP

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for key, label, ready in self.fitting(self.content_size.width):
            if parts:
                parts.append("  ")
            parts += [(key, "$accent bold" if ready else "$muted"), " ", (label, "$muted")]
        return Content.assemble(*parts)


def pairs_width(pairs: Sequence[tuple[str, str, bool]]) -> int:
    """How many cells the pairs take."""
    return sum(Content(f"{key} {label}").cell_length for key, label, _ready in pairs) + 2 * (len(pairs) - 1)
