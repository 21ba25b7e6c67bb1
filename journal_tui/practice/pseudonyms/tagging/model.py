"""The trained model as it lies in its file, and how much a feature speaks for a label.

The file holds no word: a feature is known by 32 bits of its CRC. Weights are 16-bit steps. A feature of a word that
also counts at the places around it is one record with a slot for each distance, so that one search finds all of them.
The layout is written by `pack` alone and read by slices: nothing is parsed. What a feature says is one whole number
with a field for each slot and label, so that adding up what many features say is adding numbers: see `fields`.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul
from zlib import crc32

from journal_tui.practice.pseudonyms.tagging.features import NEAR

KINDS = ("PERSON", "LOC", "ORG")
LABELS = ("O", *(f"{at}-{kind}" for kind in KINDS for at in "BI"))
SLOTS = (0, *NEAR)
"""Distance from a place to the word whose feature speaks there, slot by slot."""
SHARED = "~"
"""Stands before the name of a feature that has a slot for each distance."""
_HEADER = struct.Struct("<4sIIf")
_MAGIC = b"JTT1"
_STEPS = 32767
_LOW = 20
"""So many bits of a key are below those that a search begins with."""
NAMED = len(LABELS) - 1
"""Labels that have a field: all but "outside", whose weight is taken from each of the others."""
_BITS = 32
_FIELDS = struct.Struct(f"<{NAMED}I")
_HALF = 1 << _BITS - 1
SLOT = NAMED * _BITS
"""Bits of a slot."""
SIGNS = sum(_HALF << _BITS * n for n in range(NAMED))
"""The highest bit of each field of a slot."""
_ONES = SIGNS // _HALF


def fields(said: int) -> list[int]:
    """What is said of each label but "outside", in steps: how much more than of "outside"."""
    return [field - _HALF for field in _FIELDS.unpack((said + SIGNS).to_bytes(_FIELDS.size, "little"))]


def slots(said: int) -> tuple[int, ...]:
    """What is said in each slot by itself."""
    raised = said + _RAISED
    return tuple([(raised >> SLOT * slot & _SLOT) - SIGNS for slot in range(len(SLOTS))])


def here(said: int) -> int:
    """What is said in the first slot: at the place of the word itself."""
    return (said + _RAISED & _SLOT) - SIGNS


def bar(least: int) -> int:
    """A number to add to what is said: a bit of `SIGNS` is set afterwards where a label has at least so many steps."""
    return SIGNS - least * _ONES


_SLOT = (1 << SLOT) - 1
_RAISED = sum(SIGNS << SLOT * slot for slot in range(len(SLOTS)))
_UNITS = tuple(
    ((1 << _BITS * (label - 1)) if label else -_ONES) << SLOT * slot
    for slot in range(len(SLOTS))
    for label in range(NAMED + 1)
)
"""One step of each target."""


@dataclass(frozen=True, slots=True)
class Model:
    """Keys in order and where each value of their high bits begins; for each key the end of its weights; for each weight its slot and label, and its size in steps."""

    keys: "array[int]"
    begins: Sequence[int]
    ends: "array[int]"
    targets: bytes
    steps: "array[int]"
    step: float
    follows: tuple[tuple[float, ...], ...]
    """How likely a label makes the next one: `follows[label][next]`, a factor."""

    def says(self, name: str) -> int:
        """What a feature says, slot by slot; 0 for one that says nothing."""
        key = crc32(name.encode("utf-8", "surrogatepass"))
        keys, high = self.keys, key >> _LOW
        end = self.begins[high + 1]
        at = bisect_left(keys, key, self.begins[high], end)
        if at == end or keys[at] != key:
            return 0
        begin, end = self.ends[at - 1] if at else 0, self.ends[at]
        if end - begin == 1:
            return self.steps[begin] * _UNITS[self.targets[begin]]
        return sum(map(mul, self.steps[begin:end], [_UNITS[target] for target in self.targets[begin:end]]))


def target(slot: int, label: int) -> int:
    """Where a slot and a label lie among the sums of a word."""
    return slot * len(LABELS) + label


def pack(weights: Mapping[str, Mapping[int, float]], transitions: Sequence[Sequence[float]]) -> bytes:
    """Write a model: for each feature name the weight of each target, and the weight of each pair of labels.

    Where two features have one key (a few in a hundred thousand), the one that says less is left out.
    """
    step = max(abs(w) for targets in weights.values() for w in targets.values()) / _STEPS
    table: dict[int, list[tuple[int, int]]] = {}
    for name, targets in sorted(weights.items()):
        rounded = sorted((t, round(w / step)) for t, w in targets.items() if round(w / step))
        key = crc32(name.encode())
        if rounded and _said(rounded) > _said(table.get(key, [])):
            table[key] = rounded
    keys = sorted(table)
    ends, total = array("I"), 0
    for key in keys:
        total += len(table[key])
        ends.append(total)
    flat = [entry for key in keys for entry in table[key]]
    arrays = (array("I", keys), ends, array("h", [s for _, s in flat]), array("f", [w for row in transitions for w in row]))
    if sys.byteorder == "big":
        for each in arrays:
            each.byteswap()
    packed_keys, packed_ends, packed_steps, packed_transitions = (each.tobytes() for each in arrays)
    header = _HEADER.pack(_MAGIC, len(keys), total, step)
    return b"".join([header, packed_transitions, packed_keys, packed_ends, packed_steps, bytes(t for t, _ in flat)])


def _said(entries: Sequence[tuple[int, int]]) -> int:
    return max((abs(steps) for _, steps in entries), default=0)


def unpack(data: bytes) -> Model:
    """Read what `pack` wrote."""
    _, count, total, step = _HEADER.unpack_from(data)
    at = _HEADER.size

    def part(code: str, size: int) -> "array[int]":
        nonlocal at
        found: array[int] = array(code)
        found.frombytes(data[at : at + size])
        if sys.byteorder == "big":
            found.byteswap()
        at += size
        return found

    wide = len(LABELS)
    transitions = part("f", 4 * wide * wide)
    keys, ends, steps = part("I", 4 * count), part("I", 4 * count), part("h", 2 * total)
    rows = tuple(tuple(exp(w) for w in transitions[i * wide : (i + 1) * wide]) for i in range(wide))
    begins = [bisect_left(keys, high << _LOW) for high in range((1 << 32 - _LOW) + 1)]
    return Model(keys, begins, ends, data[at : at + total], steps, step, rows)
