"""What kinds of code there are, in words: the question what a word is, and what a word that waits may be."""

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.tui import render
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.note.decisions import Line

_SUGGESTED = {
    Kind.PERSON: N_("person?"),
    Kind.LOC: N_("place?"),
    Kind.ORG: N_("organisation?"),
    Kind.ADDRESS: N_("address?"),
    Kind.EMAIL: N_("e-mail?"),
    Kind.DOB: N_("date?"),
    Kind.HANDLE: N_("account?"),
    Kind.URL: N_("link?"),
}


def suggested(line: Line) -> str:
    """What a word that waits may be, with its role word: `person? syster`."""
    words = _(_SUGGESTED.get(Kind(line.kind), N_("number?")))
    return f"{words} {line.role}" if line.role else words


_NAMED = (("a", N_("A person"), Kind.PERSON), ("p", N_("A place"), Kind.LOC), ("g", N_("An organisation"), Kind.ORG))


def kind_dialog(line: Line) -> ChoiceDialog:
    """Ask what a word is that a person wants to be a code. Returns the kind's value."""
    return ChoiceDialog(
        _("Make the word a code"),
        Content.styled(render.one_line(line.word), "$name"),
        [
            *(Choice(key, _(words), kind.value) for key, words, kind in _NAMED),
            Choice("n", _("Something else that points at somebody"), Kind.OTHER_ID.value),
            Choice("escape", _("Back to the text"), "back"),
        ],
        means=_("Every time the word is written from now on it becomes the same code."),
        safe="back",
    )


def code_kind_dialog(label: str, kind: Kind) -> ChoiceDialog:
    """Ask what a code stands for, when it is something else than was thought. Returns the kind's value."""
    return ChoiceDialog(
        _("Another kind"),
        render.code(f"‹{label}›"),
        [
            *(Choice(key, _(words), each.value) for key, words, each in _NAMED if each is not kind),
            Choice("escape", _("Leave it as it is"), "back"),
        ],
        means=_("It gets another code from now on. Notes that are signed keep the code that they have."),
        safe="back",
    )
