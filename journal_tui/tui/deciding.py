"""One word at a time: a person, a place, an ordinary word, or only this time. For texts without a review page."""

from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.tui import render
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.note.decisions import Line, undecided

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.widgets.entry_editor import EntryEditor

KINDS = {"person": Kind.PERSON, "place": Kind.LOC, "org": Kind.ORG}


async def decide_words(app: "AppBase", editor: "EntryEditor") -> bool:
    """Ask about each word that may be a name; False when the person went back to the text."""
    editor.settle_all()
    while waiting := _waiting(editor):
        chosen = await app.push_screen_wait(_dialog(waiting[0]))
        if chosen is None:
            return False
        take_decision(editor, waiting[0], chosen)
    return True


def _waiting(editor: "EntryEditor") -> list[Line]:
    found = editor.pseudonymiser.complete(editor.text, editor.forms, editor.ignored)
    editor.take_over(editor.text, found.text, found.forms, everywhere=True)
    waiting = undecided(editor.text, found.flags)
    editor.set_undecided(frozenset(line.word for line in waiting))
    return waiting


def take_decision(editor: "EntryEditor", line: Line, chosen: str, role: str = "") -> str:
    """Carry out what was decided about a word; gives the token that it became, or nothing.

    Args:
        editor: Where the word stands.
        line: The word and its place.
        chosen: `person`, `place`, `org`, `ordinary` or `ignore`.
        role: A role word for a person.
    """
    if chosen == "ordinary":
        editor.pseudonymiser = editor.pseudonymiser.decline(line.word)
    elif chosen == "ignore":
        editor.ignored = tuple(dict.fromkeys((*editor.ignored, line.word)))
    else:
        before, kind = editor.text, KINDS[chosen] if line.is_name else Kind(line.kind)
        made = editor.pseudonymiser.accept(before, editor.forms, line.start, line.end, kind, role)
        editor.pseudonymiser = editor.pseudonymiser.learn(made.new_tokens)
        editor.take_over(before, made.text, made.forms, everywhere=True)
        return next((token.text for token in made.new_tokens), "")
    return ""


def kind_dialog(line: Line) -> ChoiceDialog:
    """What a word is that a person wants to be a code."""
    return ChoiceDialog(
        _("Make the word a code"),
        Content.styled(render.one_line(line.word), "$name"),
        [
            Choice("a", _("A person"), "person"),
            Choice("p", _("A place"), "place"),
            Choice("g", _("An organisation"), "org"),
            Choice("escape", _("Back to the text"), "back"),
        ],
        means=_("Every time the word is written from now on it becomes the same code."),
        safe="back",
    )


def _dialog(line: Line) -> ChoiceDialog:
    where = Content.assemble(
        (render.one_line(line.before), "$muted"),
        (render.one_line(line.word), "$strong bold"),
        (render.one_line(line.after), "$muted"),
    )
    return ChoiceDialog(
        _("This may be a name"),
        where,
        [
            Choice("a", _("A person"), "person"),
            Choice("p", _("A place"), "place"),
            Choice("o", _("An ordinary word"), "ordinary"),
            Choice("i", _("Only this time"), "ignore"),
            Choice("escape", _("Back to the text"), "back"),
        ],
        symbol="▲",
        tone="$watch",
        safe="back",
    )
