"""What is said of a note on the review page: its sensitivity by the arrows, its labels and its source by Enter."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journal_tui.locales import N_, _, language
from journal_tui.practice import contact_rules
from journal_tui.practice.entries.marking import Marks, at_least, labels, usual
from journal_tui.practice.policy.kinds import OFFENCE
from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.tui.forms import checker
from journal_tui.tui.modals.labels import LabelsDialog, offence_dialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.widgets.review_rows import RISKS, SENSITIVITIES
from journal_tui.wording import word

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

FIRST: Final = Marks(labels=usual(Sensitivity.SPECIAL))
"""What stands there before anything is said."""


def stepped(marks: Marks, row: str, key: str, character: str | None) -> Marks | None:
    """The marks after a digit or an arrow on a question's row, or None: the key is not for it.

    Args:
        marks: As they are.
        row: `risk` or `sensitivity`.
        key: The key's name.
        character: What it writes, if anything.
    """
    options: tuple[Risk, ...] | tuple[Sensitivity, ...] = RISKS if row == "risk" else SENSITIVITIES
    held = marks.risk if row == "risk" else marks.sensitivity
    place = next((number for number, each in enumerate(options) if each is held), -1)
    if character and character.isdigit() and 1 <= int(character) <= len(options):
        place = int(character) - 1
    elif key in {"right", "space"}:
        place = (place + 1) % len(options)
    elif key == "left":
        place = (place - 1) % len(options)
    else:
        return None
    chosen = options[place]
    if isinstance(chosen, Risk):
        return replace(marks, risk=chosen)
    return replace(marks, sensitivity=chosen, labels=usual(chosen))


async def ask_labels(app: "AppBase", marks: Marks) -> tuple[Marks, bool]:
    """Tick kinds of data; an offence stops, and says whether to go back to the text."""
    chosen = await app.push_screen_wait(LabelsDialog(marks.labels or ()))
    if chosen is None:
        return marks, False
    back = OFFENCE in chosen and await app.push_screen_wait(offence_dialog()) == "text"
    kept = chosen if back else tuple(code for code in chosen if code != OFFENCE)
    floor = Sensitivity.NONE if kept else marks.sensitivity
    return replace(marks, labels=kept, sensitivity=at_least(kept, floor)), back


def marks_words(marks: Marks) -> str:
    """What is said of a text, in words: `special category: health`."""
    kinds = ", ".join(each.title(language()).lower() for each in labels() if each.code in (marks.labels or ()))
    return f"{word(marks.sensitivity)}: {kinds}" if kinds else word(marks.sensitivity)


async def ask_source(app: "AppBase", marks: Marks) -> Marks:
    """Why something comes from somebody else; asked again, it is the client once more."""
    if marks.source:
        return replace(marks, source="")
    what = _("All of it is taken to come from the client. Say why something here does not; names become codes.")
    check, typed, wrong = checker(contact_rules.source), "", ""
    while not typed or wrong:
        asked = OneLineDialog(_("Another source"), what, N_("Reason"), _("Save"), value=typed, wrong=wrong)
        reason = await app.push_screen_wait(asked)
        if reason is None:
            return marks
        typed, wrong = reason, check(reason)
    return replace(marks, source=typed)
