"""Calendar files as programs write them, and as they should not be. Everybody in them is invented."""


def event(uid: str, summary: str, start: str, *more: str) -> str:
    """One event; `start` is what follows DTSTART (`:20261124T080000Z`, `;TZID=Europe/Stockholm:20261124T090000`)."""
    lines = ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{summary}", f"DTSTART{start}", *more, "END:VEVENT")
    return "\r\n".join(lines)


def calendar(*events: str) -> bytes:
    """A whole file."""
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", "")).encode()
