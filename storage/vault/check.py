"""The check of everything in the vault: every row, every signature, and each client's chain of consent events."""

from collections.abc import Iterator

from storage.errors import Tampered
from storage.sealed.record import Checked, Unreadable
from storage.sealed.shelf import Shelf
from storage.sealed.walk import Progress, Walkable, check_shelves, count_shelves
from storage.store import Store
from storage.vault import case_tables, tables
from storage.vault.consent_proof import prove_chain
from storage.vault.consent_records import ConsentEventRecord


def shelves(store: Store) -> tuple[Walkable, ...]:
    """Every sealed table of this store."""
    return (
        Shelf(tables.PERSON, store),
        Shelf(tables.CONTACT_POINT, store),
        Shelf(tables.NATIONAL_ID, store),
        Shelf(tables.CONTACT_EVENT, store),
        Shelf(tables.MAPPING, store),
        Shelf(tables.TOKEN, store),
        Shelf(tables.FORMS, store),
        Shelf(tables.DECISION, store),
        Shelf(tables.CONSENT_DOCUMENT, store),
        Shelf(tables.CONSENT_EVENT, store),
        Shelf(tables.CONSENT_RECORD, store),
        Shelf(tables.RESTRICTION, store),
        Shelf(tables.PRACTICE, store),
        Shelf(tables.ACT, store),
        Shelf(case_tables.CASE, store),
        Shelf(case_tables.CASE_TEXT, store),
        Shelf(case_tables.HOLD, store),
        Shelf(case_tables.DISCLOSURE, store),
        Shelf(case_tables.SUPPRESSION, store),
        Shelf(case_tables.ENQUIRY, store),
        Shelf(case_tables.INVOICE_LINK, store),
        Shelf(case_tables.REVIEW, store),
        Shelf(case_tables.PROCESSOR, store),
        Shelf(case_tables.ERASURE, store),
    )


def count_rows(store: Store) -> int:
    """How many rows `check_rows` will meet."""
    return count_shelves(shelves(store))


def check_rows(store: Store, progress: Progress | None = None) -> Iterator[Checked]:
    """One `Checked` for each sealed column of each row, and one for each client whose chain of events is broken.

    A broken chain is reported at the client's last readable event, with the column `seq`.
    """
    yield from check_shelves(store.kind, shelves(store), progress)
    yield from _check_chains(store)


def _check_chains(store: Store) -> Iterator[Checked]:
    chains: dict[bytes, list[ConsentEventRecord]] = {}
    for event in Shelf(tables.CONSENT_EVENT, store).scan():
        if not isinstance(event, Unreadable):
            chains.setdefault(event.subject, []).append(event)
    for events in chains.values():
        events.sort(key=lambda event: event.seq)
        try:
            prove_chain(store, tuple(events))
        except Tampered as error:
            yield Checked(store.kind, tables.CONSENT_EVENT.name, events[-1].id, "seq", error.code)
