"""The command line run inside the test's process: the same `run`, without paying for an interpreter each time."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from journal_tui.cli.main import run
from tests.cli.program import PASSPHRASE, Done


class _Stream(io.TextIOWrapper):
    """A stream that is no terminal."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", errors="surrogateescape", newline="")

    def taken(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined]


class Inside:
    """`journal-tui` on one home, in this process."""

    def __init__(self, home: Path, passphrase: str = PASSPHRASE) -> None:
        self.home = home
        self.passphrase = passphrase

    def run(self, *arguments: str, text: str | bytes = b"") -> Done:
        """Run a command with `--json`."""
        descriptor = os.memfd_create("passphrase")
        os.write(descriptor, self.passphrase.encode() + b"\n")
        os.lseek(descriptor, 0, os.SEEK_SET)
        streams = sys.stdin, sys.stdout, sys.stderr
        out, err = _Stream(), _Stream()
        sys.stdin, sys.stdout, sys.stderr = _Stream(text.encode() if isinstance(text, str) else text), out, err
        try:
            code = run(["--json", "--home", str(self.home), "--passphrase-fd", str(descriptor), *arguments])
        finally:
            sys.stdin, sys.stdout, sys.stderr = streams
            os.close(descriptor)
        return Done(code, out.taken(), err.taken().decode())

    def ok(self, *arguments: str, text: str | bytes = b"") -> Done:
        """Run a command that has to succeed."""
        done = self.run(*arguments, text=text)
        assert done.code == 0, done.err
        return done

    def refused(self, code: int, *arguments: str, text: str | bytes = b"") -> dict[str, Any]:
        """Run a command that has to be refused with `code`; what it said."""
        done = self.run(*arguments, text=text)
        assert done.code == code, (done.code, done.err, done.out)
        assert done.out == b""
        error: dict[str, Any] = json.loads(done.err.strip().splitlines()[-1])
        assert error["title"] and error["text"] and error["next"]
        return error
