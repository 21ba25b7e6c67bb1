"""Reading signed entries: one by one, as a history without text, and the last plan.

Rules: a text whose consent has ended is shut; every read of a text leaves a row in the log, and putting the names back
leaves another; an entry that cannot be trusted gives its error where it stands and never stops the others.
"""

from collections.abc import Iterable, Sequence

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.reach import is_shut, refuse_blocked
from journal_tui.practice.errors import Damaged
from journal_tui.practice.ids import row_id
from journal_tui.practice.pseudonyms.text import restore, tokens_in
from journal_tui.practice.register import Subject
from journal_tui.practice.restriction_words import RestrictedPurpose
from journal_tui.practice.values import Addendum, AmendmentKind, Entry, EntryLine, LastPlan, Risk, Sensitivity
from storage.audit.actions import Action
from storage.journal.records import AddendumRecord, DraftRecord, EntryRecord
from storage.journal.signing import digest
from storage.sealed.record import Unreadable

DIGEST_DIGITS = 8


class Reading:
    """Opens what has been signed."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._store = context.stores.journal
        self._journal = context.journal
        self._aliases = Aliases(context)

    def get(self, entry_id: str, *, identified: bool, purpose: RestrictedPurpose | None = None) -> Entry:
        """Open one entry with its addenda.

        Args:
            entry_id: Which one.
            identified: Put the names back as well.
            purpose: For what it is read although its processing is restricted.

        Raises:
            NotFound: There is none with this id.
            Tampered, Damaged, KeyMissing: It cannot be trusted, or this user may not open it.
            ConsentMissing: The consent has ended; `facts["verdict"]`.
        """
        record = self._journal.entries.get(row_id(entry_id))
        refuse_blocked(self._context, record.subject, purpose)
        self._log(record, identified=identified)
        return self.value(record, identified=identified)

    def value(self, record: EntryRecord, *, identified: bool = False) -> Entry:
        """Turn a stored entry and its addenda into what a screen may hold."""
        subject = self._context.register.subject_by_id(record.subject)
        shown, error = self._shown(subject, record) if identified else ("", "")
        addenda = self._journal.addenda.of_entry(record.id)
        return Entry(
            id=record.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            appointment=record.appointment.hex(),
            author=record.author.hex(),
            created_at=from_ms(record.created_ms),
            signed_at=from_ms(record.signed_ms),
            digest=self._digest(record),
            template=record.template,
            layout=self._context.templates.find(record.template),
            text=record.text,
            identified=shown,
            sensitivity=Sensitivity(record.sensitivity),
            labels=record.labels,
            source=record.source,
            risk=Risk(record.risk) if record.risk else None,
            minutes=record.minutes,
            addenda=tuple(self._addendum(subject, record, each, identified=identified) for each in addenda),
            at=from_ms(record.at_ms),
            error=error,
        )

    def lines(self, client: str) -> tuple[EntryLine, ...]:
        """Give a client's notes in all services, newest first, without text."""
        subjects = self._context.register.subjects(self._context.register.resolve(client))
        found = [line for subject in subjects for line in self._lines_of(subject)]
        return tuple(sorted(found, key=lambda line: line.at, reverse=True))

    def last_plan(self, subject: Subject) -> LastPlan | None:
        """Give what was planned last time: the newest entry that has something under its plan heading.

        Returns:
            The plan with tokens and with names, or None: no entry has one, or the texts are shut.
        """
        if is_shut(self._context, subject.id):
            return None
        for record in reversed(self._journal.entries.of_subject(subject.id)):
            if isinstance(record, Unreadable):
                continue
            plan = self._plan(subject, record)
            if plan is not None:
                self._log(record, identified=True)
                return plan
        return None

    def _plan(self, subject: Subject, record: EntryRecord) -> LastPlan | None:
        """Cut the plan out of one entry. Headings are looked for in what was written: a client may be called Plan."""
        stored = record.text.splitlines()
        forms = self._aliases.restored_forms(subject.client, record.id, record.forms_version, record.text)
        written = stored if forms is None else _restored(stored, forms)
        kept = self._context.templates.lines_under(written, record.template)
        text = "\n".join(stored[number] for number in kept).strip()
        named = "" if forms is None else "\n".join(written[number] for number in kept).strip()
        return LastPlan(record.id.hex(), from_ms(record.at_ms), text, named) if text else None

    def _lines_of(self, subject: Subject) -> Iterable[EntryLine]:
        blocked = is_shut(self._context, subject.id)
        amended = {each.entry for each in self._journal.addenda.of_subject(subject.id) if isinstance(each, AddendumRecord)}
        for draft in self._journal.drafts.of_subject(subject.id):
            yield self._draft_line(subject, draft, blocked=blocked)
        for entry in self._journal.entries.of_subject(subject.id):
            if isinstance(entry, Unreadable):
                yield self._unreadable(subject, entry, blocked=blocked)
                continue
            yield EntryLine(
                id=entry.id.hex(),
                client=subject.client.hex(),
                pseudonym=subject.pseudonym,
                service=subject.service,
                at=from_ms(entry.at_ms),
                state="amended" if entry.id in amended else "signed",
                template=entry.template,
                layout=self._context.templates.find(entry.template),
                words=entry.words,
                blocked=blocked,
            )

    def _draft_line(self, subject: Subject, draft: DraftRecord | Unreadable, *, blocked: bool) -> EntryLine:
        if isinstance(draft, Unreadable):
            return self._unreadable(subject, draft, blocked=blocked)
        mine = draft.author == self._context.user_id
        return EntryLine(
            id=draft.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(draft.created_ms if draft.at_ms is None else draft.at_ms),
            state="draft",
            template=draft.template,
            layout=self._context.templates.find(draft.template),
            words=draft.words if mine else 0,
            blocked=blocked,
        )

    def _unreadable(self, subject: Subject, row: Unreadable, *, blocked: bool) -> EntryLine:
        return EntryLine(
            id=row.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(subject.since_ms),
            state="unreadable",
            blocked=blocked,
            error=row.code,
        )

    def _addendum(
        self, subject: Subject, entry: EntryRecord, record: AddendumRecord | Unreadable, *, identified: bool
    ) -> Addendum:
        if isinstance(record, Unreadable):
            return Addendum(
                record.id.hex(),
                entry.id.hex(),
                AmendmentKind.SUPPLEMENT,
                "",
                from_ms(entry.signed_ms),
                "",
                error=record.code,
            )
        shown, error = self._shown(subject, record) if identified else ("", "")
        return Addendum(
            id=record.id.hex(),
            entry=record.entry.hex(),
            kind=AmendmentKind(record.kind),
            author=record.author.hex(),
            signed_at=from_ms(record.signed_ms),
            digest=self._digest(record),
            text=record.text,
            identified=shown,
            lines=record.lines,
            case=record.case,
            sensitivity=Sensitivity(record.sensitivity),
            labels=record.labels,
            error=error,
        )

    def _shown(self, subject: Subject, record: EntryRecord | AddendumRecord) -> tuple[str, str]:
        """Put the names back; when that cannot be done the text with its tokens is still whole."""
        try:
            return self._aliases.identified(subject.client, record.id, record.forms_version, record.text), ""
        except Damaged as error:
            return "", error.code

    def _digest(self, record: EntryRecord | AddendumRecord) -> str:
        return digest(record, self._store.store_id).hex()[:DIGEST_DIGITS]

    def _log(self, record: EntryRecord, *, identified: bool) -> None:
        with self._store.database.write():
            self._store.audit.add(Action.ENTRY_READ, subject=record.subject, object=record.id)
            if identified:
                self._store.audit.add(Action.REIDENTIFIED, subject=record.subject, object=record.id)


def _restored(lines: Sequence[str], forms: Sequence[str]) -> list[str]:
    """Put the names back line by line."""
    restored, used = [], 0
    for line in lines:
        count = len(tokens_in(line))
        restored.append(restore(line, forms[used : used + count]))
        used += count
    return restored
