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
    """Turns the screen to the client, one question at a time. Only your passphrase leads back."""

    action, key, title, label, footer = "client_fills_in", "f", N_("Let the client fill it in"), N_("Client"), 2


class OnlyThese(Command):
    """Shows only the measurements of the marked instrument as a table, or all of them again."""

    action, key, title = "table", "t", N_("Only this one, or all")


class OpenMeasurement(Command):
    """Shows each answer, goes on with one that was not finished, or asks further where an answer calls for it."""

    action, key, title, label, footer, palette = "open", "enter", N_("Open"), N_("Open"), 5, False


class TakeOutMeasurement(Command):
    """Takes a mistake out of lists and curves. It stays in the journal, marked as taken out."""

    action, key, title, remark = "take_out", "delete", N_("Take a measurement out"), N_("for the selected row")


class ShowCurve(Command):
    """Draws the values of the marked instrument over time, with the table of the same numbers."""

    also = N_("graph, progress, over time")
    action, key, title, label, footer = "curve", "k", N_("Curve"), N_("Curve"), 3


class CurveTable(Command):
    """Shows the table alone, or the curve again. Both hold the same numbers."""

    action, key, title, label, footer = "table", "t", N_("Table or curve"), N_("Table"), 1


class NextScale(Command):
    """Shows the next questionnaire, scale or number of this client."""

    action, key, title, label, footer = "next_scale", "right", N_("Next scale"), N_("Scale"), 3


class ScaleBefore(Command):
    """Shows the questionnaire, scale or number before this one."""

    action, key, title = "scale_before", "left", N_("Scale before this")


class CurvePeriod(Command):
    """Shows all of the time, the last year, or the last three months."""

    action, key, title, label, footer = "period", "p", N_("Another period"), N_("Period"), 4
