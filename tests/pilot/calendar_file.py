"""Calendar files for tests and pictures: invented events, as a calendar would export them."""

from datetime import UTC, datetime, timedelta


def event(uid: str, at: datetime, title: str, minutes: int = 50) -> str:
    """One event in the time of the machine's zone, as UTC."""
    stamp, ends = (f"{each.astimezone(UTC):%Y%m%dT%H%M%SZ}" for each in (at, at + timedelta(minutes=minutes)))
    return f"BEGIN:VEVENT\r\nUID:{uid}@example.com\r\nDTSTART:{stamp}\r\nDTEND:{ends}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"


def calendar_file(*events: str) -> bytes:
    """The whole file."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//sv\r\n{''.join(events)}END:VCALENDAR\r\n".encode()
