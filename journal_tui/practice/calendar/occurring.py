"""Events to occurrences: what of a file falls between two times, with series unrolled and changed events in their place.

The rule: the clock on the wall is what recurs. A series at 09:00 in Stockholm is at 09:00 before and after the clocks change.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from journal_tui.practice.calendar.event import Event, Moment, Occurrence, instant
from journal_tui.practice.calendar.recurrence import Rule, UnknownRule, days, read_rule

_EVERY = 200


@dataclass(frozen=True, slots=True)
class Unrolled:
    """What falls into the time asked about, by time, and how many events do not count, by a stable code.

    Codes: `all_day`; `past` and `later` for single events; what could not be read: `time zone length rule line cut_off no_id`.
    """

    occurrences: tuple[Occurrence, ...] = field(repr=False)
    left_out: Counter[str]


def unroll(events: Sequence[Event], first: datetime, last: datetime, tell: Callable[[int, int], None]) -> Unrolled:
    """Give what begins from `first` to `last`, both aware.

    Args:
        events: As read from the file.
        first: An event that began before is over.
        last: The end of what is asked about.
        tell: Told how many events of how many have been looked at.
    """
    left_out: Counter[str] = Counter()
    masters, changed = _sorted(events, left_out)
    found: dict[tuple[str, str], Occurrence] = {}
    for number, event in enumerate(masters.values()):
        if number % _EVERY == 0:
            tell(number, len(masters))
        if not isinstance(event.start, datetime):
            left_out["all_day"] += 1
            continue
        try:
            for occurrence in _of(event, first, last, changed.get(event.uid, {})):
                found[occurrence.uid, occurrence.recurrence] = occurrence
        except (UnknownRule, ValueError, OverflowError):
            left_out["rule"] += 1
    for each in (each for of_series in changed.values() for each in of_series.values()):
        if isinstance(each.start, datetime) and each.replaces is not None:
            key = (each.uid, _id(each.replaces))
            found[key] = _occurrence(each, instant(each.start), key[1])
    tell(len(masters), len(masters))
    inside = sorted(
        (each for each in found.values() if first <= each.start <= last), key=lambda each: (each.start, each.summary)
    )
    single = (each for each in masters.values() if isinstance(each.start, datetime) and not each.rule and not each.extra)
    for event in single:
        at = instant(event.start) if event.start else first
        left_out["past"] += at < first
        left_out["later"] += at > last
    return Unrolled(tuple(inside), +left_out)


def _sorted(events: Sequence[Event], left_out: Counter[str]) -> tuple[dict[str, Event], dict[str, dict[str, Event]]]:
    """Part the events into those that stand for themselves and those that change one of a series; the newest of each."""
    masters: dict[str, Event] = {}
    changed: dict[str, dict[str, Event]] = {}
    unread = {event.uid for event in events if event.problem}
    for event in events:
        if event.problem or not event.uid:
            left_out[event.problem or "no_id"] += 1
            continue
        if event.uid in unread:  # one that cannot be read may be this one's newer version
            continue
        if event.replaces is None:
            before = masters.get(event.uid)
            if before is None or event.sequence >= before.sequence:
                masters[event.uid] = event
        else:
            of_series = changed.setdefault(event.uid, {})
            key = _id(event.replaces)
            if key not in of_series or event.sequence >= of_series[key].sequence:
                of_series[key] = event
    return masters, changed


def _of(event: Event, first: datetime, last: datetime, changed: dict[str, Event]) -> Iterator[Occurrence]:
    start = event.start
    if not isinstance(start, datetime):
        return
    if not event.rule and not event.extra:
        yield _occurrence(event, instant(start), "")
        return
    gone = {instant(each) for each in event.without if isinstance(each, datetime)}
    gone_days = {each for each in event.without if not isinstance(each, datetime)}
    for at in _times(event, start, first, last):
        utc = instant(at)
        if utc not in gone and at.date() not in gone_days and _id(utc) not in changed:
            yield _occurrence(event, utc, _id(utc))


def _times(event: Event, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """The wall-clock times of a series around the window; a day more on each side, for zones far away."""
    low, high = _shifted(first, -2), _shifted(last, 2)
    if event.rule:
        rule = read_rule(event.rule)
        until = _until(rule, start)
        for day in days(rule, start.date(), low, high):
            at = datetime.combine(day, start.timetz())
            if until is None or instant(at) <= until:
                yield at
    else:
        yield start
    for extra in event.extra:
        yield extra if isinstance(extra, datetime) else datetime.combine(extra, start.timetz())


def _shifted(at: datetime, count: int) -> date:
    return (at + timedelta(days=count)).date()


def _until(rule: Rule, start: datetime) -> datetime | None:
    """The last moment of a series: a day counts to its end, a time without a zone is in the zone of the series."""
    if not rule.until:
        return None
    try:
        if len(rule.until) == 8:
            day = datetime.strptime(rule.until, "%Y%m%d")  # noqa: DTZ007 # the zone of the series is put on below
            return instant(day.replace(hour=23, minute=59, second=59, tzinfo=start.tzinfo))
        written = datetime.strptime(rule.until.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise UnknownRule from None
    return written.replace(tzinfo=UTC) if rule.until.endswith("Z") else instant(written.replace(tzinfo=start.tzinfo))


def _id(moment: Moment) -> str:
    return instant(moment).strftime("%Y%m%dT%H%M%SZ")


def _occurrence(event: Event, at: datetime, recurrence: str) -> Occurrence:
    return Occurrence(event.uid, recurrence, at.astimezone(), event.minutes, event.summary, event.cancelled)
