"""What is remembered between unlock and lock: search forms of signed texts, and names. In memory and nowhere else.

The rule: filled once, on the first lookup, by opening every entry that this user's keys open; kept current by each
signature and addendum; emptied at lock. The texts hold tokens; the names that a query may use lie beside them, in an
index of their own, and the recogniser of each client that is being written about. One process holds a practice, so
whatever changes a client's names or tokens says so here (`renew`). The sealed index on disk takes the place of the texts later, behind the same lookup.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from journal_tui.practice.matching import composed, search_form
from journal_tui.practice.names_index import NameIndex
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.templates import Templates


@dataclass(frozen=True, slots=True)
class Volume:
    """One entry with its addenda, ready to be searched. Times are milliseconds since 1970 UTC."""

    entry: bytes
    subject: bytes
    at_ms: int
    pages: tuple[str, ...] = field(repr=False)

    @property
    def amended(self) -> bool:
        """Tell whether an addendum stands under the entry."""
        return len(self.pages) > 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """An agreement or a goal, ready to be searched. `kind`: `agreement`, `homework`, `goal`."""

    id: bytes
    subject: bytes
    kind: str
    topic: str
    at_ms: int
    page: str = field(repr=False)


class Shelf:
    """All volumes of one unlocked practice."""

    def __init__(self) -> None:
        """Begin empty and unfilled."""
        self._volumes: dict[bytes, Volume] = {}
        self._late: set[bytes] | None = None
        self._missed: dict[bytes, bytes] = {}
        self.subjects: frozenset[bytes] = frozenset()
        self.leaves: tuple[Leaf, ...] = ()
        self.leaves_missed: tuple[bytes, ...] = ()
        """The subject of each agreement or goal that cannot be trusted."""
        self.leaves_of: tuple[object, ...] | None = None
        """What the leaves were read at: stamps and subjects; None before the first question."""
        self.names = NameIndex()
        self.recognisers: dict[bytes, Pseudonymiser] = {}
        self.templates: Templates | None = None
        self.filled = False

    def put(self, entry: bytes, subject: bytes, at_ms: int, text: str) -> None:
        """Take in an entry that has just been signed. Before filling has begun nothing is kept: it will be found."""
        if self._late is not None:
            self._late.add(entry)
        elif self.filled and subject in self.subjects:
            self.set(entry, subject, at_ms, (text,))

    def append(self, entry: bytes, text: str) -> None:
        """Take in an addendum that has just been signed."""
        if self._late is not None:
            self._late.add(entry)
        elif self.filled:
            self.add_page(entry, text)

    def set(self, entry: bytes, subject: bytes, at_ms: int, texts: tuple[str, ...]) -> None:
        """Put a volume in its place: the entry's text, then its addenda's."""
        pages = tuple(search_form(composed(text)) for text in texts)
        self._volumes[entry] = Volume(entry, subject, at_ms, pages)

    def add_page(self, entry: bytes, text: str) -> None:
        """Add a page to a volume that stands here."""
        volume = self._volumes.get(entry)
        if volume is not None:
            pages = (*volume.pages, search_form(composed(text)))
            self._volumes[entry] = Volume(volume.entry, volume.subject, volume.at_ms, pages)

    def miss(self, text: bytes, subject: bytes) -> None:
        """Remember an entry or addendum that cannot be trusted: a lookup must say that it passed over something."""
        self._missed[text] = subject

    def missed(self, subjects: frozenset[bytes]) -> frozenset[bytes]:
        """Those about these clients and services."""
        return frozenset(text for text, subject in self._missed.items() if subject in subjects)

    def begin(self, subjects: frozenset[bytes]) -> None:
        """Filling begins, for these clients and services; from now on, what is signed is noted."""
        self._volumes, self._late, self.filled, self.subjects = {}, set(), False, subjects
        self._missed.clear()

    def end(self) -> frozenset[bytes]:
        """Filling ends; gives the entries that were signed or amended meanwhile."""
        late, self._late, self.filled = frozenset(self._late or ()), None, True
        return late

    def keep_only(self, subjects: frozenset[bytes]) -> None:
        """Drop everything about other clients and services than these: what is shut leaves the memory as well."""
        self.subjects &= subjects
        self._volumes = {key: volume for key, volume in self._volumes.items() if volume.subject in subjects}
        self.leaves, self.leaves_of = tuple(leaf for leaf in self.leaves if leaf.subject in subjects), None

    def take_in(self, subject: bytes) -> None:
        """A client and service whose texts have all been put here."""
        self.subjects |= {subject}

    def drop(self, texts: frozenset[bytes], subjects: frozenset[bytes]) -> None:
        """Forget texts that have been erased, and all about subjects that have."""
        self._volumes = {
            key: volume for key, volume in self._volumes.items() if key not in texts and volume.subject not in subjects
        }
        for text in [text for text, subject in self._missed.items() if text in texts or subject in subjects]:
            del self._missed[text]
        self.subjects -= subjects
        left = (leaf for leaf in self.leaves if leaf.id not in texts and leaf.subject not in subjects)
        self.leaves, self.leaves_of = tuple(left), None

    def renew(self, client: bytes) -> None:
        """Forget what is remembered of a client's names; it is read anew when it is needed."""
        self.names.drop(client)
        self.recognisers.pop(client, None)

    def renew_templates(self) -> None:
        """The practice changed a template of its own: headings are read anew, and every recogniser learns them."""
        self.templates = None
        self.recognisers.clear()

    def clear(self) -> None:
        """Forget everything; the next lookup fills it again."""
        self.templates = None
        self._volumes, self._late, self.filled, self.subjects = {}, None, False, frozenset()
        self.leaves, self.leaves_of = (), None
        self._missed.clear()
        self.names.clear()
        self.recognisers.clear()

    def __iter__(self) -> Iterator[Volume]:
        return iter(self._volumes.values())

    def __len__(self) -> int:
        return len(self._volumes)
