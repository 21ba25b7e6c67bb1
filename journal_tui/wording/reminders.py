"""What is said when things in a note may together point at someone: a quiet sentence, which holds no word of the note."""

from journal_tui.locales import N_, _
from journal_tui.practice.pseudonyms.quasi import Reminder, Trait

_TRAITS = {
    Trait.WORKPLACE: N_("a rare workplace"),
    Trait.PLACE: N_("a small place"),
    Trait.CONDITION: N_("an illness"),
    Trait.AGE: N_("an age"),
    Trait.OCCUPATION: N_("an unusual occupation"),
}


def reminder_words(reminder: Reminder) -> str:
    """The sentence; empty when nothing meets."""
    meeting = [_(words) for trait, words in _TRAITS.items() if trait in reminder.traits]
    if not meeting:
        return ""
    return _("Together these may point at someone: {things}. A more general word is often enough.").format(
        things=", ".join(meeting)
    )
