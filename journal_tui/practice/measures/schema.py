"""Holds a pack against `schema.json`: the part of JSON Schema that the file uses, and nothing else.

The rule: what is not in the schema is refused, by the place where it stands and never by what stands there. A `pattern`
fits the whole text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

Schema = Mapping[str, object]
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


@cache
def pack_schema() -> Schema:
    """The schema of an instrument pack."""
    read: object = json.loads(resources.files(__package__).joinpath("schema.json").read_text(encoding="utf-8"))
    return _mapping(read)


def misfit(value: object, schema: Schema, place: str = "pack") -> str:
    """Say where a value does not fit, as `items.text.3.sv`, or give an empty text."""
    return next(_misfits(value, schema, place), "")


def _misfits(value: object, schema: Schema, place: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = _mapping(_mapping(pack_schema()["$defs"])[str(schema["$ref"]).rpartition("/")[2]])
    if not _right_kind(value, schema) or not _in_bounds(value, schema):
        yield place
    elif isinstance(value, dict):
        yield from _in_table(value, schema, place)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _misfits(each, _mapping(schema.get("items", {})), f"{place}.{number}")


def _in_table(value: Mapping[str, object], schema: Schema, place: str) -> Iterator[str]:
    known = _mapping(schema.get("properties", {}))
    for name in _names(schema.get("required", ())):
        if name not in value:
            yield f"{place}.{name}"
    for name, each in value.items():
        if name not in known:
            yield f"{place}.?"
        else:
            yield from _misfits(each, _mapping(known[name]), f"{place}.{name}")


def _right_kind(value: object, schema: Schema) -> bool:
    if "const" in schema:
        return type(value) is type(schema["const"]) and value == schema["const"]
    if "enum" in schema:
        return isinstance(value, str) and value in _names(schema["enum"])
    kind = str(schema.get("type", ""))
    if isinstance(value, bool) and kind != "boolean":
        return False
    return isinstance(value, _TYPES[kind])


def _in_bounds(value: object, schema: Schema) -> bool:
    if isinstance(value, str) and "pattern" in schema and not re.fullmatch(str(schema["pattern"]), value):
        return False
    size = len(value) if isinstance(value, (str, list)) else value
    least, most = ("minItems", "maxItems") if isinstance(value, list) else ("minLength", "maxLength")
    if isinstance(size, bool) or not isinstance(size, (int, float)):
        return True
    if isinstance(value, (int, float)):
        least, most = "minimum", "maximum"
    low, high = schema.get(least), schema.get(most)
    above = not isinstance(low, (int, float)) or size >= low
    return above and (not isinstance(high, (int, float)) or size <= high)


def _mapping(value: object) -> Schema:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else ()
