"""The face of the locked program, drawn by one widget: a block of 62 in the middle, a status line, a footer.

One widget and no style sheet of its own, because this is what has to be on the terminal before anything else: an
input field, its containers and their style sheets cost more than the whole of this. The passphrase is kept as
single characters, shown as dots, and handed over once.
"""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from journal_tui.tui.widgets.lines import two_ends

BLOCK, LABEL = 62, 16
LONGEST = 1025
"""One more than a passphrase may have: the practice itself says that it is too long."""


@dataclass(frozen=True, slots=True)
class Face:
    """Every word on the screen, in its language."""

    title: Content
    who: Content
    label: str
    said: Content
    question: str
    way: str
    status: Content
    backup: Content
    """At the right end of the status line."""
    footer: Content


class LockFace(Widget, can_focus=True):
    """Takes the passphrase; draws everything."""

    DEFAULT_CSS = "LockFace { width: 100%; height: 100%; }"

    class Submitted(Message):
        """Enter was pressed in the field."""

    class Forgotten(Message):
        """The person asks for the way with the recovery sheets."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.asking = False
        """Whether the bar stands on the question below the field."""
        self._typed: list[str] = []
        self._drawn: dict[int, Content] = {}

    def show(self, face: Face) -> None:
        """Say something else."""
        if face != self.face:
            self.face = face
            self.refresh()

    def take(self) -> str:
        """Hand over what was typed and forget it."""
        typed = "".join(self._typed)
        self._typed.clear()
        self.refresh()
        return typed

    # ---------------------------------------------------------------- keys
    def on_key(self, event: events.Key) -> None:
        taken = True
        if event.key in {"tab", "shift+tab", "down", "up"}:
            self.asking = not self.asking
        elif self.asking:
            taken = event.character in {"å", "Å"} or event.key == "enter"
            if taken:
                self.post_message(self.Forgotten())
        elif event.key == "enter":
            self.post_message(self.Submitted())
        elif event.key == "backspace":
            del self._typed[-1:]
        elif event.key == "ctrl+u":
            self._typed.clear()
        elif event.is_printable and event.character:
            self._add(event.character)
        else:
            taken = False
        if taken:
            event.stop()
            event.prevent_default()
            self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if not self.asking:
            self._add(event.text.rstrip("\r\n"))
            self.refresh()

    def _add(self, text: str) -> None:
        self._typed.extend(text[: LONGEST - len(self._typed)])

    # ---------------------------------------------------------------- drawing
    def render_lines(self, crop: "object") -> list[Strip]:
        self._drawn = self._draw(self.size.width, self.size.height)
        return super().render_lines(crop)  # type: ignore[arg-type]

    def render_line(self, y: int) -> Strip:
        base = self.visual_style
        content = self._drawn.get(y)
        if content is None:
            return Strip.blank(self.size.width, base.rich_style)
        pieces = content.render(base, end="", parse_style=self._style)
        strip = Strip([Segment(text, style.rich_style) for text, style in pieces])
        return strip.adjust_cell_length(self.size.width, base.rich_style)

    def _style(self, style: str | Style) -> Style:
        return self.app.stylesheet.parse_style(style)

    def _draw(self, width: int, height: int) -> dict[int, Content]:
        face, left = self.face, max((width - BLOCK) // 2, 0)
        room = min(BLOCK, width) - 4
        said = face.said.wrap(max(room, 10)) if face.said else [Content("")]
        full, short = height >= 22, height < 12
        block: list[Content] = [] if short else [_at(left + 2, face.title), _at(left + 2, face.who)]
        block += [Content("")] * (2 if full else 0)
        block += self._field(left, room)
        block += [_at(left + 2, line) for line in said]
        block += [Content("")] * (2 if full else 0)
        block += self._question(left, room)
        top = max((height - 6 - 10) // 2 + 2, 0)
        lines = dict(enumerate(block, top))
        if height > 4:
            lines[height - 1] = _at(2, face.footer)
        if full:
            lines[height - 3] = _at(2, two_ends(face.status, face.backup, max(width - 4, 0)))
        return {y: line for y, line in lines.items() if 0 <= y < height}

    def _field(self, left: int, room: int) -> list[Content]:
        label = LABEL if room >= 40 else len(self.face.label) + 1
        space = max(room - label, 2)
        dots = "•" * min(len(self._typed), space - 1)
        bar = "▌ " if not self.asking else "  "
        value = Content.assemble(
            " " * left,
            (bar, "$accent"),
            (self.face.label.ljust(label), "$muted" if self.asking else "$strong bold"),
            (dots, "$ink"),
            (" ", "on $accent" if not self.asking else ""),
        )
        line = Content.styled("─" * space, "$edge" if self.asking else "$accent")
        return [value, _at(left + 2 + label, line)]

    def _question(self, left: int, room: int) -> list[Content]:
        words = Content.assemble(
            (self.face.question, "$strong bold" if self.asking else "$ink"), "  ", (self.face.way, "$muted")
        )
        lines = words.wrap(max(room, 10))
        bar = Content.assemble(" " * left, ("▌ " if self.asking else "  ", "$accent"), lines[0])
        return [bar, *(_at(left + 2, line) for line in lines[1:])]


def _at(column: int, content: Content) -> Content:
    return Content.assemble(" " * column, content) if content else content
