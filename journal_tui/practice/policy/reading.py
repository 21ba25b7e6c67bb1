"""Reads the policy's data files, each held against its JSON Schema.

Rule: a file that does not fit is refused whole, by name of the file and the place; nothing is guessed or left out.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from journal_tui.practice import schema
from journal_tui.practice.policy.malformed import PolicyMalformed

_HERE = "journal_tui.practice.policy"


@cache
def named(name: str) -> schema.Schema:
    """The schema of this name, as it lies in `schemas/`."""
    raw: object = json.loads(files(_HERE).joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    return schema.mapping(raw)


def fitting(content: Mapping[str, object], name: str, file: str = "") -> Mapping[str, object]:
    """What was read, when it fits the schema of this name.

    Raises:
        PolicyMalformed: It does not; the message names the place.
    """
    where = schema.misfit(dict(content), named(name), file or name)
    if where:
        raise PolicyMalformed(where)
    return content


def rows(name: str) -> tuple[Mapping[str, object], ...]:
    """The rows of `data/NAME.toml`, each with a code of its own.

    Raises:
        PolicyMalformed: The file is no TOML, does not fit its schema, or has a code twice.
    """
    raw = files(_HERE).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    try:
        content = fitting(tomllib.loads(raw), name)
    except tomllib.TOMLDecodeError:
        raise PolicyMalformed(name) from None
    return unique(content, name)


def unique(content: Mapping[str, object], name: str) -> tuple[Mapping[str, object], ...]:
    """The table `row` of what fits its schema.

    Raises:
        PolicyMalformed: A code stands there twice.
    """
    found = content["row"]
    every = tuple(schema.mapping(each) for each in found) if isinstance(found, list) else ()
    codes = [str(each["code"]) for each in every]
    if len(set(codes)) != len(codes):
        raise PolicyMalformed(f"{name}.code")
    return every


def words(value: object) -> tuple[str, ...]:
    """A list of words that the schema has let through."""
    return tuple(map(str, value)) if isinstance(value, list) else ()
