"""The commands of a client's timeline and of the text for supervision."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenItem(Command):
    """Opens what the line is about, where it stands. Opening a text is logged."""

    action, key, title = "open", "enter", N_("Open")
    footer = 1
    palette = False


class FilterTimeline(Command):
    """Goes to the filter: words, a month, @spring or @2026-05, type:goal. The arrow keys move the bar while you type."""

    action, key, title, label = "filter", "slash,ctrl+f", N_("Filter the timeline"), N_("Filter")
    footer = 2


class MarkEntry(Command):
    """Marks the entry for supervision, or takes the mark away. Only signed entries that can be read are marked."""

    action, key, title, label = "mark", "space", N_("Mark the entry"), N_("Mark")
    footer = 3
    palette = False


class MakeSupervision(Command):
    """Makes a text for supervision of the marked entries, without names, dates and places. The client must have agreed."""

    action, key, title, label = "supervision", "x", N_("Supervision"), N_("Handout")
    remark = N_("of the marked entries")
    footer = 4


class OnlyEntries(Command):
    """Shows entries, addenda and drafts, or everything again."""

    action, key, title, remark = "narrow(1)", "1", N_("Only entries"), N_("in the timeline")


class OnlyMeasures(Command):
    """Shows measurements, or everything again."""

    action, key, title, remark = "narrow(2)", "2", N_("Only measurements"), N_("in the timeline")


class OnlyWorkouts(Command):
    """Shows workouts, or everything again."""

    action, key, title, remark = "narrow(3)", "3", N_("Only workouts"), N_("in the timeline")


class OnlyAgreements(Command):
    """Shows agreements and homework, or everything again."""

    action, key, title, remark = "narrow(4)", "4", N_("Only agreements"), N_("in the timeline")


class OnlyGoals(Command):
    """Shows goals, or everything again."""

    action, key, title, remark = "narrow(5)", "5", N_("Only goals"), N_("in the timeline")


class OnlySafetyPlans(Command):
    """Shows safety plans, or everything again."""

    action, key, title, remark = "narrow(6)", "6", N_("Only safety plans"), N_("in the timeline")


class OnlyConsents(Command):
    """Shows what happened to the consents, or everything again."""

    action, key, title, remark = "narrow(7)", "7", N_("Only consents"), N_("in the timeline")


class OnlyAppointments(Command):
    """Shows appointments, or everything again."""

    action, key, title, remark = "narrow(8)", "8", N_("Only appointments"), N_("in the timeline")


class OnlyContacts(Command):
    """Shows contacts, or everything again."""

    action, key, title, remark = "narrow(9)", "9", N_("Only contacts"), N_("in the timeline")


class EveryKind(Command):
    """Shows every kind again and empties the filter."""

    action, key, title, remark = "narrow(0)", "0", N_("Everything"), N_("in the timeline")


KIND_KEYS: tuple[type[Command], ...] = (
    OnlyEntries,
    OnlyMeasures,
    OnlyWorkouts,
    OnlyAgreements,
    OnlyGoals,
    OnlySafetyPlans,
    OnlyConsents,
    OnlyAppointments,
    OnlyContacts,
    EveryKind,
)


class KeepNoun(Command):
    """Keeps the word as it is, everywhere in the text. A word that is known to name somebody cannot be kept."""

    action, key, title, label = "keep", "b", N_("Keep the word"), N_("Keep")
    footer = 1


class ReplaceNoun(Command):
    """Puts other words in its place, everywhere in the text: a town, a friend, a race."""

    action, key, title, label = "replace", "e", N_("Replace the word"), N_("Replace")
    footer = 2


class LeaveNounOut(Command):
    """Leaves the word out, everywhere in the text."""

    action, key, title, label = "out", "u", N_("Leave the word out"), N_("Omit")
    footer = 3


class WriteSupervision(Command):
    """Writes the text to a new file once every word is decided. It is searched for names first, and the export is logged."""

    action, key, title, label = "write", "f12", N_("Write the text for supervision"), N_("Write")
    footer = 4
    priority = True
