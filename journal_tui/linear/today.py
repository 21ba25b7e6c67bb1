"""The day, numbered: who comes, how consent stands, what waits to be signed; and what can be done with one of them."""

from datetime import datetime
from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.planning import ask_when
from journal_tui.linear.talk import Option
from journal_tui.locales import _, ngettext
from journal_tui.practice.values import Appointment, Draft
from journal_tui.wording import day, moment, service_name

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat


def today(seat: "Seat") -> None:
    """Say the day and do something with one line of it."""
    shown = seat.practice.today()
    talk = seat.talk

    def who(client: str, pseudonym: str) -> str:
        return speech.pseudonym(pseudonym) if seat.hidden else shown.names.get(client, speech.pseudonym(pseudonym))

    count = len(shown.appointments)
    talk.say(
        _("Today {day}").format(day=day(shown.day)),
        ngettext("{count} appointment.", "{count} appointments.", count).format(count=count),
    )
    lines: list[Appointment | Draft] = []
    for meeting in shown.appointments:
        lines.append(meeting)
        status = shown.statuses.get(meeting.id)
        talk.say(f"{len(lines)}: {speech.appointment(meeting, who(meeting.client, meeting.pseudonym), status)}")
    running = {each.draft for each in shown.appointments if each.started_at and not each.ended_at}
    waiting = [draft for draft in shown.drafts if draft.id not in running]
    if waiting:
        talk.say(_("To sign:"))
    for draft in waiting:
        lines.append(draft)
        talk.say(f"{len(lines)}: {speech.draft(draft, who(draft.client, draft.pseudonym), datetime.now().astimezone())}")
    for service in (each.service for each in shown.appointments if each.service not in shown.published):
        talk.say(
            _("The consent document for {service} is not published: nobody can be asked.").format(
                service=service_name(service)
            )
        )
    if shown.tomorrow:
        talk.say(_("Tomorrow:"))
        for meeting in shown.tomorrow:
            status = shown.statuses.get(meeting.id)
            talk.say(speech.appointment(meeting, who(meeting.client, meeting.pseudonym), status))
    if not lines:
        talk.say(_("Nothing waits. Choose a client to start or plan an appointment."))
        return
    told = _("The number of an appointment or a draft; Enter alone goes back.")
    while chosen := talk.number(_("Line:"), len(lines), told):
        line = lines[chosen - 1]
        if isinstance(line, Draft):
            from journal_tui.linear.starting import resume

            resume(seat, line.id)
            return
        if _appointment(seat, line):
            return


def _appointment(seat: "Seat", meeting: Appointment) -> bool:
    """What can be done with one; False when the person went back to the lines."""
    from journal_tui.linear.starting import begin

    running = meeting.started_at is not None and meeting.ended_at is None
    waits = meeting.started_at is None and not meeting.no_show
    ways = [Option("k", _("the client's card"))]
    if running and not meeting.journalled:
        ways.insert(0, Option("a", _("end the appointment")))
    if meeting.entry is None and not meeting.no_show:
        ways.insert(0, Option("s", _("go on with the note") if meeting.draft else _("start the appointment")))
    if waits:
        ways += [Option("f", _("move it")), Option("u", _("the client did not come")), Option("b", _("call it off"))]
    ways.append(Option("t", _("back")))
    talk, desk = seat.talk, seat.practice.appointments
    match talk.choose(_("The appointment:"), ways):
        case "s":
            begin(seat, meeting.client, meeting.service, meeting.id)
        case "a":
            desk.end(meeting.id)
            talk.say(_("The appointment has ended."))
        case "k":
            from journal_tui.linear.clients import card

            card(seat, meeting.client)
        case "f":
            at = ask_when(seat)
            if at is not None:
                moved = desk.reschedule(meeting.id, at)
                talk.say(_("Moved to {time}.").format(time=moment(moved.planned_at)))
        case "u":
            desk.no_show(meeting.id)
            talk.say(_("Noted: the client did not come."))
        case "b":
            desk.cancel(meeting.id)
            talk.say(_("The appointment is called off."))
        case _:
            return False
    return True


def drafts(seat: "Seat") -> None:
    """Say the unsigned notes and go on with one."""
    found = seat.practice.entries.drafts()
    talk = seat.talk
    if not found:
        talk.say(_("No drafts wait."))
        return
    now = datetime.now().astimezone()
    for number, draft in enumerate(found, 1):
        talk.say(f"{number}: {speech.draft(draft, seat.name(draft.client, draft.pseudonym), now)}")
    chosen = talk.number(_("Draft:"), len(found), _("The number of a draft; Enter alone goes back."))
    if chosen:
        draft_menu(seat, found[chosen - 1])


def draft_menu(seat: "Seat", draft: Draft) -> None:
    """Go on with a draft, or throw it away by a typed word."""
    from journal_tui.linear.starting import resume

    talk, word = seat.talk, _("DISCARD")
    ways = (
        Option("f", _("go on with the note")),
        Option("k", _("throw it away; asks for a typed word")),
        Option("t", _("later")),
    )
    chosen = talk.choose(_("The draft:"), ways)
    if chosen == "f":
        resume(seat, draft.id)
    elif chosen == "k":
        typed = talk.ask(
            _("To throw it away, type {word}:").format(word=word),
            _("Anything else keeps the draft. It cannot be taken back."),
        )
        if typed == word:
            seat.practice.entries.discard(draft)
            talk.say(_("The draft is thrown away."))
        else:
            talk.say(_("The draft is kept."))
