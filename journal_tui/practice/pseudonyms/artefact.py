"""Compiled files of the recogniser: read lazily, checked against a recorded hash, once, whichever thread comes first.

Rules: nothing is read when a module is imported; a file whose bytes are not the ones that were recorded is never
used; whoever needs it then gets `ArtefactDamaged`, and so no text is stored that the whole recogniser has not read.
The hash lies beside the file (`model.bin` and `model.bin.sha256`), written by `record` when the file is built.
"""

import hashlib
import threading
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from time import monotonic
from typing import Generic, TypeVar

from journal_tui.practice.errors import RecogniserDamaged

Content = TypeVar("Content")
PAUSE = 1.0
"""Seconds before a damaged file is looked at again: whoever writes asks for it with every word."""


class ArtefactDamaged(RecogniserDamaged):
    """A compiled file is missing or is not what was recorded. `facts["artefact"]` is its name."""


class Artefact(Generic[Content]):
    """One compiled file and what is made of it. Calling it gives the content; the first call reads the file."""

    def __init__(self, package: str, name: str, make: Callable[[bytes], Content]) -> None:
        """Say where it lies; nothing is read yet.

        Args:
            package: Dotted name of the package that holds the file.
            name: The file's name; `name + ".sha256"` lies beside it.
            make: From its bytes to what is kept. Slices and arrays, no parsing: it runs while somebody may be typing.
        """
        self._package, self._name, self._make = package, name, make
        self._lock = threading.Lock()
        self._content: Content | None = None
        self._again = 0.0

    def __repr__(self) -> str:
        """Name the file."""
        return f"Artefact({self._name!r})"

    def __call__(self) -> Content:
        """Give the content.

        Raises:
            ArtefactDamaged: The file is missing, or its bytes are not the recorded ones. Later calls look again, so that
                a note that waits in memory can be saved when the program has been put right beside it.
        """
        content = self._content
        return self._first() if content is None else content

    @property
    def loaded(self) -> bool:
        """Whether the file has been read."""
        return self._content is not None

    def _first(self) -> Content:
        with self._lock:
            if self._content is None:
                if monotonic() < self._again:
                    raise ArtefactDamaged(artefact=self._name)
                self._content = self._make(self._checked())
            return self._content

    def _checked(self) -> bytes:
        place = files(self._package)
        try:
            data = place.joinpath(self._name).read_bytes()
            recorded = place.joinpath(f"{self._name}.sha256").read_bytes().split()
        except OSError:
            data, recorded = b"", []
        if recorded[:1] != [hashlib.sha256(data).hexdigest().encode("ascii")]:
            self._again = monotonic() + PAUSE
            raise ArtefactDamaged(artefact=self._name)
        return data


def record(path: Path) -> str:
    """Write the hash of a file that has just been built beside it, as `sha256sum` would; gives the hash."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")
    return digest
