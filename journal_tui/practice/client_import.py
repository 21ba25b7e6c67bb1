"""Takes clients in from a table (CSV): names, ways to reach them, services. Nothing else in it is read.

Rules: every line is checked before the first client is taken in; a column that is not asked for is passed over and named, and
one that speaks of consent is passed over like any other: whoever comes from a file has not been asked. No personnummer comes in.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from journal_tui.practice import contact_rules
from journal_tui.practice.context import Context
from journal_tui.practice.enrolment import Enrolment
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Contact, Registered, Service

MOST = 2_000
"""Clients in one file."""

_COLUMNS: Mapping[str, str] = {
    "given": "given",
    "given name": "given",
    "förnamn": "given",
    "surname": "surname",
    "efternamn": "surname",
    "email": "email",
    "e-mail": "email",
    "e-post": "email",
    "phone": "phone",
    "telefon": "phone",
    "address": "address",
    "adress": "address",
    "service": "service",
    "services": "service",
    "tjänst": "service",
    "tjänster": "service",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: the clients that were taken in, how many were here already, and the columns that were passed over."""

    clients: tuple[Registered, ...]
    known: int
    passed_over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    contact: Contact = field(repr=False)
    services: tuple[Service, ...]


class ClientImport:
    """Takes tables of clients in."""

    def __init__(self, context: Context, enrolment: Enrolment) -> None:
        """Take the open practice and the one way in which a client is taken in."""
        self._context = context
        self._enrolment = enrolment

    def take_in(self, text: str) -> Imported:
        """Take every client of a table in; one with the same name and the same ways to be reached is here already.

        Raises:
            InvalidInput: No such table, or a line that is not right (`row` says which); nobody was taken in.
        """
        header, rows = _table(text)
        lines = tuple(_line(number, row) for number, row in rows)
        if not lines:
            raise InvalidInput(field="file", reason="empty")
        made: list[Registered] = []
        known = 0
        for line in lines:
            if self._here(line.contact):
                known += 1
            else:
                made.append(self._enrolment.register(line.contact, line.services, "", None, prospect=not line.services))
        passed_over = tuple(name for name in header if name.strip() and _column(name) not in _COLUMNS)
        return Imported(tuple(made), known, passed_over)

    def _here(self, contact: Contact) -> bool:
        register = self._context.register
        return any(register.contact(client) == contact for client in register.similar(contact))


def _column(name: str) -> str:
    return name.strip().casefold()


def _table(text: str) -> tuple[Sequence[str], Iterator[tuple[int, Mapping[str, str]]]]:
    """The header, and each line by the columns that are read."""
    lines = [line for line in io.StringIO(text.removeprefix("\ufeff"), newline="") if line.strip()]
    if len(lines) > MOST + 1:
        raise InvalidInput(field="file", reason="too_many", limit=MOST)
    first = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        table = list(reader)
    except csv.Error:
        raise InvalidInput(field="file", reason="format") from None
    header = table[0] if table else []
    read = [_COLUMNS.get(_column(name), "") for name in header]
    for needed in ("given", "surname"):
        if read.count(needed) != 1:
            raise InvalidInput(field=needed, reason="column_missing")
    rows = (
        (number, {name: value for name, value in zip(read, row, strict=False) if name})
        for number, row in enumerate(table[1:], start=2)
    )
    return header, rows


def _line(number: int, row: Mapping[str, str]) -> _Line:
    try:
        contact = contact_rules.contact(
            Contact(
                row.get("given", ""),
                row.get("surname", ""),
                email=row.get("email", ""),
                phone=row.get("phone", ""),
                address=row.get("address", ""),
            )
        )
        return _Line(contact, _services(row.get("service", "")))
    except InvalidInput as error:
        raise InvalidInput(field=str(error.facts["field"]), reason="import_line", row=number) from None


def _services(text: str) -> tuple[Service, ...]:
    words = text.casefold().replace("+", " ").replace("/", " ").replace(",", " ").split()
    try:
        return tuple(dict.fromkeys(Service(word) for word in words))
    except ValueError:
        raise InvalidInput(field="service", reason="unknown") from None
