"""What the recogniser costs to have: bytes in the wheel, time and memory to load, notes a second on the command line.

How long the editor waits for it stands in `bench_pseudonyms`. Loading is timed in a fresh process each time.
"""

import itertools
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

from fixtures.notes import Notes
from fixtures.people import people
from tests.benchmarks.harness import ROOT, Figure, seconds

TURNS = 5
NOTES = 400
SIZE = 2048
_LOAD = """
import time
from pathlib import Path
from journal_tui.practice.pseudonyms import guess, recognise
from journal_tui.practice.pseudonyms.known import KnownIdentifiers
def resident():  # in MB; the peak would be the parent's
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before = resident()
begin = time.perf_counter()
guess.load()
loaded = time.perf_counter() - begin
begin = time.perf_counter()
recognise.recognise("Hon ringde sin syster Karin i Lund i går.", KnownIdentifiers())
first = time.perf_counter() - begin
print(loaded * 1000, first * 1000, resident() - before)
"""


def run() -> Iterator[Figure]:
    """Size, loading and throughput."""
    folder = ROOT / "journal_tui" / "practice" / "pseudonyms"
    # What is not code there is data: the lexicon, the tagger's model, the lists.
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and f.suffix not in (".py", ".pyc"))
    yield Figure("model and lists in the wheel", size / 1e6, "MB", 10.0)
    rows = [_fresh(_LOAD) for _ in range(TURNS)]
    load, first, memory = (statistics.median(column) for column in zip(*rows, strict=True))
    yield Figure("loading them, checked, fresh process", load, "ms", 150.0)
    yield Figure("the first sentence after that", first, "ms")
    yield Figure("memory grown by", memory, "MB")
    yield Figure(
        "recognise, notes of 2 KB a second, one process", _throughput(), "1/s", note="at least 250 for 500 on two cores"
    )


def _fresh(code: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def _throughput() -> float:
    """Notes a second of the command once it is loaded: a long run less a short one."""
    person = people(1, 1, date(2026, 1, 1))[0]
    notes = Notes(1)
    client = {"given": person.contact.given, "surname": person.contact.surname}
    lines = []
    for _ in range(NOTES):
        text = ""
        while len(text) < SIZE:
            text += notes.note(person, person.services[0]) + "\n"
        lines.append(json.dumps({"text": text[:SIZE], "client": client}))
    few = NOTES // 8
    long, short = (seconds(lambda part=part: _recognise(part)) for part in (lines, lines[:few]))
    return (NOTES - few) / (long - short)


def _recognise(lines: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "journal_tui", "recognise"],
        input="\n".join(itertools.chain(lines, [""])),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
