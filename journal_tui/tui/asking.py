"""Questions about a word or a code that need a list to choose from: the same on the review page and for an addendum."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.alias_lines import AliasLine
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.pseudonyms.tokens import Token
from journal_tui.tui import render
from journal_tui.tui.deciding import Deciding
from journal_tui.tui.kinds import kind_dialog, suggested
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.codes import PickCodeDialog
from journal_tui.tui.modals.role import RoleDialog
from journal_tui.tui.note.decisions import Line
from journal_tui.tui.note.sitting import counted

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.widgets.entry_editor import EntryEditor

PICKED = (Kind.PERSON, Kind.LOC, Kind.ORG)
"""Kinds that a human may take for one another; a number is what its digits say."""


async def codes_of(app: "AppBase", client: str) -> list[AliasLine]:
    """The client's codes that a human may choose. Reading them is logged."""
    lines = await app.gateway.ask(lambda p: p.aliases.list(client))
    return [line for line in lines if line.kind in PICKED and not line.merged_into and not line.pending]


async def ask_code(
    app: "AppBase", editor: "EntryEditor", question: Content, codes: Sequence[AliasLine], *, client: bool = False
) -> str | None:
    """Let somebody choose a code; gives its label, None when nothing was chosen."""
    return await app.push_screen_wait(PickCodeDialog(question, codes, counted(editor.text), client=client))


async def ask_same(app: "AppBase", deciding: Deciding, client: str, line: Line, *, nicknames: bool = False) -> Token | None:
    """Ask which earlier person, place or organisation a word is another form of.

    Args:
        app: Shows the question.
        deciding: The open text.
        client: Whose text it is.
        line: The word.
        nicknames: Whether a person may be the client: only where the text is saved while it is written.
    """
    codes, person = _ordered(await codes_of(app, client), line), nicknames and line.kind == Kind.PERSON
    if not codes and not person:
        app.done(_("This client has no earlier code to choose from."))
        return None
    question = Content.assemble((_("The same as"), "$strong bold"), "   ", render.name(line.word))
    chosen = await ask_code(app, deciding.editor, question, codes, client=person)
    return deciding.editor.pseudonymiser.book.by_label(chosen) if chosen else None


async def ask_role(app: "AppBase", editor: "EntryEditor", who: str, guess: str = "", *, code: bool = False) -> str | None:
    """Ask for a role word; empty for none, None when the question was left."""
    known = editor.pseudonymiser

    def is_name(role: str) -> bool:
        return bool(known.complete(escape(role), (), undecided=True).forms)

    return await app.push_screen_wait(RoleDialog(who, is_name, guess, code=code))


async def decide_words(app: "AppBase", deciding: Deciding, client: str) -> bool:
    """Ask about each word that waits, one at a time; False when the person went back to the text."""
    deciding.editor.settle_all()
    await deciding.look()
    while waiting := deciding.waiting:
        if not await _decide(app, deciding, client, waiting[0]):
            return False
    return True


async def _decide(app: "AppBase", deciding: Deciding, client: str, line: Line) -> bool:
    match await app.push_screen_wait(_word_dialog(line)):
        case "accept":
            await deciding.accept(line, role=line.role)
        case "kind":
            kind = await app.push_screen_wait(kind_dialog(line))
            if kind is not None:
                await deciding.accept(line, Kind(kind))
        case "same":
            same = await ask_same(app, deciding, client, line)
            if same is not None:
                await deciding.accept(line, same=same)
        case "role":
            role = await ask_role(app, deciding.editor, line.word, line.role)
            if role is not None:
                await deciding.accept(line, Kind.PERSON, role)
        case "ordinary":
            await deciding.ordinary(line)
        case "ignore":
            await deciding.ignore(line)
        case _:
            return False
    return True


def _word_dialog(line: Line) -> ChoiceDialog:
    where = Content.assemble(
        (render.one_line(line.before), "$muted"),
        (render.one_line(line.word), "$strong bold"),
        (render.one_line(line.after), "$muted"),
    )
    return ChoiceDialog(
        _("This may be a name") if line.is_name else _("This may point at somebody"),
        where,
        [
            Choice("a", _("Accept as suggested"), "accept", suggested(line).replace("?", "")),
            Choice("k", _("Another kind"), "kind"),
            Choice("s", _("Same as an earlier one"), "same"),
            Choice("r", _("A person, with a role word"), "role"),
            Choice("o", _("An ordinary word"), "ordinary"),
            Choice("i", _("Only this time"), "ignore"),
            Choice("escape", _("Back to the text"), "back"),
        ],
        symbol="▲",
        tone="$watch",
        safe="back",
    )


def _ordered(codes: Sequence[AliasLine], line: Line) -> list[AliasLine]:
    """Codes that share a name with the word first, then those of its kind."""
    parts = {part.casefold() for part in line.word.split()}

    def rank(code: AliasLine) -> tuple[bool, bool, str, int]:
        near = any(parts & {part.casefold() for part in name.split()} for name in code.names)
        return not near, code.kind.value != line.kind, code.kind.value, code.number

    return sorted(codes, key=rank)
