"""How the session clock and the save mark read. Pure: seconds in, words out.

The clock field never changes its width by itself and never makes a sound. It inverts for one minute when
five minutes remain (or as many as the settings say), and for good when the planned time is over, so that it is seen once and then leaves
the counsellor in peace (look.md, section 10).
"""

from dataclasses import dataclass

from journal_tui.locales import _

NOTICE_MINUTES = 5
"""How long before the planned end the clock says so, unless the settings say otherwise."""


def minutes_and_seconds(seconds: int) -> str:
    """Seconds as `31:12`; whole hours stay in the minutes (`75:00`), so the field keeps its shape."""
    seconds = max(0, seconds)
    return f"{seconds // 60}:{seconds % 60:02d}"


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What the clock field shows at one moment."""

    elapsed: str
    remaining: str
    inverted: bool
    paused: bool


def clock_face(elapsed: int, planned_minutes: int, *, paused: bool = False, notice: int = NOTICE_MINUTES) -> ClockFace:
    """The clock field.

    Args:
        elapsed: Seconds of session, pauses not counted.
        planned_minutes: How long the appointment was planned to be.
        paused: Whether the clock stands still.
        notice: Minutes before the planned end at which it inverts for a minute; 0 for never.
    """
    planned = planned_minutes * 60
    left = planned - elapsed
    if paused:
        words = _("paused")
    elif left >= 0:
        words = _("{time} left").format(time=minutes_and_seconds(left))
    else:
        words = _("{time} over").format(time=minutes_and_seconds(-left))
    at_notice = bool(notice) and planned > notice * 60 and 0 <= elapsed - (planned - notice * 60) < 60
    return ClockFace(minutes_and_seconds(elapsed), words, at_notice or left <= 0, paused)


@dataclass(frozen=True, slots=True)
class SaveMark:
    """The dot at the right end of the header: symbol, words, and whether something is wrong."""

    symbol: str
    words: str
    failing: bool


def save_mark(seconds: int, *, failing: bool, wide: bool) -> SaveMark:
    """The save mark.

    Args:
        seconds: Since the last sealed save.
        failing: Whether the last attempt failed.
        wide: Whether there is room for the word `saved` (from 100 columns).
    """
    age = _("{seconds} s").format(seconds=seconds) if seconds < 120 else _("{minutes} min").format(minutes=seconds // 60)
    if failing:
        return SaveMark("!", _("not saved {age}").format(age=age), failing=True)
    return SaveMark("●", _("saved {age}").format(age=age) if wide else age, failing=False)
