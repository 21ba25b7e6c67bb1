"""The commands of the day screens: Today, clients, client card, new client."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class StartSession(Command):
    """Asks the gate whether this appointment may be journalled, and opens the note if it may."""

    action, key, title, label = "start", "s", N_("Start appointment"), N_("Start")
    remark = N_("for the selected row")
    footer = 1


class OpenRow(Command):
    """Opens the card of the client, the draft or the reminder on the selected row."""

    action, key, title = "open", "enter", N_("Open")
    footer = 2
    palette = False


class AskConsent(Command):
    """Shows what the client has agreed to and lets you ask, now or on paper, or take back."""

    also = N_("permission, agreement to journal")
    action, key, title = "consent", "c", N_("Consent")
    remark = N_("for the selected client")
    footer = 3


class NewThing(Command):
    """Plans an appointment or registers a client."""

    also = N_("add, book")
    action, key, title, label = "new", "n", N_("New appointment or client"), N_("New")
    footer = 4


class NewClient(Command):
    """Registers a client: name, how to reach them, and which services they want."""

    action, key, title = "new_client", "n", N_("New client")
    footer = 1


class PlanAppointment(Command):
    """Plans an appointment with this client: service, day, time."""

    action, key, title, label = "plan", "p", N_("Plan an appointment"), N_("Schedule")
    footer = 4


class FilterList(Command):
    """Goes to the filter field; type any part of a name or a code."""

    action, key, title, label = "filter", "slash,ctrl+f", N_("Filter the list"), N_("Filter")
    footer = 4


class AllHistory(Command):
    """Shows everything that happened with this client: entries, measures, agreements, consents, contacts. Type to narrow it."""

    action, key, title, label = "history", "h", N_("History"), N_("History")
    footer = 5


class TakeBack(Command):
    """Takes back what the client has agreed to, all of it or one purpose. Works at once; no reason is asked."""

    also = N_("withdraw")
    action, key, title = "take_back", "å", N_("Take back consent")
    remark = N_("for this client")


class FollowUpClient(Command):
    """Unfolds the last plan, homework, agreements and goals of the marked service: settle, rate or carry on by one key."""

    action, key, title, label = "follow_up", "o", N_("Follow up what was agreed"), N_("Follow up")


class WriteSafetyPlan(Command):
    """The client's safety plan: read it, write the next version, put it on paper."""

    action, key, title, label = "safety_plan", "t", N_("Safety plan"), N_("Safety plan")


class LogContact(Command):
    """Notes that you and the client were in touch, and how. It decides how long contact data may be kept."""

    action, key, title, label = "log_contact", "i", N_("Note a contact"), N_("Contact")
    footer = 0


class EditContact(Command):
    """Changes name, e-mail, phone, address or what else points at the client."""

    also = N_("phone, e-mail, address")
    action, key, title, label = "edit", "e", N_("Change contact data"), N_("Change")


class NextField(Command):
    """Goes to the next field."""

    action, key, title = "app.focus_next", "tab", N_("Next field")
    footer = 1
    palette = False


class SaveForm(Command):
    """Checks every field and saves."""

    action, key, title = "save", "ctrl+s", N_("Save")
    footer = 2
    priority = True


class GoOn(Command):
    """Checks every field and goes on to the next step."""

    action, key, title, label = "save", "ctrl+s", N_("Go on to the next step"), N_("Go on")
    footer = 2
    priority = True


class MoveAppointment(Command):
    """Gives the selected appointment another time. Nothing else of it changes."""

    action, key, title = "move_appointment", "f", N_("Move the appointment")
    remark = N_("for the selected row")


class DidNotCome(Command):
    """Notes that the client did not come. The row stays in the list; undo takes it back."""

    action, key, title = "did_not_come", "i", N_("The client did not come")
    remark = N_("for the selected row")


class CallOff(Command):
    """Calls the selected appointment off. It leaves the list; undo takes it back."""

    action, key, title = "call_off", "x", N_("Call the appointment off")
    remark = N_("for the selected row")


class PreviousDay(Command):
    """Shows the day before."""

    action, key, title = "step_day(-1)", "left", N_("The day before")


class NextDay(Command):
    """Shows the day after."""

    also = N_("tomorrow")
    action, key, title = "step_day(1)", "right", N_("The day after")


class BackToToday(Command):
    """Shows today again after stepping to another day."""

    action, key, title = "this_day", "t", N_("Back to today")


class ChangeAppointment(Command):
    """Moves the appointment, notes that the client did not come, or calls it off."""

    also = N_("move, reschedule, did not come, call off")
    action, key, title = "change_appointment", "e", N_("Change the appointment")
    remark = N_("for the selected row")


class AddService(Command):
    """Adds a service for this client. It gets a code and a consent of its own."""

    action, title, remark = "add_service", N_("Add a service"), N_("for this client")


class ChangeContract(Command):
    """Says from when to when the marked service is agreed. After the last day nothing more is planned in it."""

    action, title, remark = "contract", N_("Contract: first and last day"), N_("for the marked service")


class ShowNumber(Command):
    """Shows the personnummer for the purpose it is kept for. Every showing is logged with that purpose."""

    action, title, remark = "show_number", N_("Show the personnummer"), N_("is logged")


class StartDemo(Command):
    """Leaves this practice and opens an invented one in a folder of its own, where everything may be tried."""

    action, title, remark = "app.demo", N_("Demo"), N_("open an invented practice and try everything")
