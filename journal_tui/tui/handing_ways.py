"""Handing a client what was asked for: the lines about somebody else, where to, the sealed file, its passphrase shown once.

Rules: an extract is written only when each line about somebody else is decided; a folder that will not do is asked for again, and
nothing is lost; the passphrase stands on the screen until it is dismissed, and nowhere else.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.rights.case_words import Case, CaseKind, LineDecision
from journal_tui.tui import render
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.place_ways import ask_place

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.rights.handing import Handed
    from journal_tui.tui.app_base import AppBase


class OncePassphraseDialog(ChoiceDialog):
    """The passphrase of a file, shown once: Esc does not take it away, so that a key pressed too early costs no new case."""

    def __init__(self, path: str, passphrase: str) -> None:
        """Show where the file lies and what opens it."""
        super().__init__(
            _("The file is there"),
            Content.assemble((render.one_line(path), "$ink"), "\n\n", (passphrase, "$accent bold")),
            [Choice("enter", _("I have written the passphrase down"), "done")],
            means=_("The passphrase is shown only now. Give it to the client another way than the file."),
        )

    def action_cancel(self) -> None:
        """Stay: only Enter says that it was written down."""


async def hand_over(app: "AppBase", case: Case) -> bool:
    """Write the sealed file of an access report or of what a client gave, and show its passphrase."""
    lines: Mapping[str, LineDecision] | None = {}
    if case.kind is CaseKind.ACCESS:
        lines = await _decided(app, case.number)
    if lines is None:
        return False
    handed = await _written(app, case, lines)
    if handed is None:
        return False
    app.kept.drop(f"lines-{case.number}")
    await app.push_screen_wait(OncePassphraseDialog(str(handed.path), handed.passphrase))
    return True


async def _decided(app: "AppBase", number: str) -> Mapping[str, LineDecision] | None:
    """What becomes of each line about somebody else; None when the review was left."""
    from journal_tui.tui.screens.extract_lines import ExtractLinesScreen

    shown = await app.gateway.ask(lambda p: p.access.preview(number))
    if not shown.lines:
        return {}
    return await app.push_screen_wait(ExtractLinesScreen(number, shown.lines))


async def _written(app: "AppBase", case: Case, lines: Mapping[str, LineDecision]) -> "Handed | None":
    """Ask for the folder until the file is there; None when that was left."""
    what = _("Everything goes into one sealed file in this folder. It is entered in the register of disclosures.")
    return await ask_place(app, what, N_("Folder"), _("Write the file"), lambda place: _writing(case, place, lines))


def _writing(case: Case, folder: str, lines: Mapping[str, LineDecision]) -> "Callable[[Practice], Handed]":
    if case.kind is CaseKind.ACCESS:
        return lambda p: p.access.run(case.number, Path(folder).expanduser(), lines=lines)
    return lambda p: p.portability.run(case.number, Path(folder).expanduser())
