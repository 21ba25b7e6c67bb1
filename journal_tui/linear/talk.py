"""The dialogue itself: lines out, lines in, secrets without echo.

The rules: what is printed is text and line feeds, nothing else; what was typed and not yet ended with Enter is never lost when
the dialogue is left (`Left.rest`); a key that interrupts does so only while somebody is asked, so no act is cut in two.
"""

import os
import select
import shutil
import signal
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from types import FrameType

from journal_tui.cli.inert import inert
from journal_tui.cli.passphrases import line_of
from journal_tui.locales import _

LONGEST = 4095
"""Bytes of one line that a terminal takes; what is typed beyond is dropped by the system before it gets here."""
_LOCAL, _CHARACTERS = 3, 6
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP)


class Why(Enum):
    """Why the dialogue was left in the middle of a question."""

    ENDED = auto()
    INTERRUPTED = auto()
    IDLE = auto()
    LOCKED = auto()


class Left(Exception):
    """Nobody answers any more.

    Attributes:
        why: How it came.
        rest: What had been typed of the line, without its end.
        said: What to say when everything is locked: nothing about any client.
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why
        self.rest = ""
        self.said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a question takes: what is typed, and what it does."""

    key: str
    label: str


class Talk:
    """Both ends of the dialogue."""

    def __init__(self, *, minutes: float, passphrase_fd: int | None = None) -> None:
        """Take the process's own streams.

        Args:
            minutes: Without an answer for so long, `Left` is raised.
            passphrase_fd: Descriptor whose lines are the passphrases; None to ask the terminal.
        """
        self._seconds = minutes * 60
        self._secrets = passphrase_fd
        self._in = sys.stdin.fileno()
        self._read = bytearray()
        self._ended = self._waiting = False
        self._left: Why | None = None
        self.terminal = os.isatty(self._in)
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

    # -- out ----------------------------------------------------------------------------------

    def say(self, *lines: str) -> None:
        """Print lines; what a terminal could act upon is shown, not done."""
        self._write("".join(f"{inert(line)}\n" for line in lines))

    def push_away(self) -> None:
        """Move what was said out of sight, with empty lines: this writes no control codes."""
        if self.terminal:
            self._write("\n" * shutil.get_terminal_size().lines)

    def _write(self, text: str) -> None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError:  # the terminal or the reader has gone; the next question finds out
            self._ended = True

    # -- in -----------------------------------------------------------------------------------

    def ask(self, prompt: str, explained: str) -> str:
        """Ask until the answer is not a call for help.

        Args:
            prompt: Ends with a colon.
            explained: What `?` says.

        Raises:
            Left: The input ended, somebody interrupted, or nobody answered in time.
        """
        while True:
            answer = self.line(prompt).strip()
            if answer != "?":
                return answer
            self.say(*explained.splitlines())

    def choose(self, prompt: str, options: Sequence[Option], explained: str = "") -> str:
        """Say what can be chosen, one a line, and ask; an empty answer is the last option, the safe one.

        Returns:
            The key of what was chosen.
        """
        self.offer(options)
        while True:
            answer = self.line(prompt).strip().casefold()
            for option in options:
                if answer in (option.key.casefold(), option.label.casefold()) or (not answer and option is options[-1]):
                    return option.key
            if answer == "?":
                self.say(
                    *(
                        explained or _("Type what stands before the colon, then Enter. Enter alone takes the last one.")
                    ).splitlines()
                )
                self.offer(options)
            else:
                self.say(_("That is not one of the answers. A question mark says them again."))

    def offer(self, options: Sequence[Option]) -> None:
        """Say what can be typed, one a line."""
        self.say(*(f"{option.key}: {option.label}" for option in options))

    def number(self, prompt: str, most: int, explained: str) -> int:
        """Ask for a number from 1 to `most`; 0, or an empty answer, for none."""
        while True:
            answer = self.ask(prompt, explained)
            if not answer:
                return 0
            if answer.isascii() and answer.isdigit() and int(answer[:9]) <= most:
                return int(answer)
            self.say(_("Type a number from 0 to {most}.").format(most=most))

    def yes_or_no(self, prompt: str, explained: str) -> bool:
        """Ask for Y or N, in Swedish J or N (each is taken in both); nothing is taken for an answer that is neither."""
        while True:
            answer = self.ask(prompt, explained).casefold()
            if answer in {"j", "ja", "y", "yes"}:
                return True
            if answer in {"n", "nej", "no"}:
                return False
            self.say(_("Type Y for yes or N for no."))

    def secret(self, prompt: str, explained: str) -> str:
        """Ask for a passphrase without showing it; from the descriptor, when there is one.

        Raises:
            Left: As for `ask`; also when the descriptor has no further line.
        """
        if self._secrets is not None:
            self.say(prompt)
            found = line_of(self._secrets)
            if not found:
                raise Left(Why.ENDED)
            return found
        while True:
            with self._unseen():
                try:
                    answer = self.line(prompt)
                except Left as left:
                    left.rest = ""
                    raise
            self._write("\n")
            if answer.strip() != "?":
                return answer
            self.say(*explained.splitlines())

    def line(self, prompt: str) -> str:
        """One line as it was typed, without its line feed."""
        while True:
            self._write(f"{prompt} ")
            data = self._bytes()
            if self.terminal and len(data) >= LONGEST:
                self.say(
                    _("The terminal takes {count} bytes in a line; the end of this one was dropped.").format(count=LONGEST)
                )
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                self.say(_("That line is not UTF-8 and was not taken. Type it again."))

    def _bytes(self) -> bytes:
        self._waiting = True
        try:
            self._wait()
        except Left as left:
            left.rest = self._typed()
            self._left = None
            raise
        finally:
            self._waiting = False
        line, _end, rest = bytes(self._read).partition(b"\n")
        self._read[:] = rest
        return line

    def _wait(self) -> None:
        """Until a line has come, or what has come is the last one and has no line feed."""
        if self._left is not None:
            raise Left(self._left)
        while b"\n" not in self._read:
            if self._ended:
                if self._read:
                    return
                raise Left(Why.ENDED)
            if not select.select([self._in], [], [], self._seconds)[0]:
                raise Left(Why.IDLE)
            self._fill()

    def _fill(self) -> None:
        try:
            data = os.read(self._in, 1 << 16)
        except OSError:  # the terminal has gone
            data = b""
        self._ended = not data
        self._read += data

    def _typed(self) -> str:
        """What waits in the terminal and was not ended with Enter: out of canonical mode it can be read."""
        if self.terminal and not self._ended:
            try:
                settings = termios.tcgetattr(self._in)
                raw = [*settings]
                raw[_LOCAL] = settings[_LOCAL] & ~termios.ICANON
                raw[_CHARACTERS] = [*settings[_CHARACTERS]]
                raw[_CHARACTERS][termios.VMIN] = raw[_CHARACTERS][termios.VTIME] = 0
                termios.tcsetattr(self._in, termios.TCSANOW, raw)
                if select.select([self._in], [], [], 0)[0]:
                    self._read += os.read(self._in, 1 << 16)
                termios.tcsetattr(self._in, termios.TCSANOW, settings)
            except (termios.error, OSError):
                self._ended = True
        text = bytes(self._read).decode("utf-8", "replace")
        self._read.clear()
        return text

    # -- the terminal -------------------------------------------------------------------------

    @contextmanager
    def open(self) -> Iterator[None]:
        """Listen to what would end or stop the process, and keep a half typed line through Ctrl+C."""
        before = {number: signal.signal(number, self._called) for number in _SIGNALS}
        settings = termios.tcgetattr(self._in) if self.terminal else None
        if settings is not None:
            keeping = [*settings]
            keeping[_LOCAL] = settings[_LOCAL] | termios.NOFLSH
            termios.tcsetattr(self._in, termios.TCSANOW, keeping)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            self._restore(settings)

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        settings = termios.tcgetattr(self._in) if self.terminal else None
        if settings is not None:
            hidden = [*settings]
            hidden[_LOCAL] = settings[_LOCAL] & ~termios.ECHO
            termios.tcsetattr(self._in, termios.TCSADRAIN, hidden)
        try:
            yield
        finally:
            self._restore(settings)

    def _restore(self, settings: list[int | list[bytes | int]] | None) -> None:
        if settings is not None:
            try:
                termios.tcsetattr(self._in, termios.TCSADRAIN, settings)
            except termios.error:  # the terminal has gone
                self._ended = True

    def _called(self, number: int, _frame: FrameType | None) -> None:
        why = Why.LOCKED if number == signal.SIGTSTP else Why.INTERRUPTED
        if self._waiting:
            raise Left(why)
        self._left = why
