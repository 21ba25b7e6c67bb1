"""What is said when the note itself changed what was typed or pasted, which may surprise the writer.

The rule: a toast is never the only place where something is said: the code, or the words that are left, stand in the note.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.tui.widgets.entry_editor import EntryEditor

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

NUMBERS = frozenset({"pnr", "tel", "epost", "adress", "datum", "bil", "konto", "länk", "id"})
"""Label heads of what is explained when it is masked."""


def explain_codes(host: "AppBase", labels: Iterable[str]) -> None:
    """Say why a number or an address became a code, and how to take it back."""
    heads = {label.partition("-")[0] for label in labels}
    if "pnr" in heads:
        host.done(_("Number removed. It looked like a personal identity number. Undo: {key:undo-edit}"))
    elif heads & NUMBERS:
        host.done(_("Replaced by a code: it points straight at a person. Undo: {key:undo-edit}"))


def explain_paste(host: "AppBase", event: EntryEditor.Pasted) -> None:
    """Say what was left out or divided, or that nothing of it was taken."""
    if event.refused:
        host.missing(_("That is more than one note can hold; nothing was put in."))
    elif event.cleaned:
        host.done(_("Invisible characters were left out."))
    elif event.split:
        host.done(_("Long paragraphs were divided, so that writing stays fast."))
