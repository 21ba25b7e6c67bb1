"""The words of a text for supervision, read from a data file with one table for each language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from journal_tui.practice.errors import InvalidInput


@cache
def words(language: str) -> Mapping[str, str]:
    """Give the words in `sv` or `en`.

    Raises:
        InvalidInput: The file breaks its schema: the two tables do not hold the same keys.
    """
    data = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    tables = {name: {str(key): str(value) for key, value in table.items()} for name, table in data.items()}
    if tables.keys() != {"sv", "en"} or tables["sv"].keys() != tables["en"].keys():
        raise InvalidInput(field="text", reason="schema")
    return tables["en" if language == "en" else "sv"]
