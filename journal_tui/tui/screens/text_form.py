"""A form that ends in a text of several lines: what is wrong with it stands below, Esc keeps it, saving says what was done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.library_form import SheetArea
from journal_tui.tui.widgets.field import Field


class TextForm(FormScreen[None]):
    """The base of the short texts beside the journal. Fill `above()`; `KEEP` is set by the instance.

    Attributes:
        EXPLAINED: Message id of what stands above the text.
        FIELDS: Fields of the practice to those of the form, where they are called otherwise.
    """

    EXPLAINED: ClassVar[str] = ""
    FIELDS: ClassVar[dict[str, str]] = {}
    DEFAULT_CSS = """
    TextForm .explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    TextForm #wrong { height: auto; max-height: 5; padding: 1 2 0 2; color: $stop; display: none; }
    TextForm.-wrong #wrong { display: block; }
    TextForm SheetArea { height: 1fr; min-height: 4; }
    """

    def __init__(self, keep: str) -> None:
        """Open the form; `keep` names what is kept of it when it is left with Esc."""
        super().__init__()
        self.KEEP = keep
        self.area = SheetArea("", id="text")

    def above(self) -> ComposeResult:
        """What stands above the text."""
        yield from ()

    def fields(self) -> ComposeResult:
        """The fields, then the text."""
        yield from self.above()
        yield Static(_(self.EXPLAINED), id="explained", classes="explained", markup=False)
        yield self.area
        yield Static(id="wrong", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        if self.focused is None:
            self.area.focus()

    def paint(self) -> None:
        super().paint()
        self.query_one("#explained", Static).update(_(self.EXPLAINED))

    def complain_of(self, words: str) -> None:
        """Say below the text what is wrong; nothing when it is right."""
        self.set_class(bool(words), "-wrong")
        self.query_one("#wrong", Static).update(f"× {words}" if words else "")

    def refused(self, failure: Failure) -> None:
        """Say what was refused: at its field, or below the text."""
        named = str(failure.facts.get("field", ""))
        for field in self.query(Field):
            if field.id == self.FIELDS.get(named, named):
                field.complain(failure.text)
                field.focus()
                return
        self.complain_of(failure.text)

    def saved(self, words: str) -> None:
        """Forget what was kept and say that it was done."""
        self.is_saved()
        self.host.done(words)
