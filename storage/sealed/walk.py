"""Opens every envelope of a store, for the check of everything: yields places and codes, never a value.

The rule: one row that cannot be trusted is one finding and never ends the walk; the walk reads some rows at a time, so
that it may take long without holding the database.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from sqlalchemy import Column
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from storage.sealed.record import Checked, Record, Unreadable
from storage.sealed.rows import SEALED
from storage.sealed.shelf import UNTRUSTED, RowValues

Progress = Callable[[int, int], None]
"""Called with rows done and rows in all."""


class Walkable(Protocol):
    """What a walk needs of a shelf, whatever its records are."""

    @property
    def name(self) -> str:
        """The table's name."""

    @property
    def columns(self) -> ReadOnlyColumnCollection[str, Column[object]]:
        """The table's columns."""

    def count(self) -> int:
        """How many rows there are."""

    def pages(self, size: int = ...) -> Iterator[Sequence[RowValues]]:
        """All rows, some at a time."""

    def trusted(self, row: RowValues) -> Record:
        """Open one row and check its signature."""

    def scan(self, subjects: frozenset[bytes] | None = ...) -> Iterator[Record | Unreadable]:
        """Every row, or every one about these subjects, opened; signatures are not checked."""


def count_shelves(shelves: Sequence[Walkable]) -> int:
    """How many rows a walk will meet."""
    return sum(shelf.count() for shelf in shelves)


def check_shelves(store: str, shelves: Sequence[Walkable], progress: Progress | None = None) -> Iterator[Checked]:
    """One `Checked` for each sealed column of each row of the store of kind `store`, signatures included."""
    total = count_shelves(shelves) if progress else 0
    done = 0
    for shelf in shelves:
        for page in shelf.pages():
            for row in page:
                yield _check(store, shelf, row)
            done += len(page)
            if progress:
                progress(done, total)


def _check(store: str, shelf: Walkable, row: RowValues) -> Checked:
    code = ""
    try:
        shelf.trusted(row)
    except UNTRUSTED as error:
        code = error.code
    row_id = row[0] if isinstance(row[0], bytes) else b""
    return Checked(store=store, table=shelf.name, row=row_id, column=SEALED, code=code)
