"""The note: from `s` to the first typed character on the screen, and from a key to the screen in a long note, on a real pty.

The bare text area of the library is timed in the same run, in turns, as what the key costs without recognition.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.harness import ROOT, Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pty.terminal import Terminal

PASSPHRASE = "fem lugna ord vid ån"
LENGTH = 20_000
KEYS = 120


def run() -> Iterator[Figure]:
    """Start, and keys in an empty and in a long note."""
    sys.path.insert(0, str(ROOT))
    from tests.pty.terminal import Terminal

    with tempfile.TemporaryDirectory() as place:
        folder = _practice(Path(place) / "practice")
        program = Terminal("--home", str(folder))
        bare = Terminal(program=[sys.executable, "-m", "tests.benchmarks.bare_editor", str(LENGTH)])
        try:
            program.wait_for("Lösenord")
            program.send(PASSPHRASE + "\r")
            program.wait_for("Tove Almdunge")
            program.pump(1.0)
            yield Figure("s to the first typed character", 1000 * _first(program), "ms", 300)
            _long(program)
            bare.wait_for("slut")
            ours, theirs = [], []
            for _turn in range(4):
                ours += _keys(program, KEYS // 4)
                theirs += _keys(bare, KEYS // 4)
            yield Figure(f"key to screen, {LENGTH} characters, p50", 1000 * percentile(ours, 0.5), "ms")
            yield Figure(f"key to screen, {LENGTH} characters, p95", 1000 * percentile(ours, 0.95), "ms", 50)
            note = f"bare {1000 * percentile(theirs, 0.5):.1f} ms"
            yield Figure(
                "the same, p50, ratio to a bare text area", percentile(ours, 0.5) / percentile(theirs, 0.5), "x", 1.3, note
            )
        finally:
            program.close()
            bare.close()


def _first(program: "Terminal") -> float:
    """Press `s` and at once a letter; wait until it stands under the first heading."""
    begin = time.perf_counter()
    program.child.send("s")
    _shown(program, lambda: "Summering av veckan" in program.text)
    program.child.send("ö")
    _shown(program, lambda: program.screen.display[3].startswith("  ö"))
    return time.perf_counter() - begin


def _long(program: "Terminal") -> None:
    """Paste a long note."""
    sentence = "Hon sov bättre och oroade sig mindre för möten efter promenaden vid sjön. "
    text = "\n".join(sentence * 6 for _ in range(LENGTH // (6 * len(sentence)) + 1))
    program.child.send("\x1b[200~" + text + " slut\x1b[201~")
    program.wait_for("slut")
    program.pump(6.0)


def _keys(program: "Terminal", count: int) -> list[float]:
    """The time of each key until the cursor's cell shows it."""
    times = []
    for number in range(count):
        letter = "abcdefghij"[number % 10] if number % 6 else " "
        before = len(program.raw)
        begin = time.perf_counter()
        program.child.send(letter)
        _shown(program, lambda before=before: len(program.raw) > before)
        times.append(time.perf_counter() - begin)
        program.pump(0.03)
    return times


def _shown(program: "Terminal", what: "Callable[[], bool]") -> None:
    until = time.monotonic() + 20
    while not what():
        if time.monotonic() > until:
            raise TimeoutError(program.text)
        program.pump(0.001)


def _practice(folder: Path) -> Path:
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.setup import Setup
    from journal_tui.practice.values import Contact, Controller, Purpose, Service
    from storage.crypto.kdf import FLOOR

    setup = Setup("Maria Berg", Controller("Stilla Samtal AB"))
    practice, _sheets = Practice.create(Home(folder), setup, PASSPHRASE, kdf=FLOOR)
    practice.recovery_proven()
    practice.consent.publish(Service.KBT)
    client = practice.clients.register(Contact("Tove", "Almdunge", phone="070-174 06 12"), (Service.KBT,)).client
    practice.consent.ask(client, Service.KBT)
    practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), "Tove Almdunge")
    practice.appointments.plan(client, Service.KBT, datetime.now().astimezone() + timedelta(minutes=5))
    practice.close()
    return folder
