"""The one way in which a form loses nothing: what was typed, chosen or written is kept when the form is left, until it is saved.

Rules: only what differs from what the form began with is kept, under a name that says which form of whom it is, so that
nothing of one client turns up in the form of another; kept in memory alone, sealed while the practice is locked.
"""

from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.widgets import TextArea

from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.collapsed import Collapsed
from journal_tui.tui.widgets.field import Field

if TYPE_CHECKING:
    from journal_tui.tui.kept import KeptForms

OPEN = "-open"


class Keeping:
    """What one form began with, and what is kept of it."""

    def __init__(self, form: DOMNode, kept: "KeptForms", name: str) -> None:
        """Look at the form as it begins, then put back what was kept of it."""
        self._form, self._kept, self._name = form, kept, name
        self._begun = typed_in(form)
        self._saved = False
        put_back(form, kept.take(name))

    def leave(self) -> bool:
        """Keep what was changed; whether there was something."""
        if self._saved:
            return False
        changed = {part: value for part, value in typed_in(self._form).items() if value != self._begun.get(part)}
        if changed:
            self._kept.keep(self._name, changed)
        else:
            self._kept.drop(self._name)
        return bool(changed)

    def saved(self) -> None:
        """Nothing has to be kept any more."""
        self._saved = True
        self._kept.drop(self._name)


def typed_in(form: DOMNode) -> dict[str, str]:
    """Everything in a form that can be lost, by the id of its widget."""
    values = {str(field.id): field.value for field in form.query(Field)}
    values |= {str(choices.id): ",".join(choices.chosen) for choices in form.query(Choices)}
    values |= {str(area.id): area.text for area in form.query(TextArea)}
    return values | {str(folded.id): OPEN if folded.opened else "" for folded in form.query(Collapsed)}


def put_back(form: DOMNode, values: dict[str, str]) -> None:
    """Put what was kept in its place again."""
    for field in form.query(Field):
        if field.id in values:
            field.value = values[field.id]
            field.input.cursor_position = len(field.value)
    for choices in form.query(Choices):
        if choices.id in values:
            choices.chosen = tuple(part for part in values[choices.id].split(",") if part)
    for area in form.query(TextArea):
        if area.id in values:
            area.text = values[area.id]
    for folded in form.query(Collapsed):
        folded.set_class(values.get(str(folded.id)) == OPEN or folded.opened, OPEN)
