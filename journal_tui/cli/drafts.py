"""How an open note is answered: what is stored, with tokens, and which words in it wait for a decision."""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.pseudonyms.quasi import Reminder, Trait
from journal_tui.practice.values import Draft, Flag
from journal_tui.wording.reminders import reminder_words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call


def flag_values(flags: tuple[Flag, ...]) -> list[dict[str, object]]:
    """Return flags as places, without the words that stand there."""
    return [{"start": flag.start, "end": flag.end, "label": flag.label} for flag in flags]


def answer_draft(call: "Call", draft: Draft, reminder: Reminder) -> None:
    """Say how a draft was saved, which words in it wait, by the number that `entry decide` takes, and what may point at someone."""
    lines = [_("Draft saved: {entry}").format(entry=draft.id), "", draft.text]
    if draft.flags:
        labels = ", ".join(f"{number} {flag.label}" for number, flag in enumerate(draft.flags, 1))
        lines += ["", _("To decide before signing: {labels}").format(labels=labels)]
    if words := reminder_words(reminder):
        lines += ["", words]
    traits = [trait.value for trait in Trait if trait in reminder.traits]
    call.output.answer(
        {"entry": draft.id, "stored": draft.text, "flags": flag_values(draft.flags), "reminder": traits}, lines
    )
