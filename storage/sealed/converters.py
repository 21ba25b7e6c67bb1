"""How each type that content may have is written as JSON and read back.

The rule: exact types both ways. A bool is no int, a list is no tuple, hex has one spelling; what does not fit is
`Damaged` (the codec turns it into `ValueError` when it is the writer's mistake). Lone surrogates are the codec's matter.
"""

import types
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

from storage.errors import Damaged

MAX_INT = 2**53 - 1
Convert = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Pair:
    """How a value is written as JSON and read back; both refuse what is not exactly of the type."""

    write: Convert
    read: Convert


def _text(value: object) -> object:
    if type(value) is not str:
        raise Damaged(reason="type")
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


_SCALARS: dict[object, Pair] = {
    str: Pair(_text, _text),
    int: Pair(_number, _number),
    bool: Pair(_truth, _truth),
    bytes: Pair(_to_hex, _from_hex),
}


def _optional(inner: Pair) -> Pair:
    return Pair(
        lambda value: None if value is None else inner.write(value),
        lambda value: None if value is None else inner.read(value),
    )


def _sequence(inner: Pair) -> Pair:
    def write(value: object) -> object:
        if type(value) is not tuple:
            raise Damaged(reason="type")
        return [inner.write(item) for item in value]

    def read(value: object) -> object:
        if type(value) is not list:
            raise Damaged(reason="type")
        return tuple(inner.read(item) for item in value)

    return Pair(write, read)


def _fixed(inners: tuple[Pair, ...]) -> Pair:
    def write(value: object) -> object:
        if type(value) is not tuple or len(value) != len(inners):
            raise Damaged(reason="type")
        return [inner.write(item) for inner, item in zip(inners, value, strict=True)]

    def read(value: object) -> object:
        if type(value) is not list or len(value) != len(inners):
            raise Damaged(reason="type")
        return tuple(inner.read(item) for inner, item in zip(inners, value, strict=True))

    return Pair(write, read)


def _structure(cls: type) -> Pair:
    pairs = field_pairs(cls)
    names = tuple(pairs)

    def write(value: object) -> object:
        if type(value) is not cls:
            raise Damaged(reason="type")
        return {name: pair.write(getattr(value, name)) for name, pair in pairs.items()}

    def read(value: object) -> object:
        if type(value) is not dict or tuple(value) != names:
            raise Damaged(reason="fields")
        return cls(**{name: pair.read(value[name]) for name, pair in pairs.items()})

    return Pair(write, read)


def _pair_of(hint: object) -> Pair:
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


def field_pairs(cls: type, without: frozenset[str] = frozenset()) -> dict[str, Pair]:
    """The converters of a dataclass's fields, in canonical order."""
    hints = get_type_hints(cls)
    names = sorted(field.name for field in fields(cls) if field.name not in without)
    return {name: _pair_of(hints[name]) for name in names}
