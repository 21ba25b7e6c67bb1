"""What comes from the terminal, in the order in which it was typed or pasted.

Two rules the toolkit does not keep. A paste is text and nothing but text: without this, an escape sequence inside
it is taken apart and typed as keys, before the rest. And a key that a widget binds (Backspace, an arrow) is handled
where it stands among the letters: without this, letters that come quickly overtake it.
"""

from collections.abc import Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message
from textual.widget import Widget

PASTE_START = "\x1b[200~"
PASTE_END = "\x1b[201~"
SURE = 3
"""So many characters of a cut-off mark tell it from the Escape key."""


class PasteParser(XTermParser):
    """The toolkit's parser, which never sees what stands between the marks of a paste."""

    def __init__(self, debug: bool = False) -> None:
        """Parse from here on."""
        self._pasted: str | None = None
        self._cut_mark = ""
        super().__init__(debug)

    def feed(self, data: str) -> Iterator[Message]:
        """The events in the next piece of input; the empty string is the end."""
        if not data:
            yield from super().feed(data)
            return
        rest, self._cut_mark = self._cut_mark + data, ""
        while rest:
            if self._pasted is None:
                before, mark, rest = rest.partition(PASTE_START)
                if mark:
                    self._pasted = ""
                else:
                    before = self._keep_cut_mark(before)
                if before:
                    yield from super().feed(before)
                continue
            seen = max(0, len(self._pasted) - len(PASTE_END) + 1)
            self._pasted, rest = self._pasted + rest, ""
            end = self._pasted.find(PASTE_END, seen)
            if end >= 0:
                text, rest = self._pasted[:end], self._pasted[end + len(PASTE_END) :]
                self._pasted = None
                yield events.Paste(text)

    def _keep_cut_mark(self, text: str) -> str:
        """Keep back the beginning of a mark of which the rest has not arrived."""
        for length in range(len(PASTE_START) - 1, SURE - 1, -1):
            if text.endswith(PASTE_START[:length]):
                self._cut_mark = text[-length:]
                return text[:-length]
        return text


async def in_typed_order(widget: Widget, event: events.Key) -> None:
    """Let a key that a widget binds take effect before the letters that come after it; call it from `_on_key`."""
    for binding in widget._bindings.key_to_bindings.get(event.key, []):  # noqa: SLF001 - the toolkit has no public way, and is pinned
        if not binding.priority and "." not in binding.action and await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return


def in_field_order(widget: Widget, event: events.Key) -> bool:
    """Let Tab take effect before what comes after it, and hand on what was meant for the field that has the focus by now.

    Keys that come all at once, over a slow line, wait in the queue of the field that had the focus when they came.

    Returns:
        Whether the key has been taken care of.
    """
    focused = widget.screen.focused
    if focused is not None and focused is not widget:
        focused.post_message(events.Key(event.key, event.character))
    elif event.key in _MOVES and _moves_on(widget, event.key):
        (widget.screen.focus_next if event.key == "tab" else widget.screen.focus_previous)()
    else:
        return False
    event.stop()
    event.prevent_default()
    return True


_MOVES = {"tab": "focus_next", "shift+tab": "focus_previous"}


def _moves_on(widget: Widget, key: str) -> bool:
    """Whether the key goes to the next field here, and does not mean something else on this page."""
    active = widget.screen.active_bindings.get(key)
    return active is not None and active.binding.action.rpartition(".")[2] == _MOVES[key]
