"""Reads the policy's data files, each held against its JSON Schema.

Rule: a file that does not fit is refused whole, by name of the file and the place; nothing is guessed or left out.
"""

import json
import re
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
    raw: object = json.loads(files(_HERE).joinpath("schemas").joinpath(f"{name}.json").read_text(encoding="utf-8"))
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


def parsed(source: str, name: str, file: str = "") -> Mapping[str, object]:
    """The content of a data file, when it is TOML and fits the schema of this name.

    Args:
        source: The file's text.
        name: Of the schema.
        file: What the file is called in an error; the name of the schema when empty.

    Raises:
        PolicyMalformed: It is no TOML (`file:line`), or does not fit (`file.field`).
    """
    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise PolicyMalformed(f"{file or name}:{line[1]}" if line else file or name) from None
    return fitting(content, name, file)


def rows(name: str) -> tuple[Mapping[str, object], ...]:
    """The rows of `data/NAME.toml`, each with a code of its own.

    Raises:
        PolicyMalformed: The file is no TOML, does not fit its schema, or has a code twice.
    """
    raw = files(_HERE).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return unique(parsed(raw, name), name)


def unique(content: Mapping[str, object], name: str) -> tuple[Mapping[str, object], ...]:
    """The table `row` of what fits its schema.

    Raises:
        PolicyMalformed: A code stands there twice.
    """
    every = tables(content["row"])
    codes = [str(each["code"]) for each in every]
    if len(set(codes)) != len(codes):
        raise PolicyMalformed(f"{name}.code")
    return every


def words(value: object) -> tuple[str, ...]:
    """A list of words that the schema has let through."""
    return tuple(map(str, value)) if isinstance(value, list) else ()


def number(value: object) -> int:
    """A whole number that the schema has let through."""
    return value if isinstance(value, int) else 0


def numbers(value: object) -> tuple[int, ...]:
    """A list of whole numbers that the schema has let through."""
    return tuple(map(number, value)) if isinstance(value, list) else ()


def tables(value: object) -> tuple[Mapping[str, object], ...]:
    """A list of tables that the schema has let through."""
    return tuple(schema.mapping(each) for each in value) if isinstance(value, list) else ()
