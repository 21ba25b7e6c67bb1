"""The commands of the review of an extract: what becomes of each line that speaks of somebody else."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class KeepCode(Command):
    """Keeps the codes in the marked line: the client reads ‹person-1› where the name stood. Goes on to the next."""

    action, key, title, label = "keep_code", "k", N_("Keep the code"), N_("Code")
    footer = 1


class OmitLine(Command):
    """Leaves the marked line out: the client reads […] in its place. Goes on to the next."""

    action, key, title, label = "omit", "x", N_("Leave the line out of the extract"), N_("Omit it")
    footer = 2


class ShowAsWritten(Command):
    """Shows the marked line as it was written, names and all: for what the client knows anyway and nobody is harmed by."""

    action, key, title, label = "show_written", "v", N_("Show the line as it was written"), N_("Show")
    footer = 3


class KeepRest(Command):
    """Keeps the codes in every line that still waits."""

    action, key, title, label = "keep_rest", "a", N_("Keep the code in the rest"), N_("The rest")
    footer = 4


class GoOnToFile(Command):
    """Goes on to the file, once every line has been decided."""

    action, key, title, label = "go_on", "K", N_("Go on to the file"), N_("Go on")
    footer = 5
