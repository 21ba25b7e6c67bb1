"""Whom does the title of an event mean? Asked of the vault, in memory.

The rule: sure is a given name and a surname that stand in the title whole, or a pseudonym, and one client alone whom they
fit. A given name by itself may be anybody's: then somebody has to choose, even among one.
"""

import re
import unicodedata

from journal_tui.practice.calendar.values import Candidate
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.register import Known, Subject
from journal_tui.practice.values import Service
from storage.sealed.shelf import UNTRUSTED

_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PSEUDONYM = re.compile(r"(?<!\w)P-[2-9A-HJ-NP-Z]{8}-[2-9A-HJ-NP-Z](?!\w)", re.IGNORECASE)
_SHORTEST = 2
_MOST = 9
"""So many can be told apart by a number key."""
_SERVICES = {
    Service.KBT: frozenset({"kbt", "terapi", "therapy", "cbt", "stress", "samtal"}),
    Service.KOST: frozenset({"kost", "kostrådgivning", "nutrition", "näring", "diet"}),
    Service.PT: frozenset({"pt", "träning", "training", "pass", "gym"}),
}


class Directory:
    """Who is who, for one reading of a file."""

    def __init__(self, context: Context) -> None:
        """Read the names once."""
        self._context = context
        self._by_word: dict[str, list[Known]] = {}
        for known in context.register.everybody():
            for word in _words(known.needle):
                self._by_word.setdefault(word, []).append(known)
        self._subjects: dict[bytes, tuple[Subject, ...]] = {}

    def find(self, title: str) -> tuple[tuple[Candidate, ...], bool]:
        """Give whom a title may mean, and whether that is sure.

        Args:
            title: As it stands in the file.
        """
        coded = self._coded(title)
        if coded:
            return coded, len(coded) == 1
        words = _words(title)
        met = {known.client: known for word in words for known in self._by_word.get(word, ())}
        whole = [known for known in met.values() if _is_whole(known, words)]
        people = whole or list(met.values())
        offered = [candidate for known in people for candidate in self._services(known, words)]
        sure = len(whole) == 1 and len(offered) == 1
        return tuple(sorted(offered, key=lambda each: (each.name.casefold(), each.service)))[:_MOST], sure

    def _coded(self, title: str) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for match in _PSEUDONYM.finditer(title):
            try:
                client = self._context.register.resolve(match.group().upper())
                known = self._context.register.known(client)
            except (NotFound, *UNTRUSTED):
                continue
            for subject in self._of(known):
                if subject.pseudonym == match.group().upper():
                    found[subject.pseudonym] = _candidate(known, subject)
        return tuple(found.values())

    def _services(self, known: Known, words: frozenset[str]) -> list[Candidate]:
        subjects = self._of(known)
        said = [subject for subject in subjects if words & _SERVICES[subject.service]]
        return [_candidate(known, subject) for subject in (said if len(said) == 1 else subjects)]

    def _of(self, known: Known) -> tuple[Subject, ...]:
        if known.client not in self._subjects:
            try:
                self._subjects[known.client] = self._context.register.subjects(known.client)
            except UNTRUSTED:
                self._subjects[known.client] = ()
        return self._subjects[known.client]


def _candidate(known: Known, subject: Subject) -> Candidate:
    name = f"{known.contact.given} {known.contact.surname}".strip()
    return Candidate(known.client.hex(), subject.pseudonym, subject.service, name)


def _words(text: str) -> frozenset[str]:
    composed = unicodedata.normalize("NFC", text).casefold()
    return frozenset(word for word in _WORDS.findall(composed) if len(word) >= _SHORTEST)


def _is_whole(known: Known, words: frozenset[str]) -> bool:
    """Whether the surname and a first name (given, or what the client is called) stand in the title, every word of them."""
    surname = _words(known.contact.surname)
    firsts = [_words(first) for first in (known.contact.given, *known.contact.nicknames)]
    return bool(surname) and surname <= words and any(first and first <= words for first in firsts)
