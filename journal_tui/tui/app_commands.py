"""The commands of the app: they can be reached from every page that is not sealed off.

Adding a page that opens from anywhere is one class with `opens`, here or beside the other commands of its room, and
one line in `APP_COMMANDS`. The page is imported when it is first opened; see `opening.py`.
"""

from journal_tui.locales import N_
from journal_tui.tui.apart_commands import OpenBeside, WriteEmergency
from journal_tui.tui.case_commands import OpenCases
from journal_tui.tui.commands import Command, Help, Palette, Quit
from journal_tui.tui.enquiry_commands import OpenEnquiries
from journal_tui.tui.library_commands import OpenLibrary
from journal_tui.tui.purge_commands import OpenDisclosures, OpenPurge
from journal_tui.tui.twin_commands import OpenTwins, StopAddress


class GoToday(Command):
    """Shows the appointments of the day, what waits to be signed, and reminders."""

    also = N_("day, start page, agenda")
    action, key, title = "app.today", "f2", N_("Today")
    priority = True


class GoClients(Command):
    """Shows all clients; type to narrow the list."""

    key, title, opens, at_home = "f3", N_("Clients"), "clients:ClientsScreen", True
    priority = True


class GoSession(Command):
    """Goes back to the open appointment, exactly where you left it."""

    action, key, title, remark = "app.session", "f4", N_("Appointment"), N_("back to the open one")
    priority = True


class LookUp(Command):
    """Finds what was written, by words, client and date."""

    also = N_("search, find")
    action, key, title = "app.lookup", "f5", N_("Look up")
    footer = 5
    priority = True


class LockNow(Command):
    """Saves what is open, drops every key from memory and asks for the passphrase."""

    also = N_("lock the screen, log out")
    action, key, title = "app.lock", "ctrl+l", N_("Lock now")
    priority = True


class ToggleNames(Command):
    """Shows or hides every real name at once. Hidden names are replaced by their codes in the same place."""

    also = N_("discreet mode, privacy")
    action, key, title = "app.names", "ctrl+g", N_("Show or hide names")
    priority = True


class Jump(Command):
    """Puts a letter before every row, field and pane on the page; type the letter to go there."""

    action, key, title, remark = "app.jump", "f10", N_("Jump"), N_("by a letter")
    also = N_("go to, focus, move")
    priority = True


class UndoLast(Command):
    """Takes back the last thing that was done, if it can be: a missed or cancelled appointment, a move, a setting."""

    also = N_("take back, revert")
    action, key, title, remark = "app.undo", "u", N_("Undo the last action"), N_("outside text fields")


class Settings(Command):
    """Language, colours, minutes until the screen locks, and whether names are hidden from the start."""

    also = N_("preferences, options, language, theme")
    title, opens = N_("Settings"), "settings:SettingsScreen"


class OwnKeys(Command):
    """Shows every command with its key, and lets you choose other keys. What would hide a command is refused."""

    title, opens, in_settings = N_("Keys of your own"), "own_keys:OwnKeysScreen", True
    also = N_("keymap, shortcuts, bindings")


class Tour(Command):
    """Shows the five places where the day happens, one sentence each. Esc ends it at once."""

    action, title, remark, in_settings = "app.tour", N_("Tour"), N_("five short steps"), True
    also = N_("introduction, getting started")


class Publish(Command):
    """Reads and publishes the consent documents. Without a published document no consent can be asked."""

    also = N_("consent forms")
    title, opens = N_("Consent documents"), "documents:DocumentsScreen"


class ReadPolicy(Command):
    """Shows the privacy policy in force: what is collected, why, how it is protected, and the client's rights."""

    also = N_("promises, data protection")
    title, opens = N_("Privacy policy"), "policy:PolicyScreen"


class CheckPromises(Command):
    """Shows every promise of the policy with the rule that keeps it, where it stands, its tests and how they went last."""

    also = N_("policy check")
    title, opens = N_("Promises and rules"), "promises:PromisesScreen"


class Decide(Command):
    """Shows what the practice has decided where law and policy leave a choice: how long drafts wait, how long an approved erasure rests."""

    also = N_("rules, minors, health care")
    title, remark, opens = (
        N_("Practice decisions"),
        N_("waiting times, the financial year"),
        "decisions:DecisionsScreen",
    )
    in_settings = True


class CheckLeaks(Command):
    """Searches everything that the journal stores for every name and number that the vault knows. Shows places, no names."""

    also = N_("leak, leak check")
    title, opens = N_("Search the journal for names"), "leak_check:LeakCheckScreen"


class ChangePassphrase(Command):
    """Sets another passphrase. What is stored stays as it is; the recovery sheets go on working."""

    also = N_("password")
    title, opens = N_("Change the passphrase"), "change_passphrase:ChangePassphraseScreen"


APP_COMMANDS: tuple[type[Command], ...] = (
    Help,
    Palette,
    GoToday,
    GoClients,
    GoSession,
    LookUp,
    OpenCases,
    OpenEnquiries,
    OpenPurge,
    OpenTwins,
    StopAddress,
    OpenBeside,
    WriteEmergency,
    LockNow,
    ToggleNames,
    Jump,
    UndoLast,
    Settings,
    OpenLibrary,
    OwnKeys,
    Tour,
    Publish,
    ReadPolicy,
    CheckPromises,
    Decide,
    OpenDisclosures,
    CheckLeaks,
    ChangePassphrase,
    Quit,
)
"""Reachable from every screen but the ones that are sealed off."""
