"""A form field: label left in muted, value right, a thin line under the value, like a paper form.

Checked when it is left, never while typing. The error takes the row below; help stands right of the value.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from journal_tui.locales import _
from journal_tui.tui.note.pasting import clean
from journal_tui.tui.terminal import in_field_order, in_typed_order


class PaperInput(Input):
    """An input that is a line on paper: no box, no tint, nothing selected on arrival."""

    DEFAULT_CSS = """
    PaperInput, PaperInput:focus {
        border: none; border-bottom: solid $edge; height: 2; padding: 0;
        background: transparent; background-tint: transparent; color: $ink;
    }
    PaperInput:focus { border-bottom: solid $accent; }
    """

    def __init__(self, value: str = "", *, password: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, password=password, select_on_focus=False, id=id)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """What lies outside the line while nobody writes in it is cut with a sign."""
        strip, width, first = super().render_line(y), self.size.width, self.scroll_offset.x
        if y or self.has_focus or self.password or not width:
            return strip
        if cell_len(self.value) - first > width:
            strip = Strip.join([strip.crop(0, width - 1), Strip([Segment("…", self.rich_style)])])
        return Strip.join([Strip([Segment("…", self.rich_style)]), strip.crop(1)]) if first else strip

    async def _on_key(self, event: events.Key) -> None:
        if not in_field_order(self, event):
            await in_typed_order(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = event.text if self.password else clean(event.text)
        self.replace(next(iter(text.splitlines()), ""), *self.selection)


class FieldLabel(Widget):
    """The label with the bar before it when the field has focus."""

    DEFAULT_CSS = "FieldLabel { height: 1; color: $muted; }"

    def __init__(self, label: str, width: int, *, bar: bool = True) -> None:
        super().__init__()
        self.label = label
        self.bar = bar
        self.styles.width = width + 2
        self.lit = False

    def render(self) -> Content:
        if self.lit and self.bar:
            return Content.assemble(("▌", "$accent"), " ", (_(self.label), "$strong bold"))
        return Content.assemble("  ", (_(self.label), "$muted"))


class Field(Widget):
    """Label, value, perhaps help to the right, perhaps an error below.

    `label` and `hint` are message ids (`N_`), shown in the language of the screen.
    """

    DEFAULT_CSS = """
    Field { height: auto; layout: horizontal; padding-right: 2; }
    Field > Vertical { height: auto; width: 1fr; }
    Field .field-error { height: auto; color: $stop; display: none; }
    Field.-wrong .field-error { display: block; }
    Field.-wrong PaperInput { border-bottom: solid $stop; }
    Field > .field-hint { width: auto; max-width: 26; padding-left: 2; color: $muted; height: 1; text-wrap: nowrap; }
    """

    @dataclass
    class Left(Message):
        """Focus went elsewhere; the value was checked."""

        field: "Field"

        @property
        def control(self) -> "Field":
            return self.field

    def __init__(
        self,
        label: str,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        value: str = "",
        password: bool = False,
        width: int = 16,
        hint: str = "",
        check: Callable[[str], str] | None = None,
        help_text: str = "",
        bar: bool = True,
    ) -> None:
        """Make a field.

        Args:
            label: Message id of the label.
            id: Widget id.
            value: What stands in it from the start.
            password: Show dots.
            width: Width of the label column; one per screen.
            hint: Message id of a short help text right of the value, at most 24 characters.
            check: Returns the error in words, or the empty string.
            help_text: Message id of what F1 says about this field.
            bar: Whether it shows the bar when it has focus; not so above a list, which has it then.
        """
        super().__init__(id=id)
        self._label = FieldLabel(label, width, bar=bar)
        self.input = PaperInput(value, password=password)
        self._error = Static("", classes="field-error", markup=False)
        self._hint_id = hint
        self._hint = Static("", classes="field-hint", markup=False)
        self._check = check
        self.help_text = help_text

    def compose(self) -> ComposeResult:
        yield self._label
        with Vertical():
            yield self.input
            yield self._error
        yield self._hint

    def on_mount(self) -> None:
        self.hint(_(self._hint_id))

    @property
    def value(self) -> str:
        """What has been typed."""
        return self.input.value

    @value.setter
    def value(self, text: str) -> None:
        self.input.value = text

    @property
    def wrong(self) -> bool:
        """Whether an error is shown."""
        return self.has_class("-wrong")

    def hint(self, words: str) -> None:
        """Show a short text right of the value; the empty string takes it away."""
        self._hint.update(Content(words))
        self._hint.display = bool(words)

    def complain(self, words: str) -> None:
        """Show what is wrong, with an example; the empty string takes it away."""
        self.set_class(bool(words), "-wrong")
        self._error.update(Content(f"× {words}" if words else ""))

    def check(self) -> bool:
        """Check the value now; True when it is right."""
        self.complain(self._check(self.value) if self._check else "")
        return not self.wrong

    def repaint(self) -> None:
        """After a change of language."""
        self._label.refresh()
        self.hint(_(self._hint_id))
        if self.wrong and self._check is not None and (words := self._check(self.value)):
            self.complain(words)

    def focus(self, scroll_visible: bool = True) -> "Field":
        self.input.focus(scroll_visible)
        return self

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        self._label.lit = True
        self._label.refresh()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        self._label.lit = False
        self._label.refresh()
        if self.value:
            self.check()
        self.post_message(self.Left(self))
