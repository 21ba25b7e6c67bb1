"""Finding what was written, by words and by names, in the texts that may be read.

Rules: the search runs over everything that this user's keys open, in memory, so that it is complete; a name is asked of
the vault first and looked for as its token, client by client; a text whose consent has ended is passed over as if it
were not there; what is shown of a hit has its signature checked like any other read. Drafts are not searched.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.continuity.finding import BesideFinding, in_time
from journal_tui.practice.errors import StorageError
from journal_tui.practice.filling import Filling
from journal_tui.practice.ids import row_id
from journal_tui.practice.matching import Matcher, composed, matcher
from journal_tui.practice.periods import narrower, season_of, within
from journal_tui.practice.query import Query, Term, beginnings, parse
from journal_tui.practice.register import Subject
from journal_tui.practice.shelf import Volume
from journal_tui.practice.snippets import shown, snippet
from journal_tui.practice.values import Elsewhere, Found, Hit
from storage.audit.actions import Action
from storage.journal.records import AddendumRecord, EntryRecord


@dataclass(frozen=True, slots=True)
class _Readers:
    """One matcher for everybody, and one each for the clients whom a name in the query may mean."""

    common: Matcher
    own: Mapping[bytes, Matcher] = field(default_factory=dict)
    """By journal subject."""

    def of(self, subject: bytes) -> Matcher:
        return self.own.get(subject, self.common)


class Lookup:
    """The lookup desk of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice; nothing is opened before the first question."""
        self._context = context
        self._journal = context.journal
        self._aliases = Aliases(context)
        self._filling = Filling(context)
        self._beside = BesideFinding(context)

    def warm(self, seconds: float) -> tuple[int, int]:
        """Open texts for about so long, so that the first question need not wait; for moments when nothing else is to do.

        Returns:
            How many entries are ready, and how many there are.
        """
        return self._filling.warm(seconds)

    def search(
        self,
        query: str,
        client: str | None = None,
        start: date | None = None,
        end: date | None = None,
        limit: int = 50,
        identified: bool = False,
        kinds: frozenset[str] = frozenset(),
    ) -> Found:
        """Find entries, agreements and goals; an entry and its addenda are found together.

        Args:
            query: Words that must all occur, "phrases", `begin*`, tokens, names, `@vår`, `typ:ö`, `ämne:sömn`.
            client: Only this client and whoever else the client is, or only this pseudonym's service.
            start: First day.
            end: Last day.
            limit: How many hits to give; all are counted.
            identified: Put the names back in the snippets.
            kinds: Only these: `entry`, `agreement`, `homework`, `goal`.

        Returns:
            Hits: agreements and goals, then notes, each newest first; how many there are in all, and how many entries were looked at.

        Raises:
            NotFound: No such client.
        """
        asked = parse(query, self._context.today())
        asked = replace(asked, kinds=asked.kinds | kinds)
        first, last = narrower((asked.start, asked.end), (start, end))
        reach = self._reach(client, self._filling.finish())
        readers = self._readers(asked.terms, reach)
        short = self._readers(beginnings(asked.terms), reach)
        leaves = self._beside.matching(asked, reach, short.of)
        volumes = [volume for volume in self._context.shelf if volume.subject in reach]
        matching = [volume for volume in volumes if _notes(asked) and readers.of(volume.subject).matches(volume.pages)]
        looked = sum(within(from_ms(volume.at_ms).date(), first, last) for volume in volumes)
        found = [volume for volume in matching if within(from_ms(volume.at_ms).date(), first, last)]
        found.sort(key=lambda volume: (volume.at_ms, volume.entry), reverse=True)
        agreed = in_time(leaves, first, last)
        total, room = len(found) + len(agreed), max(0, limit)
        few = agreed[: max(room // 2, room - len(found))]
        hits = tuple(self._beside.hits(few, short.of, identified=identified))
        notes = self._hits(found, readers, room - len(few), identified=identified)
        self._log((*hits, *notes), identified=identified)
        untrusted = len(few) - len(hits) + min(len(found), room - len(few)) - len(notes)
        unread = len(self._context.shelf.missed(reach)) + self._beside.unread(asked, reach) + untrusted
        days = [from_ms(at).date() for at in (*(leaf.at_ms for leaf in leaves), *(volume.at_ms for volume in matching))]
        return Found(
            hits=(*hits, *notes),
            total=total,
            searched=looked,
            start=first,
            end=last,
            unread=unread,
            elsewhere=None if total else _nearest(days, first, last),
        )

    def _reach(self, client: str | None, readable: frozenset[bytes]) -> frozenset[bytes]:
        """Give the subjects whose texts are to be looked through."""
        if client is None:
            return readable
        register = self._context.register
        who = register.resolve(client)
        subjects = [each for client_id in self._context.persons.records(who) for each in register.subjects(client_id)]
        named = [subject for subject in subjects if _same(subject.pseudonym, client)]
        return readable & {subject.id for subject in (named or subjects)}

    def _readers(self, terms: Sequence[Term], reach: frozenset[bytes]) -> _Readers:
        common = matcher(terms)
        if not terms:
            return _Readers(common)
        names = self._context.shelf.names
        clients = self._filling.clients(reach)
        for client in clients:
            self._filling.know(client)
        own: dict[bytes, Matcher] = {}
        for client in names.candidates(terms) & clients.keys():
            own.update(dict.fromkeys(clients[client], matcher(terms, names.aliases(client))))
        return _Readers(common, own)

    def _hits(self, found: list[Volume], readers: _Readers, limit: int, *, identified: bool) -> tuple[Hit, ...]:
        """Open what is shown, newest first; an entry that cannot be trusted gives no hit and no text."""
        hits: list[Hit] = []
        for volume in found:
            if len(hits) >= max(0, limit):
                break
            try:
                hits.append(self._hit(volume, readers.of(volume.subject), identified=identified))
            except StorageError:
                continue
        return tuple(hits)

    def _hit(self, volume: Volume, reader: Matcher, *, identified: bool) -> Hit:
        entry = self._journal.entries.get(volume.entry)
        subject = self._context.register.subject_by_id(volume.subject)
        line, marks = self._page(subject, entry, reader, identified=identified)
        if not marks and volume.amended:
            for addendum in self._journal.addenda.of_entry(volume.entry):
                if isinstance(addendum, AddendumRecord):
                    line, marks = self._page(subject, addendum, reader, identified=identified)
                if marks:
                    break
        return Hit(
            entry=entry.id.hex(),
            client=subject.client.hex(),
            pseudonym=subject.pseudonym,
            service=subject.service,
            at=from_ms(entry.at_ms),
            snippet=line,
            marks=marks,
            amended=volume.amended,
        )

    def _page(
        self, subject: Subject, record: EntryRecord | AddendumRecord, reader: Matcher, *, identified: bool
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        text = composed(record.text)
        forms = None
        if identified:
            forms = self._aliases.restored_forms(subject.client, record.id, record.forms_version, record.text)
        return snippet(shown(text, forms), reader.marks(text))

    def _log(self, hits: tuple[Hit, ...], *, identified: bool) -> None:
        """Note whose texts were shown, and how many of them: a snippet is a read. The words that were asked for are not kept."""
        audit = self._context.stores.journal.audit
        register = self._context.register
        shown_of = Counter((row_id(hit.client), hit.service) for hit in hits)
        with self._context.stores.journal.database.write():
            if not shown_of:
                audit.add(Action.SEARCHED)
            for (client, service), count in shown_of.items():
                subject = register.subject(client, service).id
                audit.add(Action.SEARCHED, subject=subject, extra=count)
                if identified:
                    audit.add(Action.REIDENTIFIED, subject=subject, extra=count)


def _notes(asked: Query) -> bool:
    """Whether notes are asked for at all."""
    return bool(asked.terms) and not asked.topic and (not asked.kinds or "entry" in asked.kinds)


def _nearest(days: Sequence[date], start: date | None, end: date | None) -> Elsewhere | None:
    """The season nearest to a time in which there was nothing, with how many days of these lie in it."""
    if not days or (start is None and end is None):
        return None

    def distance(day: date) -> int:
        before = (start - day).days if start and day < start else 0
        return before or ((day - end).days if end and day > end else 0)

    first, last = season_of(min(days, key=distance))
    return Elsewhere(first, last, sum(first <= day <= last for day in days))


def _same(pseudonym: str, typed: str) -> bool:
    """Tell whether a pseudonym was typed, in any case, with or without dashes."""
    return pseudonym.replace("-", "").casefold() == typed.replace("-", "").replace(" ", "").casefold()
