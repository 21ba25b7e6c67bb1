"""Holds data against a JSON Schema: the part of the language that our schemas use, and nothing else.

The rule: what is not in the schema is refused, by the place where it stands and never by what stands there. A `pattern`
fits the whole text.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

Schema = Mapping[str, object]
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def misfit(value: object, schema: Schema, place: str, root: Schema | None = None) -> str:
    """Say where a value does not fit, as `items.text.3.sv`, or give an empty text.

    Args:
        value: What was read; a day of TOML counts as its text.
        schema: What it has to fit.
        place: What the whole is called.
        root: Where `$ref` looks its names up; the schema itself when None.
    """
    return next(_misfits(value, schema, place, root or schema), "")


def _misfits(value: object, schema: Schema, place: str, root: Schema) -> Iterator[str]:
    if isinstance(value, date):
        value = value.isoformat()
    if "$ref" in schema:
        schema = mapping(mapping(root["$defs"])[str(schema["$ref"]).rpartition("/")[2]])
    if not _right_kind(value, schema) or not _in_bounds(value, schema):
        yield place
    elif isinstance(value, dict):
        yield from _in_table(value, schema, place, root)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _misfits(each, mapping(schema.get("items", {})), f"{place}.{number}", root)


def _in_table(value: Mapping[str, object], schema: Schema, place: str, root: Schema) -> Iterator[str]:
    known = mapping(schema.get("properties", {}))
    others = schema.get("additionalProperties", False)
    for name in _names(schema.get("required", ())):
        if name not in value:
            yield f"{place}.{name}"
    for name, each in value.items():
        if name in known:
            yield from _misfits(each, mapping(known[name]), f"{place}.{name}", root)
        elif isinstance(others, dict):
            yield from _misfits(each, others, f"{place}.?", root)
        else:
            yield f"{place}.?"


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
    size = len(value) if isinstance(value, (str, list)) else value
    least, most = ("minItems", "maxItems") if isinstance(value, list) else ("minLength", "maxLength")
    if isinstance(size, bool) or not isinstance(size, (int, float)):
        return True
    if isinstance(value, (int, float)):
        least, most = "minimum", "maximum"
    low, high = schema.get(least), schema.get(most)
    above = not isinstance(low, (int, float)) or size >= low
    within = above and (not isinstance(high, (int, float)) or size <= high)
    # The length first: a pattern may take the square of it.
    return within and _fits_pattern(value, schema)


def _fits_pattern(value: object, schema: Schema) -> bool:
    if not isinstance(value, str) or "pattern" not in schema:
        return True
    return re.fullmatch(str(schema["pattern"]), value) is not None


def mapping(value: object) -> Schema:
    """A table of a schema.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(value, dict):
        raise TypeError
    return value


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else ()
