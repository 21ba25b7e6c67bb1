"""Who has which token: an immutable book for one client.

The same person, number or place always gets the same token; a token never changes its person. That two written
forms are one person is said by a human (`also`, `merged_into`), never guessed. A token that a save gave to a word
nobody has decided on is `pending`: it keeps its number, but nothing is replaced because of it. The book holds base
forms in memory only; the vault keeps them sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from journal_tui.practice.pseudonyms.span import Kind

OPEN, CLOSE = "‹", "›"

WORDS: dict[Kind, str] = {
    Kind.PERSON: "person",
    Kind.LOC: "plats",
    Kind.ORG: "org",
    Kind.ADDRESS: "adress",
    Kind.PNR: "pnr",
    Kind.PHONE: "tel",
    Kind.EMAIL: "epost",
    Kind.DOB: "datum",
    Kind.PLATE: "bil",
    Kind.HANDLE: "konto",
    Kind.URL: "länk",
    Kind.OTHER_ID: "id",
}
KINDS: dict[str, Kind] = {word: kind for kind, word in WORDS.items()}


@dataclass(frozen=True, slots=True)
class Token:
    """One name for one thing. Number 0 of PERSON is the client."""

    kind: Kind
    number: int
    base: str = field(repr=False)
    """Normalised form, for equality: never shown, sealed in the vault."""
    role: str = ""
    shown: str = field(default="", repr=False)
    """The form that a reader sees when an occurrence has no written form of its own; may be empty."""
    also: tuple[str, ...] = field(default=(), repr=False)
    """Further normalised forms of the same person or thing, each as `base`."""
    pending: bool = False
    """Given to a proposal at a save, and not decided on by anybody yet."""
    merged_into: str = ""
    """Head of the token (`person-1`, `klient`) that goes on in this one's place; only old texts still show this one."""

    @property
    def bases(self) -> tuple[str, ...]:
        """Every form that finds this token; none when another one goes on in its place."""
        return () if self.merged_into else (self.base, *self.also)

    @property
    def decided(self) -> bool:
        """Whether what it stands for is replaced without asking from now on."""
        return not self.pending and not self.merged_into

    @property
    def label(self) -> str:
        """What stands between the brackets: `klient`, `person-1 syster`, `tel-2`."""
        if self.kind is Kind.PERSON and self.number == 0:
            return "klient"
        head = f"{WORDS[self.kind]}-{self.number}"
        return f"{head} {self.role}" if self.role else head

    @property
    def text(self) -> str:
        """The token as it stands in a stored text."""
        return f"{OPEN}{self.label}{CLOSE}"


CLIENT = Token(Kind.PERSON, 0, "")


@dataclass(frozen=True, slots=True)
class TokenBook:
    """All tokens given out for one client so far. Every change returns a new book."""

    tokens: tuple[Token, ...] = ()

    def find(self, kind: Kind, base: str) -> Token | None:
        """The token of this thing, or None if it has none yet."""
        own = next((t for t in self.tokens if t.kind is kind and t.base == base and not t.merged_into), None)
        return own or next((t for t in self.tokens if t.kind is kind and base in t.bases), None)

    def by_label(self, label: str) -> Token | None:
        """The token with this label. A role may be missing or differ: kind and number decide."""
        found = parse_label(label)
        if found is None:
            return None
        kind, number, _ = found
        if kind is Kind.PERSON and number == 0:
            return CLIENT
        return next((t for t in self.tokens if t.kind is kind and t.number == number), None)

    def assign(self, kind: Kind, base: str, *, role: str = "", shown: str = "") -> tuple["TokenBook", Token]:
        """The token of this thing: the one it has, or the next free number of its kind."""
        known = self.find(kind, base)
        if known is not None:
            return self, known
        number = 1 + max((t.number for t in self.tokens if t.kind is kind), default=0)
        token = Token(kind, number, base, role, shown)
        return TokenBook((*self.tokens, token)), token

    def learn(self, tokens: Iterable[Token]) -> "TokenBook":
        """The book with these tokens added. One that is there (kind, number and base) learns what has been decided."""
        book = self
        for token in tokens:
            if token.number == 0:
                continue
            taken = book.by_label(token.label)
            if taken is not None and taken.base == token.base:
                book = book.put(_joined(taken, token))
            elif taken is None and book.find(token.kind, token.base) is None:
                book = TokenBook((*book.tokens, token))
        return book

    def put(self, token: Token) -> "TokenBook":
        """The book in which this token stands in place of the one with its kind and number."""
        held = self.by_label(token.label)
        return self if held == token else TokenBook(tuple(token if t == held else t for t in self.tokens))

    def sharing(self, base: str) -> tuple["Token", ...]:
        """The decided persons who share a name with this normalised form, in order of number."""
        names = set(base.split())
        return tuple(
            t
            for t in self.tokens
            if t.kind is Kind.PERSON and t.decided and any(names.intersection(form.split()) for form in t.bases)
        )

    def with_role(self, token: Token, role: str) -> "TokenBook":
        """The book in which this token carries another role word; number and person stay."""
        return TokenBook(tuple(replace(t, role=role) if t == token else t for t in self.tokens))


def parse_label(label: str) -> tuple[Kind, int, str] | None:
    """Kind, number and role of a label, or None when it is no label of ours."""
    if label == "klient":
        return Kind.PERSON, 0, ""
    head, _, role = label.partition(" ")
    word, dash, number = head.rpartition("-")
    kind = KINDS.get(word)
    if kind is None or not dash or not (number.isascii() and number.isdigit()) or number.startswith("0") or len(number) > 6:
        return None
    return kind, int(number), role


def _joined(held: Token, token: Token) -> Token:
    """What is known of a token after both were said: a decision stays one, forms are added, a new role word counts."""
    also = tuple(dict.fromkeys((*held.also, *token.also)))
    role, into = token.role or held.role, token.merged_into or held.merged_into
    return replace(held, also=also, pending=held.pending and token.pending, role=role, merged_into=into)
