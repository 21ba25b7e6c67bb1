"""Where the cases are kept: numbers, steps, texts. No rule about what may be done is here.

Rule: a case outlives its client without a name; what somebody wrote lies apart, under the client's key, and goes with it.
"""

from dataclasses import replace
from datetime import date

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.text import checked
from journal_tui.practice.errors import Damaged, NotFound
from journal_tui.practice.rights.case_words import Case, CaseChannel, CaseKind, CaseState, CaseStep, Identity
from journal_tui.practice.rights.deadlines import deadline
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.keys import Role
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import CaseRecord, CaseStepRecord, CaseTextRecord


class CaseBook:
    """The kept cases of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._vault = context.vault

    def add(
        self,
        client: bytes,
        kind: CaseKind,
        channel: CaseChannel,
        received: date,
        *,
        service: Service | None,
        ground: str,
        scope: str = "",
    ) -> CaseRecord:
        """Write a new case with the next number of the year. `scope` is a code of ours: nobody's words stand in a case."""
        with self._vault.store.database.write():
            now = self._context.stamp_ms()
            record = self._vault.cases.add(
                CaseRecord(
                    id=new_id(),
                    subject=client,
                    created_ms=now,
                    number=self._next(),
                    kind=kind.value,
                    channel=channel.value,
                    received_day=received.toordinal(),
                    deadline_day=deadline(received).toordinal(),
                    service=service.value if service else "",
                    ground=ground,
                    scope=scope,
                    steps=(CaseStepRecord("received", now, self._context.user_id, channel.value),),
                )
            )
            self._vault.store.audit.add(Action.CASE_OPENED, subject=client, object=record.id)
        return record

    def step(self, record: CaseRecord, code: str, detail: str = "") -> Case:
        """Write the next version of a case, with what happened."""
        with self._vault.store.database.write():
            step = CaseStepRecord(code, self._context.stamp_ms(), self._context.user_id, detail)
            kept = self._vault.cases.update(replace(record, steps=(*record.steps, step)))
            self._vault.store.audit.add(Action.CASE_CHANGED, subject=record.subject, object=record.id)
        return self.value(kept)

    def write(
        self,
        record: CaseRecord,
        kind: str,
        text: str,
        *,
        about: str = "",
        before: str = "",
        after: str = "",
        of: bytes | None = None,
    ) -> None:
        """Keep words that belong to a case, under the client's own key, with who wrote them in which role.

        Args:
            record: The case.
            kind: What they are.
            text: The words.
            about: Which field.
            before: What stood there.
            after: What stands there.
            of: Under which client, where it is another one than the case's who is the same person.

        Raises:
            InvalidText: They cannot be stored as they are.
        """
        checked(f"{text}{before}{after}")
        now = self._context.stamp_ms()
        held = self._vault.store.role
        roles = tuple(role.name.lower() for role in Role if held & role and role.name)
        self._vault.case_texts.add(
            CaseTextRecord(
                id=new_id(),
                subject=record.subject if of is None else of,
                created_ms=now,
                case=record.id,
                kind=kind,
                text=text,
                at_ms=now,
                number=record.number,
                about=about,
                before=before,
                after=after,
                roles=roles,
            )
        )

    def texts(self, number: str) -> tuple[CaseTextRecord, ...]:
        """The words that belong to a case, oldest first."""
        record = self.record(number)
        rows = self._vault.case_texts.of_client(record.subject)
        return tuple(row for row in rows if not isinstance(row, Unreadable) and row.case == record.id)

    def every(self) -> tuple[CaseRecord, ...]:
        """Every case that can be read, oldest first."""
        return tuple(row for row in self._vault.cases.all() if not isinstance(row, Unreadable))

    def of_client(self, client: bytes) -> tuple[CaseRecord, ...]:
        """A client's cases, oldest first."""
        return tuple(row for row in self._vault.cases.of_client(client) if not isinstance(row, Unreadable))

    def record(self, number: str) -> CaseRecord:
        """The case with this number.

        Raises:
            NotFound: There is none.
        """
        for row in self.every():
            if row.number == number:
                return row
        raise NotFound(kind="case")

    def value(self, record: CaseRecord) -> Case:
        """A case as screens and scripts see it.

        Raises:
            Damaged: It holds a word that is none of ours.
        """
        last = date.fromordinal(record.extended_day or record.deadline_day)
        try:
            return Case(
                number=record.number,
                client=record.subject.hex(),
                kind=CaseKind(record.kind),
                channel=CaseChannel(record.channel),
                received=date.fromordinal(record.received_day),
                deadline=last,
                days_left=(last - self._context.today()).days,
                state=CaseState(record.state),
                extended=record.extended_day is not None,
                identity=Identity(record.identity) if record.identity else None,
                service=Service(record.service) if record.service else None,
                ground=record.ground,
                scope=record.scope,
                preview=record.preview.hex(),
                approved_at=from_ms(record.approved_ms) if record.approved_ms is not None else None,
                closed_at=from_ms(record.closed_ms) if record.closed_ms is not None else None,
                also=tuple(each.hex() for each in self._context.persons.records(record.subject)[1:]),
                steps=tuple(CaseStep(each.code, from_ms(each.at_ms), each.detail) for each in record.steps),
            )
        except ValueError:
            raise Damaged(table="rights_case") from None

    def _next(self) -> str:
        """The next number of the year, shared with restrictions: no two matters of a year are called the same."""
        year = self._context.today().year
        restrictions = (row.case for row in self._vault.restrictions.all() if not isinstance(row, Unreadable))
        numbers = [*(row.number for row in self.every()), *restrictions]
        taken = [int(each[5:]) for each in numbers if each[:5] == f"{year}-" and each[5:].isdecimal()]
        return f"{year}-{max(taken, default=0) + 1:03d}"
