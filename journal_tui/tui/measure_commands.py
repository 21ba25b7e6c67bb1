"""The commands of measures: on the client's card, in the list of measurements, in the note."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class ShowMeasures(Command):
    """Shows what the client has answered and measured, with the way to a new measurement."""

    action, key, title, label, footer = "measures", "m", N_("Measurements"), N_("Scales"), 6


class MeasureHere(Command):
    """Answers a questionnaire, a scale or a number in the middle of the note. You come back to the very same place."""

    action, key, title, label, priority = "measure", "ctrl+b", N_("Measurement"), N_("Measure"), True


class NewMeasurement(Command):
    """Picks a questionnaire, a scale or a number and answers it: you press the keys, or the client does."""

    action, key, title, label, footer = "new", "n", N_("New measurement"), N_("New"), 1


class ClientFillsIn(Command):
    """Turns the screen to the client, one question at a time. Only your password leads back."""

    action, key, title, label, footer = "client_fills_in", "f", N_("Let the client fill it in"), N_("Client"), 2


class OnlyThese(Command):
    """Shows only the measurements of the marked instrument as a table, or all of them again."""

    action, key, title, label, footer = "table", "t", N_("Only this one, or all"), N_("Table"), 4


class OpenMeasurement(Command):
    """Shows each answer, goes on with one that was not finished, or asks further where an answer calls for it."""

    action, key, title, label, footer, palette = "open", "enter", N_("Open"), N_("Open"), 5, False


class TakeOutMeasurement(Command):
    """Takes a mistake out of lists and curves. It stays in the journal, marked as taken out."""

    action, key, title, remark = "take_out", "delete", N_("Take a measurement out"), N_("for the selected row")
