"""What goes on from one appointment to the next: agreements, homework and goals, written down and followed up in words."""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.talk import Option
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.continuity.data import topic_title, topics
from journal_tui.practice.continuity.values import Agreement, AgreementKind, AgreementState, Goal, GoalState
from journal_tui.practice.errors import InvalidInput, PracticeError, StorageError
from journal_tui.practice.values import Service
from journal_tui.wording import day, error_text, word

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.linear.seat import Seat

_SETTLED = {
    "k": AgreementState.KEPT,
    "d": AgreementState.PARTLY,
    "i": AgreementState.NOT_KEPT,
    "s": AgreementState.DROPPED,
}


def agree(seat: "Seat", client: str, service: Service, appointment: str | None = None) -> None:
    """Write an agreement or a homework down."""
    talk = seat.talk
    kinds = (Option("o", word(AgreementKind.AGREEMENT)), Option("h", word(AgreementKind.HOMEWORK)), Option("t", _("back")))
    chosen = talk.choose(_("Kind:"), kinds)
    if chosen == "t":
        return
    kind = AgreementKind.AGREEMENT if chosen == "o" else AgreementKind.HOMEWORK
    known = topics()
    talk.say(*(f"{number}: {topic_title(each.code, language())}" for number, each in enumerate(known, 1)))
    number = talk.number(_("Topic:"), len(known), _("What it is about. Enter alone goes back."))
    if not number:
        return
    text = talk.ask(_("What you agree on:"), _("One line; names become codes. Enter alone goes back."))
    if not text:
        return
    due = _due(seat)
    try:
        made = seat.practice.agreements.add(
            client, service, known[number - 1].code, text, kind=kind, due=due, appointment=appointment
        )
    except (PracticeError, StorageError) as error:
        seat.trouble(error)
        return
    talk.say(_("Saved."), *speech.text(made.text))


def _due(seat: "Seat") -> "date | None":
    """The day by which it is due, typed as one says it; None for none."""
    while True:
        typed = seat.talk.ask(
            _("Due, Enter for no day:"), _("A day as you say it: friday, in 2 weeks, 2026-12-01. Enter alone means no day.")
        )
        try:
            return seat.practice.agreements.due(typed)
        except InvalidInput as wrong:
            seat.talk.say(error_text(wrong).text)


def goal(seat: "Seat", client: str, service: Service) -> None:
    """Write a goal down, in the client's words."""
    text = seat.talk.ask(_("The goal, in the client's words:"), _("One line; names become codes. Enter alone goes back."))
    if not text:
        return
    try:
        made = seat.practice.goals.add(client, service, text)
    except (PracticeError, StorageError) as error:
        seat.trouble(error)
        return
    seat.talk.say(_("Saved."), *speech.text(made.text))


def follow_up(seat: "Seat", client: str, service: Service, appointment: str | None = None) -> None:
    """Say the open agreements and the goals, numbered, and settle or rate one after another."""
    talk, practice = seat.talk, seat.practice
    while True:
        agreements = practice.agreements.list(client, service, open_only=True, identified=not seat.hidden)
        goals = practice.goals.list(client, service, active_only=True, identified=not seat.hidden)
        lines: list[Agreement | Goal] = [*agreements, *goals]
        if not lines:
            talk.say(_("Nothing is open: no agreement, no homework, no goal."))
            return
        talk.say(*(f"{number}: {_said(seat, each)}" for number, each in enumerate(lines, 1)))
        chosen = talk.number(_("Follow up:"), len(lines), _("The number of an agreement or a goal; Enter alone goes back."))
        if not chosen:
            return
        each = lines[chosen - 1]
        try:
            if isinstance(each, Agreement):
                _settle(seat, each, appointment)
            else:
                _rate(seat, each, appointment)
        except (PracticeError, StorageError) as error:
            seat.trouble(error)


def open_ones(seat: "Seat", client: str, service: Service) -> str:
    """One sentence about what is open, for the beginning of a note; empty when nothing is."""
    count = len(seat.practice.agreements.list(client, service, open_only=True))
    count += len(seat.practice.goals.list(client, service, active_only=True))
    if not count:
        return ""
    return ngettext(
        "{count} agreement or goal is open: :follow.", "{count} agreements and goals are open: :follow.", count
    ).format(count=count)


def _said(seat: "Seat", each: Agreement | Goal) -> str:
    shown = each.identified if each.identified and not seat.hidden else ""
    text = shown or " ".join(speech.text(each.text))
    if isinstance(each, Goal):
        latest = each.latest
        near = _(", rated {value} of 10 on {day}").format(value=latest.value, day=day(latest.at.date())) if latest else ""
        return _("goal: {text}").format(text=text) + near
    due = ""
    if each.due:
        late = each.overdue(seat.practice.agreements.today())
        due = (_(", overdue since {day}") if late else _(", due {day}")).format(day=day(each.due))
    return f"{word(each.kind)}, {topic_title(each.topic, language())}: {text}{due}"


def _settle(seat: "Seat", each: Agreement, appointment: str | None) -> None:
    desk, talk = seat.practice.agreements, seat.talk
    ways = (
        Option("k", word(AgreementState.KEPT)),
        Option("d", word(AgreementState.PARTLY)),
        Option("i", word(AgreementState.NOT_KEPT)),
        Option("s", word(AgreementState.DROPPED)),
        Option("f", _("carry it forward")),
        Option("t", _("back")),
    )
    chosen = talk.choose(_("How it went:"), ways)
    if chosen == "f":
        desk.carry_forward(each.id, _due(seat), appointment)
        talk.say(_("It goes on as a new agreement."))
    elif chosen != "t":
        settled = desk.settle(each.id, _SETTLED[chosen])
        talk.say(_("Saved: {state}.").format(state=word(settled.state)))


def _rate(seat: "Seat", each: Goal, appointment: str | None) -> None:
    desk, talk = seat.practice.goals, seat.talk
    answer = talk.ask(
        _("How near, 0 to 10:"),
        _("0 is not at all, 10 is reached. n says that it is reached, s drops it. Enter alone goes back."),
    ).casefold()
    if answer in {"n", "s"}:
        ended = desk.end(each.id, GoalState.REACHED if answer == "n" else GoalState.DROPPED)
        talk.say(_("Saved: {state}.").format(state=word(ended.state)))
    elif answer.isascii() and answer.isdigit():
        desk.rate(each.id, int(answer[:3]), appointment=appointment)
        talk.say(_("Saved."))
    elif answer:
        talk.say(_("Type a number from 0 to {most}.").format(most=10))
