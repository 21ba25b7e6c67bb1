"""Letters about a case from the screen: which, to what file; each is entered in the register before its file is closed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_tui.locales import N_, _
from journal_tui.practice.rights.case_words import ANSWERED, CORRECTED, Case, CaseKind, CaseState, LetterKind
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.place_ways import ask_place

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

_WORDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.CONFIRMATION: N_("that the case has come in, and by when it is answered"),
    LetterKind.EXTENSION: N_("that the answer takes longer"),
    LetterKind.REFUSAL: N_("that the case is refused, and why"),
    LetterKind.RECTIFICATION: N_("what has been put right"),
    LetterKind.COMPLAINT: N_("the answer to the complaint"),
    LetterKind.ERASURE: N_("a receipt: what has been erased and what stays"),
}


def letters_of(case: Case) -> tuple[LetterKind, ...]:
    """The letters that say what has happened in a case."""
    steps = {step.code for step in case.steps}
    fits = {
        LetterKind.CONFIRMATION: not case.over,
        LetterKind.EXTENSION: case.extended,
        LetterKind.REFUSAL: case.state is CaseState.REFUSED,
        LetterKind.RECTIFICATION: case.kind is CaseKind.RECTIFICATION and CORRECTED in steps,
        LetterKind.COMPLAINT: case.kind is CaseKind.COMPLAINT and ANSWERED in steps,
        LetterKind.ERASURE: case.kind is CaseKind.ERASURE and case.state is CaseState.DONE,
    }
    return tuple(kind for kind in _WORDS if fits[kind])


async def write_letter(app: "AppBase", case: Case) -> bool:
    """Ask which letter and where to, and write it."""
    kinds = letters_of(case)
    choices = [Choice(str(number), _(_WORDS[kind]), kind.value) for number, kind in enumerate(kinds, 1)]
    chosen = await ask_one(app, _("Which letter?"), _("It is written in the client's language."), choices, kinds[0].value)
    if chosen is None:
        return False
    kind, number = LetterKind(chosen), case.number
    what = _("The letter goes into a new file, which is not sealed: keep it only as long as you need it.")
    written = await ask_place(
        app,
        what,
        N_("File"),
        _("Write the letter"),
        lambda place: lambda p: p.letters.send(number, kind, Path(place).expanduser()),
    )
    if written is None:
        return False
    app.done(_("The letter is written, and entered in the register."))
    return True
