"""The phrases of a note as a list that narrows while one types: by code, or by what they say."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.library.values import Phrase
from journal_tui.tui import render
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.widgets.rows import Cell, Row, row

CODE = 12


class PhraseDialog(PickDialog):
    """Returns the code of the phrase that was taken."""

    HELP_TITLE = N_("Put in a phrase")
    HELP = N_(
        "Type a part of the code or of the text. In the note, a semicolon, the code and Tab do the same without this list."
    )

    def __init__(self, phrases: Mapping[str, Phrase]) -> None:
        """Offer these."""
        self.LABEL = _("Phrase")
        super().__init__(Content.styled(_("A phrase at the cursor."), "$ink"))
        self._phrases = [phrases[code] for code in sorted(phrases)]

    def rows_for(self, typed: str) -> Sequence[Row]:
        """The phrases whose code begins so, then those that hold it."""
        wanted = typed.strip().removeprefix(";").casefold()
        found = [each for each in self._phrases if wanted in each.code or wanted in each.text.casefold()]
        found.sort(key=lambda each: not each.code.startswith(wanted))
        return [
            row(
                each.code,
                Cell(f";{each.code}", "$ink", width=CODE, strong=True),
                Cell(render.one_line(each.text), "$muted"),
            )
            for each in found
        ]

    def nothing(self) -> str:
        """No phrase has such a code or such words."""
        return _("No phrase with that code or those words.")
