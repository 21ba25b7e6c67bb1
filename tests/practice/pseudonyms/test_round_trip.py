"""What was written comes back byte for byte; a second pass changes nothing; a token keeps its person."""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.live import apply
from journal_tui.practice.pseudonyms.merging import head_of, joined
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser, Stored
from journal_tui.practice.pseudonyms.realign import realign
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import display, parse, plain, restore, tokens_in
from journal_tui.practice.pseudonyms.tokens import Token, TokenBook
from journal_tui.practice.pseudonyms.undecided import reopen

KNOWN = KnownIdentifiers(
    given="Dag-Love",
    surname="Almdunge",
    personnummer="19890523-9847",
    phone="0701740605",
    email="dag@example.se",
    address="Fågelvägen 2",
    employer="Sten AB",
)
MAKER = Pseudonymiser(KNOWN, TokenBook((Token(Kind.PERSON, 1, "henrik kvist", "bror", "Henrik Kvist"),)))
PARTS = [
    "Dag",
    "dag",
    "Love",
    "love",
    "Almdunge",
    "almdunge",
    "Almdunges",
    "Almdugne",
    "Dag-Love",
    "Henrik",
    "Kvist",
    "henriks",
    "Sten",
    "sten",
    "070-174 06 05",
    "0701740699",
    "890523-9847",
    "890523-9848",
    "1234567890",
    "dag@example.se",
    "ulla@example.org",
    "Fågelvägen",
    "Fågelvägen 2",
    "‹",
    "›",
    "‹‹",
    "‹klient›",
    "‹person-1›",
    "‹person-1 bror›",
    "‹tel-1›",
    "‹person-1 ‹klient››",
    "‹‹klient››",
    "‹x›",
    "-\n",
    "-",
    " ",
    "\n",
    "\r\n",
    ".",
    "s",
    ":s",
    "ß",
    "İ",
    "é",
    "e\u0301",
    "\u0308",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "０",
    "１２３",
    "ﬁ",
    "𝟘",
    "ü",
    "konto 1234-5678",
    "@hon_x",
    "www.x.se",
    " hennes syster Mona Lindgren sa ",
    " Karin ringde. ",
    "mamma Birgitta och ",
    " i Lund ",
    "Lindgrens ",
]
ANY = st.characters(exclude_categories=())
"""Every code point there is, lone halves of a pair included."""
RAW = st.one_of(
    st.text(ANY, max_size=60),
    st.lists(st.one_of(st.sampled_from(PARTS), st.text(ANY, max_size=3)), max_size=14).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(RAW)
def test_restore_gives_back_what_was_stored(raw: str) -> None:
    stored = MAKER.store(raw)
    assert restore(stored.text, stored.forms) == raw
    assert "".join(piece.text for piece in display(stored.text, stored.forms)) == raw
    assert len(tokens_in(stored.text)) == len(stored.forms)
    for flag in stored.flags:
        assert plain(stored.text[flag.start : flag.end]) == flag.text


@settings(max_examples=400, deadline=None)
@given(RAW)
def test_completing_again_changes_nothing(raw: str) -> None:
    once = MAKER.store(raw)
    again = MAKER.learn(once.new_tokens).complete(once.text, once.forms)
    assert (again.text, again.forms, again.flags, again.new_tokens) == (once.text, once.forms, once.flags, ())
    assert MAKER.complete(once.text, once.forms).text == once.text


@settings(max_examples=300, deadline=None)
@given(RAW)
def test_undecided_words_are_stored_as_tokens_and_come_back_for_the_editor(raw: str) -> None:
    shown = MAKER.store(raw)
    stored = MAKER.complete(shown.text, shown.forms, undecided=True)
    assert restore(stored.text, stored.forms) == raw
    tokens = {(t.start, t.end) for t in tokens_in(stored.text)}
    assert all((f.start, f.end) in tokens for f in stored.flags)
    text, forms, flags = reopen(stored.text, stored.forms, stored.flags)
    assert restore(text, forms) == raw
    assert [plain(text[f.start : f.end]) for f in flags] == [f.text for f in stored.flags]
    if not stored.flags:
        assert (text, forms) == (stored.text, stored.forms)


@settings(max_examples=200, deadline=None)
@given(RAW, RAW)
def test_a_token_never_changes_its_person(first: str, second: str) -> None:
    one = MAKER.store(first)
    two = MAKER.learn(one.new_tokens).store(second)
    labels = {t.label: (t.kind, t.base) for t in one.book.tokens}
    assert all((t.kind, t.base) == labels.get(t.label, (t.kind, t.base)) for t in two.book.tokens)
    assert len({(t.kind, t.base) for t in two.book.tokens}) == len(two.book.tokens)
    assert len({t.label for t in two.book.tokens}) == len(two.book.tokens)


@settings(max_examples=300, deadline=None)
@given(RAW, st.integers(0, 80))
def test_live_replacements_lose_nothing_and_leave_the_cursor_word(raw: str, cursor: int) -> None:
    text, cursor = plain(raw), min(cursor, len(raw))
    text = MAKER.store("").text + raw.replace("‹", "‹‹")
    cursor = min(cursor, len(text))
    replacements = MAKER.live(text, cursor)
    assert not any(r.start < cursor <= r.end for r in replacements)
    after, forms = apply(text, (), replacements)
    base = () if not tokens_in(text) else None
    assert base == ()
    assert restore(after, forms) == raw
    assert list(replacements) == sorted(replacements, key=lambda r: r.start)


@settings(max_examples=300, deadline=None)
@given(RAW, st.integers(0, 60), st.integers(0, 10), RAW)
def test_forms_stay_in_step_when_the_editor_changes_the_text(raw: str, at: int, gone: int, new: str) -> None:
    stored = MAKER.store(raw)
    edited = stored.text[:at] + new + stored.text[at + gone :]
    forms = realign(stored.text, stored.forms, edited, MAKER)
    assert len(forms) == len(parse(edited)[1])
    assert realign(stored.text, stored.forms, stored.text, MAKER) == stored.forms
    MAKER.complete(edited, forms)


@dataclass
class Desk:
    """One client's text while it is worked on, and what every token has stood for so far."""

    maker: Pseudonymiser
    text: str = ""
    forms: tuple[str, ...] = ()
    meant: dict[str, tuple[Kind, str]] = field(default_factory=dict)

    @property
    def written(self) -> str:
        return restore(self.text, self.forms)

    def edit(self, at: int, gone: int, new: str) -> None:
        """Type or paste over some characters."""
        at = min(at, len(self.text))
        changed = self.text[:at] + new + self.text[at + gone :]
        self.forms = realign(self.text, self.forms, changed, self.maker)
        self.text = changed

    def save(self) -> None:
        """Store with everything undecided replaced, look at it again as the editor does."""
        stored = self.maker.complete(self.text, self.forms, undecided=True)
        assert restore(stored.text, stored.forms) == self.written
        self.learn(stored)
        again = self.maker.complete(stored.text, stored.forms, undecided=True)
        assert (again.text, again.forms) == (stored.text, stored.forms)
        assert [t.label for t in again.new_tokens if t.label not in self.meant] == []
        self.text, self.forms, _ = reopen(stored.text, stored.forms, stored.flags)

    def decide(self, which: int, same: int, role: str) -> None:
        """Accept a proposal, perhaps as another form of somebody who has a token."""
        flags = self.maker.complete(self.text, self.forms).flags
        shown = self.maker.complete(self.text, self.forms)
        if not flags:
            return
        flag, before = flags[which % len(flags)], restore(shown.text, shown.forms)
        persons = [t for t in self.maker.book.tokens if t.kind is Kind.PERSON and t.decided]
        other = persons[same % len(persons)] if persons and same else None
        self.learn(shown)
        done = self.maker.accept(shown.text, shown.forms, flag.start, flag.end, Kind.PERSON, role, other)
        assert restore(done.text, done.forms) == before
        self.learn(done)
        self.text, self.forms = done.text, done.forms

    def merge(self, one: int, further: int) -> None:
        """Say that two tokens are one person."""
        persons = [t for t in self.maker.book.tokens if t.kind is Kind.PERSON and t.number and t.decided]
        if len(persons) <= further:
            return
        gone, goes_on = persons[one % len(persons)], persons[(one + further) % len(persons)]
        book = self.maker.book.put(replace(gone, merged_into=head_of(goes_on.label)))
        self.maker = Pseudonymiser(self.maker.known, joined(book.tokens).book, self.maker.decisions)

    def learn(self, stored: Stored) -> None:
        """Keep new tokens as the vault would."""
        self.maker = self.maker.learn(stored.new_tokens)
        self.check(stored.book)

    def check(self, book: TokenBook) -> None:
        """No token stands for somebody else than when it was given out, and nobody has two."""
        for token in (*book.tokens, *self.maker.book.tokens):
            head = head_of(token.label)
            assert self.meant.setdefault(head, (token.kind, token.base)) == (token.kind, token.base)
        live = [(t.kind, base) for t in self.maker.book.tokens for base in t.bases]
        assert len(live) == len(set(live))


NAMED = ["Hon ringde sin syster Mona Lindgren, Karin och Birgitta. ", "Brodern Henrik, Ahmed och Karin Lindgren kom. "]
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 60), st.integers(0, 12), RAW),
        st.tuples(st.just("edit"), st.just(0), st.just(0), st.sampled_from(NAMED)),
        st.tuples(st.just("save")),
        st.tuples(
            st.just("decide"), st.integers(0, 5), st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from(["", "syster", "chef"])
        ),
        st.tuples(st.just("merge"), st.integers(0, 3), st.integers(1, 2)),
    ),
    min_size=3,
    max_size=12,
)


@settings(max_examples=250, deadline=None)
@given(RAW, ACTS)
def test_whatever_is_done_a_token_keeps_its_person_and_the_text_its_letters(raw: str, acts: list[tuple[Any, ...]]) -> None:
    desk = Desk(MAKER)
    desk.edit(0, 0, raw.replace("‹", "‹‹"))
    assert desk.written == raw
    desk.edit(0, 0, NAMED[0])
    for name, *arguments in acts:
        getattr(desk, name)(*arguments)
    desk.save()


def test_lone_surrogates_do_not_break_the_pass() -> None:
    stored = MAKER.store("Dag \ud800 Almdunge")
    assert restore(stored.text, stored.forms) == "Dag \ud800 Almdunge"
