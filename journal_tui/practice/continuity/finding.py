"""Finding agreements and goals by words, topic, kind and time, for the lookup.

Rules: they are opened once and held in memory until the lock, in the form in which they are searched; what is shut leaves
at the next question. A topic's word finds every agreement about it, also when its text does not say the word.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.data import topics
from journal_tui.practice.errors import StorageError
from journal_tui.practice.matching import Matcher, composed, search_form
from journal_tui.practice.periods import within
from journal_tui.practice.query import Query
from journal_tui.practice.shelf import Leaf
from journal_tui.practice.snippets import shown, snippet
from journal_tui.practice.values import Hit
from storage.journal.matters import AgreementRecord, GoalRecord
from storage.sealed.record import Unreadable

Reader = Callable[[bytes], Matcher]
"""The matcher for a journal subject."""
GOAL, VOID = "goal", "void"


class BesideFinding:
    """Searches what stands beside the notes."""

    def __init__(self, context: Context) -> None:
        """Take the open practice; nothing is opened yet."""
        self._context = context
        self._aliases = Aliases(context)
        self._agreements = context.journal.agreements
        self._goals = context.journal.goals

    def matching(self, asked: Query, reach: frozenset[bytes], reader: Reader) -> list[Leaf]:
        """Give what was asked for, at any time, newest first.

        Args:
            asked: The query; its time is left aside.
            reach: The subjects whose texts may be looked through.
            reader: The matcher of a subject, whose words are beginnings.
        """
        if not (asked.terms or asked.kinds or asked.topic):
            return []
        found = [leaf for leaf in self._leaves(reach) if leaf.subject in reach and self._fits(leaf, asked, reader)]
        return sorted(found, key=lambda leaf: (leaf.at_ms, leaf.id), reverse=True)

    def unread(self, asked: Query, reach: frozenset[bytes]) -> int:
        """How many that might have been meant cannot be trusted."""
        if asked.kinds == {"entry"} or not (asked.terms or asked.kinds or asked.topic):
            return 0
        return sum(subject in reach for subject in self._context.shelf.leaves_missed)

    def hits(self, found: list[Leaf], reader: Reader, *, identified: bool) -> Iterator[Hit]:
        """Open what is shown; what cannot be trusted gives no hit."""
        for leaf in found:
            try:
                yield self._hit(leaf, reader(leaf.subject), identified=identified)
            except StorageError:
                continue

    def _fits(self, leaf: Leaf, asked: Query, reader: Reader) -> bool:
        if asked.kinds and leaf.kind not in asked.kinds:
            return False
        if asked.topic and leaf.topic != asked.topic:
            return False
        return not asked.terms or reader(leaf.subject).matches((leaf.page, _topic_page(leaf.topic)))

    def _leaves(self, reach: frozenset[bytes]) -> tuple[Leaf, ...]:
        shelf = self._context.shelf
        stamp = (self._agreements.stamp(), self._goals.stamp(), reach)
        if shelf.leaves_of is None or not self._holds(shelf.leaves_of, stamp):
            rows = (*self._agreements.scan(reach), *self._goals.scan(reach))
            shelf.leaves_missed = tuple(row.subject for row in rows if isinstance(row, Unreadable))
            shelf.leaves = tuple(self._read(row for row in rows if not isinstance(row, Unreadable)))
            shelf.leaves_of = stamp
        return shelf.leaves

    @staticmethod
    def _holds(held: tuple[object, ...], wanted: tuple[object, ...]) -> bool:
        """What was read for many clients will do for one of them."""
        whole, part = held[2], wanted[2]
        return held[:2] == wanted[:2] and isinstance(whole, frozenset) and isinstance(part, frozenset) and part <= whole

    @staticmethod
    def _read(rows: Iterable[AgreementRecord | GoalRecord]) -> Iterator[Leaf]:
        for row in rows:
            if row.state != VOID:
                kind, topic = (GOAL, "") if isinstance(row, GoalRecord) else (row.kind, row.topic)
                yield Leaf(row.id, row.subject, kind, topic, row.at_ms, search_form(composed(row.text)))

    def _hit(self, leaf: Leaf, reader: Matcher, *, identified: bool) -> Hit:
        row: AgreementRecord | GoalRecord
        row = self._goals.get(leaf.id) if leaf.kind == GOAL else self._agreements.get(leaf.id)
        subject = self._context.register.subject_by_id(row.subject)
        text, forms = composed(row.text), None
        if identified:
            forms = self._aliases.restored_forms(subject.client, row.id, row.forms_version, row.text)
        line, marks = snippet(shown(text, forms), reader.marks(text))
        meeting = row.appointment if isinstance(row, AgreementRecord) else None
        return Hit(
            entry=row.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(row.at_ms),
            snippet=line,
            marks=marks,
            kind=leaf.kind,
            topic=leaf.topic,
            state=row.state,
            appointment=meeting.hex() if meeting else "",
        )


def in_time(found: list[Leaf], start: date | None, end: date | None) -> list[Leaf]:
    """Those that were agreed on between two days."""
    return [leaf for leaf in found if within(from_ms(leaf.at_ms).date(), start, end)]


def _topic_page(code: str) -> str:
    return next((search_form(" ".join(sorted(each.words()))) for each in topics() if each.code == code), "")
