"""The check of everything in the journal: every row, every signature, and that nothing hangs in the air."""

from collections.abc import Iterator

from storage.journal import tables
from storage.sealed.record import Checked
from storage.sealed.shelf import Shelf
from storage.sealed.walk import Progress, Walkable, check_shelves, count_shelves
from storage.store import Store


def shelves(store: Store) -> tuple[Walkable, ...]:
    """Every sealed table of this store."""
    return (
        Shelf(tables.SUBJECT, store),
        Shelf(tables.PERMIT, store),
        Shelf(tables.APPOINTMENT, store),
        Shelf(tables.DRAFT, store),
        Shelf(tables.ENTRY, store),
        Shelf(tables.ADDENDUM, store),
        Shelf(tables.AGREEMENT, store),
        Shelf(tables.GOAL, store),
        Shelf(tables.MEASUREMENT, store),
        Shelf(tables.WORKOUT, store),
        Shelf(tables.SAFETY_PLAN, store),
        Shelf(tables.OWN_TEMPLATE, store),
        Shelf(tables.PHRASE, store),
        Shelf(tables.INSTRUMENT, store),
        Shelf(tables.EMERGENCY_NOTE, store),
        Shelf(tables.WORKING_NOTE, store),
    )


def count_rows(store: Store) -> int:
    """How many rows `check_rows` will meet."""
    return count_shelves(shelves(store))


def check_rows(store: Store, progress: Progress | None = None) -> Iterator[Checked]:
    """One `Checked` for each sealed column of each row; `code` is empty when all is well."""
    yield from check_shelves(store.kind, shelves(store), progress)
