"""The commands of the calendar file: from the day to it, what is decided about its lines, writing them in."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class ReadCalendar(Command):
    """Reads appointments from a calendar file (.ics): they are shown first, and nothing is written before you say so."""

    also = N_("ics, import, outlook, google, appointments")
    action, key, title, label = "read_calendar", "l", N_("Read a calendar file"), N_("Calendar")


class DecideLine(Command):
    """Says whom the event of this line means, or whether an appointment that the file lacks is called off."""

    action, key, title, label, footer, palette = "decide", "enter", N_("Decide"), N_("Decide"), 1, False


class OtherClient(Command):
    """Gives the event of this line to another client, found by name or code."""

    action, key, title, label, footer = "other_client", "v", N_("Another client"), N_("Client"), 2


class LeaveLineOut(Command):
    """Leaves this line out: no appointment, or the one that is there stays."""

    action, key, title, label, footer = "leave_out", "x", N_("Leave the line out"), N_("Leave it"), 3


class WriteCalendar(Command):
    """Plans, moves and calls off what the list says. Until then nothing is written."""

    action, key, title, label, footer, priority = (
        "write",
        "ctrl+s",
        N_("Write the appointments in"),
        N_("Write in"),
        4,
        True,
    )


class OtherFile(Command):
    """Goes to the field with the path, to read another file or the same one again."""

    action, key, title, label, footer = "other_file", "slash", N_("Another file"), N_("File"), 0
