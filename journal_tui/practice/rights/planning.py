"""From an order to every row and key that it means, as the stores stand now; nothing is changed here.

Rules: a hold takes its classes out of the plan, and what their rows rest on; a key is destroyed only when everything that it seals goes; with a text of the
journal goes what the vault keeps of it, and the codes that no text uses any more; what the law keeps is counted and named with its law and its end.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.enquiries.belonging import of_person
from journal_tui.practice.retention.rules import rules
from journal_tui.practice.rights.codes_left import unused
from journal_tui.practice.rights.data_classes import DataClass, chosen, class_of, data_class, data_classes
from journal_tui.practice.rights.holds import Hold, Holds
from journal_tui.practice.rights.order import Order, OrderKind, Outcome, Plan, PreviewLine, StoredKey, StoredRow, joined
from journal_tui.practice.rights.statutes import kept_until
from storage import erasing
from storage.bookkeeping import check as bookkeeping_check
from storage.bookkeeping.records import year_subject
from storage.bookkeeping.tables import DEBT_CASE, INVOICE, RECEIPT
from storage.journal import check as journal_check
from storage.keys import Domain
from storage.sealed.record import Unreadable
from storage.sealed.shelf import Shelf
from storage.sealed.walk import Walkable
from storage.store import Store
from storage.vault import check as vault_check

_FORMS, _TOKEN, _ALIASES = "forms", "token", "aliases"


@dataclass(frozen=True, slots=True)
class Place:
    """One open store with its tables."""

    store: Store
    shelves: tuple[Walkable, ...]


def places(context: Context) -> Mapping[str, Place]:
    """The three stores by kind."""
    stores = context.stores
    return {
        "vault": Place(stores.vault, vault_check.shelves(stores.vault)),
        "journal": Place(stores.journal, journal_check.shelves(stores.journal)),
        "bookkeeping": Place(stores.bookkeeping, bookkeeping_check.shelves(stores.bookkeeping)),
    }


class Planning:
    """Makes plans for one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._holds = Holds(context)
        self._bookkeeping = context.stores.bookkeeping

    def plan(self, order: Order) -> Plan:
        """Everything that an order comes to.

        Raises:
            InvalidInput: It names a data class that is none; before anything is read.
            NotFound: What holds this client cannot be read.
        """
        if not order.also:
            return self._plan(order)
        parts: list[Plan] = []
        for client in (order.client, *order.also):
            beside = frozenset(row.at.id for part in parts for row in part.rows)
            parts.append(self._plan(replace(order, client=client, also=()), beside))
        ordered = joined(order, tuple(parts))
        return replace(ordered, lines=_in_order(ordered.lines))

    def _plan(self, order: Order, beside: frozenset[bytes] = frozenset()) -> Plan:
        """What an order comes to for one client; `beside`: rows that go already with another client who is the same person."""
        wanted = chosen(order.classes)
        holds = self._holds.in_force(order.client, order.ignore_case)
        mapped = self._subjects(order)
        asked = tuple(each for each in self._enquiries(order) if each not in beside)
        vault = (*self._rows("vault", (order.client, *asked)), *self._told(order))
        vault = tuple(row for row in vault if row.at.id not in beside)
        found = {"vault": vault, "journal": self._rows("journal", mapped)}
        # What the law keeps goes by rule alone, once its time has passed: the warrant has seen to that.
        ended = {each.code for each in wanted if not each.erasable and order.kind is OrderKind.PURGE}
        if any(each.owner == "year" for each in wanted if each.code in ended):
            found["bookkeeping"] = self._rows("bookkeeping", (order.client,))
        going: list[StoredRow] = []
        lines: list[PreviewLine] = []
        codes = ended | {each.code for each in wanted if each.erasable}
        meant = [
            (row, kind.code)
            for store, rows in found.items()
            for row in rows
            if (kind := class_of(store, row.at.table)).code in codes and self._meant(order, row, kind, mapped)
        ]
        held = _held(holds, {code for _row, code in meant})
        going += [row for row, code in meant if code not in held]
        counts = Counter((row.store, code) for row, code in meant)
        lines += [_line(store, code, count, held.get(code)) for (store, code), count in counts.items()]
        going += self._forms(order, going, found["vault"])
        codes_left = self._codes(order, going, found["vault"], holds)
        going += codes_left
        lines += [_line("vault", _ALIASES, len(codes_left), None)] if codes_left else []
        lines += self._kept(order, found["vault"])
        keys = self._keys(found, going, (order.client, *asked, *mapped), whole=order.only is None)
        return Plan(order, tuple(going), keys, _in_order(lines), mapped)

    def _subjects(self, order: Order) -> tuple[bytes, ...]:
        """The client in each service, as the journal knows it."""
        mappings = self._context.vault.mappings.of_client(order.client)
        return tuple(
            each.journal_subject for each in mappings if order.service is None or each.service == order.service.value
        )

    def _enquiries(self, order: Order) -> tuple[bytes, ...]:
        """What the client asked: under keys of their own, and gone with the client; what never became one goes by rule on its own day."""
        if order.service is not None:
            return ()
        if order.kind is OrderKind.REQUEST:
            return tuple(each.id for each in of_person(self._context, order.client))
        return tuple(each.id for each in self._context.vault.enquiries.of_converted(order.client))

    def _told(self, order: Order) -> tuple[StoredRow, ...]:
        """What lies with other clients and tells of this one: that they are, or are not, one person. On request; a rule leaves it."""
        if order.kind is not OrderKind.REQUEST or order.service is not None:
            return ()
        return tuple(
            row
            for other in self._context.persons.others(order.client)
            for row in self._rows("vault", (other,))
            if row.at.id in self._context.persons.about(order.client)
        )

    def _rows(self, store: str, owners: Iterable[bytes]) -> tuple[StoredRow, ...]:
        place = places(self._context)[store]
        return tuple(
            StoredRow(store, row, owner) for owner in owners for row in erasing.rows_of(place.store, place.shelves, owner)
        )

    def _meant(self, order: Order, row: StoredRow, kind: DataClass, mapped: tuple[bytes, ...]) -> bool:
        """Whether the order means this row. Of one service alone, the vault gives up the bridge to it and nothing else."""
        if order.only is not None:
            return row.at.id in order.only
        if order.service is None or row.store != "vault":
            return True
        if kind.code != "mapping":
            return False
        mappings = self._context.vault.mappings.of_client(order.client)
        return any(each.id == row.at.id and each.journal_subject in mapped for each in mappings)

    def _forms(self, order: Order, going: list[StoredRow], held: tuple[StoredRow, ...]) -> list[StoredRow]:
        """What the vault keeps of the texts that go, where the whole class does not go already."""
        gone = {row.at.id for row in going if row.store == "vault" and row.at.table == _FORMS}
        texts = {row.at.id for row in going if row.store == "journal"}
        if not texts or (order.only is None and order.service is None):
            return []
        wanted = {form for text in texts if (form := self._context.vault.forms.row_of(text)) is not None}
        return [row for row in held if row.at.table == _FORMS and row.at.id in wanted - gone]

    def _codes(
        self, order: Order, going: list[StoredRow], held: tuple[StoredRow, ...], holds: tuple[Hold, ...]
    ) -> list[StoredRow]:
        """Of one service alone: the codes of third persons that no text of the client would use any more."""
        if order.service is None or order.only is not None or _ALIASES not in order.classes:
            return []
        if any(hold.covers(_ALIASES) for hold in holds):
            return []
        gone = frozenset(row.at.id for row in going if row.store == "journal")
        left = unused(self._context, order.client, gone)
        return [row for row in held if row.at.table == _TOKEN and row.at.id in left]

    def _kept(self, order: Order, vault: tuple[StoredRow, ...]) -> list[PreviewLine]:
        """What stays by law, of a whole client: bookkeeping through the links that are still there, cases, disclosures."""
        if order.service is not None or order.only is not None:
            return []
        law = next(each.law for each in data_classes() if each.code == "bookkeeping")
        lines = [
            PreviewLine("bookkeeping", "bookkeeping", count, Outcome.KEPT, law, kept_until(year), kind=kind)
            for (kind, year), count in self._vouchers(order.client).items()
        ]
        counts = Counter(class_of("vault", row.at.table).code for row in vault)
        lines += [
            PreviewLine("vault", kind.code, counts[kind.code], Outcome.KEPT, kind.law, self._goes(kind, order.client))
            for kind in data_classes()
            if kind.store == "vault" and kind.owner == "client" and not kind.erasable and counts[kind.code]
        ]
        return lines

    def _goes(self, kind: DataClass, client: bytes) -> int | None:
        """The day on which the last of what outlives a client goes by its own rule; what is not over yet is over today at the earliest."""
        vault, person = self._context.vault, self._context.persons.records(client)
        ended: list[int | None] = []
        for each in person:
            if kind.code == "case":
                ended += [row.closed_ms for row in vault.cases.of_client(each) if not isinstance(row, Unreadable)]
                ended += [row.to_ms for row in vault.holds.of_client(each) if not isinstance(row, Unreadable)]
            elif kind.code == "disclosure":
                ended += [row.at_ms for row in vault.disclosures.of_client(each) if not isinstance(row, Unreadable)]
        days = [self._context.today() if at is None else from_ms(at).date() for at in ended]
        return rules().rule(kind.rule).due(max(days)).toordinal() if days else None

    def _vouchers(self, client: bytes) -> Counter[tuple[str, int]]:
        """A client's invoices, and the receipts and debt cases of them, by kind and financial year."""
        links = [each for each in self._context.vault.invoice_links.of_client(client) if not isinstance(each, Unreadable)]
        mine = {link.invoice for link in links}
        found = Counter((INVOICE.name, link.year) for link in links)
        last = self._context.settings.financial_year(self._context.today())
        for year in range(min((link.year for link in links), default=last + 1), last + 1):
            for shelf in (Shelf(RECEIPT, self._bookkeeping), Shelf(DEBT_CASE, self._bookkeeping)):
                for row in shelf.each(shelf.table.by_subject, {"subject": year_subject(year)}):
                    if not isinstance(row, Unreadable) and row.invoice in mine:
                        found[shelf.name, year] += 1
        return found

    def _keys(
        self, found: Mapping[str, tuple[StoredRow, ...]], going: list[StoredRow], owners: Iterable[bytes], *, whole: bool
    ) -> tuple[StoredKey, ...]:
        """The keys of which every row goes; of a whole client, also those that seal nothing any more."""
        gone = {(row.store, row.at.table, row.at.id) for row in going}
        ending = {(row.store, class_of(row.store, row.at.table).key, row.owner) for row in going}
        staying: set[tuple[str, str, bytes]] = set()
        for store, rows in found.items():
            for row in rows:
                if (store, row.at.table, row.at.id) not in gone:
                    staying.add((store, class_of(store, row.at.table).key, row.owner))
        there = places(self._context)
        return tuple(
            StoredKey(store, key)
            for store in found
            for owner in owners
            for key in erasing.keys_of(there[store].store, owner)
            if (where := (store, Domain(key.domain).name.lower(), owner)) not in staying and (whole or where in ending)
        )


def _held(holds: Iterable[Hold], codes: Iterable[str]) -> dict[str, Hold]:
    """Which of these classes stay, and by what: what a hold covers, and what the rows of that rest on."""
    holds = tuple(holds)
    held = {code: hold for code in codes for hold in reversed(holds) if hold.covers(code)}
    for code, hold in tuple(held.items()):
        for other in data_class(code).rests_on:
            held.setdefault(other, hold)
    return held


def _in_order(lines: Iterable[PreviewLine]) -> tuple[PreviewLine, ...]:
    order_of = {each.code: number for number, each in enumerate(data_classes())}
    return tuple(sorted(lines, key=lambda line: (order_of[line.data_class], line.outcome)))


def _line(store: str, code: str, count: int, holder: Hold | None) -> PreviewLine:
    if holder is None:
        return PreviewLine(store, code, count, Outcome.ERASED)
    return PreviewLine(store, code, count, Outcome.HELD, held_by=holder.words)
