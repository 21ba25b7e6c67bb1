"""A person in the line by line mode, on a real terminal: waits for a question, types an answer, hears what comes."""

import os
import signal
import sys
import time
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parents[2]
ASKED = r":[ ]\Z"


class Dialogue:
    """The real program with `--linear`."""

    def __init__(
        self, folder: Path, *, language: str = "sv", program: list[str] | None = None, path: Path = ROOT, wait: float = 40
    ) -> None:
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "JOURNAL_TUI"))}
        variables |= {"TERM": "dumb", "PYTHONPATH": str(path), "LANG": "C.UTF-8"}
        command = program or ["-m", "journal_tui", "--linear", "--home", str(folder), "--lang", language]
        self.child = pexpect.spawn(
            sys.executable, command, env=variables, dimensions=(24, 80), timeout=wait, cwd=str(ROOT), encoding="utf-8"
        )
        self.child.delaybeforesend = None
        self.parts: list[str] = []

    @property
    def heard(self) -> str:
        """Everything so far, what was typed and shown included."""
        return "".join(self.parts).replace("\r\n", "\n")

    def asked(self, prompt: str = "") -> str:
        """Wait until a question has been put; what was said since the last one."""
        said = ""
        while True:
            try:
                self.child.expect(ASKED)
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                raise AssertionError(f"no question came:\n{self.heard}{self.child.before}") from error
            taken = f"{self.child.before}{self.child.after}"
            self.parts.append(taken)
            said += taken.replace("\r\n", "\n")
            if prompt in said.splitlines()[-1] or not prompt:
                return said

    def answer(self, *answers: str) -> str:
        """Answer one question after another; what was said after the last answer, up to the next question."""
        said = ""
        for each in answers:
            self.child.sendline(each)
            said = self.asked()
        return said

    def last(self, text: str) -> str:
        """Answer the last question; what was said until the program ended."""
        self.child.sendline(text)
        return self.ended()[0]

    def type(self, text: str) -> None:
        """Type without Enter, and let the terminal take it in."""
        self.child.send(text)
        self.child.expect_exact(text)
        self.parts.append(f"{self.child.before}{self.child.after}")

    def key(self, character: str) -> None:
        """Press a control key."""
        self.child.sendcontrol(character)

    def signal(self, number: int) -> None:
        os.kill(self.child.pid, number)

    def ended(self) -> tuple[str, int]:
        """What was said until the program ended, and its exit code."""
        self.child.expect(pexpect.EOF)
        self.parts.append(self.child.before)
        said = self.child.before.replace("\r\n", "\n")
        self.child.close()
        code = self.child.exitstatus
        return said, code if code is not None else -self.child.signalstatus

    def close(self) -> None:
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            self.child.wait()  # a busy machine takes its time
        self.child.close(force=True)


def settle() -> None:
    """A moment for the terminal to hand a key over."""
    time.sleep(0.2)
