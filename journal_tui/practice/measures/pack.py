"""Reads an instrument pack: TOML, held against the schema, then against itself.

The rule: a pack without its licence, source and attribution is none; text may be in it only when its owner allows a program
to show it; what its numbers say of each other must agree. A band says how much, never what somebody has.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import cast

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.measures.instrument import (
    UNIT,
    Band,
    Better,
    Choice,
    Cutoff,
    Instrument,
    Items,
    Kind,
    Missing,
    Rights,
    Scoring,
    Talk,
    Words,
)
from journal_tui.practice.measures.schema import misfit, pack_schema

LARGEST = 200_000
"""Characters of a pack; the longest questionnaires are far below."""
NAMING = (
    "depress",
    "ångest",
    "anxi",
    "insomni",
    "diagnos",
    "störning",
    "disorder",
    "syndrom",
    "sjuk",
    "illness",
    "patient",
)
"""Stems that name a condition; none stands in a band."""
_Table = Mapping[str, object]


def read(source: str, *, own: bool = False) -> Instrument:
    """Read one pack.

    Args:
        source: The file's text.
        own: The practice brings it in.

    Raises:
        InvalidInput: It breaks the schema or itself; `facts["where"]` says in which setting.
    """
    if len(source) > LARGEST:
        raise InvalidInput(field="pack", reason="too_long", limit=LARGEST)
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError):  # a number of thousands of digits is no TOMLDecodeError
        raise InvalidInput(field="pack", reason="toml") from None
    where = misfit(data, pack_schema())
    if where:
        raise _wrong(where)
    return _whole(replace(_instrument(data), own=own))


@cache
def shipped() -> tuple[Instrument, ...]:
    """Give every instrument that travels with the program, by name and version."""
    files = (entry for entry in resources.files(__package__).joinpath("packs").iterdir() if entry.name.endswith(".toml"))
    found = (read(entry.read_text(encoding="utf-8")) for entry in files)
    return tuple(sorted(found, key=lambda each: (each.name, each.version)))


def digest(source: str) -> bytes:
    """Give the fingerprint by which a pack is known again."""
    return sha256(source.encode("utf-8")).digest()


def _wrong(where: str) -> InvalidInput:
    return InvalidInput(field="pack", reason="pack_schema", where=where)


def _instrument(data: _Table) -> Instrument:
    items = _items(_table(data, "items")) if "items" in data else None
    scoring = _scoring(_table(data, "scoring")) if "scoring" in data else Scoring()
    reach = _table(data, "range") if "range" in data else {}
    if items is not None:
        factor = items.count * scoring.times
        least, most, step = items.least * factor, items.most * factor, scoring.times * UNIT
    else:
        least, most, step = (_thousandths(reach.get(name, default)) for name, default in _REACH)
    bands = _table(data, "bands") if "bands" in data else {}
    cutoff = _table(data, "cutoff") if "cutoff" in data else None
    talk = _table(data, "talk") if "talk" in data else None
    rights = _table(data, "rights")
    return Instrument(
        name=str(data["name"]),
        version=_int(data["version"]),
        kind=Kind(str(data["kind"])),
        title=_words(data["title"]),
        about=_words(data["about"]),
        rights=Rights(
            licence=str(rights["licence"]),
            source=str(rights["source"]),
            attribution=str(rights["attribution"]),
            electronic_allowed=str(rights["electronic_allowed"]),
            text_included=rights["text_included"] is True,
        ),
        better=Better(str(data["better"])),
        least=least,
        most=most,
        step=step,
        decimals=next(places for places in range(4) if step * 10**places % UNIT == 0),
        unit=str(reach.get("unit", "")),
        ends=(_words(reach.get("low", {})), _words(reach.get("high", {}))),
        items=items,
        scoring=scoring,
        bands=tuple(
            Band(_int(band["least"]) * UNIT, _int(band["most"]) * UNIT, _words(band)) for band in _tables(bands, "band")
        ),
        bands_source=str(bands.get("source", "")),
        cutoff=Cutoff(_int(cutoff["value"]) * UNIT, str(cutoff["source"])) if cutoff else None,
        talk=Talk(_int(talk["item"]), _int(talk["above"]) * UNIT) if talk else None,
        services=tuple(str(each) for each in cast("list[object]", data.get("services", []))),
    )


def _items(table: _Table) -> Items:
    least = _int(table["least"])
    return Items(
        count=_int(table["count"]),
        least=least * UNIT,
        most=_int(table["most"]) * UNIT,
        texts=tuple(_words(each) for each in _tables(table, "text")),
        choices=tuple(Choice(value * UNIT, _words(each)) for value, each in enumerate(_tables(table, "choice"), least)),
        intro=_words(table.get("intro", {})),
    )


def _scoring(table: _Table) -> Scoring:
    return Scoring(
        times=_int(table.get("times", 1)),
        missing=Missing(str(table["missing"])),
        most_missing=_int(table.get("most_missing", 0)),
        source=str(table["source"]),
    )


def _whole(one: Instrument) -> Instrument:
    """Hold the parts of a pack against each other."""
    asked = one.kind is Kind.QUESTIONNAIRE
    faults = {
        "items": asked != (one.items is not None) or (asked and not _items_agree(one)),
        "scoring": (one.scoring.source != "") != asked or not _scoring_agrees(one),
        "range": not asked and (one.least >= one.most or one.step <= 0 or (one.most - one.least) % one.step != 0),
        "rights.text_included": one.rights.text_included != bool(one.items and one.items.texts),
        "rights.electronic_allowed": one.rights.text_included and one.rights.electronic_allowed != "yes",
        "bands": not _bands_agree(one),
        "cutoff": one.cutoff is not None and not one.least <= one.cutoff.value <= one.most,
        "talk": not _talk_agrees(one),
    }
    for where, wrong in faults.items():
        if wrong:
            raise _wrong(where)
    return one


def _items_agree(one: Instrument) -> bool:
    items = one.items
    if items is None or items.least >= items.most:
        return False
    choices = (items.most - items.least) // UNIT + 1
    if not items.texts and (items.choices or items.intro):
        return False
    return len(items.texts) in {0, items.count} and len(items.choices) in {0, choices}


def _scoring_agrees(one: Instrument) -> bool:
    prorated = one.scoring.missing is Missing.PRORATE
    return prorated == (one.scoring.most_missing > 0) and (not prorated or one.scoring.most_missing < one.count)


def _talk_agrees(one: Instrument) -> bool:
    """The question is there, and an answer above the line can be given: else nobody would ever be asked."""
    talk, items = one.talk, one.items
    return talk is None or (items is not None and talk.item <= items.count and talk.above < items.most)


def _bands_agree(one: Instrument) -> bool:
    if not one.bands:
        return True
    meets = all(low.most + UNIT == high.least for low, high in zip(one.bands, one.bands[1:], strict=False))
    ordered = all(band.least <= band.most for band in one.bands)
    words = " ".join(f"{band.words.sv} {band.words.en}" for band in one.bands).casefold()
    covers = one.bands[0].least == one.least and one.bands[-1].most == one.most
    return meets and ordered and covers and not any(stem in words for stem in NAMING)


_REACH = (("least", 0), ("most", 0), ("step", 1))


def _table(data: _Table, name: str) -> _Table:
    return cast("_Table", data[name])


def _tables(data: _Table, name: str) -> tuple[_Table, ...]:
    return tuple(cast("list[_Table]", data.get(name, [])))


def _int(value: object) -> int:
    return cast("int", value)


def _thousandths(value: object) -> int:
    return round(cast("float", value) * UNIT)


def _words(value: object) -> Words:
    table = cast("_Table", value)
    return Words(str(table.get("sv", "")), str(table.get("en", "")))
