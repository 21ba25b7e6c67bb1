"""Looks for words in files in every shape in which they could lie there by mistake."""

import base64
from collections.abc import Iterable
from pathlib import Path

SHORTEST = 5


def shapes(word: str) -> dict[str, bytes]:
    """The bytes that a word would leave: UTF-8 and UTF-16, as base64 at each of three offsets, as hex, backwards."""
    found: dict[str, bytes] = {}
    for name, raw in (
        ("utf-8", word.encode()),
        ("utf-16-le", word.encode("utf-16-le")),
        ("utf-16-be", word.encode("utf-16-be")),
    ):
        found[name] = raw
        found[f"{name} hex"] = raw.hex().encode()
        found[f"{name} backwards"] = raw[::-1]
        for offset in range(3):
            coded = base64.b64encode(b"\0" * offset + raw).rstrip(b"=")
            # The first and last letters also depend on what stands beside the word: leave them out.
            found[f"{name} base64+{offset}"] = coded[(0, 2, 3)[offset] : -1]
    return {name: raw for name, raw in found.items() if len(raw) >= SHORTEST}


def findings(folder: Path, words: Iterable[str]) -> list[str]:
    """Every file and shape in which a word was found. Short words are left out: they occur by chance."""
    wanted: dict[bytes, str] = {}
    for word in {word.strip(".,:;") for word in words}:
        if len(word) < 5 and word.isascii():
            continue
        for spelling in {word, word.casefold(), word.upper(), word.capitalize()}:
            wanted.update({raw.lower(): f"{word} as {name}" for name, raw in shapes(spelling).items()})
    # A regular expression would try thousands of alternatives at each byte: look up by what they begin with instead.
    heads: dict[bytes, list[bytes]] = {}
    for raw in wanted:
        heads.setdefault(raw[:SHORTEST], []).append(raw)
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes().lower()
            hits = {
                raw
                for at in range(len(content) - SHORTEST + 1)
                if (head := content[at : at + SHORTEST]) in heads
                for raw in heads[head]
                if content.startswith(raw, at)
            }
            found += [f"{path.name}: {wanted[hit]}" for hit in hits]
    return found
