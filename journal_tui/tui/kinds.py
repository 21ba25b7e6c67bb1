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


def kind_dialog(line: Line) -> ChoiceDialog:
    """Ask what a word is that a person wants to be a code. Returns the kind's value."""
    return ChoiceDialog(
        _("Make the word a code"),
        Content.styled(render.one_line(line.word), "$name"),
        [
            Choice("a", _("A person"), Kind.PERSON.value),
            Choice("p", _("A place"), Kind.LOC.value),
            Choice("g", _("An organisation"), Kind.ORG.value),
            Choice("n", _("Something else that points at somebody"), Kind.OTHER_ID.value),
            Choice("escape", _("Back to the text"), "back"),
        ],
        means=_("Every time the word is written from now on it becomes the same code."),
        safe="back",
    )
