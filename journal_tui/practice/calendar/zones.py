"""Names of time zones, as calendar programs write them, to the zones of this machine.

The rule: a name that is not known here has no zone, and its event is left out: an hour that is guessed is an appointment
missed.
"""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_WINDOWS: Final[Mapping[str, str]] = {
    "W. Europe Standard Time": "Europe/Berlin",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Romance Standard Time": "Europe/Paris",
    "FLE Standard Time": "Europe/Helsinki",
    "GMT Standard Time": "Europe/London",
    "Greenwich Standard Time": "Africa/Abidjan",
    "E. Europe Standard Time": "Europe/Chisinau",
    "GTB Standard Time": "Europe/Bucharest",
    "UTC": "Etc/UTC",
}


class Zones:
    """The zones that one file has named."""

    def __init__(self) -> None:
        self._known: dict[str, ZoneInfo | None] = {}

    def find(self, name: str) -> ZoneInfo | None:
        """Give the zone of this name; `/maker.example/2024/Europe/Stockholm` is found by its end."""
        if name not in self._known:
            self._known[name] = _zone(name)
        return self._known[name]


def _zone(name: str) -> ZoneInfo | None:
    parts = [part for part in _WINDOWS.get(name, name).split("/") if part]
    for count in (3, 2, 1):
        if count <= len(parts):
            try:
                return ZoneInfo("/".join(parts[-count:]))
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None
