"""What kinds of data there are, read from data: which tables, under which key, on what basis, for how long.

Rule: every table of every store belongs to exactly one class; a name that is no class is refused before anything is done.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from journal_tui.practice.errors import InvalidInput

_SCHEMA = "journal-tui/data-classes/1"
OWNERS = ("client", "subject", "year", "practice")
STORES = ("vault", "journal", "bookkeeping")


class ClassesMalformed(Exception):
    """The file of data classes is not as its schema says."""


@dataclass(frozen=True, slots=True)
class DataClass:
    """One kind of data.

    Attributes:
        code: What it is called in the program.
        store: Where it lies.
        tables: Its tables there.
        owner: Whose id stands in the rows' `subject`.
        key: Key domain that seals it, lower case; empty for the store's own key.
        basis: Legal basis, a code of the policy data.
        rule: Retention rule.
        law: What law keeps it when its person is erased; empty when it goes.
        sv: Title in Swedish.
        en: Title in English.
    """

    code: str
    store: str
    tables: tuple[str, ...]
    owner: str
    key: str
    basis: str
    rule: str
    law: str
    sv: str
    en: str

    @property
    def erasable(self) -> bool:
        """Whether it goes with its person."""
        return not self.law

    def title(self, language: str) -> str:
        """The title in `sv` or `en`."""
        return self.en if language == "en" else self.sv


@cache
def data_classes() -> tuple[DataClass, ...]:
    """Every class, in the order of the file.

    Raises:
        ClassesMalformed: The file does not fit its schema.
    """
    content = tomllib.loads(files(__package__).joinpath("data_classes.toml").read_text(encoding="utf-8"))
    if content.get("schema") != _SCHEMA:
        raise ClassesMalformed
    try:
        found = tuple(_read(each) for each in content["class"])
    except (KeyError, TypeError, ValueError):
        raise ClassesMalformed from None
    tables = [(each.store, table) for each in found for table in each.tables]
    if len({each.code for each in found}) != len(found) or len(set(tables)) != len(tables):
        raise ClassesMalformed
    return found


def data_class(code: str) -> DataClass:
    """The class of this name.

    Raises:
        InvalidInput: There is none.
    """
    for each in data_classes():
        if each.code == code:
            return each
    raise InvalidInput(field="data_class", reason="unknown")


def chosen(codes: Iterable[str]) -> tuple[DataClass, ...]:
    """The classes of these names, in the order of the file.

    Raises:
        InvalidInput: One of them is no class.
    """
    wanted = {data_class(code).code for code in codes}
    return tuple(each for each in data_classes() if each.code in wanted)


def everything() -> frozenset[str]:
    """The names of all classes that go with their person."""
    return frozenset(each.code for each in data_classes() if each.erasable)


def class_of(store: str, table: str) -> DataClass:
    """The class that a table belongs to.

    Raises:
        ClassesMalformed: It belongs to none.
    """
    for each in data_classes():
        if each.store == store and table in each.tables:
            return each
    raise ClassesMalformed


def _read(content: dict[str, object]) -> DataClass:
    tables = content["tables"]
    words = {name: content[name] for name in ("code", "store", "owner", "key", "basis", "rule", "sv", "en")}
    law, on_erasure = content.get("law", ""), content["on_erasure"]
    if not isinstance(tables, list) or not tables or not isinstance(law, str):
        raise TypeError
    if not all(isinstance(each, str) for each in (*tables, *words.values())):
        raise TypeError
    if words["store"] not in STORES or words["owner"] not in OWNERS or bool(law) != (on_erasure == "keep"):
        raise ValueError
    if on_erasure not in {"keep", "erase"}:
        raise ValueError
    return DataClass(tables=tuple(map(str, tables)), law=law, **{name: str(value) for name, value in words.items()})
