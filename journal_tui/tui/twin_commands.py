"""The commands of whoever was taken in twice: the page of those who may be one person, and the two words that a person says of them."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenTwins(Command):
    """Shows who may be the same person taken in twice, and who is. The program joins nobody: you say it, with a reason."""

    also = N_("duplicates, double, merge, same name")
    title, opens = N_("Perhaps the same person"), "twins:TwinsScreen"


class OpenTwin(Command):
    """Opens the card of the first of the two."""

    action, key, title, label = "open", "enter", N_("Open the card"), N_("Open")
    footer = 1
    palette = False


class OpenOther(Command):
    """Opens the card of the second of the two."""

    action, key, title, label = "other", "o", N_("Open the other one's card"), N_("Other card")
    footer = 2


class SaySame(Command):
    """Says that two clients are one person, with a reason. Nothing is merged; what the person asks for is done for both."""

    action, key, title, label = "same", "s", N_("It is the same person"), N_("Same")
    footer = 3


class SayApart(Command):
    """Says that they are two people, with a reason. The two are not shown as alike any more; if they were joined, that ends."""

    action, key, title, label = "apart", "i", N_("It is not the same person"), N_("Not the same")
    footer = 4


class WhoElse(Command):
    """Opens the other card of the same person, or says whether somebody with the same name or phone is the same person."""

    also = N_("duplicate, twice, same person")
    action, key, title, remark = "twin", "d", N_("The same person taken in twice"), N_("for this client")


class StopAddress(Command):
    """Puts an e-mail address or a phone number on the list of those who get no marketing, also of somebody who is no client."""

    also = N_("objection, marketing, unsubscribe, stop list")
    title, opens = N_("No marketing to an address"), "stop_address:StopAddressScreen"
