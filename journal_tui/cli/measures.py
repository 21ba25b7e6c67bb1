"""`measure add|list|series|curve|talk|void|instruments|import|name`: measured values, line by line.

The rule: numbers may stand on the line, words about a person may not: why a talk was declined comes on stdin. A gap is said
as a gap, never as a number.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument, services
from journal_tui.cli.curves import add_curve, number
from journal_tui.cli.options import WrongUse
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.cli.times import moment, stamp
from journal_tui.locales import _
from journal_tui.practice.measures.instrument import Instrument
from journal_tui.practice.measures.values import Answered, By, Measured, SameDay, TalkState
from journal_tui.practice.values import Service
from journal_tui.wording import measures as words
from journal_tui.wording import moment as written
from journal_tui.wording import service_short

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

LEFT_OUT = frozenset({"-", "x", ""})
PACK_BYTES = 1_000_000


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("measure", _("Questionnaires, scales and numbers."))
    new = group.add("add", _("Write down one measurement; prints its total, or how many questions were answered."), write)
    client_argument(new)
    _service(new)
    new.add_argument("--instrument", required=True, metavar="I", help=_("as measure instruments lists it"))
    value = new.add_mutually_exclusive_group(required=True)
    value.add_argument("--total", metavar="N", help=_("the total, or the value of a scale or number"))
    value.add_argument("--answers", metavar="A,B,…", help=_("one answer for each question, x for one left out"))
    new.add_argument("--at", default="", metavar=_("WHEN"), help=_("when it was answered, else now"))
    new.add_argument("--by", default=By.COUNSELLOR.value, choices=[by.value for by in By], help=_("who answered"))
    new.add_argument(
        "--same-day",
        choices=[each.value for each in SameDay],
        help=_("what to do when it has been answered on that day already"),
    )
    listed = group.add("list", _("List a client's measurements, newest first."), show_all)
    client_argument(listed)
    listed.add_argument("--void", action="store_true", help=_("also what was taken out"))
    series = group.add("series", _("List one instrument's values over time, oldest first, gaps as gaps."), show_series)
    client_argument(series)
    series.add_argument("--instrument", required=True, metavar="I", help=_("as measure instruments lists it"))
    add_curve(group)
    talk = group.add("talk", _("Say what was done about an answer that asks for a talk; why not comes on stdin."), settle)
    _measurement(talk)
    done = talk.add_mutually_exclusive_group(required=True)
    done.add_argument("--opened", action="store_true", help=_("you asked further"))
    done.add_argument("--declined", action="store_true", help=_("you did not; the reason comes on stdin"))
    _measurement(group.add("void", _("Take a mistake out of lists and curves."), take_out))
    group.add("instruments", _("List what can be answered."), instruments)
    brought = group.add("import", _("Bring in an instrument pack that you have the right to use."), bring_in)
    brought.add_argument("pack", metavar=_("PACK"), help=_("the file; docs/measures.md says what stands in it"))
    named = group.add("name", _("Name a questionnaire of which only the total is written down."), name_total)
    named.add_argument("title", metavar=_("NAME"), help=_("what it is called"))
    named.add_argument("--least", type=int, default=0, metavar="N", help=_("its lowest total, else 0"))
    named.add_argument("--most", type=int, required=True, metavar="N", help=_("its highest total"))
    named.add_argument(
        "--better", default="neither", choices=["lower", "higher", "neither"], help=_("which direction is wanted")
    )


def _service(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("--service", choices=services(), help=_("needed only when the client has several"))


def _measurement(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("measurement", metavar=_("MEASUREMENT"), help=_("the id of the measurement"))


def _value(measured: Measured) -> dict[str, object]:
    one = measured.instrument
    band = one.band(measured.total)
    return {
        "measurement": measured.id,
        "client": measured.client,
        "pseudonym": measured.pseudonym,
        "service": measured.service.value,
        "instrument": one.key,
        "at": stamp(measured.at),
        "by": measured.by.value,
        "state": measured.state,
        "total": number(measured.total),
        "answers": [number(answer) for answer in measured.answers],
        "answered": measured.answered,
        "of": len(measured.answers),
        "band": {"sv": band.words.sv, "en": band.words.en} if band else None,
        "cutoff": number(one.cutoff.value) if one.cutoff else None,
        "replaces": measured.replaces or None,
        "talk": measured.talk.value or None,
        "reason": measured.reason or None,
    }


def _line(measured: Measured) -> str:
    state = {"partial": _("not finished"), "void": _("taken out")}.get(measured.state, "")
    parts = [
        written(measured.at),
        service_short(measured.service),
        measured.id,
        words.title_text(measured.instrument),
        words.result_text(measured),
        words.band_text(measured.instrument.band(measured.total)),
        words.talk_text(measured.talk),
        state,
    ]
    return "  ".join(part for part in parts if part)


def _answered(asked: str | None, total: str | None) -> Answered:
    from journal_tui.practice.measures.scoring import read_number

    if asked is None:
        return Answered(total=read_number(total or ""))
    given = (each.strip() for each in asked.split(","))
    return Answered(answers=tuple(None if each in LEFT_OUT else read_number(each) for each in given))


def write(call: "Call") -> None:
    """Write down a measurement."""
    asked = call.arguments
    at = moment(asked.at) if asked.at else None
    answered = _answered(asked.answers, asked.total)
    same_day = SameDay(asked.same_day) if asked.same_day else None
    with call.practice() as practice:
        service = practice.measures.service_of(asked.client, Service(asked.service) if asked.service else None)
        made = practice.measures.add(
            asked.client, service, asked.instrument, answered, at=at, by=By(asked.by), same_day=same_day
        )
    call.output.answer(_value(made), [_line(made)])
    if made.talk is TalkState.WAITS and made.instrument.talk:
        call.output.say(
            _("Question {item} is answered above zero: ask further now.").format(item=made.instrument.talk.item)
        )


def show_all(call: "Call") -> None:
    """List a client's measurements."""
    with call.practice() as practice:
        rows = practice.measures.list(call.arguments.client, void=call.arguments.void)
        for row in rows:
            call.output.row(_value(row), _line(row))
        lost = practice.measures.unreadable(call.arguments.client)
    if lost:
        call.output.say(_("Measurements that cannot be read: {count}; verify names them.").format(count=lost))


def show_series(call: "Call") -> None:
    """List one instrument's values over time."""
    asked = call.arguments
    with call.practice() as practice:
        one = practice.measures.instrument(asked.instrument)
        points = practice.measures.series(asked.client, asked.instrument)
    for point in points:
        shown = words.missing_text(point.answered, point.of) if point.value is None else words.with_unit(one, point.value)
        value = {"at": stamp(point.at), "value": number(point.value), "missing": point.missing, "measurement": point.id}
        call.output.row(value, f"{written(point.at)}  {shown}")


def settle(call: "Call") -> None:
    """Say what was done about a talk."""
    asked = call.arguments
    with call.practice() as practice:
        reason = note_from_stdin() if asked.declined else ""
        done = practice.measures.settle_talk(asked.measurement, opened=asked.opened, reason=reason.strip())
    call.output.answer(_value(done), [_line(done)])


def take_out(call: "Call") -> None:
    """Take a mistake out."""
    with call.practice() as practice:
        gone = practice.measures.void(call.arguments.measurement)
    call.output.answer(_value(gone), [_line(gone)])


def _instrument(one: Instrument) -> dict[str, object]:
    return {
        "instrument": one.key,
        "kind": one.kind.value,
        "title": {"sv": one.title.sv, "en": one.title.en},
        "about": {"sv": one.about.sv, "en": one.about.en},
        "least": number(one.least),
        "most": number(one.most),
        "unit": one.unit or None,
        "better": one.better.value,
        "items": one.count or None,
        "cutoff": number(one.cutoff.value) if one.cutoff else None,
        "text_included": one.rights.text_included,
        "licence": one.rights.licence,
        "source": one.rights.source,
        "attribution": one.rights.attribution,
        "own": one.own,
    }


def _instrument_line(one: Instrument) -> str:
    unit = f" {one.unit}" if one.unit else ""
    parts = [one.name.ljust(12), words.kind_text(one.kind).ljust(15), f"{words.range_text(one)}{unit}".ljust(12)]
    return "  ".join([*parts, words.title_text(one)])


def instruments(call: "Call") -> None:
    """List what can be answered."""
    with call.practice() as practice:
        for one in practice.measures.instruments():
            call.output.row(_instrument(one), _instrument_line(one))


def bring_in(call: "Call") -> None:
    """Bring in a pack."""
    source = _read(Path(call.arguments.pack))
    with call.practice() as practice:
        one = practice.measures.bring_in(source)
    call.output.answer(_instrument(one), [_instrument_line(one)])


def name_total(call: "Call") -> None:
    """Name a questionnaire."""
    asked = call.arguments
    with call.practice() as practice:
        one = practice.measures.name_total(asked.title, asked.least, asked.most, asked.better)
    call.output.answer(_instrument(one), [_instrument_line(one)])


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(PACK_BYTES)
        return raw.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise WrongUse(_("The file cannot be read: {file}").format(file=path)) from None
