"""What kinds of data there are, read from data: which tables, under which key, on what basis, for how long.

Rule: every table of every store belongs to exactly one class; a name that is no class is refused before anything is done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import parsed, tables, words


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
        rests_on: Classes whose rows these rows point to; a hold on this class holds them too.
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
    rests_on: tuple[str, ...]
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
        PolicyMalformed: The file does not fit its schema.
    """
    return read(files(__package__).joinpath("data_classes.toml").read_text(encoding="utf-8"))


def read(source: str) -> tuple[DataClass, ...]:
    """The classes out of the text of their file.

    Raises:
        PolicyMalformed: It is no TOML, does not fit its schema, or has a code or a table twice; says the line or field.
    """
    content = parsed(source, "data_classes")
    found = tuple(_read(each, f"data_classes.class.{place}") for place, each in enumerate(tables(content["class"]), 1))
    held = [(each.store, table) for each in found for table in each.tables]
    if len({each.code for each in found}) != len(found):
        raise PolicyMalformed("data_classes.class.code")
    if len(set(held)) != len(held):
        raise PolicyMalformed("data_classes.class.tables")
    if {code for each in found for code in each.rests_on} - {each.code for each in found}:
        raise PolicyMalformed("data_classes.class.rests_on")
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
        PolicyMalformed: It belongs to none.
    """
    for each in data_classes():
        if each.store == store and table in each.tables:
            return each
    raise PolicyMalformed(f"data_classes.{store}.{table}")


def _read(content: Mapping[str, object], place: str) -> DataClass:
    if (content["on_erasure"] == "keep") != ("law" in content):
        raise PolicyMalformed(f"{place}.law")
    named = ("code", "store", "owner", "key", "basis", "rule", "sv", "en")
    law = str(content.get("law", ""))
    rests_on = words(content.get("rests_on", []))
    found = {name: str(content[name]) for name in named}
    return DataClass(tables=words(content["tables"]), rests_on=rests_on, law=law, **found)
