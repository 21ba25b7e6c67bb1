"""The legal grounds of an emergency note, read from data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SCHEMA = "journal-tui/emergency-grounds/1"


class GroundsMalformed(Exception):
    """The file of grounds is not as its schema says."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: its code, its article of the GDPR, the exception for special categories that goes with it, its words."""

    code: str
    article: str
    special: str
    short_sv: str
    short_en: str
    sv: str
    en: str

    def short(self, language: str) -> str:
        """In a few words, for a list to choose from."""
        return self.short_en if language == "en" else self.short_sv

    def title(self, language: str) -> str:
        """In `sv` or `en`."""
        return self.en if language == "en" else self.sv


@cache
def grounds() -> tuple[Ground, ...]:
    """Every ground, in the order in which they are offered.

    Raises:
        GroundsMalformed: The file is not as its schema says.
    """
    try:
        data = tomllib.loads(files(__package__).joinpath("grounds.toml").read_text(encoding="utf-8"))
        if data["schema"] != _SCHEMA:
            raise GroundsMalformed(str(data["schema"]))
        found = tuple(Ground(**{key: str(value) for key, value in each.items()}) for each in data["ground"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise GroundsMalformed(type(error).__name__) from None
    if not found or len({each.code for each in found}) != len(found) or not all(each.article for each in found):
        raise GroundsMalformed("ground")
    return found
