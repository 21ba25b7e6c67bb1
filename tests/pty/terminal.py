"""The real program on a real pseudo-terminal: keys go in as bytes, the screen is read back from what it wrote."""

import fcntl
import os
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """A person at a terminal of a given size."""

    def __init__(
        self, *arguments: str, size=(80, 24), environment: dict[str, str] | None = None, program: list[str] | None = None
    ):
        columns, rows = size
        variables = {
            name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "NO_COLOR", "JOURNAL_TUI"))
        }
        # A parallel test run gives its workers these two, and they win over the size of the terminal itself.
        variables = {name: value for name, value in variables.items() if name not in {"COLUMNS", "LINES"}}
        variables |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        variables |= environment or {}
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.hung_up, self.pid = False, 0
        command = program or [sys.executable, "-m", "journal_tui", *arguments]
        self.child = pexpect.spawn(
            command[0], command[1:], env=variables, dimensions=(rows, columns), timeout=30, cwd=str(ROOT)
        )
        # pexpect waits 50 ms before each key by default.
        self.child.delaybeforesend = None

    def pump(self, seconds: float = 0.05) -> None:
        """Take in what has been written."""
        until = time.monotonic() + seconds
        while True:
            try:
                chunk = self.child.read_nonblocking(65536, timeout=max(until - time.monotonic(), 0.01))
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return
            self.raw += chunk
            self.stream.feed(chunk.replace(b"\x1b[>", b"\x1b[?"))

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, words: str, seconds: float = 40) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.pump(0.1)
            if words in self.text:
                return self.text
            if not self.child.isalive():
                break
        raise AssertionError(f"{words!r} did not come:\n{self.text}\n{self.raw[-1500:]!r}")

    def wait_until(self, what: Callable[[], object], seconds: float = 40) -> None:
        until = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < until, f"it did not happen:\n{self.text}"
            self.pump(0.1)

    def rest(self) -> None:
        """Until the program has read every key, done all that it can do at once and shown it, however busy the machine is."""
        quiet = 0
        while quiet < 3 and self.child.isalive():
            shown = len(self.raw)
            idle = self.all_read() and all(state == "S" for state, _waited in self.threads())
            self.pump(0.03)
            quiet = quiet + 1 if idle and len(self.raw) == shown else 0

    def threads(self) -> list[tuple[str, float]]:
        """Of each thread of the process: its state, and for how many seconds the machine has let it wait for a processor."""
        found = []
        for task in Path(f"/proc/{self.child.pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):  # ended meanwhile
                state = (task / "stat").read_text().rsplit(")", 1)[1].split()[0]
                found.append((state, int((task / "schedstat").read_text().split()[1]) / 1e9))
        return found

    def mark(self, words: str, down: str = "j") -> None:
        """Move the bar down to the row with these words, one row at a time."""
        for _row in range(40):
            self.rest()
            if any("▌" in line and words in line for line in self.text.split("\n")):
                return
            self.send(down)
        raise AssertionError(f"{words!r} was not reached:\n{self.text}")

    def state(self) -> str:
        """The state of the process: `R` runs, `S` waits, `T` is stopped."""
        return Path(f"/proc/{self.child.pid}/stat").read_text().rsplit(")", 1)[1].split()[0]

    def send(self, keys: str) -> None:
        self.child.send(keys)
        if keys == ESC:
            # A lone escape must not run together with the key after it: it is a key once the program has read it and nothing followed.
            self.wait_until(self.all_read)
        self.pump(0.6 if keys == ESC else 0.15)

    def all_read(self) -> bool:
        """Whether the program has taken in every key that was sent, or has ended."""
        if not self.child.isalive():
            return True
        other_end = os.open(f"/proc/{self.child.pid}/fd/0", os.O_RDONLY | os.O_NOCTTY)
        try:
            waiting = fcntl.ioctl(other_end, termios.FIONREAD, bytes(4))
        finally:
            os.close(other_end)
        return int.from_bytes(waiting, sys.byteorder) == 0

    def signal(self, number: int) -> None:
        os.kill(self.child.pid, number)

    def ended(self, seconds: float = 40) -> int:
        """The exit code, once it has ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.child.isalive():
            self.pump(0.1)
        self.pump(0.1)
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            raise AssertionError(f"it did not end:\n{self.text}")
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def hang_up(self) -> None:
        """Close the terminal from the outside, as a window that is closed does."""
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.closed = self.child.closed = True
        self.pid, self.hung_up = self.child.pid, True

    def gone(self, seconds: float = 20) -> bool:
        """Whether the process ends by itself after the terminal has gone."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self.pid = 0
                return True
            time.sleep(0.05)
        return False

    def close(self) -> None:
        if self.hung_up:
            if self.pid:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            self.child.ptyproc.terminated = True
            return
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            self.child.wait()  # a busy machine takes its time
        self.child.close(force=True)


F1, F2, F3, F5, F12 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[24~"
ESC, ENTER, CTRL_Q, CTRL_L, CTRL_P = "\x1b", "\r", "\x11", "\x0c", "\x10"
UP, DOWN = "\x1b[A", "\x1b[B"
