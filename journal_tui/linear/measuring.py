"""Measures in words: a questionnaire one question at a time, a scale or a total, and the values so far.

The rules: the gate is asked first and its no is said; what is left out is said as left out and gives no total; an answer that
asks for a talk is said at once.
"""

from typing import TYPE_CHECKING

from journal_tui.linear.talk import Left, Option
from journal_tui.locales import _, language
from journal_tui.practice.errors import InvalidInput, PracticeError, RefusedByRule, StorageError
from journal_tui.practice.gate import Refusal
from journal_tui.practice.measures.instrument import UNIT, Instrument
from journal_tui.practice.measures.scoring import read_number
from journal_tui.practice.measures.values import Answered, Measured, SameDay, TalkState
from journal_tui.practice.values import Service
from journal_tui.wording import error_text, moment
from journal_tui.wording import measures as words
from journal_tui.wording.gate import title_of, what_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.linear.seat import Seat


def measure(seat: "Seat", client: str, service: Service, appointment: str = "") -> None:
    """Choose an instrument and write down one measurement."""
    talk, desk = seat.talk, seat.practice.measures
    answer = desk.may(client, service)
    if isinstance(answer, Refusal):
        who = seat.name(client, answer.pseudonym)
        talk.say(_("Nothing can be measured."), title_of(answer), what_of(answer, who))
        return
    known = desk.instruments(service)
    talk.say(
        *(
            f"{number}: {words.title_text(one)}, {words.range_text(one)} {one.unit}".rstrip()
            for number, one in enumerate(known, 1)
        )
    )
    chosen = talk.number(_("Instrument:"), len(known), _("What is answered or measured. Enter alone goes back."))
    if not chosen:
        return
    one = known[chosen - 1]
    if about := words.about_text(one):
        talk.say(about)
    try:
        made = (
            _item_by_item(seat, client, service, one, appointment)
            if one.items
            else _total(seat, client, service, one, appointment)
        )
    except (PracticeError, StorageError) as error:
        seat.trouble(error)
        return
    if made is not None:
        _say(seat, made)


def _total(seat: "Seat", client: str, service: Service, one: Instrument, appointment: str) -> Measured | None:
    value = _number(seat, _("Value:"), one)
    if value is None:
        return None
    answered = Answered(total=value)
    return _kept(
        seat,
        lambda same: seat.practice.measures.add(client, service, one.key, answered, appointment=appointment, same_day=same),
    )


def _number(seat: "Seat", prompt: str, one: Instrument) -> int | None:
    explained = _("From {range}. Enter alone goes back.").format(range=words.range_text(one))
    while True:
        typed = seat.talk.ask(prompt, explained)
        if not typed:
            return None
        try:
            value = read_number(typed)
        except InvalidInput as wrong:
            seat.talk.say(error_text(wrong).text)
            continue
        if one.least <= value <= one.most:
            return value
        seat.talk.say(explained)


def _item_by_item(seat: "Seat", client: str, service: Service, one: Instrument, appointment: str) -> Measured | None:
    talk, desk = seat.talk, seat.practice.measures
    ways = (
        Option("f", _("one question at a time")),
        Option("s", _("the total alone")),
        Option("t", _("back")),
    )
    chosen = talk.choose(_("Answer:"), ways)
    if chosen == "t":
        return None
    if chosen == "s":
        return _total(seat, client, service, one, appointment)
    filling = desk.begin(client, service, one.key, appointment=appointment)
    answers: list[int | None] = [None] * one.count
    for item in range(one.count):
        try:
            answers[item] = _item(seat, one, item)
        except Left as left:
            left.said = (_("The answers so far are kept as a questionnaire that is not finished."), *left.said)
            raise
        filling = desk.keep(filling, answers)
    return _kept(seat, lambda same: desk.finish(filling, same))


def _item(seat: "Seat", one: Instrument, item: int) -> int | None:
    items = one.items
    if items is None:
        return None
    least, most = items.least // UNIT, items.most // UNIT
    if item < len(items.texts):
        seat.talk.say(items.texts[item].text(language()))
    explained = _("A number from {least} to {most}; x leaves the question out.").format(least=least, most=most)
    prompt = _("Question {number} of {count}, {least} to {most}:").format(
        number=item + 1, count=one.count, least=least, most=most
    )
    while True:
        typed = seat.talk.ask(prompt, explained).casefold()
        if typed in {"x", "-"}:
            return None
        if typed.isascii() and typed.isdigit() and least <= int(typed[:6]) <= most:
            return int(typed) * UNIT
        seat.talk.say(explained)


def _kept(seat: "Seat", keep: "Callable[[SameDay | None], Measured]") -> Measured | None:
    """Keep it; when it has been answered today already, ask which counts."""
    try:
        return keep(None)
    except RefusedByRule as refused:
        if refused.facts.get("reason") != "measured_today":
            raise
    ways = (
        Option("e", _("the new one replaces the old one")),
        Option("b", _("both are kept")),
        Option("t", _("back, the old one stands")),
    )
    seat.talk.say(_("It has been answered today already."))
    chosen = seat.talk.choose(_("Which counts:"), ways)
    if chosen == "t":
        return None
    return keep(SameDay.REPLACE if chosen == "e" else SameDay.KEEP)


def _say(seat: "Seat", made: Measured) -> None:
    talk, one = seat.talk, made.instrument
    talk.say(_("Saved."), f"{words.title_text(one)}: {words.result_text(made)}")
    if made.total is None:
        talk.say(_("No total: a question was left out."))
    if band := words.band_text(one.band(made.total)):
        talk.say(band)
    if one.cutoff:
        talk.say(_("The authors' cut-off is {value}.").format(value=words.value_text(one, one.cutoff.value)))
    if made.talk is TalkState.WAITS and one.talk:
        talk.say(_("Question {item} is answered above zero: ask further now.").format(item=one.talk.item))
        _settle_talk(seat, made)


def _settle_talk(seat: "Seat", made: Measured) -> None:
    asked = seat.talk.yes_or_no(
        _("Did you ask further, Y or N:"), _("Y when you have asked, N with a reason when you have not.")
    )
    reason = ""
    while not asked and not reason:
        reason = seat.talk.ask(_("Why not:"), _("One line; it is kept, names become codes."))
    seat.practice.measures.settle_talk(made.id, opened=asked, reason=reason)
    seat.talk.say(_("Noted."))


def measured(seat: "Seat", client: str, service: Service) -> None:
    """Say what was measured, newest first, and the way to a new measurement."""
    talk = seat.talk
    rows = seat.practice.measures.list(client)
    for row in rows[:MOST]:
        state = {"partial": _("not finished"), "void": _("taken out")}.get(row.state, "")
        parts = [
            words.title_text(row.instrument),
            words.result_text(row),
            words.band_text(row.instrument.band(row.total)),
            state,
        ]
        talk.say(f"{moment(row.at)}: {', '.join(part for part in parts if part)}")
    if not rows:
        talk.say(_("Nothing has been measured yet, or consent shuts it."))
    ways = (Option("n", _("a new measurement")), Option("t", _("back")))
    if talk.choose(_("Measures:"), ways) == "n":
        measure(seat, client, service)


MOST = 20
"""Values that are said at a time."""
