"""The desk of debt cases: an unpaid invoice that is handed over for collection.

Rules: an open case holds the client's data; a personnummer is copied only when it is kept for that purpose, and goes, here and in
the vault, when the last case is closed and nothing else holds it; closing starts the retention clock anew where the practice has decided so.
A case that was opened by mistake is withdrawn while nothing of it has left.
"""

from dataclasses import replace
from datetime import date

from journal_tui.practice.bookkeeping.books import Books
from journal_tui.practice.bookkeeping.vouchers import DebtCase
from journal_tui.practice.clients import Clients
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound, RefusedByRule
from journal_tui.practice.ids import row_id
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.values import PersonnummerPurpose
from storage.audit.actions import Action
from storage.bookkeeping.records import DebtCaseRecord, InvoiceRecord
from storage.bookkeeping.repositories import DebtCaseRepository
from storage.sealed.record import Unreadable, new_id
from storage.sealed.shelf import UNTRUSTED
from storage.vault.records import ActRecord

DEBT = "debt"
"""The kind of hold that an open case puts."""
CASE = "debt_case"
"""The kind of act that opens a case or ends it."""


class Debts:
    """The debt cases of one open practice."""

    def __init__(self, context: Context) -> None:
        """Also says how a case that was cut off is finished."""
        self._context = context
        context.acts.register(CASE, self.finish)
        self._store = context.stores.bookkeeping
        self._books = Books(context)
        self._debts = DebtCaseRepository(self._store)
        self._holds = Holds(context)

    def hand_over(self, client: str, invoice: str) -> DebtCase:
        """Hand an unpaid invoice over for collection: the client's data are held until the case is closed.

        Raises:
            RefusedByRule: It is paid, not due yet, or handed over already.
            NotFound: No such invoice of this client.
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._books.of_client(who, invoice)
            today = self._context.today()
            if held.paid_day is not None:
                raise RefusedByRule(rule="debt", reason="paid_already")
            if self._books.credited(who, held):
                raise RefusedByRule(rule="debt", reason="credited")
            if held.due_day >= today.toordinal():
                raise RefusedByRule(rule="debt", reason="not_due_yet")
            if self._debt_of(held) is not None:
                raise RefusedByRule(rule="debt", reason="handed_over_already")
            number = ""
            kept = self._context.vault.national_ids.of_client(who)
            if kept is not None and kept.purpose == PersonnummerPurpose.INKASSO:
                number = self._books.reveal(client, PersonnummerPurpose.INKASSO)
            case_id = new_id()
            act = self._context.acts.start(CASE, who, objects=(case_id,))
            self._holds.put(who.hex(), DEBT, case=case_id.hex())  # first: no case is ever kept without its hold
            record = self._debts.add(
                DebtCaseRecord(
                    id=case_id,
                    subject=held.subject,
                    created_ms=self._context.stamp_ms(),
                    invoice=held.id,
                    status="open",
                    handed_over_day=today.toordinal(),
                    national_id=number,
                )
            )
            self._store.audit.add(Action.DEBT_CASE_OPENED, object=record.id)
        self._context.acts.end(act)
        return DebtCase(id=record.id.hex(), invoice=held.id.hex(), client=who.hex(), handed_over=today)

    def close(self, client: str, debt: str) -> None:
        """Close a debt case: its personnummer goes, the hold ends, and the retention clock starts anew where so decided.

        Raises:
            NotFound: There is none.
            RefusedByRule: It is closed already.
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._debts.get(row_id(debt))
            self._books.of_client(who, held.invoice.hex())
            if held.closed_day is not None:
                raise RefusedByRule(rule="debt", reason="closed_already")
            act = self._context.acts.start(CASE, who, objects=(held.id,))
            closed = replace(held, status="closed", closed_day=self._context.today().toordinal(), national_id="")
            self._debts.update(closed)
            self._store.audit.add(Action.DEBT_CASE_CLOSED, object=held.id)
        self._context.acts.end(act)

    def withdraw(self, client: str, debt: str) -> None:
        """Take back a debt case that was opened by mistake, as if it had never been: hold and copied personnummer go, and no clock starts.

        The personnummer in the vault stays as it was before the case: it waits for the next one.

        Raises:
            NotFound: There is none.
            RefusedByRule: It is closed, or it has left (`collector_has_it`): then it is closed when it is settled.
        """
        who = self._books.client(client)
        with self._store.database.write():
            held = self._debts.get(row_id(debt))
            self._books.of_client(who, held.invoice.hex())
            if held.closed_day is not None:
                raise RefusedByRule(rule="debt", reason="closed_already")
            left = self._context.vault.disclosures.of_client(who)
            if any(isinstance(each, Unreadable) or each.case == held.id.hex() for each in left):
                raise RefusedByRule(rule="debt", reason="collector_has_it")
            act = self._context.acts.start(CASE, who, objects=(held.id,))
            self._debts.remove(held.id)
            self._store.audit.add(Action.DEBT_CASE_WITHDRAWN, object=held.id)
        self._context.acts.end(act)

    def finish(self, act: ActRecord) -> None:
        """Let a hold go whose case is closed, and the personnummer with it; take one away whose case was never kept, or withdrawn."""
        (case_id,) = act.objects
        with self._store.database.write():  # held while the vault is written, so that nobody opens a case meanwhile
            try:
                case = self._debts.get(case_id)
            except NotFound:
                case = None
            if case is not None and case.closed_day is None:
                return
            for hold in self._context.vault.holds.of_client(act.subject):
                if isinstance(hold, Unreadable) or (hold.kind, hold.case) != (DEBT, case_id.hex()):
                    continue
                if case is None:
                    self._holds.take_back(hold.id.hex())
                elif hold.to_ms is None:
                    self._holds.lift(hold.id.hex())
            self._let_go(act.subject)

    def sweep(self) -> int:
        """Take away the personnummer whose last debt case was closed while something else still held them; how many. Called at unlock."""
        holds = [hold for hold in self._context.vault.holds.all() if not isinstance(hold, Unreadable)]
        ended = {hold.subject for hold in holds if hold.kind == DEBT and hold.to_ms is not None}
        return sum(self._let_go(client) for client in sorted(ended & self._context.register.clients()))

    def list(self, client: str) -> tuple[DebtCase, ...]:
        """A client's debt cases, oldest first."""
        who = self._context.register.resolve(client)
        found = []
        for record in self._books.records(who):
            debt = self._debt_of(record)
            if debt is not None:
                closed = date.fromordinal(debt.closed_day) if debt.closed_day is not None else None
                over = date.fromordinal(debt.handed_over_day)
                found.append(
                    DebtCase(id=debt.id.hex(), invoice=record.id.hex(), client=who.hex(), handed_over=over, closed=closed)
                )
        return tuple(found)

    def _let_go(self, client: bytes) -> bool:
        """Take a personnummer away that was kept for collection, once there is none and nothing holds it."""
        if not self._context.vault.national_ids.has(client):
            return False
        try:
            if self._holds.in_force(client):
                return False
            kept = self._context.vault.national_ids.of_client(client)
        except (NotFound, *UNTRUSTED):
            return False  # what cannot be read is held
        if kept is None or kept.purpose != PersonnummerPurpose.INKASSO or kept.created_ms > self._last_ended(client):
            return False  # or it waits for the next case
        return Clients(self._context).remove_personnummer(client.hex())

    def _last_ended(self, client: bytes) -> int:
        holds = [hold for hold in self._context.vault.holds.of_client(client) if not isinstance(hold, Unreadable)]
        return max((hold.to_ms or 0 for hold in holds if hold.kind == DEBT), default=0)

    def _debt_of(self, invoice: InvoiceRecord) -> DebtCaseRecord | None:
        rows = self._debts.of_year(int.from_bytes(invoice.subject))
        return next((row for row in rows if row.invoice == invoice.id), None)
