"""How soon the unlock screen stands there, against the least that the library needs, and how soon the line answers."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.harness import ROOT, Figure, interleaved, ratio, seconds, until_shown

TURNS = 9


def run() -> Iterator[Figure]:
    """First paint and the line's own start."""
    with tempfile.TemporaryDirectory() as folder:
        home = practice(Path(folder) / "practice")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        cpu: dict[str, list[float]] = {"journal": [], "minimal": []}

        def start(name: str, arguments: list[str], marker: bytes) -> float:
            wall, used = until_shown(arguments, marker, environment)
            cpu[name].append(used)
            return wall

        wall = interleaved(
            TURNS,
            journal=lambda: start("journal", ["-m", "journal_tui", "--home", str(home)], "Lösenord".encode()),
            minimal=lambda: start("minimal", ["-m", "tests.benchmarks.minimal"], b"minimal app"),
        )
        median = {name: 1000 * statistics.median(values) for name, values in wall.items()}
        yield Figure(
            "first paint, ratio to a minimal app",
            ratio(wall, "journal", "minimal"),
            "x",
            1.1,
            f"{median['journal']:.0f} / {median['minimal']:.0f} ms",
        )
        yield Figure("first paint, CPU, ratio to a minimal app", ratio(cpu, "journal", "minimal"), "x", 1.1)
        line = [
            seconds(
                lambda: subprocess.run(
                    [sys.executable, "-m", "journal_tui", "--help"], env=environment, capture_output=True, check=True
                )
            )
            for _ in range(5)
        ]
        yield Figure("--help, median", 1000 * statistics.median(line), "ms")


def practice(folder: Path) -> Path:
    """An empty practice in `folder`, closed."""
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.setup import Setup
    from journal_tui.practice.values import Controller
    from storage.crypto.kdf import FLOOR

    made, _shares = Practice.create(
        Home(folder), Setup("Maria Berg", Controller("Stilla Samtal AB")), "fem lugna ord vid ån", kdf=FLOOR
    )
    made.recovery_proven()
    made.close()
    return folder
