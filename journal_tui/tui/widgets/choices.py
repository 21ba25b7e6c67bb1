"""Choices in a form: `1 [×] KBT   2 [ ] Kost`, or `( )` `(•)` when only one may be chosen. Digits choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.locales import _


class Choices(Widget, can_focus=True):
    """A label and a few options on one line; the focused option is bold with the bar before the label."""

    DEFAULT_CSS = "Choices { height: 1; margin-bottom: 1; }"

    at: reactive[int] = reactive(0)
    chosen: reactive[tuple[str, ...]] = reactive(())

    @dataclass
    class Changed(Message):
        """Another choice was made."""

        choices: "Choices"

        @property
        def control(self) -> "Choices":
            return self.choices

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        several: bool = False,
        chosen: Sequence[str] = (),
        width: int = 16,
        help_text: str = "",
    ) -> None:
        """Make it.

        Args:
            label: Message id of the label.
            options: Value and word (already in the screen's language) of each option.
            id: Widget id.
            several: Whether more than one may be chosen.
            chosen: The values chosen from the start.
            width: Width of the label column.
            help_text: Message id of what F1 says.
        """
        super().__init__(id=id)
        self.label = label
        self.options = tuple(options)
        self.several = several
        self.width_of_label = width
        self.help_text = help_text
        self.set_reactive(Choices.chosen, tuple(chosen))

    def offer(self, options: Sequence[tuple[str, str]], chosen: Sequence[str] | None = None) -> None:
        """Other options, or the same in another language."""
        self.options = tuple(options)
        if chosen is not None:
            self.chosen = tuple(chosen)
        self.at = min(self.at, max(len(self.options) - 1, 0))
        self.refresh()

    def choose(self, number: int) -> None:
        """Choose or unchoose the option with this place (0 first)."""
        if not 0 <= number < len(self.options):
            return
        value = self.options[number][0]
        self.at = number
        if not self.several:
            self.chosen = (value,)
        elif value in self.chosen:
            self.chosen = tuple(each for each in self.chosen if each != value)
        else:
            self.chosen = (*self.chosen, value)
        self.post_message(self.Changed(self))

    def render(self) -> Content:
        lit = self.has_focus
        parts: list[str | tuple[str, str]] = [("▌", "$accent") if lit else " ", " "]
        parts.append((_(self.label).ljust(self.width_of_label), "$strong bold" if lit else "$muted"))
        for number, (value, words) in enumerate(self.options):
            taken = value in self.chosen
            mark = ("[×]" if taken else "[ ]") if self.several else ("(•)" if taken else "( )")
            weight = " bold" if taken or (lit and number == self.at) else ""
            parts += [(str(number + 1), "$accent bold"), " ", (f"{mark} {words}", f"$ink{weight}"), "    "]
        return Content.assemble(*parts)

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character.isdecimal() and event.character.isascii():
            self.choose(int(event.character) - 1)
        elif event.key in {"left", "right"}:
            self.at = (self.at + (1 if event.key == "right" else -1)) % max(len(self.options), 1)
        elif event.key == "space":
            self.choose(self.at)
        else:
            return
        event.stop()

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.refresh()

    def repaint(self) -> None:
        """After a change of language."""
        self.refresh()
