"""The words of a calendar file's preview: what an event would do, and why one was left out."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.practice.calendar.values import LineKind

_KINDS: Final[Mapping[LineKind, str]] = {
    LineKind.NEW: N_("will be planned"),
    LineKind.SEVERAL: N_("choose whom"),
    LineKind.UNKNOWN: N_("nobody known"),
    LineKind.SAME: N_("there already"),
    LineKind.MOVED: N_("will be moved"),
    LineKind.BEGUN: N_("has begun or is over"),
    LineKind.CONTRACT_OVER: N_("the contract ends first"),
    LineKind.CANCELLED: N_("called off in the file"),
    LineKind.GONE: N_("no longer in the file"),
}
_LEFT_OUT: Final[Mapping[str, str]] = {
    "all_day": N_("All-day events, left out: {count}."),
    "past": N_("Events that have been, left out: {count}."),
    "later": N_("Events after the days asked about, left out: {count}."),
    "time": N_("Events whose time cannot be read, left out: {count}."),
    "zone": N_("Events in a time zone that is not known here, left out: {count}."),
    "length": N_("Events whose length cannot be read, left out: {count}."),
    "rule": N_("Events whose recurrence cannot be followed, left out: {count}."),
    "line": N_("Events with a broken line, left out: {count}."),
    "cut_off": N_("Events that are cut off, left out: {count}."),
    "no_id": N_("Events without an id, left out: {count}."),
    "broken_lines": N_("Lines that make no sense, left out: {count}."),
}


def kind_words(kind: LineKind) -> str:
    """Return what an event would do, in the language in force."""
    return _(_KINDS[kind])


def left_out_words(code: str, count: int) -> str:
    """Return how many events were left out for this reason, and why."""
    return _(_LEFT_OUT[code]).format(count=count)
