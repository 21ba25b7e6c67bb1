"""Into a note: the gate first, its verdict in words, the ways on when it says no, then the note.

The rule: there is one way into a note and it goes through the gate; nothing here opens one without a permit.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.note import Note
from journal_tui.linear.talk import Option
from journal_tui.locales import _, ngettext
from journal_tui.practice.gate import Notice, Permit, Refusal
from journal_tui.practice.values import Service, Verdict, WayOn
from journal_tui.wording import day, moment, service_name
from journal_tui.wording.gate import means_of, title_of, what_of

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat

RECENT = timedelta(hours=12)
"""How long after its last save a note counts as interrupted and not merely unsigned."""


def now() -> datetime:
    """The time, where the practice is."""
    return datetime.now().astimezone()


def begin(seat: "Seat", client: str, service: Service, appointment: str | None = None) -> None:
    """Start an appointment: the gate, then the note.

    Args:
        seat: Who starts it.
        client: Client id.
        service: Of the appointment.
        appointment: Id of a planned one; None for one that nobody had planned.
    """
    permit = _permit(seat, client, service, appointment)
    if permit is not None:
        Note(seat, seat.practice.appointments.start(appointment, permit), permit).write()


def resume(seat: "Seat", draft_id: str) -> None:
    """Go on with an unsigned note; the gate is asked again.

    Raises:
        ConsentMissing: The note is shut; it says why.
    """
    draft = seat.practice.entries.draft(draft_id)
    permit = _permit(seat, draft.client, draft.service, draft.appointment)
    if permit is not None:
        Note(seat, seat.practice.entries.draft(draft_id), permit).write()


def _permit(seat: "Seat", client: str, service: Service, appointment: str | None) -> Permit | None:
    while True:
        answer = seat.practice.gate.check(client, service)
        if isinstance(answer, Permit):
            _say_yes(seat, answer)
            return answer
        if not _after_no(seat, answer, appointment):
            return None


def _say_yes(seat: "Seat", permit: Permit) -> None:
    seat.talk.say(
        _("Consent for {service} is in force: granted {day}, version {version}.").format(
            service=service_name(permit.service),
            day=day(permit.since.astimezone().date()),
            version=permit.document_version,
        ),
        _("The appointment with {who} may be journalled.").format(who=seat.name(permit.client, permit.pseudonym)),
    )
    if permit.notice is Notice.EDITORIAL_CHANGE:
        seat.talk.say(_("The wording of the document has changed since, not its substance."))


def _after_no(seat: "Seat", refusal: Refusal, appointment: str | None) -> bool:
    """Say why, do what is chosen; true when the gate should be asked again."""
    from journal_tui.linear import consent
    from journal_tui.linear.handover import hand_over

    talk = seat.talk
    said = [title_of(refusal), what_of(refusal, seat.name(refusal.client, refusal.pseudonym)), means_of(refusal)]
    talk.say(_("The gate says no."), *(each for each in said if each))
    offered = {
        WayOn.ASK_NOW: Option("f", _("ask now: hand over to the client")),
        WayOn.ON_PAPER: Option("p", _("on paper: record a signed sheet")),
        WayOn.WITHOUT_JOURNAL: Option("u", _("hold it without a journal")),
        WayOn.OPEN_CASE: Option("h", _("what happened with the consent")),
        WayOn.OPEN_LOG: Option("h", _("what happened with the consent")),
    }
    ways = [offered[way] for way in refusal.ways]
    if consent.has_changed(seat, refusal):
        ways.append(Option("v", _("what has changed in the document")))
    match talk.choose(_("Way on:"), [*ways, Option("t", _("back"))]):
        case "f":
            return hand_over(seat, refusal.client, refusal.service, by_client=refusal.verdict is Verdict.REFUSED)
        case "p":
            return consent.on_paper(seat, refusal.client, refusal.service)
        case "u":
            _without(seat, refusal, appointment)
        case "v":
            consent.changes(seat, refusal)
            return True
        case "h":
            consent.history(seat, refusal.client, refusal.service)
    return False


def _without(seat: "Seat", refusal: Refusal, appointment: str | None) -> None:
    desk = seat.practice.appointments
    if appointment:
        desk.hold_without_journal(appointment)
    else:
        desk.hold_without_journal(client=refusal.client, service=refusal.service)
    seat.talk.say(
        _("The appointment is held without a journal: the clock runs, nothing is written."),
        _("End it under today, with its number and a."),
    )


def interrupted(seat: "Seat") -> None:
    """Right after unlocking: say how many drafts wait, and offer the one whose appointment goes on."""
    from journal_tui.linear.today import draft_menu

    waiting = [draft for draft in seat.practice.entries.drafts() if not draft.frozen]
    if not waiting:
        return
    count = len(waiting)
    seat.talk.say(
        ngettext("{count} draft waits to be signed.", "{count} drafts wait to be signed.", count).format(count=count)
    )
    newest = max(waiting, key=lambda draft: draft.saved_at)
    meeting = seat.practice.appointments.get(newest.appointment)
    if meeting.started_at is None or meeting.ended_at is not None or now() - newest.saved_at > RECENT:
        return
    seat.talk.say(
        _("One is open: {who}, {service}, {words}, saved {time}.").format(
            who=seat.name(newest.client, newest.pseudonym),
            service=service_name(newest.service),
            words=speech.words(newest.words),
            time=moment(newest.saved_at),
        )
    )
    draft_menu(seat, newest)
