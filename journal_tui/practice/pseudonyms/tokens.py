"""Who has which token: an immutable book for one client.

The same person, number or place always gets the same token; a token never changes its person. The book holds
base forms in memory only; the vault keeps them sealed.
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
        return next((t for t in self.tokens if t.kind is kind and t.base == base), None)

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
        """The book with these tokens added; what is already there (kind and number) stays as it is."""
        book = self
        for token in tokens:
            taken = token.number == 0 or book.by_label(token.label) is not None
            if not taken and book.find(token.kind, token.base) is None:
                book = TokenBook((*book.tokens, token))
        return book

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
