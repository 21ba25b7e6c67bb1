"""The phrases of a practice: those that travel with the program, and its own, kept in versions.

Rules: as for templates. An own phrase takes the place of a shipped one with the same code, until it is retired.
"""

import tomllib
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources

from journal_tui.practice.context import Context
from journal_tui.practice.entries.text import checked
from journal_tui.practice.errors import InvalidInput, NotFound
from journal_tui.practice.library.expansion import circle, is_code
from journal_tui.practice.library.names import NameCheck, Part
from journal_tui.practice.library.values import NamedPlace, Phrase, names_found
from journal_tui.practice.terms import Service
from storage.audit.actions import Action
from storage.journal.matters import PhraseRecord
from storage.sealed.record import new_id

LONGEST = 2_000
MOST = 500
"""Own phrases, retired ones counted."""


class Phrases:
    """The phrases of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._rows = context.journal.phrases

    def every(self, language: str = "") -> tuple[Phrase, ...]:
        """Give the newest version of each phrase, own ones first, then those that travel with the program, by code.

        Args:
            language: Shipped phrases in this language only; in both when empty.
        """
        shipped = {phrase.code for phrase in starters()}
        own = sorted(self._newest().values(), key=lambda record: record.code)
        live = {record.code for record in own if not record.retired}
        others = [each for each in starters() if language in ("", each.language) and each.code not in live]
        return (*(_phrase(record, covers=record.code in shipped) for record in own), *others)

    def usable(self, service: Service | None = None, language: str = "") -> dict[str, Phrase]:
        """Give what `;code` and Tab finds, by code: in a note of this service, or anywhere.

        Args:
            service: Only what fits it.
            language: Which one is meant by a shipped code that both languages have.
        """
        ranked = sorted(self.every(), key=lambda each: (each.own, each.language == language))
        return {each.code: each for each in ranked if not each.retired and (service is None or each.fits(service))}

    def get(self, code: str) -> Phrase:
        """Give the newest version of a phrase, own before shipped.

        Raises:
            NotFound: There is none.
        """
        wanted = folded(code)
        found = next((each for each in self.every() if each.code == wanted), None)
        if found is None:
            raise NotFound(kind="phrase")
        return found

    def versions(self, code: str) -> tuple[Phrase, ...]:
        """Give every version of an own phrase, oldest first."""
        return tuple(_phrase(record) for record in self._records() if record.code == folded(code))

    def ordinary(self, code: str) -> tuple[str, ...]:
        """Give the words of an own phrase that look like names and are none, as somebody said."""
        record = self._newest().get(folded(code))
        return record.ordinary if record is not None else ()

    def names(self, code: str, text: str, ordinary: Collection[str] = ()) -> tuple[NamedPlace, ...]:
        """Say where a phrase may name somebody, before it is kept."""
        parts = [Part("text", number, line) for number, line in enumerate(text.split("\n"), start=1)]
        return NameCheck(self._context).places([*parts, Part("code", 1, folded(code))], ordinary)

    def keep(
        self,
        code: str,
        text: str,
        services: Collection[Service] = (),
        ordinary: Collection[str] = (),
        *,
        fresh: bool = False,
    ) -> Phrase:
        """Keep a phrase: the first version, or the next one of the own phrase with this code.

        Args:
            code: What is typed after the semicolon; case does not matter.
            text: What comes in.
            services: For which services; none means all.
            ordinary: Words in it that a person called no names.
            fresh: It is a new one: an own code that is taken is no next version.

        Returns:
            The phrase as it is now; the version before when nothing differs.

        Raises:
            InvalidInput: Code or text is not right, or the codes in it lead back to itself (`circle`, `facts["way"]`).
            InvalidText: The text cannot be stored.
            NamesFound: It may name somebody; nothing was kept.
        """
        code = folded(code)
        body = tidy_text(text)
        held = self._newest()
        before = held.get(code)
        if not is_code(code):
            raise InvalidInput(field="phrase", reason="code")
        if before is not None and fresh:
            raise InvalidInput(field="phrase", reason="taken")
        if before is None and len(held) >= MOST:
            raise InvalidInput(field="phrase", reason="many", most=MOST)
        texts = {each.code: each.text for each in self.usable().values()} | {code: body}
        way = circle(code, texts)
        if way:
            raise InvalidInput(field="phrase", reason="circle", way=" → ".join(f";{each}" for each in way))
        places = self.names(code, body, ordinary)
        if places:
            raise names_found(places)
        record = PhraseRecord(
            id=new_id(),
            subject=bytes(16),
            created_ms=0,
            code=code,
            number=0,
            text=body,
            services=tuple(service.value for service in Service if service in services),
            ordinary=tuple(sorted(set(ordinary))),
        )
        return self._add(before, record)

    def retire(self, code: str) -> Phrase:
        """Let a phrase expand no more; a shipped one that it took the place of does again.

        Raises:
            NotFound: There is no own phrase with this code.
        """
        return self._turn(code, retired=True)

    def bring_back(self, code: str) -> Phrase:
        """Let a retired phrase expand again.

        Raises:
            NotFound: There is no own phrase with this code.
            InvalidInput: Meanwhile the codes in it lead back to itself.
        """
        record = self._own(code)
        texts = {each.code: each.text for each in self.usable().values()} | {record.code: record.text}
        way = circle(record.code, texts)
        if way:
            raise InvalidInput(field="phrase", reason="circle", way=" → ".join(f";{each}" for each in way))
        return self._turn(code, retired=False)

    def take_back(self, code: str) -> Phrase:
        """Undo the last change: the version before it goes on under the next number; a first version is retired.

        Raises:
            NotFound: There is no own phrase with this code.
        """
        newest = self._own(code)
        earlier = [record for record in self._records() if record.code == newest.code and record.number < newest.number]
        return self._add(newest, earlier[-1]) if earlier else self.retire(code)

    def _turn(self, code: str, *, retired: bool) -> Phrase:
        record = self._own(code)
        return self._add(record, record, retired=retired)

    def _own(self, code: str) -> PhraseRecord:
        record = self._newest().get(folded(code))
        if record is None:
            raise NotFound(kind="phrase")
        return record

    def _add(self, before: PhraseRecord | None, wanted: PhraseRecord, *, retired: bool | None = None) -> Phrase:
        gone = wanted.retired if retired is None else retired
        if before is not None and (*_content(before), before.retired) == (*_content(wanted), gone):
            return _phrase(before)
        number = before.number + 1 if before is not None else 1
        record = PhraseRecord(
            id=new_id(),
            subject=bytes(16),
            created_ms=self._context.stamp_ms(),
            code=wanted.code,
            number=number,
            text=wanted.text,
            services=wanted.services,
            retired=gone,
            ordinary=wanted.ordinary,
        )
        store = self._context.stores.journal
        with store.database.write():
            self._rows.add(record)
            store.audit.add(Action.PHRASE_KEPT, object=record.id, extra=number)
        return _phrase(record)

    def _records(self) -> Iterator[PhraseRecord]:
        found = [row for row in self._rows.all() if isinstance(row, PhraseRecord)]
        yield from sorted(found, key=lambda row: row.number)

    def _newest(self) -> dict[str, PhraseRecord]:
        return {record.code: record for record in self._records()}


def folded(code: str) -> str:
    """Give a code as it is kept: composed, case-folded, without the semicolon that somebody typed too."""
    return unicodedata.normalize("NFC", code).strip().removeprefix(";").casefold()


def tidy_text(text: str) -> str:
    """Give a phrase's text as it is kept: composed, line feeds only, nothing invisible, no blank at the ends of lines.

    Raises:
        InvalidInput: It is empty, too long, or holds what nobody can see or a code of a note.
        InvalidText: It cannot be stored.
    """
    composed = unicodedata.normalize("NFC", checked(text)).replace("\r\n", "\n").replace("\r", "\n")
    body = "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")
    reason = ""
    if not any(letter.isalnum() for letter in body):
        reason = "empty"
    elif len(body) > LONGEST:
        reason = "too_long"
    elif any(letter in "‹›" or not (letter.isprintable() or letter == "\n") for letter in body):
        reason = "signs"
    if reason:
        raise InvalidInput(field="phrase", reason=reason, limit=LONGEST)
    return body


@cache
def starters() -> tuple[Phrase, ...]:
    """Give the phrases that travel with the program, in both languages, by code."""
    source = (resources.files(__package__) / "phrases.toml").read_text(encoding="utf-8")
    made = [_starter(each, language) for each in tomllib.loads(source)["phrase"] for language in ("sv", "en")]
    return tuple(sorted(made, key=lambda phrase: phrase.code))


def _starter(data: dict[str, dict[str, str] | list[str]], language: str) -> Phrase:
    said = data[language]
    if not isinstance(said, dict):
        raise InvalidInput(field="phrase", reason="schema")
    services = tuple(Service(each) for each in data.get("services", ()))
    return Phrase(folded(said["code"]), tidy_text(said["text"]), services, language=language)


def _phrase(record: PhraseRecord, *, covers: bool = False) -> Phrase:
    services = tuple(Service(each) for each in record.services)
    return Phrase(record.code, record.text, services, record.number, record.retired, covers=covers)


def _content(record: PhraseRecord) -> tuple[object, ...]:
    return (record.code, record.text, record.services, record.ordinary)
