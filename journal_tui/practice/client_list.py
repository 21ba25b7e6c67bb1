"""The client list: filtered in memory, quick at ten thousand clients. Showing names is an audit entry.

Rule: the filter keeps diacritics (å is not a) and ignores case; a word fits the beginning or the inside of a name, a
number fits the digits of the phone, a pseudonym fits itself. Narrowing a list that is already shown is not logged again.
What cannot be trusted about one client is left out of that client's line and stops nobody else's; `verify` names it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta

from journal_tui.practice.cards import last_contact, statuses
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.ids import row_id
from journal_tui.practice.register import Known
from journal_tui.practice.values import ClientLine, ServiceStatus
from storage.audit.actions import Action
from storage.journal.records import DraftRecord
from storage.keys import Domain
from storage.sealed.shelf import UNTRUSTED

_SAME_LOOK = timedelta(minutes=1)
_MANY = 50
"""From so many lines on, reading all grants at once is cheaper than one by one."""
_NUMBER = re.compile(r"[+0-9][0-9 ()-]{2,}")
_PSEUDONYM = re.compile(r"p-?[2-9a-hj-np-z]{2,8}(?:-?[2-9a-hj-np-z])?", re.IGNORECASE)


class ClientList:
    """Finds clients by what is typed into a filter."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._logged: datetime | None = None
        self._standing: dict[bytes, tuple[ServiceStatus, ...]] = {}
        self._stamp: tuple[object, ...] = ()

    def find(self, typed: str, *, statuses: bool) -> tuple[ClientLine, ...]:
        """See `Clients.list`."""
        everybody = self._context.register.everybody()
        found = tuple(self._fitting(everybody, typed.strip()))
        self._log(len(found))
        if statuses:
            self._refresh()
        if statuses and len(found) - len(self._standing) > _MANY:
            for domain in (Domain.MAPPING, Domain.CONSENT):
                self._context.stores.vault.preload(domain)
            self._context.stores.journal.preload(Domain.JOURNAL)
        drafts, also = self._drafts(), self._context.persons.joined()
        return tuple(self._line(known, drafts, also, complete=statuses) for known in found)

    def lines(self, clients: Iterable[str]) -> tuple[ClientLine, ...]:
        """See `Clients.lines`."""
        self._refresh()
        drafts, also = self._drafts(), self._context.persons.joined()
        known = [self._context.register.known(row_id(client)) for client in clients]
        self._log(len(known))
        return tuple(self._line(each, drafts, also, complete=True) for each in known)

    def _fitting(self, everybody: tuple[Known, ...], typed: str) -> Iterable[Known]:
        """What is typed is looked at once, not once per client."""
        words = unicodedata.normalize("NFC", typed).casefold().split()
        if not words:
            return everybody
        if _NUMBER.fullmatch(typed):
            digits = _digits(typed)
            return [known for known in everybody if digits in known.digits]
        if _PSEUDONYM.fullmatch(typed):
            return [known for known in everybody if _holds(known, words) or self._fits_pseudonym(known, typed)]
        first, *more = words
        return [known for known in everybody if first in known.needle and _holds(known, more)]

    def _fits_pseudonym(self, known: Known, typed: str) -> bool:
        wanted = typed.replace("-", "").upper()
        subjects = self._context.register.subjects(known.client)
        codes = (subject.pseudonym.replace("-", "") for subject in subjects)
        return any(
            code.startswith(wanted) or code[1:].startswith(wanted) for code in codes
        )  # with or without the P before it

    def _line(
        self, known: Known, drafts: dict[bytes, int], also: Mapping[bytes, tuple[bytes, ...]], *, complete: bool
    ) -> ClientLine:
        return ClientLine(
            id=known.client.hex(),
            given=known.contact.given,
            surname=known.contact.surname,
            services=self._services(known.client) if complete else (),
            last_contact=self._last(known.client) if complete else None,
            drafts=drafts.get(known.client, 0),
            also=tuple(map(self._context.persons.called, also.get(known.client, ()))),
        )

    def _refresh(self) -> None:
        """Forget how everybody stands as soon as anything was written, or a day has passed, that it depends on."""
        vault, clock = self._context.vault, self._context.clock
        stamp = (
            self._context.today(),
            clock.wrong(),
            self._context.acts.any_open(),
            self._context.settings,
            vault.events.count(),
            vault.documents.count(),
            self._context.restrictions.stamp(),
            self._context.journal.permits.stamp(),
        )
        if stamp != self._stamp:
            self._standing.clear()
            self._stamp = stamp

    def _services(self, client: bytes) -> tuple[ServiceStatus, ...]:
        found = self._standing.get(client)
        try:
            if found is None or len(found) != len(self._context.register.subjects(client)):
                found = self._standing[client] = statuses(self._context, client)
        except UNTRUSTED:
            return ()
        return found

    def _last(self, client: bytes) -> date | None:
        try:
            made = last_contact(self._context, client)
        except UNTRUSTED:
            return None
        return made.at.date() if made else None

    def _drafts(self) -> dict[bytes, int]:
        counts: dict[bytes, int] = {}
        for row in self._context.journal.drafts.of_author(self._context.user_id):
            if isinstance(row, DraftRecord):
                with suppress(*UNTRUSTED, NotFound):
                    client = self._context.register.subject_by_id(row.subject).client
                    counts[client] = counts.get(client, 0) + 1
        return counts

    def _log(self, count: int) -> None:
        now = self._context.clock.now()
        if self._logged is None or not self._logged <= now < self._logged + _SAME_LOOK:
            self._context.stores.vault.audit.add(Action.CLIENT_SEARCHED, extra=count)
            self._logged = now


def _holds(known: Known, words: list[str]) -> bool:
    needle = known.needle
    return all(word in needle for word in words)


def _digits(typed: str) -> str:
    """The digits to look for: a leading zero stands for the country, so it is left out."""
    digits = "".join(character for character in typed if character.isdigit())
    return digits.removeprefix("00") if typed.strip().startswith("00") else digits.removeprefix("0")
