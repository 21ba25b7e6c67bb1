"""The lines of a calendar file (RFC 5545) to events.

The rule: one pass, bounded in size, and nothing is kept but what an appointment needs; notes, guests and alarms are not
looked at. A line that cannot be read costs its event at most, and is counted, never quoted.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from journal_tui.practice.calendar.event import Event, Moment, instant
from journal_tui.practice.calendar.zones import Zones
from journal_tui.practice.errors import InvalidInput

MOST_BYTES = 32 * 1024 * 1024
MOST_EVENTS = 100_000
_MOST_TITLE = 300
_WANTED = frozenset(
    {
        "BEGIN", "END", "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID",
        "STATUS", "SEQUENCE", "EXRULE",
    }
)  # fmt: skip
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?")
_LENGTH = re.compile(r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What was found in a file: its events in order, and how many lines made no sense."""

    events: tuple[Event, ...] = field(repr=False)
    broken_lines: int


def read_ics(data: bytes) -> CalendarFile:
    """Read a calendar file.

    Args:
        data: The file, as it lies on disk. UTF-8, or an older Western encoding.

    Raises:
        InvalidInput: It is no calendar file (`not_calendar`), or larger than any calendar is (`file_too_big`).
    """
    if len(data) > MOST_BYTES:
        raise InvalidInput(field="file", reason="file_too_big")
    unfolded = _FOLD.sub(b"", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        text = unfolded.decode()
    except UnicodeDecodeError:
        text = unfolded.decode("cp1252", errors="replace")
    reading = _Reading()
    for line in re.split(r"\r\n|\n|\r", text):  # not splitlines: a title may hold other line ends
        if line:
            reading.take(line)
    if not reading.calendar:
        raise InvalidInput(field="file", reason="not_calendar")
    return reading.result()


class _Reading:
    """Where one is in the file."""

    def __init__(self) -> None:
        self.calendar = False
        self._open: list[str] = []
        self._parts: list[tuple[str, dict[str, str], str]] = []
        self._events: list[Event] = []
        self._broken = 0
        self._zones = Zones()

    def take(self, line: str) -> None:
        found = _NAME.match(line)
        if found is None:
            self._broken += 1
            return
        name = found.group().upper()
        if name not in _WANTED:
            self._broken += ":" not in line
            return
        split = _property(line, found.end())
        if split is None:
            self._broken += 1
            if "VEVENT" in self._open:
                self._parts.append(("BROKEN", {}, ""))
            return
        parameters, value = split
        if name == "BEGIN":
            self._begin(value.strip().upper())
        elif name == "END":
            self._end(value.strip().upper())
        elif self._open[-1:] == ["VEVENT"]:
            self._parts.append((name, parameters, value))

    def _begin(self, component: str) -> None:
        self.calendar = self.calendar or component == "VCALENDAR"
        if component == "VEVENT" and "VEVENT" in self._open:  # the one before was never ended
            self._broken += 1
            self._keep(replace(_event(self._parts, self._zones), problem="cut_off"))
            del self._open[self._open.index("VEVENT") :]
        if component == "VEVENT":
            self._parts = []
        self._open.append(component)

    def _end(self, component: str) -> None:
        if component not in self._open:
            self._broken += 1
            return
        inside = "VEVENT" in self._open
        while self._open.pop() != component:
            self._broken += 1
        if inside and "VEVENT" not in self._open:
            self._keep(_event(self._parts, self._zones))

    def _keep(self, event: Event) -> None:
        if len(self._events) >= MOST_EVENTS:
            raise InvalidInput(field="file", reason="file_too_big")
        self._events.append(event)
        self._parts = []

    def result(self) -> CalendarFile:
        if "VEVENT" in self._open:
            self._keep(replace(_event(self._parts, self._zones), problem="cut_off"))
        return CalendarFile(tuple(self._events), self._broken)


def _property(line: str, at: int) -> tuple[dict[str, str], str] | None:
    """Split what follows a name into parameters and value; a colon or semicolon in quotes belongs to the parameter."""
    quoted, last, pieces = False, at, list[str]()
    for place in range(at, len(line)):
        sign = line[place]
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in ";:":
            pieces.append(line[last:place])
            last = place + 1
            if sign == ":":
                pairs = (piece.partition("=") for piece in pieces if "=" in piece)
                return {key.strip().upper(): value.strip().strip('"') for key, _, value in pairs}, line[last:]
    return None


def _event(parts: list[tuple[str, dict[str, str], str]], zones: Zones) -> Event:
    """Make an event of its properties; what cannot be read leaves an event that says so."""
    once = {name: (value, parameters) for name, parameters, value in parts}
    sequence = once.get("SEQUENCE", ("", {}))[0].strip()
    event = Event(
        uid=once.get("UID", ("", {}))[0].strip(),
        summary=_title(once.get("SUMMARY", ("", {}))[0]),
        cancelled=once.get("STATUS", ("", {}))[0].strip().upper() == "CANCELLED",
        sequence=int(sequence) if sequence.isascii() and sequence.isdecimal() and len(sequence) < 10 else 0,
    )
    try:
        return _timed(event, parts, once, zones)
    except _Unreadable as found:
        return replace(event, problem=found.code)


def _timed(
    event: Event,
    parts: list[tuple[str, dict[str, str], str]],
    once: dict[str, tuple[str, dict[str, str]]],
    zones: Zones,
) -> Event:
    if "BROKEN" in once:
        raise _Unreadable("line")
    replaces = once.get("RECURRENCE-ID")
    ranged = replaces is not None and "RANGE" in replaces[1]
    if "EXRULE" in once or ranged or sum(name == "RRULE" for name, _parameters, _value in parts) > 1:
        raise _Unreadable("rule")
    start, end, length = (once.get(name) for name in ("DTSTART", "DTEND", "DURATION"))
    begins = _moment(*start, zones) if start else None
    ends = _moment(*end, zones) if end else None
    return replace(
        event,
        start=begins,
        minutes=_minutes(begins, ends, _length(length[0]) if length else None),
        rule=_rule(once["RRULE"][0]) if "RRULE" in once else {},
        without=_all(parts, "EXDATE", zones),
        extra=_all(parts, "RDATE", zones),
        replaces=_moment(*replaces, zones) if replaces else None,
    )


def _all(parts: list[tuple[str, dict[str, str], str]], wanted: str, zones: Zones) -> tuple[Moment, ...]:
    """Every moment of a property that may stand several times and hold several, periods by their beginning."""
    return tuple(
        _moment(each.partition("/")[0], parameters, zones)
        for name, parameters, value in parts
        if name == wanted
        for each in value.split(",")
    )


class _Unreadable(Exception):
    """A property says nothing that can be used; `code` says which kind."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _moment(value: str, parameters: dict[str, str], zones: Zones) -> Moment:
    found = _STAMP.fullmatch(value.strip())
    if found is None:
        raise _Unreadable("time")
    zone: tzinfo | None = None
    if found.group(7):
        zone = UTC
    elif found.group(4) and parameters.get("TZID"):
        zone = zones.find(parameters["TZID"])
        if zone is None:
            raise _Unreadable("zone")
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups()[:6])
    try:
        if not found.group(4):
            return date(year, month, day)
        at = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
        instant(at)
    except (ValueError, OverflowError):
        raise _Unreadable("time") from None
    return at


def _length(value: str) -> timedelta:
    found = _LENGTH.fullmatch(value.strip().upper())
    if found is None:
        raise _Unreadable("length")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found.group(1) == "-" else length


def _minutes(start: Moment | None, end: Moment | None, length: timedelta | None) -> int:
    if start is None:
        raise _Unreadable("time")
    if end is not None:
        if isinstance(start, datetime) != isinstance(end, datetime):
            raise _Unreadable("length")
        length = instant(end) - instant(start)
    if length is None:
        return 0
    if length < timedelta():
        raise _Unreadable("length")
    return -(-int(length.total_seconds()) // 60)


def _rule(value: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in value.strip().upper().split(";") if part]
    if not pairs or any(not equals for _name, equals, _value in pairs):
        raise _Unreadable("rule")
    return {name.strip(): what.strip() for name, _equals, what in pairs}


def _title(value: str) -> str:
    cut = value[:_MOST_TITLE]
    return " ".join(_ESCAPED.sub(lambda found: " " if found.group(1) in "nN" else found.group(1), cut).split())
