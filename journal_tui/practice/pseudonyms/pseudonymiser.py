"""The pass over a text: what points at a person becomes a token, and nothing is lost.

One object serves one client. It is immutable: learning a token or a decision gives a new object, so a
screen and the storage thread may use the same one at the same time. `complete` is the full pass that every
save runs; `live` is the same recognition near the cursor while somebody types.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from journal_tui.practice.errors import InvalidInput, InvalidText
from journal_tui.practice.pseudonyms.finding import base_of, base_of_form, find
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.known import KnownIdentifiers, KnownMatcher
from journal_tui.practice.pseudonyms.live import Replacement, finished, windows
from journal_tui.practice.pseudonyms.names import is_someone, letters
from journal_tui.practice.pseudonyms.passes import GrowingBook, Item, run_passes
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.text import Run, TokenAt, escape, parse
from journal_tui.practice.pseudonyms.tokens import CLIENT, Token, TokenBook, parse_label
from journal_tui.practice.values import Flag

__all__ = ["Pseudonymiser", "Replacement", "Stored"]

_NAMED = (Kind.PERSON, Kind.LOC, Kind.ORG)


@dataclass(frozen=True, slots=True)
class Stored:
    """A text ready to be sealed: tokens in, brackets doubled."""

    text: str
    forms: tuple[str, ...] = field(repr=False)
    """What was written for each token, in the order of the tokens. Belongs in the vault."""
    flags: tuple[Flag, ...] = ()
    """Places that a person has to decide; they stand in clear in `text`."""
    new_tokens: tuple[Token, ...] = ()
    """Tokens that the book did not hold before."""
    book: TokenBook = field(default_factory=TokenBook, repr=False)


class Pseudonymiser:
    """Recognises and replaces for one client. Nothing of it is ever printed."""

    __slots__ = ("_matcher", "book", "decisions", "known")

    def __init__(self, known: KnownIdentifiers, book: TokenBook | None = None, decisions: Collection[str] = ()) -> None:
        """Compile what is known.

        Args:
            known: the client's own identifiers.
            book: the tokens given out so far.
            decisions: words that a person called ordinary for this client (folded when stored here).
        """
        self.known = known
        self.book = book or TokenBook()
        self.decisions = frozenset(fold_word(word) for word in decisions)
        self._matcher = KnownMatcher(known, self.book)

    def __repr__(self) -> str:
        """Hold back everything: this object knows a client's identifiers."""
        return "Pseudonymiser(…)"

    def store(self, raw: str, ignored: Collection[str] = ()) -> Stored:
        """The text as it is stored; `restore(stored.text, stored.forms) == raw` for every string."""
        return self.complete(escape(raw), (), ignored)

    def complete(
        self, text: str, forms: Sequence[str], ignored: Collection[str] = (), *, undecided: bool = False
    ) -> Stored:
        """The full pass over an editor's text that already holds tokens. Doing it twice changes nothing.

        Args:
            text: tokens in, brackets doubled (a lone bracket is taken as written and doubled).
            forms: the written form of each token in the text, in order.
            ignored: words kept by a person in this draft, exactly as written.
            undecided: replace the proposals as well, so that nothing that may point at a person is stored in
                clear. Each flag then covers the token that stands there, and `undecided.reopen` is the way back.

        Raises:
            InvalidText: not one form for each token (`facts["reason"] == "forms"`).
        """
        runs, tokens = parse(text)
        if len(tokens) != len(forms):
            raise InvalidText(reason="forms")
        book, items = self._learnt(runs, tokens, forms)
        done = run_passes(
            items, book, lambda plain: find(self._matcher, plain, ignored, self.decisions), undecided=undecided
        )
        return Stored(done.text, done.forms, done.flags, self._fresh(done.book), done.book)

    def live(
        self, text: str, cursor: int | None, changed: tuple[int, int] | None = None, ignored: Collection[str] = ()
    ) -> tuple[Replacement, ...]:
        """What to replace now in an editor's text: certain finds near the cursor that are finished.

        Args:
            text: the editor's text (tokens in).
            cursor: code-point offset; the word it stands in or touches is left alone. None: no word is being typed.
            changed: a range that was just pasted or changed elsewhere; without it the cursor's paragraph is read.
            ignored: words kept in this draft.

        Returns:
            Replacements in ascending order, in offsets of `text`. Apply from the last to the first, then `learn` their tokens.
        """
        book = GrowingBook(self.book)
        found: list[Replacement] = []
        for at, plain, doubled in windows(text, cursor, changed):
            run = Run(plain, at, doubled)
            for span in find(self._matcher, plain, ignored, self.decisions)[0]:
                start, end = run.stored(span.start), run.stored(span.end)
                if not finished(text, start, end, span.kind, cursor):
                    continue
                form = plain[span.start : span.end]
                token = book.assign(span, form)
                found.append(Replacement(start, end, token, form))
        return tuple(found)

    def learn(self, tokens: Iterable[Token]) -> "Pseudonymiser":
        """The same for a book that also holds these tokens."""
        book = self.book.learn(tokens)
        if book == self.book:
            return self
        fresh = book.tokens[len(self.book.tokens) :]
        matcher = KnownMatcher(self.known, book) if any(t.kind in _NAMED for t in fresh) else self._matcher
        return self._with(book, self.decisions, matcher)

    def decline(self, word: str) -> "Pseudonymiser":
        """The same with one more word that is no name for this client. It silences proposals, never what is certain."""
        return self._with(self.book, self.decisions | {fold_word(word)}, self._matcher)

    def accept(
        self, text: str, forms: Sequence[str], start: int, end: int, kind: Kind | None = None, role: str = ""
    ) -> Stored:
        """Turn `text[start:end]` (a flag or a selection between tokens) into a token, everywhere in the text.

        Raises:
            InvalidInput: the range is empty or touches a token.
        """
        runs, _ = parse(text)
        number = next((n for n, r in enumerate(runs) if r.stored(0) <= start < end <= r.stored(len(r.plain))), None)
        if number is None:
            raise InvalidInput(field="range", reason="outside")
        run = runs[number]
        low = next(i for i in range(len(run.plain) + 1) if run.stored(i) >= start)
        high = next(i for i in range(low, len(run.plain) + 1) if run.stored(i) >= end)
        written = run.plain[low:high]
        proposed = next(
            (s for s in find(self._matcher, run.plain)[1] if s.start < high and low < s.end and kind in (None, s.kind)),
            None,
        )
        book, token, size = self._accepted(written, proposed, kind, role)
        matcher = KnownMatcher(self.known, book)
        cut = run.stored(low + size)
        changed = text[:start] + token.text + text[cut:]
        result = self._with(book, self.decisions, matcher).complete(
            changed, (*forms[:number], written[:size], *forms[number:])
        )
        return Stored(result.text, result.forms, result.flags, self._fresh(result.book), result.book)

    def default_form(self, label: str) -> str:
        """What a token that a hand typed stands for when no written form is kept."""
        token = self.book.by_label(label)
        if token == CLIENT:
            return self.known.given or "‹klient›"
        return token.shown if token is not None and token.shown else f"‹{label}›"

    # -- inside

    def _with(self, book: TokenBook, decisions: frozenset[str], matcher: KnownMatcher) -> "Pseudonymiser":
        made = object.__new__(Pseudonymiser)
        made.known, made.book, made.decisions, made._matcher = self.known, book, decisions, matcher
        return made

    def _fresh(self, book: TokenBook) -> tuple[Token, ...]:
        return tuple(t for t in book.tokens if t not in self.book.tokens)

    def _accepted(self, written: str, proposed: Span | None, kind: Kind | None, role: str) -> tuple[TokenBook, Token, int]:
        size = len(written)
        if proposed is not None and proposed.client:
            return self.book, CLIENT, min(size, proposed.end - proposed.start)
        kind = kind or (proposed.kind if proposed is not None else Kind.PERSON)
        base = " ".join(letters(fold_word(written))) if kind is Kind.PERSON else base_of_form(kind, written)
        if (
            kind is Kind.PERSON
            and base.endswith("s")
            and not is_someone(base)
            and is_someone(base[:-1])
            and written[-1] in "sS"
        ):
            base, size = base[:-1], size - 1
        if proposed is not None and proposed.base and kind is proposed.kind:
            base = base_of(proposed, written)
        book, token = self.book.assign(kind, base or fold_word(written), role=role, shown=written[:size])
        return book, token, size

    def _learnt(self, runs: list[Run], tokens: list[TokenAt], forms: Sequence[str]) -> tuple[TokenBook, list[Item]]:
        """Take label and form of each token as they stand; a label that already means something else is renumbered."""
        book = self.book
        items = [Item(runs[0].plain)]
        for at, form, run in zip(tokens, forms, runs[1:], strict=True):
            parsed = parse_label(at.label)
            token = book.by_label(at.label)
            label = at.label
            if token is None and parsed is not None:
                base = self._base(parsed[0], form)
                known = book.find(parsed[0], base)
                token = known or Token(parsed[0], parsed[1], base, parsed[2], form)
                label = token.label
                book = book.learn([token])
            elif token is not None and token.kind not in _NAMED and form not in (token.shown, self.default_form(label)):
                base = self._base(token.kind, form)
                if base != token.base and base_of_form(token.kind, form) != token.base:
                    book, token = book.assign(token.kind, base, shown=form)
                    label = token.label
            items += [Item(form, label), Item(run.plain)]
        return book, items

    def _base(self, kind: Kind, form: str) -> str:
        certain = find(self._matcher, form)[0]
        if len(certain) == 1 and certain[0].kind is kind:
            return base_of(certain[0], form[certain[0].start : certain[0].end])
        return base_of_form(kind, form)
