"""Which kinds of sensitive data a note holds: a list where Space ticks; the one on offences stops."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, language
from journal_tui.practice.entries.marking import labels
from journal_tui.tui.commands import key_name
from journal_tui.tui.modals.base import Choice, ChoiceDialog, Dialog, paragraph
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row


class LabelsDialog(Dialog[tuple[str, ...]]):
    """Ticks kinds of data; answers their codes, in the policy's order."""

    HELP_TITLE = N_("Kinds of sensitive data")
    HELP = N_(
        "Space ticks what the note holds, Enter is done. The labels are sealed with the note and stand in an extract. Data on "
        "offences is not journalled: its label stops the signing until it is out of the text."
    )

    def __init__(self, chosen: Sequence[str]) -> None:
        """Begin with these ticked."""
        super().__init__()
        self._chosen = set(chosen)

    def body(self) -> ComposeResult:
        """The question, the list, the keys."""
        yield paragraph(_("What does the note hold?"), "$strong bold")
        yield RowList(id="labels", letters=False)
        keys = (("space", _("Tick")), ("enter", _("Done")), ("escape", _("Back")))
        shown = [Content.assemble((key_name(key), "$accent bold"), "  ", (does, "$ink")) for key, does in keys]
        yield paragraph(Content("     ").join(shown))

    def on_mount(self) -> None:
        """Begin with the first kind."""
        held = self.query_one("#labels", RowList)
        held.styles.height = len(labels())
        held.styles.margin = (0, 0, 1, 0)
        self.paint()
        held.focus()

    def paint(self) -> None:
        """The list with its ticks."""
        held = self.query_one("#labels", RowList)
        held.show([self._row(each.code, each.title(language())) for each in labels()], key=held.key or labels()[0].code)

    def _row(self, code: str, title: str) -> Row:
        ticked = code in self._chosen
        return row(
            code, Cell("[×]" if ticked else "[ ]", "$ink", width=4, gap=0), Cell(title, "$ink", strong=ticked, grow=True)
        )

    def on_key(self, event: events.Key) -> None:
        """Space ticks the kind under the bar."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self._chosen ^= {self.query_one("#labels", RowList).key}
            self.paint()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.answer(tuple(each.code for each in labels() if each.code in self._chosen))


def offence_dialog() -> ChoiceDialog:
    """What stands in the way of journalling data on offences; answers `text`, or None: the label goes."""
    return ChoiceDialog(
        _("Data on offences is not journalled"),
        _(
            "Only authorities may keep data on offences, also when the client says yes. Write what it means for the client now."
        ),
        [Choice("t", _("Back to the text"), "text"), Choice("escape", _("It is not about an offence"), "away")],
        symbol="×",
        tone="$stop",
        means=_("Nothing is signed while the label is there. The draft is kept as it is."),
    )
