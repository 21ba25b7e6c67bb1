"""Which clients are one person taken in twice: said by a person with a reason, never by the program, and taken back the same way.

Rules: nothing is moved from one client to another, whose keys and texts stay their own; what the person may ask for is done for every
client that is the person; consent is never shared. The newest word about two clients counts, and lies with both, under their own keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.entries.text import checked
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.register import PREFIX_DIGITS, Subject
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.suppression import Suppressions
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.sealed.record import Unreadable, new_id
from storage.vault.case_records import ReviewRecord

SAME, APART = "same", "apart"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a client and another one, and why. `same` False: they are two people."""

    other: str
    same: bool
    at: datetime
    reason: str = field(repr=False)


class Persons:
    """The people behind the clients of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context

    def records(self, client: bytes) -> tuple[bytes, ...]:
        """Every client that is the same person as this one: itself first, then those taken in beside it that are still here."""
        others = sorted(other for other, row in self._words(client).items() if row.decision == SAME)
        known = self._context.register.clients() if others else frozenset()
        return (client, *(other for other in others if other in known))

    def joined(self) -> Mapping[bytes, tuple[bytes, ...]]:
        """Everybody who was taken in more than once, each with the others."""
        rows = (row for row in self._context.vault.reviews.all() if not isinstance(row, Unreadable) and row.other)
        named = {client for row in rows for client in (row.subject, row.other)}
        return {client: others for client in named if (others := self.records(client)[1:])}

    def called(self, client: bytes) -> str:
        """What a client is called where nobody is named: the first pseudonym, or the beginning of the id before there is one."""
        subjects = self._context.register.subjects(client)
        return subjects[0].pseudonym if subjects else client.hex()[:PREFIX_DIGITS]

    def subject(self, client: bytes, service: Service) -> Subject:
        """This person in one service: under the client itself, else under whoever else the client is.

        Raises:
            NotFound: Nobody of them has this service.
        """
        for each in self.records(client):
            if (found := self._context.register.find_subject(each, service)) is not None:
                return found
        raise NotFound(kind="service")

    def unsure(self, client: bytes) -> bool:
        """Whether something that was said about this client cannot be read, so that it cannot be told who else it is."""
        return any(isinstance(row, Unreadable) for row in self._context.vault.reviews.of_client(client))

    def also(self, client: str) -> tuple[str, ...]:
        """Ids of the other clients that are the same person."""
        return tuple(each.hex() for each in self.records(self._context.register.resolve(client))[1:])

    def alike(self, client: str) -> tuple[str, ...]:
        """Ids of other clients with the same name or phone, of whom nobody has said yet whether they are the same person."""
        who = self._context.register.resolve(client)
        said = self._words(who)
        found = self._context.register.similar(self._context.register.contact(who))
        return tuple(each.hex() for each in found if each != who and each not in said)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every two clients who may be one person, each two once, in the order of the client list."""
        found: dict[frozenset[str], tuple[str, str]] = {}
        everybody, doubles = self._context.register.everybody(), self._context.register.doubles()
        for client in (known.client.hex() for known in everybody if known.client in doubles):
            for other in self.alike(client):
                found.setdefault(frozenset((client, other)), (client, other))
        return tuple(found.values())

    def people(self) -> tuple[tuple[str, ...], ...]:
        """Everybody who was taken in more than once: the ids of each, in the order of the client list."""
        joined, found = self.joined(), dict[frozenset[bytes], tuple[str, ...]]()
        for known in self._context.register.everybody():
            if known.client in joined:
                person = (known.client, *joined[known.client])
                found.setdefault(frozenset(person), tuple(each.hex() for each in person))
        return tuple(found.values())

    def said(self, client: str) -> tuple[Said, ...]:
        """What was said about a client and others last, and why, newest first."""
        words = self._words(self._context.register.resolve(client))
        found = (Said(other.hex(), row.decision == SAME, from_ms(row.at_ms), row.reason) for other, row in words.items())
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def join(self, client: str, other: str, reason: str) -> tuple[str, ...]:
        """Say that two clients are one person, and with them whoever each of them is already.

        Open cases cover all of them from now on; an erasure that was approved before needs a new preview. Whoever gets no
        marketing under one address gets none under the others.

        Returns:
            Ids of all clients that are this person now.

        Raises:
            NotFound: One of them is not known, or has been erased.
            InvalidInput: They are one client, are one person already, or there is no reason.
            RefusedByRule: An erasure of one of them is half done, or two of all that would be joined were told apart.
        """
        one, two = self._two(client, other, reason)
        if two in self.records(one):
            raise InvalidInput(field="client", reason="same_already")
        ours, theirs = self.records(one), self.records(two)
        if any(self._context.erasing.under_way(each) for each in (*ours, *theirs)):
            raise RefusedByRule(rule="person", reason="erasure_under_way")
        for mine in ours:
            for yours in theirs:
                if (mine, yours) != (one, two) and yours in self._words(mine):
                    raise RefusedByRule(rule="person", reason="told_apart")
        with self._context.stores.vault.database.write():
            for mine in ours:
                for yours in theirs:
                    self._say(mine, yours, SAME, reason)
            Suppressions(self._context).spread(one)
            self._note(Action.PERSON_JOINED, "joined", one, two)
        return tuple(each.hex() for each in self.records(one))

    def part(self, client: str, other: str, reason: str) -> None:
        """Say that another client is not the same person as this one; of several it leaves them all.

        Open cases cover from now on only those that are still the person they were opened for; what was done stays done.

        Raises:
            NotFound: One of them is not known.
            InvalidInput: They are one client, or there is no reason.
        """
        one, two = self._two(client, other, reason)
        left = self.records(two)[1:] if two in self.records(one) else (one,)
        with self._context.stores.vault.database.write():
            self._note(Action.PERSON_PARTED, "parted", one, two)
            for each in left:
                self._say(each, two, APART, reason)

    def take_back(self, client: str, other: str) -> None:
        """Take the last word about two clients back as if it had not been said, with what the same act said of whoever else they are.

        Raises:
            NotFound: One of them is not known, or nothing was said of them.
            RefusedByRule: An erasure of one of them is half done.
        """
        one, two = self._context.register.resolve(client), self._context.register.resolve(other)
        said = self._words(one).get(two)
        if said is None:
            raise NotFound(kind="review")
        people = {*self.records(one), *self.records(two)}
        if any(self._context.erasing.under_way(each) for each in people):
            raise RefusedByRule(rule="person", reason="erasure_under_way")
        reviews = self._context.vault.reviews
        act = (said.created_ms, said.decision, said.reason)
        rows = (row for row in reviews.all() if not isinstance(row, Unreadable) and row.other)
        same_act = [row for row in rows if (row.created_ms, row.decision, row.reason) == act]
        with self._context.stores.vault.database.write():
            if said.decision == SAME:
                self._note(Action.PERSON_PARTED, "parted", one, two)
            for row in same_act:
                if row.subject in people or row.other in people:
                    reviews.remove(row.id)
            if said.decision == APART:
                again = two in self.records(one)
                self._note(Action.PERSON_JOINED if again else Action.PERSON_PARTED, "joined", one, two)

    def others(self, client: bytes) -> tuple[bytes, ...]:
        """Everybody of whom it was ever said that they are, or are not, the same person as this client."""
        return tuple(sorted(self._words(client)))

    def about(self, client: bytes) -> frozenset[bytes]:
        """Ids of the rows that lie with others and tell of this client."""
        rows = (row for other in self.others(client) for row in self._context.vault.reviews.of_client(other))
        return frozenset(row.id for row in rows if not isinstance(row, Unreadable) and row.other == client)

    def stamp(self) -> tuple[int, int]:
        """Differs after every word about two clients."""
        return self._context.vault.reviews.stamp()

    # -- inside -------------------------------------------------------------------------------

    def _words(self, client: bytes) -> Mapping[bytes, ReviewRecord]:
        """The newest word about this client and each other one; where the client's own rows cannot be read, from the others'."""
        reviews = self._context.vault.reviews
        rows = reviews.of_client(client)
        if any(isinstance(row, Unreadable) for row in rows):
            rows = (*rows, *(row for row in reviews.all() if not isinstance(row, Unreadable) and row.other == client))
        found: dict[bytes, ReviewRecord] = {}
        for row in rows:
            if isinstance(row, Unreadable) or not row.other:
                continue
            other = row.other if row.subject == client else row.subject
            if other not in found or found[other].at_ms < row.at_ms:
                found[other] = row
        return found

    def _two(self, client: str, other: str, reason: str) -> tuple[bytes, bytes]:
        one, two = self._context.register.resolve(client), self._context.register.resolve(other)
        if one == two:
            raise InvalidInput(field="client", reason="one_client")
        if not reason.strip():
            raise InvalidInput(field="reason", reason="empty")
        checked(reason)
        return one, two

    def _say(self, one: bytes, two: bytes, decision: str, reason: str) -> None:
        """Keep a word about two clients with both; later than what was said before, however quick."""
        now = self._context.stamp_ms()
        before = self._words(one).get(two)
        at = now if before is None else max(now, before.at_ms + 1)
        for mine, theirs in ((one, two), (two, one)):
            self._context.vault.reviews.add(
                ReviewRecord(
                    id=new_id(), subject=mine, created_ms=now, at_ms=at, decision=decision, reason=reason, other=theirs
                )
            )

    def _note(self, action: Action, code: str, one: bytes, two: bytes) -> None:
        """Leave it in the log, and in every open case that covers more, or less, from now on."""
        self._context.stores.vault.audit.add(action, subject=one, object=two)
        book = CaseBook(self._context)
        for client in self.records(one) if two in self.records(one) else ():
            for case in book.of_client(client):
                if case.closed_ms is None:
                    book.step(case, code)
