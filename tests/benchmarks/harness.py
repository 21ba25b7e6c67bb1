"""What the benchmarks share: a figure with its target, interleaved timing, and a program timed on a real pty.

The rule: on a shared machine a single time says nothing. What is compared runs in turns in one go, and the medians of at least five are
set against each other.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """One measured figure. `target` is the most that it should be; None for what is only printed."""

    name: str
    value: float
    unit: str
    target: float | None = None
    note: str = ""

    @property
    def line(self) -> str:
        verdict = "" if self.target is None else ("within" if self.value <= self.target else "OVER") + f" {self.target:g}"
        return f"{self.name:<58} {self.value:>10.3g} {self.unit:<6} {verdict:<14} {self.note}".rstrip()


def interleaved(turns: int, **runs: Callable[[], float]) -> dict[str, list[float]]:
    """Call each of `runs` in turn, `turns` times over; what each measured."""
    measured: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(turns):
        for name, run in runs.items():
            measured[name].append(run())
    return measured


def ratio(measured: Mapping[str, Sequence[float]], one: str, other: str) -> float:
    """The ratio of two medians."""
    return statistics.median(measured[one]) / statistics.median(measured[other])


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def until_shown(
    arguments: Sequence[str], marker: bytes, environment: Mapping[str, str], *, size: tuple[int, int] = (24, 80)
) -> tuple[float, float]:
    """Start a Python program on a pty and wait until it shows `marker`.

    Returns:
        Seconds from start to the marker, and seconds of CPU until then.
    """
    begin = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, *arguments], dict(environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    shown = b""
    try:
        while marker not in shown:
            ready, _, _ = select.select([terminal], [], [], 30)
            if not ready:
                raise TimeoutError(f"{arguments} did not show {marker!r}")
            shown += os.read(terminal, 65536)
        wall = time.perf_counter() - begin
    finally:
        os.kill(child, signal.SIGKILL)
        _pid, _status, usage = os.wait4(child, 0)
        os.close(terminal)
    return wall, usage.ru_utime + usage.ru_stime
