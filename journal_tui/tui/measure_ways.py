"""The ways of a measurement: which instrument, who presses the keys, what it came to, whether somebody has to ask further.

Each is a coroutine that runs in a worker of the app and comes back where it began. Nothing is measured where the client has
not said yes to it: then the reason is shown, and the way to the consent.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.measures.instrument import Instrument, Kind
from journal_tui.practice.measures.values import Answered, By, Measured, SameDay
from journal_tui.practice.values import Service
from journal_tui.tui.badges import VERDICTS, service_name
from journal_tui.tui.gateway import Failure
from journal_tui.tui.measuring import Filling
from journal_tui.tui.modals.answering import AnswerDialog
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.instruments import OTHER, InstrumentDialog, NameFormDialog, ValueDialog
from journal_tui.tui.talk_ways import show_result
from journal_tui.wording import day, verdict_sentence
from journal_tui.wording.measures import missing_text, title_text

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase
    from journal_tui.tui.screens.session import SessionScreen

ONE_BY_ONE, TOTAL, CLIENT, GO_ON, ANEW = "one", "total", "client", "go_on", "anew"


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is measured, in which service, and in which appointment if one is going on."""

    client: str
    service: Service
    appointment: str = ""


async def measure_here(session: "SessionScreen") -> None:
    """Measure in the middle of a note; the note and its cursor stay as they are."""
    if session.saver.refused:
        return
    whom = Whom(session.current_client, session.opened.draft.service, session.appointment.id)
    made = await new_measurement(session.host, whom, note=session)
    if made is not None:
        session.load_beside()


async def new_measurement(
    app: "AppBase", whom: Whom, *, by_client: bool = False, first: str = "", note: "SessionScreen | None" = None
) -> Measured | None:
    """Pick an instrument, answer it, see what it came to.

    Args:
        app: The app.
        whom: Who is measured.
        by_client: The client is to press the keys, whatever is picked.
        first: The name of the instrument that is offered first: the one on the marked row.
        note: The open note that it began in.

    Returns:
        What was written down, or None.
    """
    if not await allowed(app, whom):
        return None
    instrument = await pick(app, whom.service, by_client=by_client, first=first)
    if instrument is None:
        return None
    return await answer(app, whom, instrument, by_client=by_client, note=note)


async def answer(
    app: "AppBase", whom: Whom, instrument: Instrument, *, by_client: bool = False, note: "SessionScreen | None" = None
) -> Measured | None:
    """Answer this instrument; an unfinished one of it can be gone on with."""
    how = CLIENT if by_client else await _how(app, instrument)
    if not how:
        return None
    if instrument.kind is Kind.QUESTIONNAIRE and how != TOTAL:
        filling = await _filling(app, whom, instrument, By.CLIENT if how == CLIENT else By.COUNSELLOR)
        made = None if filling is None else await fill(app, filling, by_client=how == CLIENT)
    else:
        made = await _value(app, whom, instrument, by_client=how == CLIENT)
    if made is not None:
        await show_result(app, made, note)
    return made


async def allowed(app: "AppBase", whom: Whom) -> bool:
    """Whether the client may be measured here; if not, say why, and offer the consent."""
    answered = await app.gateway.ask(lambda p: p.measures.may(whom.client, whom.service))
    if isinstance(answered, Permit):
        return True
    if await app.push_screen_wait(_refusal_dialog(answered)) == "consent":
        from journal_tui.tui.consent_ways import consent_menu

        await consent_menu(app, whom.client, whom.service)
        return isinstance(await app.gateway.ask(lambda p: p.measures.may(whom.client, whom.service)), Permit)
    return False


def refusal_words(refusal: Refusal) -> str:
    """Why nothing is measured here, and since when, in a sentence."""
    since = day(refusal.since.astimezone().date()) if refusal.since else ""
    return " ".join(part for part in (verdict_sentence(refusal.verdict.value), since) if part)


def _refusal_dialog(refusal: Refusal) -> ChoiceDialog:
    symbol, tone, _on = VERDICTS[refusal.verdict]
    return ChoiceDialog(
        _("No measurements in {service}").format(service=service_name(refusal.service)),
        refusal_words(refusal),
        [Choice("c", _("Consent"), "consent"), Choice("escape", _("Back"), "back")],
        symbol=symbol,
        tone=tone,
        means=_("It concerns this service only. The note is not touched by it."),
        safe="back",
    )


async def pick(app: "AppBase", service: Service, *, by_client: bool = False, first: str = "") -> Instrument | None:
    """Choose an instrument, or name somebody else's form."""
    instruments = await app.gateway.ask(lambda p: p.measures.instruments(service))
    if by_client:
        instruments = tuple(each for each in instruments if each.kind in {Kind.QUESTIONNAIRE, Kind.SCALE})
    instruments = tuple(sorted(instruments, key=lambda each: each.name != first))
    key = await app.push_screen_wait(InstrumentDialog(instruments, other=not by_client))
    if key == OTHER:
        named = await app.push_screen_wait(NameFormDialog())
        if named is None:
            return None
        return await app.gateway.ask(lambda p: p.measures.name_total(*named))
    return next((each for each in instruments if each.key == key), None)


async def _how(app: "AppBase", instrument: Instrument) -> str:
    """Who presses the keys, and whether question by question; only asked where there is a choice."""
    if instrument.kind not in {Kind.QUESTIONNAIRE, Kind.SCALE}:
        return TOTAL
    questions = instrument.kind is Kind.QUESTIONNAIRE
    ways = [
        Choice("1", _("Question by question"), ONE_BY_ONE, _("you press the numbers")),
        Choice("2", _("Only the total"), TOTAL),
    ]
    if not questions:
        ways = [Choice("1", _("Type the value"), TOTAL)]
    client = Choice(str(len(ways) + 1), _("The client fills it in"), CLIENT, _("the screen is turned"))
    chosen = await app.push_screen_wait(
        ChoiceDialog(title_text(instrument), "", [*ways, client, Choice("escape", _("Back"), "back")])
    )
    return chosen or ""


async def _filling(app: "AppBase", whom: Whom, instrument: Instrument, by: By) -> Filling | None:
    """Begin a questionnaire, or go on with the one that was interrupted."""
    held = await app.gateway.ask(lambda p: p.measures.unfinished(whom.client, whom.service, instrument.key))
    for earlier in held:
        if earlier.instrument.key != instrument.key:
            continue
        count = missing_text(earlier.answered, len(earlier.answers))
        chosen = await app.push_screen_wait(
            ChoiceDialog(
                _("One was begun"),
                _("{when}, {count} answered.").format(when=earlier.at.strftime("%Y-%m-%d %H:%M"), count=count),
                [
                    Choice("enter", _("Go on with it"), GO_ON),
                    Choice("n", _("Begin anew"), ANEW, _("the other is taken out")),
                    Choice("escape", _("Back"), "back"),
                ],
            )
        )
        if chosen == GO_ON:
            return Filling(app.gateway, earlier)
        if chosen != ANEW:
            return None
        gone = earlier.id
        await app.gateway.ask(lambda p, gone=gone: p.measures.void(gone))  # type: ignore[misc] # bound for this turn of the loop
    begun = await app.gateway.ask(
        lambda p: p.measures.begin(whom.client, whom.service, instrument.key, by=by, appointment=whom.appointment)
    )
    return Filling(app.gateway, begun)


async def fill(app: "AppBase", filling: Filling, *, by_client: bool) -> Measured | None:
    """Answer the questions, here or in client mode, and count them."""
    if by_client:
        from journal_tui.tui.screens.measure_kiosk import MeasureKioskScreen

        filled = await app.push_screen_wait(MeasureKioskScreen(filling.measured.instrument, filling))
        whole = filled.handed_in
    else:
        whole = await app.push_screen_wait(AnswerDialog(filling)) is True
    measured = await filling.settled()
    if not whole:
        if measured.id:
            count = missing_text(measured.answered, len(measured.answers))
            app.done(_("{count} answered so far, kept among the measurements.").format(count=count))
        return None
    return await _same_day(app, lambda choice: app.gateway.ask(lambda p: p.measures.finish(measured, choice)))


async def _value(app: "AppBase", whom: Whom, instrument: Instrument, *, by_client: bool) -> Measured | None:
    """Ask for one number and write it down."""
    if by_client:
        from journal_tui.tui.screens.measure_kiosk import MeasureKioskScreen

        value = (await app.push_screen_wait(MeasureKioskScreen(instrument))).value
    else:
        value = await app.push_screen_wait(ValueDialog(instrument))
    if value is None:
        return None
    by = By.CLIENT if by_client else By.COUNSELLOR
    answered = Answered(total=value)
    return await _same_day(
        app,
        lambda choice: app.gateway.ask(
            lambda p: p.measures.add(
                whom.client, whom.service, instrument.key, answered, by=by, appointment=whom.appointment, same_day=choice
            )
        ),
    )


async def _same_day(app: "AppBase", act: Callable[[SameDay | None], Awaitable[Measured]]) -> Measured | None:
    """Write it down; where that day has one already, ask which of them counts."""
    try:
        return await act(None)
    except Failure as failure:
        if failure.facts.get("reason") != "measured_today":
            raise
    chosen = await app.push_screen_wait(
        ChoiceDialog(
            _("Answered today already"),
            _("Does the new one replace it, or do both count?"),
            [
                Choice("e", _("The new one replaces it"), SameDay.REPLACE.value),
                Choice("b", _("Keep both"), SameDay.KEEP.value),
                Choice("escape", _("Not now"), "back"),
            ],
            symbol="▲",
            tone="$watch",
            safe="back",
        )
    )
    return await act(SameDay(chosen)) if chosen else None


async def go_on(app: "AppBase", measured: Measured) -> None:
    """Go on with one that was interrupted: you press the keys, or the client does."""
    count = missing_text(measured.answered, len(measured.answers))
    chosen = await app.push_screen_wait(
        ChoiceDialog(
            title_text(measured.instrument),
            _("{when}, {count} answered.").format(when=measured.at.strftime("%Y-%m-%d %H:%M"), count=count),
            [
                Choice("1", _("Go on with it"), ONE_BY_ONE, _("you press the numbers")),
                Choice("2", _("The client fills it in"), CLIENT, _("the screen is turned")),
                Choice("escape", _("Back"), "back"),
            ],
        )
    )
    if not chosen or not await allowed(app, Whom(measured.client, measured.service)):
        return
    made = await fill(app, Filling(app.gateway, measured), by_client=chosen == CLIENT)
    if made is not None:
        await show_result(app, made)
