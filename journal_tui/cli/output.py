"""What the command line prints: answers to stdout, everything else to stderr.

The rule: with `--json` an answer is one object, or one object a line for lists, and nothing else is on stdout. Text
for a person is inert whether or not stdout is a terminal. A reader that goes away (`| head`) is not an error.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from journal_tui.cli.inert import escaped, inert, json_line


class ReaderGone(Exception):
    """Nobody reads stdout any more."""


class Output:
    """The two streams of one run."""

    def __init__(self, *, json: bool) -> None:
        """Take the process's streams, as UTF-8 whatever the locale says.

        Args:
            json: Whether answers are JSON.
        """
        self.json = json
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        self._progress = sys.stderr.isatty()
        self._open_line = False

    def answer(self, value: Mapping[str, object], lines: Iterable[str]) -> None:
        """Print one answer: `value` with `--json`, else `lines`."""
        if self.json:
            self._write(json_line(value) + "\n")
        else:
            for line in lines:
                self._write(inert(line) + "\n")

    def row(self, value: Mapping[str, object], line: str) -> None:
        """Print one row of a list."""
        self.answer(value, (line,))

    def line(self, text: str) -> None:
        """Print a line that is JSON whatever the options say."""
        self._write(escaped(text) + "\n")

    def say(self, text: str) -> None:
        """Print a message for the person, to stderr."""
        self._end_progress()
        _to(sys.stderr, inert(text) + "\n")

    def trouble(self, value: Mapping[str, object], lines: Iterable[str]) -> None:
        """Print an error, to stderr: one JSON object with `--json`, else lines."""
        self._end_progress()
        if self.json:
            _to(sys.stderr, json_line(value) + "\n")
        else:
            for line in lines:
                _to(sys.stderr, inert(line) + "\n")

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far a long act has come; silent where stderr is not a terminal."""
        if not self._progress:
            return
        width = 24
        filled = width * done // total if total else 0
        count = f"{done}/{total}" if total else str(done)
        _to(sys.stderr, f"\r{inert(what)}  {'█' * filled}{'░' * (width - filled)}  {count}\x1b[K")
        self._open_line = True

    def close(self) -> None:
        """Flush, so that a full disk or a gone reader is noticed now."""
        self._end_progress()
        self.flush()

    def flush(self) -> None:
        """Hand over what was printed: somebody may be waiting for it."""
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise ReaderGone from None

    def _end_progress(self) -> None:
        if self._open_line:
            _to(sys.stderr, "\n")
            self._open_line = False

    def _write(self, text: str) -> None:
        self._end_progress()
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            raise ReaderGone from None


def has_terminal() -> bool:
    """Whether a screen may be opened: all three streams are a terminal.

    The screen is drawn on stderr. With `2>file` every name that it shows would be written to that file.
    """
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def talks() -> bool:
    """Whether a person can be talked to line by line: what is asked and what is answered are both a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _to(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except (BrokenPipeError, ValueError):  # nobody is there to be told
        return


def discard_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
