"""Who a person is to the client: a role word of the list or one's own, never a name. Returns the word; empty for none."""

from collections.abc import Callable, Sequence

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.tui import render
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.note.roles import fitting
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row

ROLE_LIMIT = 24
NONE, OWN = "-", "+"


class RoleDialog(PickDialog):
    """Asks who a person is. Esc answers None."""

    LABEL = N_("Role")
    HELP_TITLE = N_("Role word")
    HELP = N_("A word such as sister or manager makes the text easier to read. Never a name.")

    def __init__(self, who: str, names: Callable[[str], bool], guess: str = "", *, code: bool = False) -> None:
        """Ask about a word, or about a code.

        Args:
            who: The word, or the code.
            names: Whether something typed is a name, or may be one.
            guess: The role word that stands before it; offered first.
            code: Whether `who` is a code.
        """
        shown = render.code(f"‹{who}›") if code else render.name(who)
        super().__init__(Content.assemble((_("A person"), "$strong bold"), "   ", shown))
        self._names = names
        self._guess = guess

    def on_mount(self) -> None:
        """Begin in the field."""
        super().on_mount()
        self.query_one(Field).input.max_length = ROLE_LIMIT

    def rows_for(self, typed: str) -> Sequence[Row]:
        """The words that fit; without a word first none at all, with one's own word last that one."""
        own = _cleaned(typed)
        words = fitting(own)
        if not own and self._guess:
            words = [self._guess, *(word for word in words if word != self._guess)]
        rows = [row(word, Cell(word, "$ink", strong=True)) for word in words]
        if not own:
            none = row(NONE, Cell(_("no role word"), "$muted", strong=True))
            return [rows[0], none, *rows[1:]] if self._guess else [none, *rows]
        if own not in words:
            rows.append(row(OWN, Cell(own, "$ink", strong=True), Cell(_("your own word"), "$muted")))
        return rows

    def take(self) -> None:
        """Answer with the word that is marked, if it is one."""
        field, key = self.query_one(Field), self.query_one("#found", RowList).key
        role = "" if key == NONE else _cleaned(field.value) if key == OWN else key
        if not all(letter.isalpha() or letter in " -" for letter in role):
            field.complain(_("Letters only, for instance: sister"))
        elif key == OWN and self._names(role):
            field.complain(_("That is a name. A role word says who it is, for instance: sister"))
        elif key:
            self.answer(role)


def _cleaned(typed: str) -> str:
    return " ".join(typed.split()).lower()
