"""The commands of templates and phrases."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenLibrary(Command):
    """Shows templates and phrases: those that come with the program, and your own. New ones are made there, old ones put away."""

    also = N_("headings, snippets, text blocks")
    title, opens, in_settings = N_("Templates and phrases"), "library:LibraryScreen", True


class NewInLibrary(Command):
    """Makes a template or a phrase of your own."""

    action, key, title, label = "new", "n", N_("New template or phrase"), N_("New")
    footer = 1


class EditInLibrary(Command):
    """Changes what is marked; that is a new version. From one that comes with the program, one of your own is made."""

    action, key, title, label = "edit", "enter,e", N_("Change the template or phrase"), N_("Change")
    footer = 2


class PutAway(Command):
    """Puts one of your own away, or takes it out again. Notes that have it keep it."""

    action, key, title, label = "put_away", "d", N_("Put away or take out again"), N_("Put away")
    footer = 3
