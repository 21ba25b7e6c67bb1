"""The commands of what is written beside the journal: emergency notes and working notes."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenBeside(Command):
    """Shows the emergency notes that wait for a decision and your own working notes."""

    also = N_("emergency, private notes, scratch")
    title, opens = N_("Emergency and working notes"), "beside:BesideScreen"


class WriteEmergency(Command):
    """In danger to life, when no consent opens the journal: a short note with its legal ground and why it could not wait."""

    also = N_("danger, suicide, report, without consent")
    action, title, remark = "app.emergency", N_("Emergency note"), N_("in danger to life, without consent")


class ShowBeside(Command):
    """Shows this client's emergency notes and your own working notes about the client."""

    action, key, title, remark = "beside", "a", N_("Emergency and working notes"), N_("for this client")


class WriteWorking(Command):
    """Writes down a thought of your own about a client. Only you read it; it goes after twelve months."""

    action, key, title, label = "new", "n", N_("New working note"), N_("Working note")
    footer = 1


class WriteWorkingHere(Command):
    """Writes down a thought of your own about this client, beside the journal. Only you read it."""

    action, title, remark = "working_note", N_("Working note"), N_("for yourself alone")


class NewEmergency(Command):
    """Writes an emergency note: the legal ground first, then why it could not wait, and what happened."""

    action, key, title, label = "emergency", "f", N_("New emergency note"), N_("Emergency note")
    footer = 3
    palette = False


class OpenBesideNote(Command):
    """Opens the marked note. The reading is logged."""

    action, key, title, label = "open", "enter", N_("Open the note"), N_("Open")
    footer = 2
    palette = False


class DecideNote(Command):
    """Says that you have seen it, and whether it stays with the journal or is erased through a case."""

    action, key, title, label = "decide", "b", N_("Decide about the emergency note"), N_("Decide")
    footer = 1


class AdoptNote(Command):
    """Makes a draft of it in the journal, to be reviewed and signed there. The working note goes."""

    action, key, title, label = "adopt", "t", N_("Take it into the journal"), N_("To the journal")
    footer = 1


class DestroyNote(Command):
    """Destroys the working note now; asks for a typed word."""

    action, key, title, label = "destroy", "x", N_("Throw the working note away"), N_("Throw away")
    footer = 2
