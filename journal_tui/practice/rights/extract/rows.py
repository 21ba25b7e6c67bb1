"""From a stored row to plain facts: what `parts.toml` says of it, in its order, with times and numbers as people read them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from journal_tui.practice.clock import from_ms
from journal_tui.practice.rights.extract.names import Named
from journal_tui.practice.rights.extract.parts import Field, Part, parts
from storage.sealed.record import Record

_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Item:
    """One row of an extract: facts by name, in the order of its part."""

    id: str
    facts: Mapping[str, object] = field(repr=False)


def item(record: Record, part: Part, named: Named, more: Mapping[str, object] | None = None) -> Item:
    """A row as facts.

    Args:
        record: The row.
        part: Which part it belongs to.
        named: Puts the names back.
        more: Facts that come before those of the row (`service`).
    """
    stored = list(_tokens(record, part.fields))
    version = getattr(record, "forms_version", 0)
    texts = iter(named.shown(part.code, record.id, version, stored) if stored else ())
    return Item(record.id.hex(), {**(more or {}), **_facts(record, part.fields, texts)})


def _tokens(record: object, fields: Iterable[Field]) -> Iterator[str]:
    """Every text of a row that may hold codes, in the order in which its forms were kept."""
    for each in fields:
        value = getattr(record, each.attribute)
        if each.kind == "token":
            yield value
        elif each.inner and value is not None:
            for inside in value if each.kind == "each" else (value,):
                yield from _tokens(inside, parts().inner[each.inner].fields)


def _facts(record: object, fields: Iterable[Field], texts: Iterator[str]) -> dict[str, object]:
    return {each.name: _value(getattr(record, each.attribute), each, texts) for each in fields}


def _value(value: object, told: Field, texts: Iterator[str]) -> object:
    if told.kind == "token":
        return next(texts)
    if value is None:
        return None
    if told.inner:
        inner = parts().inner[told.inner].fields
        if told.kind == "one":
            return _facts(value, inner, texts)
        return [_facts(each, inner, texts) for each in value] if isinstance(value, tuple) else None
    if isinstance(value, tuple):
        return [_milli(each) if told.kind == "millis" else each for each in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, int) and not isinstance(value, bool):
        return _number(value, told.kind)
    return value


def _number(value: int, kind: str) -> object:
    if kind == "time":
        return from_ms(value).isoformat(timespec="seconds")
    if kind == "day":
        return date.fromordinal(value).isoformat()
    return _milli(value) if kind == "milli" else value


def _milli(value: object) -> object:
    if not isinstance(value, int):
        return value
    return value // _THOUSAND if value % _THOUSAND == 0 else value / _THOUSAND
