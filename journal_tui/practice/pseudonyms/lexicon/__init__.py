"""Ordinary Swedish words and names borne by many, as compact lists of facts.

Loaded once, on first use (a few milliseconds), never from the network. A word that is missing here is only
asked about once too often; it never makes an identifier slip through, because the own identifiers of a
client are matched exactly whatever this list says.
"""

import zlib
from functools import lru_cache
from importlib.resources import files


def _load(name: str) -> frozenset[str]:
    packed = files(__name__).joinpath(name).read_bytes()
    return frozenset(zlib.decompress(packed).decode("utf-8").split("\n"))


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Word forms that are ordinary Swedish words when written in lower case."""
    return _load("words.txt.z")


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Folded given names and surnames that many people bear: one of these is hardly a misspelling."""
    return _load("names.txt.z")
