"""An extract of a client with a thousand entries: gathered, written out in four forms, sealed."""

import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, Identity, LineDecision
from tests.benchmarks.harness import Figure
from tests.practice.journalling.working_day import Work, make_practice

ENTRIES = 1_000
NOTE = "Tove har sovit bättre den här veckan och gått en runda varje dag. Hennes syster Karin Lund var på besök.\n" * 6


def run() -> Iterator[Figure]:
    """The whole command, wall clock."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "practice"
        make_practice(folder)
        work = Work(folder)
        client = work.client()
        with work.practice.batch():
            for _number in range(ENTRIES):
                work.note(client, NOTE)
        case = work.practice.cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, date(2026, 11, 20))
        work.practice.cases.verify(case.number, Identity.KNOWN)
        began = time.perf_counter()
        handed = work.practice.access.run(case.number, Path(name) / "out", rest=LineDecision.CODE)
        spent = time.perf_counter() - began
        size = handed.path.stat().st_size / 1e6
        work.practice.close()
        yield Figure(f"extract at {ENTRIES} entries, all forms, sealed", spent, "s", 60, f"{size:.1f} MB")
