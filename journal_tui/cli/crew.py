"""Many lines answered side by side: processes that take lines by the handful and give the answers back in order.

The rule: few lines are answered here, one by one, as they come; only a long input is worth other processes. They are
forked once everything is loaded, so nothing is loaded twice. They open nothing, print nothing and end when this
process ends, however it ends. At no time are more than a few handfuls in memory.
"""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from io import UnsupportedOperation
from multiprocessing.connection import Connection, Pipe, wait
from typing import BinaryIO

ALONE = 48
"""So many lines are answered here before others are asked for help."""
_HANDFUL, _HEAVY = 12, 1 << 16
"""Lines given to a process at a time, and bytes after which it is not given another one."""
_AHEAD = 3
"""Handfuls for each process that may be under way or wait for those before them."""
_MOST = 8

Answer = Callable[[bytes], str | None]
"""From a line to its answer; None when the line cannot be read."""
Answers = list[str | None]


class Lines:
    """The lines of a stream, as they arrive: what has come can be had without waiting for what has not."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from here on; a stream without a descriptor (one in memory) has all its lines at once."""
        self._come: deque[bytes] = deque()
        self._begun: list[bytes] = []
        self._ended = False
        try:
            self.descriptor = stream.fileno()
        except UnsupportedOperation:
            self.descriptor = -1
            self._come.extend(stream)
            self._ended = True

    def __len__(self) -> int:
        """How many lines have come and not been taken."""
        return len(self._come)

    @property
    def over(self) -> bool:
        """Whether nothing more will come and everything was taken."""
        return self._ended and not self._come

    @property
    def open(self) -> bool:
        """Whether more may come."""
        return not self._ended

    def read(self) -> None:
        """Wait for the next bytes, and take in the lines that they end."""
        read = os.read(self.descriptor, 1 << 16)
        if not read:
            self._ended = True
        *ends, rest = read.split(b"\n")
        for end in ends:
            self._come.append(b"".join([*self._begun, end]))
            self._begun.clear()
        if rest:
            self._begun.append(rest)
        if self._ended and self._begun:
            self._come.append(b"".join(self._begun))

    def take(self) -> bytes:
        """The next line, without its end."""
        return self._come.popleft()

    def handful(self) -> list[bytes]:
        """Some of the lines that have come."""
        taken: list[bytes] = []
        weight = 0
        while self._come and len(taken) < _HANDFUL and weight < _HEAVY:
            taken.append(self._come.popleft())
            weight += len(taken[-1])
        return taken


def answers(lines: Lines, answer: Answer) -> Iterator[Answers]:
    """The answers to all lines in order, some at a time; whoever waits for one gets it before the next line is waited for.

    Args:
        lines: What is asked.
        answer: Gives the answer to one line; whatever it needs has been loaded.
    """
    for _ in range(ALONE):
        while not lines and lines.open:
            lines.read()
        if lines.over:
            return
        yield [answer(lines.take())]
    if workers() < 2 or lines.descriptor < 0:
        while not lines.over:
            if lines:
                yield [answer(lines.take())]
            else:
                lines.read()
        return
    crew = Crew(answer)
    try:
        yield from crew.answers(lines)
    finally:
        crew.close()


def workers() -> int:
    """How many processes there may be: one for each processor that this one may use."""
    return min(_MOST, len(os.sched_getaffinity(0)))


class Crew:
    """Forked processes, each with a pipe. A process has at most one handful, so neither side ever waits for the other to read."""

    def __init__(self, answer: Answer) -> None:
        """Fork. Nothing may be left in the output's buffer: each would write it too."""
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # what is there now is there to stay: a collection would copy its pages into every process
        self._pipes: list[Connection] = []
        self._processes: list[int] = []
        for _ in range(workers()):
            ours, theirs = Pipe()
            self._pipes.append(ours)
            process = os.fork()
            if not process:
                _serve(theirs, answer)
            theirs.close()
            self._processes.append(process)

    def close(self) -> None:
        """End them."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)

    def answers(self, lines: Lines) -> Iterator[Answers]:
        """The answers to all lines, handful by handful in order."""
        idle = deque(self._pipes)
        busy: dict[Connection, int] = {}
        done: dict[int, Answers] = {}
        given = shown = 0
        while not lines.over or busy or done:
            while idle and lines and given - shown < _AHEAD * len(self._pipes):
                pipe = idle.popleft()
                pipe.send(lines.handful())
                busy[pipe] = given
                given += 1
            if shown in done:
                yield done.pop(shown)
                shown += 1
                continue
            more = [lines.descriptor] if idle and lines.open and not lines else []
            for ready in wait([*busy, *more]):
                if isinstance(ready, Connection):
                    done[busy.pop(ready)] = ready.recv()
                    idle.append(ready)
                else:
                    lines.read()


def _serve(pipe: Connection, answer: Answer) -> None:
    """Answer until nobody asks any more. Never returns; what goes wrong is not printed: it might hold what was read."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _keep_only(pipe.fileno())
        while True:
            try:
                asked: list[bytes] = pipe.recv()
            except EOFError:
                code = 0
                break
            pipe.send([answer(line) for line in asked])
    finally:
        os._exit(code)


def _keep_only(descriptor: int) -> None:
    """Let go of everything but one descriptor and stderr, so that others see when the first process has closed its own."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))
