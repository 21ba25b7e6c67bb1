"""The pass over a text: what points at a person becomes a token, and nothing is lost.

One object serves one client. It is immutable: learning a token or a decision gives a new object, so a
screen and the storage thread may use the same one at the same time. `complete` is the full pass that every
save runs; `live` is what is replaced near the cursor while somebody types, and `suggest` what is underlined there.
The first two layers read what stands between the tokens; the others read the written text, names put back, so that
they see what a reader sees and a second pass finds the same.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from journal_tui.practice.errors import InvalidInput, InvalidText, RecogniserDamaged
from journal_tui.practice.pseudonyms.accepting import Said, accepted
from journal_tui.practice.pseudonyms.finding import base_of, base_of_form, find
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.guess import guesses
from journal_tui.practice.pseudonyms.headings import without_headings
from journal_tui.practice.pseudonyms.known import KnownIdentifiers, KnownMatcher
from journal_tui.practice.pseudonyms.live import Replacement, finished, windows
from journal_tui.practice.pseudonyms.names import letters
from journal_tui.practice.pseudonyms.passes import GrowingBook, Item, Look, run_passes
from journal_tui.practice.pseudonyms.resolver import within
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.text import Run, TokenAt, escape, parse, restore
from journal_tui.practice.pseudonyms.tokens import CLIENT, Token, TokenBook, parse_label
from journal_tui.practice.templates import every_line
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
    """Tokens that the book did not hold before, or not as they are now: decided, with more forms, merged."""
    book: TokenBook = field(default_factory=TokenBook, repr=False)


class Pseudonymiser:
    """Recognises and replaces for one client. Nothing of it is ever printed."""

    __slots__ = ("_matcher", "book", "decisions", "headings", "known")

    def __init__(
        self,
        known: KnownIdentifiers,
        book: TokenBook | None = None,
        decisions: Collection[str] = (),
        headings: frozenset[str] | None = None,
    ) -> None:
        """Compile what is known.

        Args:
            known: the client's own identifiers.
            book: the tokens given out so far.
            decisions: words that a person called ordinary for this client (folded when stored here).
            headings: lines that are headings of a template, case-folded; those that travel with the program by default.
        """
        self.headings = every_line() if headings is None else headings
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
            RecogniserDamaged: A compiled file is not what was recorded. Nothing may be stored without it.
        """
        runs, tokens = parse(text)
        if len(tokens) != len(forms):
            raise InvalidText(reason="forms")
        book, items = self._learnt(runs, tokens, forms)
        look = self._look("".join(item.plain for item in items), ignored)
        done = run_passes(items, GrowingBook(book, self._identity), look, undecided=undecided)
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
        book = GrowingBook(self.book, self._identity)
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

    def suggest(
        self, line: str, forms: Sequence[str], cursor: int | None = None, ignored: Collection[str] = ()
    ) -> tuple[Flag, ...]:
        """What to underline in one paragraph: the proposals of all layers, without what is being typed.

        Args:
            line: a paragraph of an editor's text (tokens in).
            forms: the written form of each of its tokens, in order.
            cursor: code-point offset in the paragraph; a proposal that touches it is left out. None: it is elsewhere.
            ignored: words kept in this draft.

        Returns:
            Flags in order, in offsets of `line`. None while the recogniser is damaged: the next save says so.
        """
        runs = parse(line)[0]
        flags: list[Flag] = []
        try:
            look = self._look(restore(line, forms), ignored)
        except RecogniserDamaged:
            return ()
        at = 0
        for run, form in zip(runs, (*forms, ""), strict=True):
            for span in look(run.plain, at)[1]:
                start, end = run.stored(span.start), run.stored(span.end)
                if cursor is None or not start <= cursor <= end:
                    written = run.plain[span.start : span.end]
                    flags.append(Flag(start, end, span.kind.value, written, span.source.value, span.score))
            at += len(run.plain) + len(form)
        return tuple(flags)

    def learn(self, tokens: Iterable[Token]) -> "Pseudonymiser":
        """The same for a book that also holds these tokens."""
        book = self.book.learn(tokens)
        if book == self.book:
            return self
        fresh = set(book.tokens).difference(self.book.tokens)
        named = any(t.kind in _NAMED and not t.pending for t in fresh)
        return self._with(book, self.decisions, KnownMatcher(self.known, book) if named else self._matcher)

    def likely(self, word: str) -> tuple[Token, ...]:
        """The persons with a token who share a name with this word: whom a reviewer may mean by "same as"."""
        return self.book.sharing(" ".join(letters(fold_word(word))))

    def decline(self, word: str) -> "Pseudonymiser":
        """The same with one more word that is no name for this client. It silences proposals, never what is certain."""
        return self._with(self.book, self.decisions | {fold_word(word)}, self._matcher)

    def accept(
        self,
        text: str,
        forms: Sequence[str],
        start: int,
        end: int,
        kind: Kind | None = None,
        role: str = "",
        same_as: Token | None = None,
        ignored: Collection[str] = (),
    ) -> Stored:
        """Turn `text[start:end]` (a flag or a selection between tokens) into a token, everywhere in the text.

        Args:
            text: the editor's text.
            forms: the written form of each token in it.
            start: where what was chosen begins.
            end: where it ends.
            kind: what it is; as proposed when None.
            role: a role word for a person.
            same_as: the token of the person (or thing) that this is another form of.
            ignored: words kept by a person in this draft, exactly as written.

        Raises:
            InvalidInput: the range is empty or touches a token, or `same_as` is no token of this client.
        """
        runs, _ = parse(text)
        number = next((n for n, r in enumerate(runs) if r.stored(0) <= start < end <= r.stored(len(r.plain))), None)
        if number is None:
            raise InvalidInput(field="range", reason="outside")
        run = runs[number]
        low = next(i for i in range(len(run.plain) + 1) if run.stored(i) >= start)
        high = next(i for i in range(low, len(run.plain) + 1) if run.stored(i) >= end)
        written = run.plain[low:high]
        at = sum(len(r.plain) + len(f) for r, f in zip(runs[:number], forms, strict=False))
        proposals = self._look(restore(text, forms), ignored)(run.plain, at)[1]
        proposed = next((s for s in proposals if s.start < high and low < s.end and kind in (None, s.kind)), None)
        book, token, size = accepted(self.book, Said(written, proposed, kind, role, same_as))
        known = self.known
        if token == CLIENT and same_as is not None:
            known = replace(known, nicknames=(*known.nicknames, written[:size]))
        cut = run.stored(low + size)
        changed = text[:start] + token.text + text[cut:]
        after = self._with(book, self.decisions, KnownMatcher(known, book))
        after.known = known
        result = after.complete(changed, (*forms[:number], written[:size], *forms[number:]), ignored)
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
        made.headings = self.headings
        return made

    def _fresh(self, book: TokenBook) -> tuple[Token, ...]:
        return tuple(t for t in book.tokens if t not in self.book.tokens)

    def _look(self, written: str, ignored: Collection[str]) -> Look:
        """How to look at a piece of this written text with all layers."""
        guessed = guesses(without_headings(written, self.headings))

        def look(plain: str, at: int) -> tuple[list[Span], list[Span]]:
            near = within(written, guessed, at, at + len(plain)) if guessed else ()
            return find(self._matcher, plain, ignored, self.decisions, near)

        return look

    def _learnt(self, runs: list[Run], tokens: list[TokenAt], forms: Sequence[str]) -> tuple[TokenBook, list[Item]]:
        """Take label and form of each token as they stand; a label that already means something else is renumbered.

        Who left a token in the text has decided on it.
        """
        book = self.book
        items = [Item(runs[0].plain)]
        length = len(runs[0].plain)
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
            if token is not None and token.pending:
                book = book.put(replace(token, pending=False))
            items += [Item(form, label, length), Item(run.plain, at=length + len(form))]
            length += len(form) + len(run.plain)
        return book, items

    def _identity(self, span: Span, written: str) -> str:
        """Whose or what a find is: of a number or an address, what its form says by itself, wherever it stands."""
        return base_of(span, written) if span.kind in _NAMED else self._base(span.kind, written)

    def _base(self, kind: Kind, form: str) -> str:
        certain = find(self._matcher, form)[0]
        if len(certain) == 1 and certain[0].kind is kind and (certain[0].start, certain[0].end) == (0, len(form)):
            return base_of(certain[0], form)
        return base_of_form(kind, form)
