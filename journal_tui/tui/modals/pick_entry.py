"""Which signed note of a client: type a part of its day or service, Enter takes the one that is marked. No text is read for it."""

from collections.abc import Sequence

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.values import EntryLine
from journal_tui.tui.badges import service_name
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.widgets.rows import Cell, Row, row
from journal_tui.wording import day


class PickEntryDialog(PickDialog):
    """The signed notes of a client in a dialog; newest first."""

    LABEL = N_("Note")
    HELP_TITLE = N_("Which note?")
    HELP = N_("Type a part of the day or of the service. The arrows move, Enter takes the marked note, Esc goes back.")

    def __init__(self, lines: Sequence[EntryLine]) -> None:
        """Offer these notes."""
        super().__init__(Content.styled(_("Which note?"), "$strong bold"))
        self.lines = tuple(lines)

    def rows_for(self, typed: str) -> Sequence[Row]:
        rows = []
        for line in self.lines:
            when, service = day(line.at.astimezone().date()), service_name(line.service)
            if all(word in f"{when} {service}".casefold() for word in typed.casefold().split()):
                changed = _("has an addendum") if line.state == "amended" else ""
                rows.append(
                    row(
                        line.id,
                        Cell(when, width=10),
                        Cell(service, width=30, strong=True),
                        Cell(changed, "$muted", grow=True),
                    )
                )
        return rows

    def nothing(self) -> str:
        return _("No note fits.")
