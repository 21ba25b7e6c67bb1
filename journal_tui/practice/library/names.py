"""Does a template or a phrase name anybody? It is nobody's text, so it is held against everybody whom the vault knows.

Rules: what is strong by itself (a full name, a number, an address, in every form) is refused for good. A single name of
somebody known, and what merely looks like a name, waits for a person, who may call it an ordinary word; without that it is
refused too. Nothing found here is written to a log.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from journal_tui.practice.context import Context
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.leak_finders import Finders
from journal_tui.practice.library.values import NamedPlace
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.guess import guesses
from journal_tui.practice.pseudonyms.headings import without_headings
from journal_tui.practice.pseudonyms.names import is_someone, is_word, letters
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.templates import every_line

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A line of what is checked: which part it is, and which of them."""

    part: str
    line: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    kind: Kind
    sure: bool


class NameCheck:
    """Holds short texts of the practice's own against the vault."""

    def __init__(self, context: Context) -> None:
        """Read the vault; kept for one check only.

        Raises:
            RefusedByRule: Somebody in the vault cannot be read (`names_unread`): a check against less is no check.
        """
        self._finders = Finders(context)
        unread = sum(bool(code) for code, _client in self._finders.prepare())
        if unread:
            raise RefusedByRule(reason="names_unread", count=unread)
        self._names = _single_names(context)

    def places(self, parts: Sequence[Part], ordinary: Collection[str] = ()) -> tuple[NamedPlace, ...]:
        """Find what may name somebody, the sure places first, then in order.

        Args:
            parts: The lines.
            ordinary: Words that a person called no names.

        Raises:
            RecogniserDamaged: What finds names cannot be trusted.
        """
        harmless = {fold_word(word) for word in ordinary}
        text = "\n".join(part.text for part in parts)
        found: list[NamedPlace] = []
        taken: list[tuple[int, int]] = []
        for hit in sorted(self._hits(text), key=lambda each: (not each.sure, each.start, -each.end)):
            word = text[hit.start : hit.end]
            if any(hit.start < end and start < hit.end for start, end in taken):
                continue
            if not hit.sure and fold_word(word) in harmless:
                continue
            taken.append((hit.start, hit.end))
            found.append(_placed(parts, hit, word))
        return tuple(sorted(found, key=lambda place: not place.sure))

    def _hits(self, text: str) -> Iterator[_Hit]:
        for found in self._finders.everybody().find(text)[0]:
            yield _Hit(found.start, found.end, found.kind, found.sure)
        for match in _WORD.finditer(text):
            folded = fold_word(match.group())
            for form in (folded, folded.removesuffix("s")):
                if form in self._names and (match.group()[0].isupper() or not is_word(folded)):
                    yield _Hit(match.start(), match.start() + len(form), self._names[form], sure=False)
                    break
        yield from _guessed(text)


def _guessed(text: str) -> Iterator[_Hit]:
    """What merely looks like a name: borne by many, or with a capital inside a sentence.

    The tagger was taught sentences of notes. Of a line of three words, or in English, it thinks too much: what no list knows as
    somebody's name is passed over here unless it has a capital inside a sentence; it waits in the note where it is used.
    """
    at = 0
    for line in without_headings(text, every_line()).split("\n"):
        for span in guesses(line):
            words = list(_WORD.finditer(line, span.start, span.end))
            written = [word.group()[0].isupper() and is_someone(fold_word(word.group())) for word in words]
            if any(written) or any(_capital_inside(line, word) for word in words):
                yield _Hit(at + span.start, at + span.end, span.kind, sure=False)
        at += len(line) + 1


def _capital_inside(line: str, word: re.Match[str]) -> bool:
    before = line[: word.start()].rstrip()
    return word.group()[0].isupper() and bool(before) and before[-1] not in ".?!:"


def _single_names(context: Context) -> dict[str, Kind]:
    """Every name of every client, and of everybody confirmed for one, word by word; employers and places whole."""
    names: dict[str, Kind] = {}
    for known in context.register.everybody():
        contact = known.contact
        for name in (contact.given, contact.surname, *contact.nicknames):
            names.update({word: Kind.PERSON for word in letters(fold_word(name)) if len(word) >= _SHORTEST})
        if contact.employer:
            names[fold_word(contact.employer)] = Kind.ORG
    for client in context.register.clients():
        for row in context.vault.tokens.of_client(client):
            kind = Kind(row.kind)
            if row.pending:
                continue
            if kind is Kind.PERSON:
                names.update({word: kind for word in letters(row.base) if len(word) >= _SHORTEST})
            elif kind in (Kind.LOC, Kind.ORG):
                names[row.base] = kind
    return names


def _placed(parts: Sequence[Part], hit: _Hit, word: str) -> NamedPlace:
    """Where a find of the joined lines lies; one that goes over a line end belongs to the line in which it begins."""
    at = 0
    for part in parts[:-1]:
        if hit.start <= at + len(part.text):
            break
        at += len(part.text) + 1
    else:
        part = parts[-1]
    return NamedPlace(part.part, part.line, hit.start - at, hit.end - at, hit.kind, hit.sure, word)
