"""The clock of an appointment: arithmetic only, so that it can be checked with a table.

An appointment keeps four facts: when it was started, when it ended, how many seconds it has stood paused, and
since when it stands paused now. Everything shown follows from them. The rule: time never runs backwards here. A
machine whose clock is set back in mid-appointment shows a clock that stands still, never a negative one.
"""

from dataclasses import replace
from datetime import UTC, datetime

from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.values import Appointment


def _utc(at: datetime) -> datetime:
    """Two times of one zone are otherwise compared and subtracted by the wall clock, an hour off when it changes."""
    return at.astimezone(UTC)


def _seconds(start: datetime, end: datetime) -> int:
    return max(0, int((_utc(end) - _utc(start)).total_seconds()))


def elapsed(appointment: Appointment, now: datetime) -> int:
    """Give the seconds that count: from start to end or `now`, pauses taken out.

    Args:
        appointment: Planned, running, paused or ended.
        now: An aware time; later than an ended appointment's end makes no difference.

    Returns:
        Whole seconds, never negative; 0 before the start.
    """
    if appointment.started_at is None:
        return 0
    until = appointment.ended_at or appointment.paused_since or now
    return max(0, _seconds(appointment.started_at, until) - appointment.paused_seconds)


def left(appointment: Appointment, now: datetime) -> int:
    """Give the seconds left of the planned length; negative once it has run over."""
    return appointment.planned_minutes * 60 - elapsed(appointment, now)


def minutes(appointment: Appointment, now: datetime) -> int:
    """Give the whole minutes held, rounded up: a started minute counts."""
    return -(-elapsed(appointment, now) // 60)


def started(appointment: Appointment, now: datetime) -> Appointment:
    """Start it. A second start changes nothing; an ended one cannot be started again.

    Raises:
        RefusedByRule: `appointment_over`.
    """
    if appointment.ended_at is not None or appointment.no_show:
        raise RefusedByRule(reason="appointment_over")
    if appointment.started_at is not None:
        return appointment
    return replace(appointment, started_at=now)


def paused(appointment: Appointment, now: datetime) -> Appointment:
    """Pause a running clock; a clock that stands still is left as it is."""
    if appointment.started_at is None or appointment.ended_at is not None or appointment.paused_since is not None:
        return appointment
    return replace(appointment, paused_since=max(now, appointment.started_at, key=_utc))


def resumed(appointment: Appointment, now: datetime) -> Appointment:
    """Let a paused clock go on; the time since the pause began joins the paused seconds."""
    if appointment.paused_since is None:
        return appointment
    pause = _seconds(appointment.paused_since, now)
    return replace(appointment, paused_since=None, paused_seconds=appointment.paused_seconds + pause)


def ended(appointment: Appointment, now: datetime) -> Appointment:
    """End it once; a pause that is running ends with it. Ending what was never started is refused.

    Raises:
        RefusedByRule: `appointment_not_started`.
    """
    if appointment.started_at is None:
        raise RefusedByRule(reason="appointment_not_started")
    if appointment.ended_at is not None:
        return appointment
    last = max(now, appointment.started_at, appointment.paused_since or appointment.started_at, key=_utc)
    return replace(resumed(appointment, last), ended_at=last)
