"""A stretch of text that points at a person, as the recognisers see it.

Offsets are code points of the text that was handed in. A span that is not `certain` is a proposal: it is
shown to a person and decided by that person; only a save replaces it before that, and flags it. What the tagger,
the lists and propagation find is always a proposal, however sure they are.
"""

from dataclasses import dataclass, field
from enum import StrEnum

CERTAIN = 0.6
"""From this score on a find of the first two layers is replaced at once; below it, it becomes a flag."""


class Kind(StrEnum):
    """What a span is. The values are the labels of the command line and of the measuring tool."""

    PERSON = "PERSON"
    LOC = "LOC"
    ORG = "ORG"
    ADDRESS = "ADDRESS"
    PNR = "PNR"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    DOB = "DOB"
    PLATE = "PLATE"
    HANDLE = "HANDLE"
    URL = "URL"
    OTHER_ID = "OTHER_ID"


class Source(StrEnum):
    """Which layer found it, strongest first."""

    KNOWN = "known"
    STRUCTURED = "structured"
    CONFIRMED = "confirmed"
    TAGGER = "tagger"
    REPEATED = "repeated"
    LIST = "list"

    @property
    def rank(self) -> int:
        """0 for the strongest layer; the order in which they stand here."""
        return _RANKS[self]

    @property
    def decides(self) -> bool:
        """Whether a find of this layer may be replaced without asking."""
        return self in _DECIDING


_RANKS = {source: number for number, source in enumerate(Source)}
_DECIDING = frozenset({Source.KNOWN, Source.STRUCTURED, Source.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Span:
    """One find: `text[start:end]`.

    `base` is the normalised identity of what was found (digits of a number, folded name): two spans of the
    same kind and base get the same token. `client` marks the open client's own name.
    `declinable` says that a person may answer "not a name" and keep the word.
    """

    start: int
    end: int
    kind: Kind
    source: Source
    score: float
    base: str = field(default="", repr=False)
    client: bool = False
    declinable: bool = False

    def moved(self, by: int) -> "Span":
        """The same find in a text that begins elsewhere."""
        return Span(
            self.start + by, self.end + by, self.kind, self.source, self.score, self.base, self.client, self.declinable
        )

    @property
    def certain(self) -> bool:
        """Whether the span is replaced without asking."""
        return self.score >= CERTAIN and self.source.decides
