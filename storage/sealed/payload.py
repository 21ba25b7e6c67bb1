"""A record's content as canonical JSON and back, strictly.

The rule: one content is sealed as exactly one byte string (RFC 8785) with a `schema` tag, and what does not read
back to the same fields and the same types is `Damaged`, never a guess. Only str, int, bool, bytes (as hex), None,
tuples of these and nested frozen dataclasses can be content, so that no float and no free mapping creeps in.

The standard library's encoder gives the RFC's bytes for this subset of values in a third of the time that the
pure-Python implementation takes; a test holds the two against each other.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Generic, TypeVar, get_args, get_origin, get_type_hints

from storage.errors import Damaged
from storage.sealed.record import Record

MAX_INT = 2**53 - 1
HEAD = frozenset({"id", "subject", "author", "version", "permit"})
"""Fields that are not in the payload because the envelope's associated data binds them."""

_Convert = Callable[[object], object]
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


_READER = json.JSONDecoder(object_pairs_hook=_ascending, parse_float=_refuse, parse_constant=_refuse)


def parse(payload: bytes) -> dict[str, object]:
    """Read one canonical document.

    Raises:
        Damaged: It is not UTF-8, not JSON, not an object, or has floats, repeated or unordered keys.
    """
    try:
        document: object = _READER.decode(payload.decode())
    except ValueError:
        raise Damaged(reason="payload") from None
    if not isinstance(document, dict):
        raise Damaged(reason="payload")
    return document


@dataclass(frozen=True, slots=True)
class _Pair:
    write: _Convert
    read: _Convert


def _text(value: object) -> object:
    if type(value) is not str:
        raise Damaged(reason="type")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Damaged(reason="surrogate") from None
    return value


def _number(value: object) -> object:
    if type(value) is not int or not -MAX_INT <= value <= MAX_INT:
        raise Damaged(reason="type")
    return value


def _truth(value: object) -> object:
    if type(value) is not bool:
        raise Damaged(reason="type")
    return value


def _to_hex(value: object) -> object:
    if type(value) is not bytes:
        raise Damaged(reason="type")
    return value.hex()


def _from_hex(value: object) -> object:
    if type(value) is not str:
        raise Damaged(reason="type")
    try:
        raw = bytes.fromhex(value)
    except ValueError:
        raise Damaged(reason="hex") from None
    if raw.hex() != value:
        raise Damaged(reason="hex")
    return raw


_SCALARS: dict[object, _Pair] = {
    str: _Pair(_text, _text),
    int: _Pair(_number, _number),
    bool: _Pair(_truth, _truth),
    bytes: _Pair(_to_hex, _from_hex),
}


def _optional(inner: _Pair) -> _Pair:
    return _Pair(
        lambda value: None if value is None else inner.write(value),
        lambda value: None if value is None else inner.read(value),
    )


def _sequence(inner: _Pair) -> _Pair:
    def write(value: object) -> object:
        if type(value) is not tuple:
            raise Damaged(reason="type")
        return [inner.write(item) for item in value]

    def read(value: object) -> object:
        if type(value) is not list:
            raise Damaged(reason="type")
        return tuple(inner.read(item) for item in value)

    return _Pair(write, read)


def _fixed(inners: tuple[_Pair, ...]) -> _Pair:
    def write(value: object) -> object:
        if type(value) is not tuple or len(value) != len(inners):
            raise Damaged(reason="type")
        return [inner.write(item) for inner, item in zip(inners, value, strict=True)]

    def read(value: object) -> object:
        if type(value) is not list or len(value) != len(inners):
            raise Damaged(reason="type")
        return tuple(inner.read(item) for inner, item in zip(inners, value, strict=True))

    return _Pair(write, read)


def _structure(cls: type) -> _Pair:
    pairs = _field_pairs(cls)
    names = frozenset(pairs)

    def write(value: object) -> object:
        if type(value) is not cls:
            raise Damaged(reason="type")
        return {name: pair.write(getattr(value, name)) for name, pair in pairs.items()}

    def read(value: object) -> object:
        if type(value) is not dict or value.keys() != names:
            raise Damaged(reason="fields")
        return cls(**{name: pair.read(value[name]) for name, pair in pairs.items()})

    return _Pair(write, read)


def _pair_of(hint: object) -> _Pair:
    """The converters of one type hint.

    Raises:
        TypeError: The hint is not one that content may have: a mistake in a record class, seen at import.
    """
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        if len(inner) == 1:
            return _optional(_pair_of(inner[0]))
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return _sequence(_pair_of(parts[0]))
        return _fixed(tuple(_pair_of(part) for part in parts))
    if isinstance(hint, type) and is_dataclass(hint):
        return _structure(hint)
    msg = f"no canonical form for {hint!r}"
    raise TypeError(msg)


def _field_pairs(cls: type, without: frozenset[str] = frozenset()) -> dict[str, _Pair]:
    hints = get_type_hints(cls)
    return {field.name: _pair_of(hints[field.name]) for field in fields(cls) if field.name not in without}


class Codec(Generic[RecordT]):
    """Turns the records of one class into payloads and back.

    Args:
        schema: The tag that opens the payload; a new shape gets a new tag.
        cls: A frozen dataclass, a `Record`.
    """

    def __init__(self, schema: str, cls: type[RecordT]) -> None:
        """Compile the converters once."""
        self.schema = schema
        self.cls = cls
        self._make: Callable[..., RecordT] = cls
        self._pairs = _field_pairs(cls, HEAD)
        if "schema" in self._pairs:
            msg = f"{cls.__name__} has a field named as the tag"
            raise TypeError(msg)
        self._names = frozenset(self._pairs) | {"schema"}

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
        if document.keys() != self._names or document["schema"] != self.schema:
            raise Damaged(reason="schema")
        content = {name: pair.read(document[name]) for name, pair in self._pairs.items()}
        return self._make(**head, **content)
