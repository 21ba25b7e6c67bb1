"""The desk of notes: every use-case of drafts, entries and addenda, and the order in which they are allowed.

What must not be bypassed lies behind it and exists once: one save (`saving.py`), one signature (`signing.py`), one
place that says which texts are shut (`reach.py`).
"""

from collections.abc import Sequence
from datetime import datetime

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.context import Context
from journal_tui.practice.entries.deciding import Deciding, Decision
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.entries.marking import Marks
from journal_tui.practice.entries.reading import Reading
from journal_tui.practice.entries.saving import Note, Saving
from journal_tui.practice.entries.signing import Signing
from journal_tui.practice.entries.text import checked, is_empty
from journal_tui.practice.errors import ConsentMissing, EmptyNote, RecogniserDamaged
from journal_tui.practice.gate import Refusal
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.quasi import Reminder, meeting
from journal_tui.practice.restriction_words import RestrictedPurpose
from journal_tui.practice.values import (
    AmendmentKind,
    Draft,
    Entry,
    EntryLine,
    Flag,
    LastPlan,
    Purpose,
    Risk,
    Sensitivity,
    Service,
)


class Entries:
    """Drafts, entries and addenda of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._aliases = Aliases(context)
        self._drafting = Drafting(context)
        self._saving = Saving(context)
        self._signing = Signing(context)
        self._deciding = Deciding(context)
        self._reading = Reading(context)

    def pseudonymiser(self, draft_or_client: str, service: Service | None = None) -> Pseudonymiser:
        """Give the recogniser of a draft's client, or of a client. It holds names: keep it in memory only.

        Args:
            draft_or_client: A draft's id; or, with `service`, a client or pseudonym.
            service: Says that a client is meant.
        """
        register = self._context.register
        if service is not None:
            return self._aliases.pseudonymiser(register.resolve(draft_or_client))
        record = self._drafting.record(draft_or_client)
        return self._aliases.pseudonymiser(register.subject_by_id(record.subject).client)

    def save(
        self,
        draft_id: str,
        permit_id: str,
        text: str,
        forms: Sequence[str],
        cursor: tuple[int, int] = (0, 0),
        ignored: Sequence[str] = (),
        template: str = "",
    ) -> Draft:
        """Save a draft: see `Saving.save`."""
        return self._saving.save(draft_id, permit_id, text, forms, cursor, ignored, template)

    def draft(self, draft_id: str) -> Draft:
        """Give a draft with its text, to its author: see `Drafting.get`."""
        return self._drafting.get(draft_id)

    def restored(self, draft_id: str) -> str:
        """Give a draft as it was written, names and all, to its author: see `Drafting.restored`."""
        return self._drafting.restored(draft_id)

    def drafts(self) -> tuple[Draft, ...]:
        """Give the open notes of the person at the keyboard, oldest first, without text. What unlocking offers."""
        return self._drafting.mine()

    def discard(self, draft: Draft | str) -> None:
        """Throw an open note away: see `Drafting.discard`."""
        self._drafting.discard(draft if isinstance(draft, str) else draft.id)

    def ordinary(self, draft_id: str, word: str) -> None:
        """Remember that a word is no name for the client of this draft, from now on."""
        record = self._drafting.record(draft_id)
        checked(word)
        self._aliases.ordinary(self._context.register.subject_by_id(record.subject).client, word)

    def reminder(self, text: str, forms: Sequence[str], flags: Sequence[Flag] = ()) -> Reminder:
        """Say which things in a note may together point at someone, although no name stands there. It holds nothing up.

        Args:
            text: The editor's or the stored text.
            forms: What was written for each token in it, in order.
            flags: The words that nobody has decided on.

        Returns:
            The kinds that meet, without a word of the note; none while the recogniser is damaged: the save says so.
        """
        try:
            return meeting(text, forms, flags)
        except RecogniserDamaged:
            return Reminder()

    def add(
        self,
        client: str,
        service: Service,
        raw_text: str,
        at: datetime | None = None,
        template: str | None = None,
        minutes: int | None = None,
    ) -> Draft:
        """Take a whole note, written elsewhere, through the gate and into a draft.

        Args:
            client: Client or pseudonym.
            service: What the meeting was about.
            raw_text: As it was written, names and all.
            at: When the meeting began; by default now, or so many `minutes` ago that it ends now.
            template: Whose headings the note has; by default the service's own.
            minutes: How long the meeting was; not known when None.

        Returns:
            The unsigned draft as stored, with the places that wait for a decision.

        Raises:
            EmptyNote, InvalidText, TextTooLong, InvalidInput: The note or its time is not right; nothing was written.
            ConsentMissing: The gate said no. `facts["verdict"]`, `facts["reason"]`.
        """
        if is_empty(checked(raw_text)):
            raise EmptyNote
        who = self._context.register.resolve(client)
        answer = self._context.gate.check(client, service, Purpose.JOURNAL)
        if isinstance(answer, Refusal):
            raise ConsentMissing(verdict=answer.verdict.value, reason=answer.reason, service=service.value)
        subject = self._context.register.subject(who, service)
        note = Note(text=raw_text, at=at, minutes=minutes, template=template or "")
        return self._saving.first(subject, answer.id, note)

    def decide(self, draft_id: str, numbers: Sequence[int], decision: Decision) -> Draft:
        """Decide on words of a draft that wait, and save it: see `Deciding.decide`."""
        return self._deciding.decide(draft_id, numbers, decision)

    def sign(
        self,
        draft: Draft | str,
        *,
        risk: Risk | None = None,
        sensitivity: Sensitivity = Sensitivity.SPECIAL,
        labels: Sequence[str] | None = None,
        source: str = "",
        accept_flags: bool = False,
    ) -> Entry:
        """Sign a draft: see `Signing.sign` and `Marks`. With `accept_flags` the places that wait stay tokens."""
        marks = Marks(risk, sensitivity, None if labels is None else tuple(labels), source)
        return self.sign_marked(draft, marks, accept_flags=accept_flags)

    def sign_marked(self, draft: Draft | str, marks: Marks, *, accept_flags: bool = False) -> Entry:
        """The same, with all that is said of the note in one value."""
        draft_id = draft if isinstance(draft, str) else draft.id
        return self._reading.value(self._signing.sign(draft_id, marks, accept_flags=accept_flags))

    def amend(
        self,
        entry: Entry | str,
        kind: AmendmentKind,
        raw_text: str,
        lines: str = "",
        forms: Sequence[str] | None = None,
        ignored: Sequence[str] = (),
        *,
        marks: Marks | None = None,
    ) -> Entry:
        """Sign an addendum: see `Signing.amend`. Gives the entry, unchanged, with its addenda."""
        entry_id = entry if isinstance(entry, str) else entry.id
        self._signing.amend(entry_id, kind, raw_text, lines, forms, ignored, marks=marks)
        return self._reading.get(entry_id, identified=False)

    def get(self, entry_id: str, identified: bool = False, *, purpose: RestrictedPurpose | None = None) -> Entry:
        """Open one entry: see `Reading.get`."""
        return self._reading.get(entry_id, identified=identified, purpose=purpose)

    def list(self, client: str) -> tuple[EntryLine, ...]:
        """Give a client's notes in all services, newest first, without text."""
        return self._reading.lines(client)

    def last_plan(self, client: str, service: Service) -> LastPlan | None:
        """Give what was planned last time: see `Reading.last_plan`."""
        subject = self._context.register.subject(self._context.register.resolve(client), service)
        return self._reading.last_plan(subject)

    def sweep(self) -> int:
        """Throw away frozen drafts whose time has run out; say how many. Called at unlock."""
        return self._drafting.sweep()
