"""What a text is held against in a leak check: one finder for each client's texts, and one for texts of nobody in particular.

Rule: the vault is read once, at the beginning; what of it cannot be opened is named, because a search for less than everything
is no search. A finder answers with places and kinds, never with what stands there.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from journal_tui.practice.aliases import Aliases, head
from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.pseudonyms.finding import find
from journal_tui.practice.pseudonyms.folding import fold, fold_word, has_joins
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.known import KnownMatcher
from journal_tui.practice.pseudonyms.merging import head_of
from journal_tui.practice.pseudonyms.names import is_word, letters
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.strangers import Strangers, Strong
from journal_tui.practice.pseudonyms.text import tokens_in
from storage.sealed.shelf import UNTRUSTED
from storage.vault.records import TokenRecord

KNOWN, CONFIRMED, OTHERS, UNDECIDED = "known", "confirmed", "others", "undecided"
LAYERS = (KNOWN, CONFIRMED, OTHERS, "structured", UNDECIDED)
"""Whom a find names, the surest knowledge first: what one layer names, a later one does not name again."""
NOBODY = bytes(16)
"""The subject of templates, phrases and instruments."""
LIKELY = 0.5
"""From which score on a proposal about somebody known counts: half of a confirmed name is in clear only if somebody kept it."""
_INDEXED = re.compile("\x01[^\x02]*\x02|\x03")


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that names somebody. Offsets are those of the text."""

    start: int
    end: int
    layer: str
    kind: Kind
    sure: bool = True
    owners: frozenset[bytes] = field(default=frozenset(), repr=False)
    """Of a find that nobody has decided on: the tokens that it may be."""


def masked(text: str) -> str:
    """The text with every token blotted out, letter for letter, so that offsets stay; role words stand as written."""
    if "\x01" in text:
        text = _INDEXED.sub(lambda match: "|" * len(match.group()), text)
    parts: list[str] = []
    here = 0
    for token in tokens_in(text):
        size = len(head_of(token.label)) + 1
        parts += [text[here : token.start], "|" * size, text[token.start + size : token.end - 1], "|"]
        here = token.end
    return "".join((*parts, text[here:]))


class Finder:
    """Finds what names somebody in the texts of one client and service."""

    def __init__(
        self,
        strangers: Strangers,
        client: bytes,
        matchers: tuple[KnownMatcher, ...],
        decisions: frozenset[str] = frozenset(),
        pseudonym: str = "",
        code: str = "",
    ) -> None:
        """Take what is searched for.

        Args:
            strangers: The strong identifiers of all clients and of everybody confirmed for one of them.
            client: Whose texts they are; what names this client is found by the matchers.
            matchers: The client's own identifiers, and the third persons confirmed for the client.
            decisions: Words that are no names for this client.
            pseudonym: The text's pseudonym, for the report.
            code: Why the client's own identifiers could not be read, or empty.
        """
        self._strangers, self._matchers, self._decisions = strangers, matchers, decisions
        self.client, self.pseudonym, self.code = client, pseudonym, code

    def find(self, text: str, ignored: tuple[str, ...] = ()) -> tuple[list[Found], int]:
        """All finds in a masked text, in order of place, and how many more would be asked about while writing."""
        if not text or text.isspace():
            return [], 0
        found: list[Found] = []
        proposals: set[Span] = set()
        for matcher in self._matchers:
            certain, proposed = find(matcher, text, ignored, self._decisions)
            likely = [span for span in proposed if span.source in (KNOWN, CONFIRMED) and span.score >= LIKELY]
            proposals.update(span for span in proposed if span not in likely)
            found += [
                Found(span.start, span.end, span.source.value, span.kind, span.certain and not span.declinable)
                for span in (*certain, *likely)
                if not (span.declinable and fold_word(text[span.start : span.end]) in self._decisions)
            ]
        found += [each for each in self._named(text) if self._counts(text[each.start : each.end], each, ignored)]
        kept: list[Found] = []
        for layer in LAYERS:
            kept += _apart((each for each in found if each.layer == layer), kept)
        return sorted(dict.fromkeys(kept), key=lambda each: (each.start, each.end)), len(proposals)

    def _counts(self, written: str, found: Found, ignored: tuple[str, ...]) -> bool:
        """Whether a find counts: one that nobody has decided on must be written as a name, and nobody may have kept it."""
        if found.layer != UNDECIDED:
            return True
        words = letters(written)
        named = all(word[0].isupper() for word in words) and not all(is_word(fold_word(word)) for word in words)
        return named and written not in ignored and fold_word(written) not in self._decisions

    def under(self, pseudonym: str) -> "Finder":
        """The same for another service of the same client."""
        return Finder(self._strangers, self.client, self._matchers, self._decisions, pseudonym)

    def _named(self, text: str) -> Iterator[Found]:
        """What names somebody else; of finds that lie in each other, the longest."""
        readings = [fold(text)]
        if has_joins(text):
            readings.append(fold(text, join=True))
        found: set[Found] = set()
        for folded in readings:
            for each in self._strangers.find(folded):
                if each.owners != {self.client}:
                    found.add(self._as_found(each, folded.written(each.start, each.end)))
        upto = 0
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if one.end > upto:
                upto = one.end
                yield one

    def _as_found(self, strong: Strong, written: tuple[int, int]) -> Found:
        """The surest of those whom it may name."""
        layers = {self._strangers.layers[owner] for owner in strong.owners - {self.client}}
        layer = next(each for each in (OTHERS, CONFIRMED, UNDECIDED) if each in layers)
        if layer != UNDECIDED:
            return Found(*written, layer, strong.kind)
        return Found(*written, layer, strong.kind, sure=False, owners=strong.owners)


class Finders:
    """The finders of one open practice, made when they are needed and kept for the length of one check."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._aliases = Aliases(context)
        self._strangers = Strangers()
        self._tokens: dict[bytes, tuple[bytes, str]] = {}
        self._held: dict[bytes, Finder] = {}
        self._by_client: dict[bytes, Finder] = {}

    @property
    def identifiers(self) -> int:
        """How many strong identifiers of all clients there are."""
        return self._strangers.count

    def prepare(self) -> Iterator[tuple[str, bytes]]:
        """Read the vault, client by client: the code of what is wrong with one, or nothing, and which one."""
        register = self._context.register
        readable = {known.client for known in register.everybody()}
        for client in sorted(register.clients()):
            code = "" if client in readable else "unreadable"
            try:
                if not code:
                    for known in self._identifiers(client):
                        self._strangers.add(client, known, OTHERS)
                    for row in self._context.vault.tokens.of_client(client):
                        self._strangers.add(row.id, _third_person(row), UNDECIDED if row.pending else CONFIRMED)
                        self._tokens[row.id] = (client, head(row))
            except UNTRUSTED as error:
                code = error.code
            yield code, client

    def stand(self, found: Found, used: Collection[tuple[bytes, str]]) -> bool:
        """Whether one of the tokens that a find may be stands in a text: then its name must not stand in another.

        Args:
            found: A find that nobody has decided on.
            used: The tokens that stand in texts, each with its client.
        """
        return any(self._tokens.get(owner) in used for owner in found.owners)

    def everybody(self) -> Finder:
        """The finder for a text that is nobody's."""
        return Finder(self._strangers, b"", (KnownMatcher(KnownIdentifiers()),))

    def of_subject(self, subject: bytes) -> Finder:
        """The finder for the texts of one client and service; what the practice made for itself is nobody's."""
        if subject not in self._held:
            self._held[subject] = self.everybody() if subject == NOBODY else self._made(subject)
        return self._held[subject]

    def _made(self, subject: bytes) -> Finder:
        try:
            who = self._context.register.subject_by_id(subject)
            if who.client not in self._by_client:
                self._by_client[who.client] = self._of_client(who.client)
            made = self._by_client[who.client]
        except (*UNTRUSTED, NotFound) as error:
            return Finder(self._strangers, b"", (KnownMatcher(KnownIdentifiers()),), code=error.code)
        return made.under(who.pseudonym)

    def _of_client(self, client: bytes) -> Finder:
        first, *earlier = self._identifiers(client)
        book = self._aliases.book(client)
        matchers = (KnownMatcher(first, book), *(KnownMatcher(known) for known in earlier))
        decisions = frozenset(row.word for row in self._context.vault.decisions.of_client(client))
        return Finder(self._strangers, client, matchers, decisions)

    def _identifiers(self, client: bytes) -> Iterator[KnownIdentifiers]:
        """What is known of a client now, and what was: a number that has been given up still tells who it was."""
        now = self._aliases.known(client)
        yield now
        for point in self._context.vault.points.of_client(client, closed=True):
            if point.valid_to_ms is not None and point.value != getattr(now, point.kind, ""):
                yield _earlier(point.kind, point.value)


def _earlier(kind: str, value: str) -> KnownIdentifiers:
    return KnownIdentifiers(
        phone=value if kind == "phone" else "",
        email=value if kind == "email" else "",
        address=value if kind == "address" else "",
    )


def _third_person(row: TokenRecord) -> KnownIdentifiers:
    """What is strong of a token: a full name, a number. What looked like a street may be none."""
    kind, form = Kind(row.kind), row.base
    *given, surname = form.split() or [""]
    return KnownIdentifiers(
        given=" ".join(given) if kind is Kind.PERSON else "",
        surname=surname if kind is Kind.PERSON else "",
        personnummer=form if kind is Kind.PNR else "",
        phone=form if kind is Kind.PHONE else "",
        email=form if kind is Kind.EMAIL else "",
    )


def _apart(more: Iterable[Found], found: list[Found]) -> list[Found]:
    """Those that touch none of the finds that are there: they name the same once more."""
    taken = sorted((each.start, each.end) for each in found)
    ends = list(accumulate((end for _start, end in taken), max))

    def meets(each: Found) -> bool:
        before = bisect_left(taken, (each.end, 0))
        return before > 0 and ends[before - 1] > each.start

    return [each for each in more if not meets(each)]
