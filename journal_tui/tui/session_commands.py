"""The commands of an appointment: writing, reviewing, signing, reading, looking up."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class NextHeading(Command):
    """Goes to where you write under the next heading; after the last one to the first."""

    action, key, title, label, footer, priority = "next_heading", "ctrl+n", N_("Next heading"), N_("Heading"), 1, True


class ReviewWords(Command):
    """Shows the text as it is stored and the words that wait for your decision."""

    also = N_("names, stored text")
    action, key, title, label, footer, priority = (
        "review",
        "ctrl+r",
        N_("Words and stored text"),
        N_("Words"),
        2,
        True,
    )


class WriteAgreement(Command):
    """Writes down what you agree on, or a homework, at the foot of the note: topic by a letter, text, day, Enter."""

    action, key, title, label, footer, priority = (
        "agree",
        "ctrl+o",
        N_("Agreement or homework"),
        N_("Agreement"),
        3,
        True,
    )


class FollowUp(Command):
    """Unfolds the last plan, homework, agreements and goals: settle, rate, carry on or put into the note by one key."""

    action, key, title, label, priority = "follow_up", "ctrl+f", N_("Follow up what was agreed"), N_("Follow up"), True


class SaveNote(Command):
    """Saves now. The note is saved by itself every few seconds; this does it at once."""

    also = N_("store")
    action, key, title, label, priority = "save", "ctrl+s", N_("Save now"), N_("Save"), True


class UndoEdit(Command):
    """Takes back the last thing that was written, also a word that became a code."""

    action, key, title = "undo_edit", "ctrl+z", N_("Undo, also a change to a code")


class ChangeTemplate(Command):
    """Lays the note out under another template, until it is signed. Nothing that is written goes away; {key:undo-edit} takes it back."""

    also = N_("headings, SOAP, DAP")
    action, key, title, label, priority = "template", "ctrl+t", N_("Change template"), N_("Template"), True


class InsertPhrase(Command):
    """Chooses a phrase from a list and puts it in at the cursor. Its code does the same without the list: a semicolon, the code, Tab."""

    action, title, remark = "phrase", N_("Put in a phrase"), N_("or ;code and Tab in the note")


class SessionMatters(Command):
    """What belongs to the appointment and not to the note: the clock, the consent, a withdrawal. {key:go-session} in the note."""

    action, title, remark = "matters", N_("The appointment: clock and consent"), N_("{key:go-session} in the note")


class CodeWord(Command):
    """Makes the word at the cursor, or the selection, a code: a person, a place or an organisation that only you recognise."""

    action, title, remark = "code_word", N_("Make the word a code"), N_("the one at the cursor")


class PauseClock(Command):
    """Stops the session clock or lets it go on. The note stays open."""

    also = N_("timer, stop the clock")
    action, title = "pause_clock", N_("Pause or resume the clock")


class WithdrawHere(Command):
    """The client takes the consent back, now. The note freezes at once."""

    action, title = "withdraw", N_("Withdraw consent")


class SignNote(Command):
    """Ends the appointment and opens the page where the note is reviewed and signed."""

    also = N_("finish, complete")
    action, key, title, label, footer, priority = "sign", "f12", N_("Close and sign"), N_("Sign"), 5, True


class LeaveNote(Command):
    """Saves the note and goes back. The appointment goes on; {key:go-session} returns to it."""

    action, key, title, palette = "back", "escape", N_("Back"), False


class AddAddendum(Command):
    """Adds to a signed entry: a correction or a supplement. The original stays as it was."""

    action, key, title, label, footer = "amend", "t", N_("Addendum to this entry"), N_("Addendum"), 1


class OlderEntry(Command):
    """The entry before this one."""

    action, key, title, label, footer = "older", "left", N_("Older entry"), N_("Older"), 2


class NewerEntry(Command):
    """The entry after this one."""

    action, key, title, label, footer = "newer", "right", N_("Newer entry"), N_("Newer"), 3


class OpenHit(Command):
    """Opens the entry. That it was read is noted in the log."""

    action, key, title, label, footer, palette = "open", "enter", N_("Open"), N_("Open"), 2, False


class FieldOrList(Command):
    """Goes from the search field to the answers, or back."""

    action, key, title, label, footer, palette = "swap", "tab", N_("Field or list"), N_("Field/list"), 1, False


class GroupHits(Command):
    """Groups the answers by kind, by topic, by client or by month."""

    action, key, title, label, footer = "group", "g", N_("Group the answers"), N_("Group"), 3


class TakeAlong(Command):
    """Copies the agreements of the open note's client that were found into that note, under the heading Summary."""

    action, key, title, label, footer = "take_along", "x", N_("Take the agreements into the note"), N_("Take along"), 4


class FilterForm(Command):
    """A form for words, time, kind and topic, instead of writing them in the line."""

    action, key, title, label, priority = "form", "ctrl+f", N_("Look up by a form"), N_("Form"), True


class EveryClient(Command):
    """Searches every client, or only the one you came from."""

    action, key, title, label, footer = "scope", "a", N_("This client or all"), N_("All"), 0


class CheckEntries(Command):
    """Checks every entry of the practice: seals, signatures, places."""

    action, key, title, label, footer = "check", "v", N_("Check all entries"), N_("Check all"), 1


class SignAddendum(Command):
    """Signs the addendum with your passphrase. It stands under the entry from then on."""

    action, key, title, label, footer, priority = "sign", "f12", N_("Sign the addendum"), N_("Sign"), 1, True


class LabelText(Command):
    """Says which kinds of sensitive data the text holds. The labels are sealed with it and stand in an extract."""

    also = N_("sensitive, label, health, offence")
    action, key, title, label = "label_text", "ctrl+o", N_("Label the text"), N_("Labels")
    footer, priority = 2, True


class MarkLine(Command):
    """Marks the line of the original that the addendum is about, or takes the mark away."""

    action, key, title, label = "mark_line", "space", N_("Mark the line"), N_("Mark")
    footer = 2
    palette = False


class RecordPaper(Command):
    """Records what is signed on the sheet."""

    action, key, title, label, footer, priority = "save", "ctrl+s", N_("Record the sheet"), N_("Record"), 2, True
