"""The check of everything in the bookkeeping store."""

from collections.abc import Iterator

from storage.bookkeeping.tables import DEBT_CASE, INVOICE, RECEIPT
from storage.sealed.record import Checked
from storage.sealed.shelf import Shelf
from storage.sealed.walk import Progress, Walkable, check_shelves, count_shelves
from storage.store import Store


def shelves(store: Store) -> tuple[Walkable, ...]:
    """Every sealed table of this store."""
    return (
        Shelf(INVOICE, store),
        Shelf(DEBT_CASE, store),
        Shelf(RECEIPT, store),
    )


def count_rows(store: Store) -> int:
    """How many rows `check_rows` will meet."""
    return count_shelves(shelves(store))


def check_rows(store: Store, progress: Progress | None = None) -> Iterator[Checked]:
    """One `Checked` for each sealed column of each row; `code` is empty when all is well."""
    yield from check_shelves(store.kind, shelves(store), progress)
