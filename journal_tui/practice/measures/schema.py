"""Holds a pack against `schema.json`; what is not in the schema is refused by the place where it stands."""

import json
from functools import cache
from importlib import resources

from journal_tui.practice import schema
from journal_tui.practice.schema import Schema


@cache
def pack_schema() -> Schema:
    """The schema of an instrument pack."""
    read: object = json.loads(resources.files(__package__).joinpath("schema.json").read_text(encoding="utf-8"))
    return schema.mapping(read)


def misfit(value: object, wanted: Schema, place: str = "pack") -> str:
    """Say where a value does not fit, as `items.text.3.sv`, or give an empty text."""
    return schema.misfit(value, wanted, place, pack_schema())
