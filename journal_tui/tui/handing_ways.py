"""Handing a client what was asked for: where to, the sealed file, and its passphrase, shown once.

Rule: the passphrase stands on the screen until it is dismissed, and nowhere else; lines about somebody else keep their codes.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.rights.case_words import Case, CaseKind
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.one_line import OneLineDialog

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.rights.handing import Handed
    from journal_tui.tui.app_base import AppBase


async def hand_over(app: "AppBase", case: Case) -> bool:
    """Write the sealed file of an access report or of what a client gave, and show its passphrase."""
    number, access = case.number, case.kind is CaseKind.ACCESS
    what = _("Everything goes into one sealed file in this folder. It is entered in the register of disclosures.")
    if access:
        shown = await app.gateway.ask(lambda p: p.access.preview(number))
        count = len(shown.lines)
        if count:
            kept = ngettext(
                "{count} line speaks of somebody else and keeps its code; the command line leaves out single lines.",
                "{count} lines speak of somebody else and keep their codes; the command line leaves out single lines.",
                count,
            )
            what = f"{what} {kept.format(count=count)}"
    typed = await app.push_screen_wait(OneLineDialog(_("Where to?"), what, N_("Folder"), _("Write the file")))
    if not typed:
        return False

    def write(practice: "Practice") -> "Handed":
        folder = Path(typed).expanduser()
        return practice.access.run(number, folder) if access else practice.portability.run(number, folder)

    handed = await app.gateway.ask(write)
    await ask_one(
        app,
        _("The file is there"),
        _("{path}. Its passphrase is shown only now; give it to the client another way than the file: {passphrase}").format(
            path=handed.path, passphrase=handed.passphrase
        ),
        [Choice("enter", _("I have written the passphrase down"), "done")],
        "done",
    )
    return True
