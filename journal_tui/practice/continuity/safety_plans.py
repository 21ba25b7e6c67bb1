"""The desk of safety plans: what helps when it gets hard, in the client's words, in versions, printable.

The rule: a plan is never changed; what is written anew is the next version, and every version can be read.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.data import sections
from journal_tui.practice.continuity.door import Door
from journal_tui.practice.continuity.plan_paper import plan_text
from journal_tui.practice.continuity.values import PlanSection, SafetyPlan
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput, NotFound
from journal_tui.practice.ids import row_id
from journal_tui.practice.register import Subject
from journal_tui.practice.short_texts import ShortTexts
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.journal.matters import SafetyPlanRecord, SectionRecord
from storage.sealed.record import Unreadable, new_id


class SafetyPlans:
    """Safety plans of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._rows = context.journal.safety_plans
        self._texts = ShortTexts(context)
        self._door = Door(context)

    def write(
        self, client: str, service: Service, texts: Mapping[str, str], *, appointment: str | None = None
    ) -> SafetyPlan:
        """Write the next version.

        Args:
            client: Client or pseudonym.
            service: In which service.
            texts: What stands in each section, by its code, as it was typed; empty ones are left out.
            appointment: In which appointment it was written.

        Raises:
            InvalidInput: A section is not known, nothing is filled in, or a text is too long.
            ConsentMissing, PermitRefused: The gate said no; nothing was written.
            RecogniserDamaged: What finds names cannot be trusted; nothing was written.
        """
        known = [section.code for section in sections()]
        if set(texts) - set(known):
            raise InvalidInput(field="section", reason="unknown")
        filled = [(code, texts[code].strip()) for code in known if not is_empty(texts.get(code, ""))]
        if not filled:
            raise InvalidInput(field="text", reason="empty")
        subject = self._door.subject(client, service)
        permit = self._door.permit(subject)
        row = new_id()
        kept = self._texts.keep(subject, row, [text for _, text in filled])
        held = [each.number for each in self._rows.of_subject(subject.id) if not isinstance(each, Unreadable)]
        now = self._context.stamp_ms()
        record = SafetyPlanRecord(
            id=row,
            subject=subject.id,
            created_ms=now,
            permit=permit,
            at_ms=now,
            number=max(held, default=0) + 1,
            sections=tuple(SectionRecord(code, text) for (code, _), text in zip(filled, kept.texts, strict=True)),
            appointment=row_id(appointment) if appointment else None,
            forms_version=kept.forms_version,
        )
        with self._store.database.write():
            written = self._rows.add(record, self._context.today().toordinal())
            self._store.audit.add(Action.SAFETY_PLAN_WRITTEN, subject=subject.id, object=row, extra=record.number)
        return self._value(subject, written, identified=False)

    def versions(self, client: str, service: Service, *, identified: bool = False) -> tuple[SafetyPlan, ...]:
        """Give every version that can be trusted, the newest first; the read is logged.

        Raises:
            ConsentMissing: The consent has ended; `facts["verdict"]`.
        """
        subject = self._door.subject(client, service)
        self._door.require_open(subject)
        rows = [row for row in self._rows.of_subject(subject.id) if not isinstance(row, Unreadable) and row.state != "void"]
        self._door.log_read(Action.SAFETY_PLAN_READ, [(subject, len(rows))], identified=identified)
        found = [self._value(subject, row, identified=identified) for row in rows]
        return tuple(sorted(found, key=lambda plan: -plan.number))

    def current(self, client: str, service: Service, *, identified: bool = False) -> SafetyPlan | None:
        """Give the newest version, or None: see `versions`."""
        return next(iter(self.versions(client, service, identified=identified)), None)

    def hand_out(self, client: str, service: Service, path: Path, language: str) -> SafetyPlan:
        """Write the newest version, with names, to a new file for the client; it is in the register before the file is closed.

        Raises:
            NotFound: There is no plan.
            ConsentMissing: The consent has ended; `facts["verdict"]`.
            InvalidInput: There is such a file already.
            NotWritable, DiskFull: It cannot be written there; nothing was left.
        """
        plan = self.current(client, service, identified=True)
        if plan is None:
            raise NotFound(kind="safety_plan")
        who, register = row_id(plan.client), Disclosures(self._context)
        given = plan_text(plan, language).encode()
        leave(path, given, lambda digest: register.enter(Recipient.CLIENT, frozenset({"safety"}), digest, client=who))
        return plan

    def written_at(self, client: str) -> datetime | None:
        """When the newest plan that is not shut was written, in any service, without its text: no read is logged."""
        subjects = self._door.readable(client)
        rows = [row for subject in subjects for row in self._rows.of_subject(subject.id) if not isinstance(row, Unreadable)]
        times = [row.at_ms for row in rows if row.state != "void"]
        return from_ms(max(times)) if times else None

    def _value(self, subject: Subject, record: SafetyPlanRecord, *, identified: bool) -> SafetyPlan:
        stored = tuple(section.text for section in record.sections)
        shown = tuple("" for _ in stored)
        if identified:
            shown = self._texts.shown(subject.client, record.id, record.forms_version, stored)
        return SafetyPlan(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(record.at_ms),
            number=record.number,
            sections=tuple(
                PlanSection(section.code, section.text, names)
                for section, names in zip(record.sections, shown, strict=True)
            ),
            appointment=record.appointment.hex() if record.appointment else None,
        )
