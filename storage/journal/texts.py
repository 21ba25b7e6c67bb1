"""Every text that lies in the journal, of whatever kind: for looking whether one of them names somebody.

The rule: a field is not known to be harmless because of its name. Whatever a record holds as text is given, however deep, so
that a table or a field that is added later is looked at without a line here. Signatures are not checked: that is `verify`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from storage.journal.check import shelves
from storage.sealed.record import Unreadable
from storage.store import Store


@dataclass(frozen=True, slots=True)
class TextAt:
    """One text of one row. `path` is where it lies in the record: `text`, `ignored[2]`, `flags[0].label`."""

    table: str
    row: bytes
    subject: bytes
    path: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """One row with all its texts, or with the code of what keeps it shut."""

    table: str
    row: bytes
    subject: bytes
    texts: tuple[TextAt, ...] = ()
    code: str = ""


def every_row(store: Store) -> Iterator[Opened]:
    """Every row of every table of the journal, by table and id; some at a time, so that the caller may take long."""
    for shelf in shelves(store):
        for row in shelf.scan():
            if isinstance(row, Unreadable):
                yield Opened(shelf.name, row.id, row.subject, code=row.code)
            else:
                found = (TextAt(shelf.name, row.id, row.subject, path, text) for path, text in _texts(row, ""))
                yield Opened(shelf.name, row.id, row.subject, tuple(found))


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _texts(part, f"{path}[{number}]")
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name), f"{path}.{each.name}" if path else each.name)
