"""Which parts an extract has and what each says, read from data once, in both languages.

Rule: every attribute of every kind of row is either told or named as withheld (a test holds this), so that a field that is
added later cannot be left out of what a client is given.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from journal_tui.practice.bookkeeping.receipt_paper import kronor
from journal_tui.practice.measures.pack import shipped as shipped_instruments
from journal_tui.practice.rights.extract.words import code_words
from journal_tui.practice.templates import shipped as shipped_templates

_SCHEMA = "journal-tui/extract-parts/1"
KINDS = frozenset(
    {"text", "token", "code", "codes", "texts", "time", "day", "number", "milli", "millis", "yesno", "id"}
    | {"template", "instrument", "case", "version", "ore"}
)
_ROW = re.compile("[0-9a-f]{32}")
"""The id of a row, in the place of a case: it tells a reader nothing."""
_COLUMNS = 4


class PartsMalformed(Exception):
    """The file of parts is not as its schema says."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a part tells.

    Attributes:
        attribute: What it is called in the record.
        kind: One of `KINDS`, or `one`, `each`.
        inner: For `one` and `each`: which inner part.
        sv: Words in Swedish.
        en: Words in English.
    """

    attribute: str
    kind: str
    inner: str
    sv: str
    en: str

    @property
    def name(self) -> str:
        """What it is called outside: without the unit of a time or a day."""
        return self.attribute.removesuffix("_ms").removesuffix("_day")

    def title(self, language: str) -> str:
        """The words in `sv` or `en`."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an extract. `form` is `list` or `items`; `data_class` the class that its rows belong to."""

    code: str
    data_class: str
    form: str
    sv: str
    en: str
    fields: tuple[Field, ...]
    withheld: frozenset[str]

    def title(self, language: str) -> str:
        """The heading in `sv` or `en`."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True)
class Parts:
    """All of them, in the order of the file."""

    outer: tuple[Part, ...]
    inner: Mapping[str, Part]

    def part(self, code: str) -> Part:
        """The part of this name."""
        return next(each for each in self.outer if each.code == code)


@cache
def parts() -> Parts:
    """Every part.

    Raises:
        PartsMalformed: The file does not fit its schema.
    """
    content = tomllib.loads(files(__package__).joinpath("parts.toml").read_text(encoding="utf-8"))
    if content.get("schema") != _SCHEMA:
        raise PartsMalformed
    try:
        outer = tuple(_part(each) for each in content["part"])
        inner = {
            each["code"]: _part({"class": "", "form": "items", "sv": "", "en": "", **each}) for each in content["inner"]
        }
    except (KeyError, TypeError, ValueError):
        raise PartsMalformed from None
    named = {field.inner for part in (*outer, *inner.values()) for field in part.fields if field.inner}
    if len({part.code for part in outer}) != len(outer) or named != inner.keys():
        raise PartsMalformed
    return Parts(outer, inner)


def said(value: object, field: Field, language: str) -> tuple[str, ...]:
    """A value of an extract in words, line by line; nothing for what is empty.

    Args:
        value: As `rows.facts` gives it.
        field: What it is.
        language: `sv` or `en`.
    """
    if value in (None, "", []) or _says_nothing(value, field):
        return ()
    if field.inner:
        every = value if isinstance(value, list) else [value]
        return tuple(_inner(each, field.inner, language) for each in every if isinstance(each, dict))
    if isinstance(value, list):
        shown = tuple(_plain(each, field, language) for each in value)
        return shown if field.kind == "texts" else (", ".join(shown),)
    return tuple(_plain(value, field, language).splitlines())


def _says_nothing(value: object, field: Field) -> bool:
    return (field.kind == "version" and value == 0) or (field.kind == "case" and _ROW.fullmatch(str(value)) is not None)


def _named(key: str, kind: str, language: str) -> str:
    """What a template or an instrument is called; one of the practice's own by the name that it was given."""
    if kind == "template":
        template = shipped_templates().find(key)
        return template.title(language) if template else key.partition("/")[0].removeprefix("own.")
    instrument = next((each for each in shipped_instruments() if each.key == key), None)
    if instrument is None:
        return key.partition("/")[0].removeprefix("own.")
    title = instrument.title.text(language)
    return f"{title} ({instrument.unit})" if instrument.unit else title


def _plain(value: object, field: Field, language: str) -> str:
    if isinstance(value, bool):
        return code_words("yes" if value else "no", language)
    if field.kind in {"code", "codes"}:
        return code_words(str(value), language, field.name)
    if field.kind in {"template", "instrument"}:
        return _named(str(value), field.kind, language)
    if field.kind == "time":
        return str(value).replace("T", " ")[:16]
    if field.kind == "ore" and isinstance(value, int):
        return f"{kronor(value)} kr" if language == "sv" else f"SEK {kronor(value, '.')}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if language == "sv" else ".")
    return "–" if value is None else str(value)


def _inner(value: Mapping[str, object], inner: str, language: str) -> str:
    told = []
    for field in parts().inner[inner].fields:
        lines = said(value.get(field.name), field, language)
        if lines:
            told.append(f"{field.title(language)}: {', '.join(lines)}")
    return "; ".join(told)


def _part(content: Mapping[str, object]) -> Part:
    rows, withheld, form = content["fields"], content.get("withheld", []), str(content["form"])
    if not isinstance(rows, list) or not isinstance(withheld, list) or form not in {"list", "items"}:
        raise TypeError
    words = {name: str(content[name]) for name in ("code", "sv", "en")}
    return Part(
        data_class=str(content["class"]), form=form, fields=tuple(map(_field, rows)), withheld=frozenset(withheld), **words
    )


def _field(row: object) -> Field:
    if not isinstance(row, list) or len(row) != _COLUMNS or not all(isinstance(each, str) and each for each in row):
        raise TypeError
    attribute, kind, sv, en = row
    shape, _, inner = kind.partition(":")
    if kind not in KINDS and (shape not in {"one", "each"} or not inner):
        raise ValueError
    return Field(attribute, shape, inner, sv, en)
