"""The exam as it is written by hand: text with its own answers in brackets, and what becomes of it.

`[PERSON:Karin]s` is a name; `[PERSON*:Emelie]` the open client's own; an ending right after the bracket (s, :s, an
apostrophe) belongs to the span but not to its core. `[IGNORE:Musse]` is neither rewarded nor punished. A `?` in a number
stands for its check digit, so that nobody writes one down that is wrong. Rule: offsets are made here, never by hand.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "exam"
_MARK = re.compile(
    r"\[(?P<label>[A-Z_]+)(?P<client>\*?):(?P<text>(?:[^\[\]]|\[[a-z]+\])+)\](?P<ending>(?::?s|['’]s?)(?!\w))?"
)
_MANY = ("nicknames",)


@dataclass(frozen=True)
class Gold:
    """One answer: `text[start:core]` must be covered; `end` includes the ending."""

    start: int
    end: int
    core: int
    label: str
    client: bool = False


@dataclass(frozen=True)
class Record:
    """One note or sentence with its answers and what is known about the client."""

    name: str
    text: str
    spans: tuple[Gold, ...]
    client: dict[str, object]
    domain: str = ""

    def small(self) -> "Record":
        """The same in lower case; what would change its length there stays as it is."""
        text = "".join(low if len(low := c.lower()) == 1 else c for c in self.text)
        return Record(self.name, text, self.spans, self.client, self.domain)


def check_digit(digits: str) -> str:
    """The digit that belongs after these nine (Luhn)."""
    total = sum(sum(divmod(int(d) * (2 - place % 2), 10)) for place, d in enumerate(digits[-9:]))
    return str(-total % 10)


def filled(number: str) -> str:
    """A number with its check digit where a question mark stands; one inside the number moves to its end."""
    if "?" not in number:
        return number
    digits = re.sub(r"\D", "", number)
    return number.replace("?", check_digit(digits))


def unmarked(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """The plain text and its answers."""
    parts: list[str] = []
    spans: list[Gold] = []
    length = here = 0
    for mark in _MARK.finditer(marked):
        before = marked[here : mark.start()]
        core = filled(mark["text"])
        ending = mark["ending"] or ""
        start = length + len(before)
        stop = start + len(core)
        spans.append(Gold(start, stop + len(ending), stop, mark["label"], bool(mark["client"])))
        parts += [before, core, ending]
        length = stop + len(ending)
        here = mark.end()
    parts.append(marked[here:])
    text = "".join(parts)
    return text, tuple(spans)


def notes(*names: str) -> list[Record]:
    """The notes of these files (`open_1`), in order."""
    return [_note(block) for name in names for block in _blocks((FOLDER / f"{name}.txt").read_text("utf-8"))]


def sentences(*names: str) -> list[Record]:
    """The sentences of these files, one a line; a line that begins with a dash holds nothing to find."""
    found = []
    for name in names:
        for number, line in enumerate((FOLDER / f"{name}.txt").read_text("utf-8").splitlines()):
            if line and not line.startswith("#"):
                text, spans = unmarked(line.removeprefix("- "))
                found.append(Record(f"{name}:{number + 1}", text, spans, {}))
    return found


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in text.split("\n== ")[1:]]


def _note(block: str) -> Record:
    head, _, body = block.partition("\n")
    first, *fields = head.split(";")
    name, domain = first.split()
    client: dict[str, object] = {}
    for entry in fields:
        key, value = entry.strip().split("=", 1)
        client[key] = [v.strip() for v in value.split(",")] if key in _MANY else filled(value)
    text, spans = unmarked(body.strip())
    return Record(name, text, spans, client, domain)
