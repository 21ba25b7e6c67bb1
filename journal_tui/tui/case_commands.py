"""The commands of cases: the list, a case, and the page of an erasure."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class OpenCases(Command):
    """Shows what clients have asked for: access, rectification, erasure and the others, with the last day to answer each."""

    also = N_("requests, rights, GDPR, access report, erasure")
    key, title, opens, at_home = "f6", N_("Cases"), "cases:CasesScreen", True
    priority = True


class NewCase(Command):
    """Writes down what a client asks for: who, what, how it came and when. The time to answer runs from that day."""

    also = N_("request, access report, erasure, restriction, objection")
    action, key, title, label = "new", "n", N_("New case"), N_("New")
    footer = 1


class OpenCase(Command):
    """Opens the marked case."""

    action, key, title = "open", "enter", N_("Open the case")
    footer = 2
    palette = False


class ShowEnded(Command):
    """Shows also the cases that are over, or only those that wait."""

    action, key, title, label = "ended", "a", N_("Show also the cases that are over"), N_("Also ended")
    footer = 3


class IdentifyClient(Command):
    """Notes how you know that it is the client who asks. Nothing is carried out before that."""

    action, key, title, label = "identify", "i", N_("Note how the client was identified"), N_("Identify")
    footer = 1


class ChooseGround(Command):
    """Chooses on what ground it is asked."""

    action, key, title, label = "ground", "o", N_("Choose the ground"), N_("Ground")
    footer = 3


class NoteWriting(Command):
    """Notes that an erasure which was asked for by mouth has come in writing too. Journals are erased only then."""

    action, key, title, label = "writing", "e", N_("Note that it was asked for in writing"), N_("In writing")
    footer = 3


class ExtendCase(Command):
    """Extends the time to answer by two months, once. The client has to be told before the first time has passed."""

    action, key, title, label = "extend", "f", N_("Extend the time to answer"), N_("Extend")


class PreviewErasure(Command):
    """Shows what would go, what the law keeps and what a hold stops. Changes nothing."""

    action, key, title, label = "preview", "v", N_("Preview the erasure"), N_("Preview")
    footer = 2


class ApproveErasure(Command):
    """Approves exactly what is shown. It then rests for as long as the practice has decided before it can be carried out."""

    action, key, title, label = "approve", "g", N_("Approve the preview"), N_("Approve")
    footer = 2


class RunCase(Command):
    """Carries the case out. An erasure shows everything once more first and asks for a typed word."""

    action, key, title, label = "run", "K", N_("Carry the case out"), N_("Carry out")
    footer = 4


class WeighCase(Command):
    """Decides on an objection, with the weighing in writing."""

    action, key, title, label = "weigh", "w", N_("Weigh the objection"), N_("Weigh")
    footer = 2


class Correct(Command):
    """Puts something right: a field of the client's record, or a signed note, which gets an addendum."""

    action, key, title, label = "correct", "r", N_("Put something right"), N_("Put right")
    footer = 2


class KeepView(Command):
    """Keeps what the client holds, in the client's own words, where you hold that the data are right."""

    action, key, title, label = "view", "y", N_("Keep the client's own view"), N_("Own view")
    footer = 3


class AnswerComplaint(Command):
    """Answers a complaint, with what was decided."""

    action, key, title, label = "answer", "s", N_("Answer the complaint"), N_("Answer")
    footer = 2


class WriteLetter(Command):
    """Writes a letter about the case to a file: that it came, that it was put right, that it is refused."""

    also = N_("letter, confirmation, receipt, paper")
    action, key, title, label = "letter", "b", N_("Write a letter about the case"), N_("Letter")


class RefuseCase(Command):
    """Refuses the case, with one of the reasons that the law knows."""

    action, key, title, label = "refuse", "n", N_("Refuse the case"), N_("Refuse")
    footer = 6


class CloseCase(Command):
    """Closes a complaint or a claim. What a claim held is let go."""

    action, key, title, label = "close_case", "d", N_("Close the case"), N_("Close")
    footer = 5


class ShowClient(Command):
    """Opens the client's card."""

    action, key, title, label = "client", "enter", N_("Open the client's card"), N_("Client")
    palette = False


class Erase(Command):
    """Takes away everything that is marked as erased. It cannot be undone. Works only once the word is whole."""

    action, key, title = "erase", "enter", N_("Erase")
    footer = 1
    palette = False
    typing = True


class RequestCase(Command):
    """Writes down what this client asks for: a case with its own last day. m among the kinds stops marketing at once."""

    also = N_("request, access report, erasure, marketing, restriction")
    action, key, title, remark = "new_case", "r", N_("New case for this client"), N_("for this client")


class ReadRestricted(Command):
    """Reads a text whose processing is restricted, for one of the purposes that the law allows; the purpose is logged."""

    action, key, title, label = "read_restricted", "l", N_("Read for a purpose"), N_("Read")
    footer = 1
