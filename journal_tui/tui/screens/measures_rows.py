"""The rows of a client's measurements; pure: one for each curve, then one for each measurement, then where none are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.gate import Refusal
from journal_tui.practice.measures.values import Measured, TalkState
from journal_tui.practice.values import Service
from journal_tui.tui.badges import VERDICTS, service_name, sign
from journal_tui.tui.measure_commands import ClientFillsIn, NewMeasurement
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import day, moment, word
from journal_tui.wording.measures import (
    ARROWS,
    band_text,
    better_text,
    missing_text,
    range_text,
    result_text,
    talk_text,
    title_text,
)

TITLE, RESULT = 20, 9


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """What is needed to draw the page. `only` is the name of the instrument that is shown alone, or empty."""

    rows: tuple[Measured, ...]
    shut: tuple[Refusal, ...] = ()
    unreadable: int = 0
    only: str = ""
    several: bool = False
    """Whether the client has several services, so that each row names its own."""


def measures_rows(view: MeasuresView) -> list[Row]:
    """Everything on the page."""
    whole = [each for each in view.rows if each.state == "whole"]
    rows = _unfinished([each for each in view.rows if each.state == "partial"])
    if view.only:
        alone = [each for each in whole if each.instrument.name == view.only]
        title = title_text(alone[0].instrument) if alone else view.only
        rows += [heading(title, _count(len(alone)), right=_("{key:only-these} all")), *(_one(each, view) for each in alone)]
    elif whole:
        rows += [heading(_("Instruments"), right=_("{key:only-these} table")), *_series(whole)]
        rows += [blank(), heading(_("Measurements"), str(len(whole))), *(_one(each, view) for each in whole)]
    elif not rows:
        rows += _empty(view)
    if view.unreadable:
        words = ngettext("{count} measurement cannot be read", "{count} measurements cannot be read", view.unreadable)
        rows += [blank(), text(sign("×", "$stop", "both", words.format(count=view.unreadable)))]
    if view.shut:
        rows += [blank(), heading(_("Not measured")), *(_shut(each) for each in view.shut)]
    return rows


def _count(number: int) -> str:
    return ngettext("{count} measurement", "{count} measurements", number).format(count=number)


def _empty(view: MeasuresView) -> list[Row]:
    rows = [text(_("Nothing has been measured yet."), "$strong bold")]
    if view.shut and not view.rows:
        return rows
    return [
        *rows,
        text(_("Questionnaires, scales and numbers stand here, with their values over time."), "$muted"),
        blank(),
        text(Content.assemble((NewMeasurement.shown_key(), "$accent bold"), "  ", _("you press the keys"))),
        text(Content.assemble((ClientFillsIn.shown_key(), "$accent bold"), "  ", _("the client fills it in"))),
    ]


def _unfinished(rows: Sequence[Measured]) -> list[Row]:
    if not rows:
        return []
    found = [heading(_("Not finished"))]
    for each in rows:
        count = missing_text(each.answered, len(each.answers))
        found.append(
            row(
                f"one:{each.id}",
                Cell(moment(each.at), "$muted", width=16),
                Cell(title_text(each.instrument), "$ink", width=TITLE, strong=True),
                Cell(count, "$ink", width=RESULT),
                Cell(_talk(each) or Content.styled(_("Enter goes on"), "$muted")),
            )
        )
    return [*found, blank()]


def _series(rows: Sequence[Measured]) -> list[Row]:
    """One row for each instrument, the one that was answered last first."""
    names: dict[str, list[Measured]] = {}
    for each in rows:
        names.setdefault(each.instrument.name, []).append(each)
    return [_instrument(name, found) for name, found in names.items()]


def _instrument(name: str, found: Sequence[Measured]) -> Row:
    newest = found[0]
    one = newest.instrument
    reach = f"{range_text(one)} {one.unit}".strip()
    return row(
        f"series:{name}",
        Cell(title_text(one), "$ink", width=TITLE, strong=True),
        Cell(day(newest.at.date()), "$muted", width=10),
        Cell(_right(result_text(newest)), width=RESULT),
        Cell(f"{ARROWS[one.better]} {better_text(one.better)}".strip() or reach, "$muted", width=18),
        Cell(Content.assemble(" " * (4 - len(str(len(found)))), (str(len(found)), "$muted")), width=4),
    )


def _one(each: Measured, view: MeasuresView) -> Row:
    service = (Cell(service_name(each.service), "$ink", width=4),) if view.several else ()
    return row(
        f"one:{each.id}",
        Cell(moment(each.at), "$muted", width=16),
        Cell(title_text(each.instrument), "$ink", width=TITLE, strong=True),
        *service,
        Cell(_right(result_text(each)), width=RESULT),
        Cell(_talk(each) or Content.styled(band_text(each.instrument.band(each.total)), "$muted")),
    )


def _talk(each: Measured) -> Content | None:
    """What an answer that asks for a talk says of itself; None where there is nothing to say."""
    if each.talk is TalkState.WAITS:
        return sign("▲", "$watch", "both", talk_text(each.talk))
    if each.talk is TalkState.DECLINED:
        return Content.styled(talk_text(each.talk), "$muted")
    return None


def _shut(refusal: Refusal) -> Row:
    symbol, tone, on = VERDICTS[refusal.verdict]
    since = day(refusal.since.astimezone().date()) if refusal.since else ""
    return row(
        f"shut:{refusal.service}",
        Cell(service_name(refusal.service), "$ink", width=TITLE, strong=True),
        Cell(sign(symbol, tone, on, word(refusal.verdict))),
        Cell(since, "$muted"),
        Cell(_("{key:ask-consent} consent"), "$muted"),
    )


def _right(words: str) -> Content:
    return Content.assemble(" " * max(RESULT - len(words), 0), (words, "$strong bold"))


def services_of(shut: Sequence[Refusal], services: Sequence[Service]) -> tuple[Service, ...]:
    """The services in which something may be measured."""
    closed = {each.service for each in shut}
    return tuple(each for each in services if each not in closed)
