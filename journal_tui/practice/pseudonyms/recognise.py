"""Recognition without a practice: JSON in, spans out. What the command `recognise` and the measuring tool call.

Proposals are answered too, with a score below `span.CERTAIN`; who reads the answer may draw the line there. A name is
answered as it stands in the text, its ending taken in (`Karins`): nothing here goes on to make a token of it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.pseudonyms import guess
from journal_tui.practice.pseudonyms.endings import INFLECTED
from journal_tui.practice.pseudonyms.finding import find_all
from journal_tui.practice.pseudonyms.known import KnownIdentifiers, KnownMatcher
from journal_tui.practice.pseudonyms.span import Span

UNLIKELY = 0.25
"""Proposals below this are asked about in the editor, but not answered here: most are ordinary words."""

_ENDING = re.compile(r"(?:[:'\u2019\u00b4]?s|(?<=[sxz])['\u2019])(?!\w)", re.IGNORECASE)
_CLIENTS = 128
"""So many clients' matchers are kept: lines about one client often follow each other."""
_FIELDS = ("given", "surname", "personnummer", "phone", "email", "address", "employer")


_matcher = lru_cache(_CLIENTS)(KnownMatcher)


def load() -> None:
    """Read and check the compiled files, before the first text.

    Raises:
        ArtefactDamaged: One of them is not what was recorded.
    """
    guess.load()


def recognise(text: str, known: KnownIdentifiers | None = None) -> list[Span]:
    """All likely finds of all layers in a text, in order and disjoint; offsets are code points.

    Raises:
        ArtefactDamaged: A compiled file is not what was recorded.
    """
    certain, proposals = find_all(_matcher(known or KnownIdentifiers()), text)
    likely = [s for s in proposals if s.score >= UNLIKELY]
    return [_as_written(text, span) for span in sorted([*certain, *likely], key=lambda s: s.start)]


def _as_written(text: str, span: Span) -> Span:
    """The find with the ending of its word."""
    ending = _ENDING.match(text, span.end) if span.kind in INFLECTED else None
    return span if ending is None else replace(span, end=ending.end())


def known_from(client: Mapping[str, object]) -> KnownIdentifiers:
    """A client's identifiers from a JSON object; every key is optional.

    Raises:
        InvalidInput: a value has the wrong type (`facts["field"]`).
    """
    values: dict[str, str] = {}
    for name in _FIELDS:
        value = client.get(name)
        if value is not None and not isinstance(value, str):
            raise InvalidInput(field=f"client.{name}", reason="not_text")
        values[name] = value or ""
    nicknames = client.get("nicknames") or ()
    if not isinstance(nicknames, list | tuple) or not all(isinstance(n, str) for n in nicknames):
        raise InvalidInput(field="client.nicknames", reason="not_a_list")
    return KnownIdentifiers(nicknames=tuple(str(n) for n in nicknames), **values)


def detect(text: str, client: Mapping[str, object] | None = None) -> list[tuple[int, int, str]]:
    """Start, end and label of every find, for measuring."""
    return [(s.start, s.end, s.kind.value) for s in recognise(text, known_from(client or {}))]


def recognise_line(line: str) -> str:
    """One line of JSON Lines: `{"text": …, "client": {…}}` in, `{"spans": […]}` out.

    Raises:
        InvalidInput: the line is not such an object.
    """
    try:
        asked: object = json.loads(line)
    except (ValueError, RecursionError):
        raise InvalidInput(field="line", reason="not_json") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise InvalidInput(field="text", reason="missing")
    client = asked.get("client")
    if client is not None and not isinstance(client, dict):
        raise InvalidInput(field="client", reason="not_an_object")
    spans = [
        {"start": s.start, "end": s.end, "label": s.kind.value, "source": s.source.value, "score": round(s.score, 3)}
        for s in recognise(asked["text"], known_from(client or {}))
    ]
    return json.dumps({"spans": spans}, ensure_ascii=False)
