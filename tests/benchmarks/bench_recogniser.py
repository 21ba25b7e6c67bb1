"""What the recogniser costs to have: bytes in the wheel, time and memory to load, notes a second on the command line.

How long the editor waits for it stands in `bench_pseudonyms`. Loading is timed in a fresh process each time; notes a
second are those of the whole command on every processor, of a long run less a short one.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

from fixtures.notes import Notes
from fixtures.people import people
from tests.benchmarks.harness import ROOT, Figure, interleaved, seconds

TURNS = 5
NOTES, CLIENTS = 1_200, 40
SIZE = 2048
BUDGET_A_SECOND = 500.0
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
    yield Figure("loading them, checked, fresh process", load, "ms", 150.0, f"{load / 150.0:.2f} of the budget")
    yield Figure("the first sentence after that", first, "ms")
    yield Figure("memory grown by", memory, "MB")
    yield from _throughput()


def _fresh(code: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def _lines(count: int) -> list[str]:
    """Notes of 2 KB about some clients, as the command reads them."""
    persons = people(CLIENTS, 1, date(2026, 1, 1))
    notes = Notes(1)
    lines = []
    for number in range(count):
        person = persons[number % len(persons)]
        text = ""
        while len(text) < SIZE:
            text += notes.note(person, person.services[0]) + "\n"
        client = {"given": person.contact.given, "surname": person.contact.surname, "phone": person.contact.phone}
        lines.append(json.dumps({"text": text[:SIZE], "client": client}))
    return lines


def _throughput() -> Iterator[Figure]:
    """On one processor and on two, in turns; what one takes without the start is the short run's part."""
    lines = _lines(NOTES)
    few, own = NOTES // 8, sorted(os.sched_getaffinity(0))
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    made = interleaved(
        3,
        long=lambda: seconds(lambda: _recognise(lines, own[:2])),
        short=lambda: seconds(lambda: _recognise(lines[:few], own[:2])),
        alone=lambda: seconds(lambda: _recognise(lines, own[:1])),
        alone_short=lambda: seconds(lambda: _recognise(lines[:few], own[:1])),
    )
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - spent
    middle = {name: statistics.median(times) for name, times in made.items()}
    both = (NOTES - few) / (middle["long"] - middle["short"])
    alone = (NOTES - few) / (middle["alone"] - middle["alone_short"])
    share = f"{both / BUDGET_A_SECOND:.2f} of the {BUDGET_A_SECOND:g} that are asked for"
    yield Figure(f"recognise, notes of 2 KB a second, {len(own[:2])} processors", both, "1/s", note=share)
    yield Figure("the same on one", alone, "1/s", note=f"{both / alone:.2f} times as many on two")
    cost = 1000 * spent / (6 * (NOTES + few))
    yield Figure("what a note costs, start and all, whatever else runs here", cost, "ms CPU", 1000 * 2 / BUDGET_A_SECOND)


def _recognise(lines: list[str], processors: list[int]) -> None:
    subprocess.run(
        [sys.executable, "-m", "journal_tui", "recognise"],
        input="\n".join([*lines, ""]),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LANG": "C.UTF-8"},
        preexec_fn=lambda: os.sched_setaffinity(0, processors),
    )
