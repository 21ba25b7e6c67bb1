"""A record's content as canonical JSON and back, strictly.

The rule: one content is sealed as exactly one byte string (RFC 8785) with a `schema` tag, and what does not read
back to the same fields and the same types is `Damaged`, never a guess. Only str, int, bool, bytes (as hex), None,
tuples of these and nested frozen dataclasses can be content, so that no float and no free mapping creeps in.

The standard library's encoder gives the RFC's bytes for this subset of values in a third of the time that the
pure-Python implementation takes; a test holds the two against each other.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Generic, TypeVar, get_type_hints

from storage.errors import Damaged
from storage.sealed.converters import MAX_INT, field_pairs
from storage.sealed.record import Record

HEAD = frozenset({"id", "subject", "author", "version", "permit"})
"""Fields that are not in the payload because the envelope's associated data binds them."""

RecordT = TypeVar("RecordT", bound=Record)


def canonical(document: Mapping[str, object]) -> bytes:
    """The RFC 8785 bytes of a document of str, int, bool, None, lists and dicts with ASCII keys.

    Raises:
        ValueError: The document holds a lone surrogate. The message does not quote it.
    """
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        msg = "a lone surrogate has no canonical form"
        raise ValueError(msg) from None


def _refuse(_: str) -> object:
    raise Damaged(reason="number")


def _ascending(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object, refusing repeated keys and keys out of canonical order."""
    last = ""
    for key, _ in pairs:
        if key <= last:
            raise Damaged(reason="keys")
        last = key
    return dict(pairs)


_SURROGATE = re.compile(r"\\u[dD]")
_READER = json.JSONDecoder(object_pairs_hook=_ascending, parse_float=_refuse, parse_constant=_refuse)


def parse(payload: bytes) -> dict[str, object]:
    """Read one canonical document.

    Raises:
        Damaged: It is not UTF-8, not JSON, not an object, or has floats, lone surrogates, repeated or unordered keys.
    """
    try:
        text = payload.decode()
        document: object = _READER.decode(text)
    except ValueError:
        raise Damaged(reason="payload") from None
    if not isinstance(document, dict):
        raise Damaged(reason="payload")
    if _SURROGATE.search(text):
        try:
            canonical(document)
        except ValueError:
            raise Damaged(reason="surrogate") from None
    return document


class Codec(Generic[RecordT]):
    """Turns the records of one class into payloads and back.

    Args:
        schema: The tag that opens the payload; a new shape gets a new tag.
        cls: A frozen dataclass, a `Record`.
        older: Earlier tags whose payloads are still read, each with the fields that it did not have yet; these get
            their defaults. What is written has the newest shape. A migration cannot rewrite a sealed payload, because
            it runs before anybody's key is at hand: it only raises the store's version, so that an older program
            refuses the store by name.
    """

    def __init__(self, schema: str, cls: type[RecordT], older: Mapping[str, frozenset[str]] | None = None) -> None:
        """Compile the converters once."""
        self.schema = schema
        self.cls = cls
        self._make: Callable[..., RecordT] = cls
        self._pairs = field_pairs(cls, HEAD)
        if "schema" in self._pairs:
            msg = f"{cls.__name__} has a field named as the tag"
            raise TypeError(msg)
        self._names = tuple(sorted([*self._pairs, "schema"]))
        hints = get_type_hints(cls)
        # Most fields are plain, and checking them here instead of by a call each halves the time of a read.
        self._plain = tuple((name, hints[name]) for name in self._pairs if hints[name] in {str, bool})
        self._numbers = tuple(name for name in self._pairs if hints[name] is int)
        done = {name for name, _ in self._plain} | {*self._numbers}
        self._others = tuple((name, pair.read) for name, pair in self._pairs.items() if name not in done)
        self._older = {
            tag: (tuple(name for name in self._names if name not in lacking), self._defaults(lacking))
            for tag, lacking in (older or {}).items()
        }

    def encode(self, record: RecordT) -> bytes:
        """The payload of a record.

        Raises:
            ValueError: A field holds what has no canonical form: a wrong type, a lone surrogate, too large a number.
        """
        document: dict[str, object] = {"schema": self.schema}
        for name, pair in self._pairs.items():
            try:
                document[name] = pair.write(getattr(record, name))
            except Damaged:
                msg = f"{self.cls.__name__}.{name} has no canonical form"
                raise ValueError(msg) from None
        return canonical(document)

    def decode(self, payload: bytes, head: Mapping[str, object]) -> RecordT:
        """The record of a payload.

        Args:
            payload: What the envelope held.
            head: The fields that the row's own columns give.

        Raises:
            Damaged: It is not what `encode` writes for this schema.
        """
        document = parse(payload)
        names, schema = tuple(document), document.pop("schema", None)
        if names != self._names or schema != self.schema:
            document |= self._lacking(names, schema)
        for name, kind in self._plain:
            if type(document[name]) is not kind:
                raise Damaged(reason="type")
        for name in self._numbers:
            number = document[name]
            if type(number) is not int or not -MAX_INT <= number <= MAX_INT:
                raise Damaged(reason="type")
        for name, read in self._others:
            document[name] = read(document[name])
        return self._make(**head, **document)

    def _lacking(self, names: tuple[str, ...], schema: object) -> dict[str, object]:
        """The fields that an earlier shape did not have, as they stand in a payload."""
        known, defaults = self._older.get(schema, ((), {})) if isinstance(schema, str) else ((), {})
        if names != known:
            raise Damaged(reason="schema")
        return dict(defaults)

    def _defaults(self, lacking: frozenset[str]) -> dict[str, object]:
        defaults = {each.name: each.default for each in fields(self.cls) if each.name in lacking}
        if defaults.keys() != lacking or MISSING in defaults.values():
            msg = f"{self.cls.__name__} has no default for what an earlier shape lacks"
            raise TypeError(msg)
        return {name: self._pairs[name].write(value) for name, value in defaults.items()}
