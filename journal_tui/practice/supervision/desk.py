"""The desk of texts for supervision: prepared in memory, decided on by a person, checked, written once, logged first.

The rule: the gate is asked for the purpose `supervision` when it is prepared and again when it is written; the file exists only
when the search for names found none and the log has the export.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.disclosure.register import Disclosures, Recipient
from journal_tui.practice.entries.reach import refuse_blocked
from journal_tui.practice.errors import ConsentMissing, InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.gate import Refusal
from journal_tui.practice.ids import row_id
from journal_tui.practice.leak_finders import Finder, Finders, masked
from journal_tui.practice.leaks import Leaks
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.text import parse
from journal_tui.practice.register import Subject
from journal_tui.practice.setup import Progress, no_progress
from journal_tui.practice.supervision.ages import banded
from journal_tui.practice.supervision.nouns import nouns
from journal_tui.practice.supervision.prepared import Decision, Prepared, Way
from journal_tui.practice.supervision.swaps import Swaps
from journal_tui.practice.supervision.times import Weeks
from journal_tui.practice.supervision.tokens import ENDING, general
from journal_tui.practice.supervision.words import words
from journal_tui.practice.values import Purpose
from storage.audit.actions import Action
from storage.journal.records import AddendumRecord, EntryRecord


class Supervision:
    """Texts for supervision of one open practice."""

    def __init__(self, context: Context, leaks: Leaks) -> None:
        """Take the open practice and its search for names."""
        self._context = context
        self._leaks = leaks

    def prepare(self, client: str, entries: Sequence[str], language: str = "sv") -> Prepared:
        """Make the general text of entries, with their addenda; it is in memory only. The read is logged.

        Args:
            client: Client or pseudonym.
            entries: Ids of signed entries of this client.
            language: Of the words that take the place of what is left out.

        Raises:
            InvalidInput: No entry was named.
            NotFound: There is no such entry of this client.
            ConsentMissing: Supervision is not consented to, or the texts are shut. `facts["verdict"]`.
            RecogniserDamaged: What finds names cannot be trusted.
        """
        who = self._context.register.resolve(client)
        if not entries:
            raise InvalidInput(field="entry", reason="missing")
        records = [self._context.journal.entries.get(row_id(entry)) for entry in dict.fromkeys(entries)]
        records.sort(key=lambda record: (record.at_ms, record.id))
        subjects = self._allowed(who, records)
        store = self._context.stores.journal
        with store.database.write():
            for record in records:
                store.audit.add(Action.SUPERVISION_READ, subject=record.subject, object=record.id)
        text, fixed = self._general(records, language)
        found = nouns(text, fixed, self._finders(subjects))
        return Prepared(who.hex(), tuple(record.id.hex() for record in records), language, text, found)

    def write(
        self,
        prepared: Prepared,
        decisions: Mapping[int, Decision],
        path: Path,
        progress: Progress = no_progress,
    ) -> int:
        """Write the decided text to a new file, after every check; the export is in the log before the file is closed.

        Args:
            prepared: What `prepare` gave.
            decisions: One for each of its nouns.
            path: A new file.
            progress: Told how far the search for names is.

        Returns:
            How many entries stand in the file.

        Raises:
            RefusedByRule: A noun waits (`nouns_remain`), somebody is named (`supervision_names`, `leaks`).
            ConsentMissing: The consent has ended since.
            InvalidInput, NotWritable, DiskFull: It cannot be written there; nothing was left.
        """
        waiting = prepared.waiting(decisions)
        if waiting:
            raise RefusedByRule(reason="nouns_remain", count=len(waiting))
        text = prepared.decided(decisions)
        if path.exists() or path.is_symlink():
            raise InvalidInput(field="output", reason="exists")
        records = [self._context.journal.entries.get(row_id(entry)) for entry in prepared.entries]
        subjects = self._allowed(row_id(prepared.client), records)
        self._leaks.require_none(progress)
        self._require_nobody(text, subjects, prepared, decisions)
        store = self._context.stores.journal

        def log(digest: bytes) -> None:
            with store.database.write():
                for record in records:
                    store.audit.add(Action.EXPORTED, subject=record.subject, object=record.id, extra=len(records))
            who = row_id(prepared.client)
            Disclosures(self._context).enter(Recipient.SUPERVISOR, frozenset({"entry"}), digest, client=who)

        leave(path, (self._head(prepared.language) + text).encode(), log)
        return len(records)

    def _allowed(self, client: bytes, records: Sequence[EntryRecord]) -> list[Subject]:
        """Ask the gate about everything that is to go out."""
        subjects: dict[bytes, Subject] = {}
        for record in records:
            subject = self._context.register.subject_by_id(record.subject)
            if subject.client != client:
                raise NotFound(kind="entry")
            subjects[subject.id] = subject
        for subject in subjects.values():
            refuse_blocked(self._context, subject.id)
            answer = self._context.gate.check(client.hex(), subject.service, Purpose.SUPERVISION)
            if isinstance(answer, Refusal):
                raise ConsentMissing(verdict=answer.verdict.value, reason=answer.reason, service=subject.service.value)
        return list(subjects.values())

    def _finders(self, subjects: Sequence[Subject]) -> list[Finder]:
        finders = Finders(self._context)
        shut = sum(bool(code) for code, _client in finders.prepare())
        if shut:
            raise RefusedByRule(reason="leaks_unchecked", count=shut)
        return [finders.of_subject(subject.id) for subject in subjects]

    def _require_nobody(
        self, text: str, subjects: Sequence[Subject], prepared: Prepared, decisions: Mapping[int, Decision]
    ) -> None:
        """Hold the text that is about to be written against the vault; what a person kept may only be a doubt."""
        kept = {fold_word(noun.word) for noun in prepared.nouns if decisions[noun.number].way is Way.KEEP and not noun.sure}
        named = 0
        for finder in self._finders(subjects):
            for found in finder.find(masked(text))[0]:
                named += found.sure or fold_word(text[found.start : found.end]) not in kept
        if named:
            raise RefusedByRule(reason="supervision_names", count=named)

    def _general(self, records: Sequence[EntryRecord], language: str) -> tuple[str, list[tuple[int, int]]]:
        """Lay out the general text, and say where words took the place of tokens."""
        said = words(language)
        first = from_ms(records[0].at_ms).astimezone().date()
        text, fixed = "", list[tuple[int, int]]()
        for record in records:
            written = from_ms(record.at_ms).astimezone().date()
            weeks = Weeks(first, written, language)
            head = weeks.of(written)
            text += f"{head[:1].upper()}{head[1:]}\n\n"
            text = _put(text, fixed, record.text.strip(), weeks) + "\n\n"
            for addendum in self._context.journal.addenda.of_entry(record.id):
                if isinstance(addendum, AddendumRecord):
                    day = from_ms(addendum.signed_ms).astimezone().date()
                    text += f"{said['addendum']}, {Weeks(first, day, language).of(day)}\n"
                    text = _put(text, fixed, addendum.text.strip(), Weeks(first, day, language)) + "\n\n"
        return text.rstrip() + "\n", fixed

    def _head(self, language: str) -> str:
        said = words(language)
        when = self._context.clock.now().astimezone().strftime("%Y-%m-%d %H:%M")
        facts = {"by": self._context.settings.owner, "when": when, "purpose": said["purpose_text"]}
        lines = [said["title"], "", said["warning"], said["means"], ""]
        lines += [f"{said[key]}: {value}" for key, value in facts.items()]
        return "\n".join(lines) + "\n\n" + "-" * 72 + "\n\n"


def _put(text: str, fixed: list[tuple[int, int]], stored: str, weeks: Weeks) -> str:
    """Add a stored text in general words."""
    runs, tokens = parse(stored)
    plain = [run.plain for run in runs]
    for number, token in enumerate(tokens):
        text += _run(plain[number], weeks)
        ending = ENDING.match(plain[number + 1])
        said = general(token.label, weeks.language, genitive=ending is not None)
        if ending is not None:
            plain[number + 1] = plain[number + 1][ending.end() :]
        fixed.append((len(text), len(text) + len(said)))
        text += said
    return text + _run(plain[-1], weeks)


def _run(plain: str, weeks: Weeks) -> str:
    """Written words without dates and ages. Years of birth are ages, and looked at before years are."""
    swaps = Swaps()
    aged = banded(swaps.clean(plain), weeks.written.year, weeks.language, swaps)
    return swaps.restore(weeks.without_dates(aged, swaps))
