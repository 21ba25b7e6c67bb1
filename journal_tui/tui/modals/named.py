"""A choice dialog in which a real name stands: the name goes when names are hidden, also while it is open."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.tui.modals.base import Choice, ChoiceDialog, paragraph
from journal_tui.tui.widgets.row_list import RowList

Said = Callable[[bool], Content]
"""Whether names are hidden -> the sentence, with the name or with the code."""


class NamedDialog(ChoiceDialog):
    """Asks one thing about a person."""

    def __init__(
        self,
        title: str,
        said: Said,
        choices: Sequence[Choice],
        *,
        symbol: str = "",
        tone: str = "$strong",
        means: str = "",
        safe: str | None = None,
    ) -> None:
        """Make the dialog; as `ChoiceDialog`, but what happened is said anew whenever names are shown or hidden."""
        super().__init__(title, "", choices, symbol=symbol, tone=tone, means=means, safe=safe)
        self._said = said
        self._sentence = Static(classes="paragraph", markup=False)

    def body(self) -> ComposeResult:
        """Title, sentence, meaning, choices."""
        yield paragraph(self._head)
        yield self._sentence
        if self._means:
            yield paragraph(self._means, "$muted")
        yield RowList(id="choices", letters=False)

    def on_mount(self) -> None:
        """Say it as names stand now."""
        super().on_mount()
        self.paint()

    def paint(self) -> None:
        """Say it with the name, or with the code."""
        self._sentence.update(self._said(self.host.names_hidden))
