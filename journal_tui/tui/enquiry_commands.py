"""The commands of enquiries: questions from people who have not bought anything."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenEnquiries(Command):
    """Shows questions from people who have not bought anything: those that wait for an answer first. They are not journalled."""

    also = N_("question, web form, prospect")
    title, opens = N_("Enquiries"), "enquiries:EnquiriesScreen"


class OpenEnquiry(Command):
    """Shows what was asked, and the consent text that stood at the form. The reading is logged."""

    action, key, title, label = "open", "enter", N_("Read the marked enquiry"), N_("Read")
    footer = 1
    palette = False


class NewEnquiry(Command):
    """Writes a question down that came by phone, e-mail or otherwise."""

    action, key, title, label = "new", "n", N_("New enquiry"), N_("New")
    footer = 2


class TakeInForm(Command):
    """Takes in what a web form sent, as a JSON file. Without the consent that was given at the form it is refused."""

    action, key, title, label = "form", "f", N_("Take in a web form"), N_("Form")
    footer = 3


class MarkAnswered(Command):
    """Notes that the marked enquiry was answered, and how. It goes a year after that."""

    action, key, title, label = "answered", "b", N_("Note that it was answered"), N_("Answered")
    footer = 4


class MakeClient(Command):
    """Registers whoever asked as a client. The contacts so far follow, no consent does."""

    action, key, title, label = "convert", "t", N_("Make a client of whoever asked"), N_("Client")
    footer = 5


class RequestOfEnquirer(Command):
    """Writes down that whoever asked wants to see, change or have erased what is kept about them; they have a client's rights."""

    also = N_("case, access report, erasure, objection, rights")
    action, key, title = "request", "r", N_("A request about their data")
    remark = N_("for the marked enquiry")


class TakeEnquiryAway(Command):
    """Takes the marked enquiry away now, before its year has passed. Asks for a typed word."""

    action, key, title, label = "take_away", "x", N_("Take the enquiry away"), N_("Take away")
    footer = 0
