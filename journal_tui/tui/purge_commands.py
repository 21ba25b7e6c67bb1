"""The commands of purge day: what is due, what is left out, the preview, the typed number, the yearly look at journals."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenPurge(Command):
    """Shows what must go by rule, what is held, and how long the oldest has waited."""

    also = N_("purge, retention, delete old data")
    key, title, opens, at_home = "f7", N_("Purging"), "purge:PurgeScreen", True
    priority = True


class ShowDue(Command):
    """Shows what is due by rule."""

    action, key, title, label = "due", "1", N_("Show what is due"), N_("Due")
    footer = 3


class ShowReviews(Command):
    """Shows journals without contact for three, five or ten years: a human looks at each and says why it is kept."""

    action, key, title, label = "reviews", "2", N_("Look at journals without contact"), N_("Journals")
    also = N_("retention review")
    footer = 3


class OpenRule(Command):
    """Shows who is due by the marked rule, with the last contact and its channel."""

    action, key, title, label = "open", "enter", N_("Show who is due"), N_("Open")
    footer = 1
    palette = False


class PreviewPurge(Command):
    """Shows what would go, kind by kind, and gives it a number. Changes nothing."""

    action, key, title, label = "preview", "f", N_("Preview the purge"), N_("Preview")
    footer = 2


class LeaveOut(Command):
    """Leaves the marked client out of the purges of the next thirty days, with a written reason."""

    action, key, title, label = "leave_out", "space", N_("Leave the marked client out"), N_("Exclude")
    footer = 1


class TypeNumber(Command):
    """Goes to the field for the number of the preview. Only the whole number carries the purge out."""

    action, key, title, label = "number", "G", N_("Type the number and purge"), N_("Purge")
    footer = 1


class KeepJournal(Command):
    """Says why the marked journal is kept. It is asked about again at the next year of review."""

    action, key, title, label = "keep", "b", N_("Keep the marked journal, with a reason"), N_("Keep")
    footer = 1


class EraseJournal(Command):
    """Begins a case of erasure for the marked client, who has asked for it in writing."""

    action, key, title, label = "erase_case", "x", N_("Begin an erasure for the marked client"), N_("Erase")
    footer = 2


class OpenDisclosures(Command):
    """Shows everything that left the practice: when, to whom, which kinds of data, by which law."""

    also = N_("register, handed out, recipients")
    title, opens = N_("Disclosures"), "disclosures:DisclosuresScreen"
