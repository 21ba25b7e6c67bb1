"""Letters about a case from the screen: which, to what file; each is entered in the register before its file is closed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_tui.locales import N_, _
from journal_tui.practice.disclosure.register import Disclosure
from journal_tui.practice.rights.case_words import ANSWERED, CORRECTED, Case, CaseKind, CaseState, LetterKind
from journal_tui.practice.rights.paper import Letter
from journal_tui.tui import render
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.place_ways import ask_place
from journal_tui.wording.disclosures import recipient_words

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

_WORDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.CONFIRMATION: N_("that the case has come in, and by when it is answered"),
    LetterKind.EXTENSION: N_("that the answer takes longer"),
    LetterKind.REFUSAL: N_("that the case is refused, and why"),
    LetterKind.RECTIFICATION: N_("what has been put right"),
    LetterKind.RESTRICTION_LIFTED: N_("that the restriction is lifted"),
    LetterKind.COMPLAINT: N_("the answer to the complaint"),
    LetterKind.ERASURE: N_("a receipt: what has been erased and what stays"),
}


MOST = 9
"""Letters that have a digit; a case has two or three, and the rest is on the line."""


def letters_of(case: Case) -> tuple[LetterKind, ...]:
    """The letters that say what has happened in a case."""
    steps = {step.code for step in case.steps}
    fits = {
        LetterKind.CONFIRMATION: not case.over,
        LetterKind.EXTENSION: case.extended,
        LetterKind.REFUSAL: case.state is CaseState.REFUSED,
        LetterKind.RECTIFICATION: case.kind is CaseKind.RECTIFICATION and CORRECTED in steps,
        LetterKind.RESTRICTION_LIFTED: case.kind is CaseKind.RESTRICTION and case.state is CaseState.DONE,
        LetterKind.COMPLAINT: case.kind is CaseKind.COMPLAINT and ANSWERED in steps,
        LetterKind.ERASURE: case.kind is CaseKind.ERASURE and case.state is CaseState.DONE,
    }
    return tuple(kind for kind in _WORDS if fits[kind])


async def write_letter(app: "AppBase", case: Case, notices: Sequence[Disclosure]) -> bool:
    """Ask which letter and where to, and write it: to the client, or to somebody who was given data about the client."""
    letters = [(kind.value, _(_WORDS[kind])) for kind in letters_of(case)]
    letters += [(each.id, _("to {who}: what became of the data").format(who=_who(each))) for each in notices]
    choices = [Choice(str(at), words, value) for at, (value, words) in enumerate(letters[:MOST], 1)]
    what = _("To the client it is written in the client's language, to others in the practice's own.")
    chosen = await ask_one(app, _("Which letter?"), what, choices, letters[0][0])
    if chosen is None:
        return False
    number = case.number
    if not any(each.id == chosen for each in notices):
        return await write_to_client(app, number, LetterKind(chosen))
    return await _to_file(app, lambda p, path: p.notices.send(number, chosen, path))


async def write_to_client(app: "AppBase", number: str, kind: LetterKind) -> bool:
    """Ask where to, and write this letter to the client of a case."""
    return await _to_file(app, lambda p, path: p.letters.send(number, kind, path))


async def _to_file(app: "AppBase", write: "Callable[[Practice, Path], Letter]") -> bool:
    what = _("The letter goes into a new file, which is not sealed: keep it only as long as you need it.")
    written = await ask_place(
        app,
        what,
        N_("File"),
        _("Write the letter"),
        lambda place: lambda p: write(p, Path(place).expanduser()),
    )
    if written is None:
        return False
    app.done(_("The letter is written, and entered in the register."))
    return True


def _who(given: Disclosure) -> str:
    """A recipient in words: what it is, and its name where it has one."""
    name = render.one_line(given.recipient_name)
    return f"{recipient_words(given.recipient)} {name}".strip()
