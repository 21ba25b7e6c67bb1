"""The commands of the review page: what can be decided about a word or a code, and signing."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class AcceptWord(Command):
    """The word becomes a code, as suggested: the same one from now on. Enter does it too."""

    action, key, title, label, footer = "accept", "a", N_("Accept as suggested"), N_("Code"), 1


class ChangeKind(Command):
    """It points at somebody, but as something else: a person, a place, an organisation, or anything that gives somebody away."""

    action, key, title, label, footer = "kind", "k", N_("Another kind"), N_("Kind"), 2


class SameAs(Command):
    """It is somebody or something that has a code already: choose from this client's codes. Pelle and Per can be one person."""

    action, key, title, label, footer = "same", "s", N_("Same as an earlier one"), N_("Same"), 3


class GiveRole(Command):
    """Who the person is to the client: sister, manager. On a word it becomes a person with that role; on a code the role changes."""

    action, key, title, label, footer = "role", "r", N_("A person, with a role word"), N_("Role"), 4


class OrdinaryWord(Command):
    """The word is an ordinary word, for this client also in future."""

    action, key, title, label, footer = "ordinary", "o", N_("An ordinary word"), N_("Ordinary"), 5


class IgnoreOnce(Command):
    """The word stays as it is in this note only."""

    action, key, title, label, footer = "ignore", "i", N_("Only this time"), N_("Only now"), 6


class AcceptPlace(Command):
    """The word is a place: it becomes a code."""

    action, key, title = "place", "p", N_("It is a place")


class AcceptAll(Command):
    """Every word that still waits becomes a code as suggested. Each is listed, and all can be taken back at once."""

    action, key, title = "accept_all", "A", N_("Accept all that remain")


class MergeCodes(Command):
    """Two codes turned out to be the same person or place: one of them goes on. Can be taken back."""

    action, key, title, label = "merge", "m", N_("Merge two codes"), N_("Merge")


class TakeBackDecision(Command):
    """Takes back the last decision: the word waits again, the code is as it was."""

    action, key, title, label = "take_back", "u,ctrl+z", N_("Take back the last decision"), N_("Undo")


class NextWaiting(Command):
    """Puts the bar on the next word that waits."""

    action, key, title, priority = "next_waiting", "ctrl+r", N_("Next word that waits"), True


class ConfirmSign(Command):
    """Signs the note with your passphrase. Afterwards nothing in it can be changed, only added to."""

    action, key, title, label, footer, priority = "confirm", "f12", N_("Sign"), N_("Sign"), 7, True


class BackToText(Command):
    """Back to the note."""

    action, key, title, label, palette = "back", "escape", N_("Back to the text"), N_("Text"), False
