"""A stretch of text that points at a person, as the recognisers see it.

Offsets are code points of the text that was handed in. A span that is not `certain` is a proposal: it is
shown to a person and decided by that person, never replaced on its own.
"""

from dataclasses import dataclass, field
from enum import StrEnum

CERTAIN = 0.6
"""From this score on a span is replaced at once; below it, it becomes a flag."""


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

    @property
    def certain(self) -> bool:
        """Whether the span is replaced without asking."""
        return self.score >= CERTAIN
