"""Times as they come in and go out on a line: ISO 8601, out always with an offset."""

from datetime import date, datetime

from journal_tui.cli.options import WrongUse
from journal_tui.locales import _


def stamp(value: datetime | None) -> str | None:
    """Return a time as `2026-11-22T09:05:00+01:00`, where the practice is; None stays None."""
    return value.astimezone().isoformat(timespec="seconds") if value else None


def on(value: date | None) -> str | None:
    """Return a day as `2026-11-22`; None stays None."""
    return value.isoformat()[:10] if value else None


def moment(text: str) -> datetime:
    """Read `2026-11-22T09:05`, with or without seconds and offset; without one, the practice's own time.

    Raises:
        WrongUse: It is not a time.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUse(_("{text} is not a time like 2026-11-22T09:05.").format(text=text)) from None
    if len(text) <= 10:
        raise WrongUse(_("{text} is not a time like 2026-11-22T09:05.").format(text=text))
    try:
        return read.astimezone()
    except (OverflowError, ValueError):  # the first and the last year have no room for an offset
        raise WrongUse(_("{text} is not a time like 2026-11-22T09:05.").format(text=text)) from None


def day(text: str) -> date:
    """Read `2026-11-22`.

    Raises:
        WrongUse: It is not a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(_("{text} is not a day like 2026-11-22.").format(text=text)) from None
