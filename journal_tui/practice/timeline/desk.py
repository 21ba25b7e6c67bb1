"""The desk of timelines: opened once and logged once, then read a little at a time.

Rule: each step asks anew what may be read; when a text has been shut meanwhile, what was read is let go and read as it stands now.
"""

import time
from collections.abc import Callable, Iterator, Sequence

from journal_tui.practice.context import Context
from journal_tui.practice.entries.reach import is_shut, verdict_of
from journal_tui.practice.gate import Permit, Refusal
from journal_tui.practice.measures.collection import Collection
from journal_tui.practice.measures.shelf import MeasureShelf
from journal_tui.practice.register import Subject
from journal_tui.practice.timeline.source import Whose
from journal_tui.practice.timeline.sources import journal_sources, vault_items
from journal_tui.practice.timeline.values import TimelineItem
from journal_tui.practice.values import Verdict
from storage.audit.actions import Action
from storage.sealed.shelf import UNTRUSTED

_STEP = 0.05


class TimelineReading:
    """One timeline while it is read: what has been read so far stands in order; whoever waits can leave at any time."""

    def __init__(
        self, whose: Callable[[], Sequence[Whose]], steps: Callable[[Sequence[Whose]], Iterator[TimelineItem]]
    ) -> None:
        """Nothing is read yet. `whose` says what may be read now, `steps` reads it."""
        self._whose = whose
        self._read = steps
        self._as: Sequence[Whose] = whose()
        self._steps: Iterator[TimelineItem] | None = steps(self._as)
        self._found: list[TimelineItem] = []

    @property
    def whose(self) -> Sequence[Whose]:
        """The client in each service, as it was when it was last read."""
        return self._as

    @property
    def ended(self) -> bool:
        """Whether everything has been read."""
        return self._steps is None

    def work(self, seconds: float = _STEP) -> tuple[TimelineItem, ...]:
        """Go on for about so long.

        Returns:
            All that has been read, newest first.
        """
        until = time.monotonic() + seconds
        now = self._whose()
        if now != self._as:
            self._as, self._found, self._steps = now, [], self._read(now)
        for item in self._steps or ():
            self._found.append(item)
            if time.monotonic() >= until:
                break
        else:
            self._steps = None
        return tuple(sorted(self._found, key=_order, reverse=True))


class Timelines:
    """Timelines of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._measures = MeasureShelf(context, Collection(context))

    def open(self, client: str, *, identified: bool = False, language: str = "sv") -> TimelineReading:
        """Open a client's timeline; the log says so for every service whose texts may be read.

        Args:
            client: Client or pseudonym.
            identified: Put the names back; a row of its own in the log.
            language: In which language practice data is said.

        Raises:
            NotFound: No such client.
        """
        who = self._context.register.resolve(client)
        subjects = self._context.register.subjects(who)
        reading = TimelineReading(
            lambda: [self._whose(each, language, identified=identified) for each in subjects],
            lambda whose: self._steps(who, whose),
        )
        store = self._context.stores.journal
        with store.database.write():
            for each in reading.whose:
                if each.shut:
                    continue
                store.audit.add(Action.TIMELINE_READ, subject=each.subject.id)
                if identified:
                    store.audit.add(Action.REIDENTIFIED, subject=each.subject.id)
        return reading

    def list(self, client: str, *, identified: bool = False, language: str = "sv") -> tuple[TimelineItem, ...]:
        """Give the whole timeline at once, newest first: see `open`."""
        reading = self.open(client, identified=identified, language=language)
        items: tuple[TimelineItem, ...] = ()
        while not reading.ended:
            items = reading.work()
        return items

    def _whose(self, subject: Subject, language: str, *, identified: bool) -> Whose:
        shut = self._verdict(subject)
        return Whose(subject, identified, language, shut, shut or self._measures_verdict(subject))

    def _verdict(self, subject: Subject) -> str:
        """Why the texts are shut, or empty."""
        if not is_shut(self._context, subject.id):
            return ""
        try:
            verdict = verdict_of(self._context, subject.id)
        except UNTRUSTED:
            verdict = Verdict.UNDECIDABLE
        return Verdict.UNDECIDABLE.value if verdict is Verdict.GRANTED else verdict.value

    def _measures_verdict(self, subject: Subject) -> str:
        if not self._measures.is_shut(subject):
            return ""
        answer: Permit | Refusal = self._measures.may(subject)
        return answer.verdict.value if isinstance(answer, Refusal) else Verdict.UNDECIDABLE.value

    def _steps(self, client: bytes, whose: Sequence[Whose]) -> Iterator[TimelineItem]:
        yield from vault_items(self._context, client)
        sources = journal_sources(self._context)
        for each in whose:
            for source in sources:
                yield from source.items(each)


def _order(item: TimelineItem) -> tuple[bool, float]:
    """Newest first; what cannot be read has no time of its own and stands last."""
    return (not item.error, item.at.timestamp())
