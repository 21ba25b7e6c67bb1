"""The real program, run as a process of its own, as a script would."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "fem lugna ord vid ån"


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def value(self) -> dict[str, Any]:
        """The one object of a `--json` answer."""
        (line,) = self.out.decode().splitlines()
        return json.loads(line)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The objects of a `--json` list."""
        return [json.loads(line) for line in self.out.decode().splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        """The object that tells of an error, with `--json`."""
        return json.loads(self.err.strip().splitlines()[-1])


class Program:
    """`journal-tui` on one home, with its passphrase on a descriptor."""

    def __init__(self, home: Path, passphrase: str | bytes = PASSPHRASE) -> None:
        self.home = home
        self.passphrase = passphrase.encode() if isinstance(passphrase, str) else passphrase

    def environment(self, **more: str) -> dict[str, str]:
        home = self.home.parent / "user"
        home.mkdir(exist_ok=True)
        keep = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        return {**keep, "HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **more}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "journal_tui", *arguments]

    def run(
        self, *arguments: str, text: str | bytes = b"", passphrase: str | bytes | None = None, **environment: str
    ) -> Done:
        """Run a command; the passphrase is handed over on a descriptor, and stdin is `text`."""
        secret = self.passphrase if passphrase is None else passphrase
        secret = secret.encode() if isinstance(secret, str) else secret
        descriptor = os.memfd_create("passphrase")  # never in a file, and of any length
        os.write(descriptor, secret + b"\n")
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            done = subprocess.run(
                self.command("--home", str(self.home), "--passphrase-fd", str(descriptor), *arguments),
                input=text.encode() if isinstance(text, str) else text,
                capture_output=True,
                pass_fds=(descriptor,),
                cwd="/",
                env=self.environment(**environment),
                timeout=100,
            )
        finally:
            os.close(descriptor)
        return Done(done.returncode, done.stdout, done.stderr.decode(errors="replace"))

    def ok(self, *arguments: str, text: str | bytes = b"") -> Done:
        """Run a command with `--json` that has to succeed."""
        done = self.run("--json", *arguments, text=text)
        assert done.code == 0, done.err
        return done
