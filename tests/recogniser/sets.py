"""What the recogniser is measured on.

The exam lies here. Held-out frames are passages of the generator that training never sees. Development notes, development
identifiers and corpora are read from a folder that the caller names and are never committed; of the corpora only the
tenth counts that training leaves out.
"""

import json
from pathlib import Path

from tests.recogniser.marked import Gold, Record, notes
from tests.recogniser.marked import sentences as marked_sentences

SEED = 20_260
FRAMES = 600
"""So many generated notes of held-out frames are drawn."""
CORPUS_LABELS = frozenset({"PERSON", "LOC", "ORG"})


def open_notes() -> list[Record]:
    """The half of the exam whose mistakes may be read."""
    return notes("open_1", "open_2")


def sealed_notes() -> list[Record]:
    """The half of which only totals are looked at."""
    return notes("sealed_1", "sealed_2")


def numbers() -> list[Record]:
    """Structured identifiers in odd forms and lines that only look like it, both halves."""
    return marked_sentences("numbers_open", "numbers_sealed")


def frames(count: int = FRAMES, fold: int = 0) -> list[Record]:
    """Generated notes from frames of one tenth; of tenth 0, which no training run of the shipped model sees."""
    from fixtures.training.sentences import notes as generated

    made = generated(SEED, count, held_out=True, fold=fold)
    return [
        Record(f"g{number}", note.text, tuple(Gold(g.start, g.end, g.core_end, g.kind) for g in note.spans), {})
        for number, note in enumerate(made)
    ]


def read(path: Path, *, tenth: bool = False) -> list[Record]:
    """Records of a file of JSON Lines; with `tenth`, those that training leaves out."""
    from fixtures.training.corpora import held_out

    found = []
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        if tenth and not held_out(entry["text"]):
            continue
        spans = tuple(
            Gold(s["start"], s["end"], s.get("core_end", s["end"]), s["label"], bool(s.get("client")))
            for s in entry["spans"]
        )
        client = entry.get("client") or {}
        found.append(Record(str(entry.get("id", "")), entry["text"], spans, client, entry.get("domain", "")))
    return found
