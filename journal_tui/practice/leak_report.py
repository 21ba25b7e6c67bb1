"""What a leak check says: places and kinds, never a name and never a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Leak:
    """A place that names somebody.

    Attributes:
        place: What kind of text: a table of the journal (`entry`, `draft`, `addendum`, …), `index`, `export` or `config`.
        id: The row's id, the entry's id in the index, or the number of the file among the exports, by name, from 1.
        field: Which text of the row.
        offset: Where it begins, in code points of the stored text, from 0.
        line: The line that it stands on, from 1.
        layer: `known` (the text's own client), `confirmed` (a third person), `others` (another client), `structured`,
            `undecided` (a third person whom nobody has decided on, whose token stands in a text).
        kind: What it is: `PERSON`, `PHONE`, …
        sure: Not so when the word may be an ordinary one, or differs by a letter: a person has to look.
        pseudonym: Whose text it is; empty where that is not known.
    """

    place: str
    id: str
    field: str
    offset: int
    line: int
    layer: str
    kind: str
    sure: bool = True
    pseudonym: str = ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What could not be opened, and the stable code of why."""

    place: str
    id: str
    code: str


@dataclass(frozen=True, slots=True)
class LeakReport:
    """What a leak check found.

    Attributes:
        leaks: Every place, in the order in which it was met.
        texts: How many texts were read.
        identifiers: For how many strong identifiers of all clients they were searched, besides each client's own.
        proposals: Places that a person would be asked about while writing; they are no leaks.
        unchecked: What could not be opened.
        counts: Leaks by layer and kind.
    """

    leaks: tuple[Leak, ...]
    texts: int
    identifiers: int
    proposals: int
    unchecked: tuple[Unchecked, ...]
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether everything was read and nothing was found."""
        return not self.leaks and not self.unchecked
