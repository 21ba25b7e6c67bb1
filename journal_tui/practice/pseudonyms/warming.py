"""Loading the recogniser before anybody writes, on a thread of its own, at most once.

Rule: what is damaged is not reported here but where it matters, at the next save.
"""

import threading

from journal_tui.practice.pseudonyms.artefact import ArtefactDamaged


class _Warming:
    """At most one thread, once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self) -> threading.Thread:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=_load_all, name="recogniser", daemon=True)
                self._thread.start()
            return self._thread


_WARMING = _Warming()


def warm() -> threading.Thread:
    """Begin to load everything the recogniser needs on a thread of its own and return at once.

    The second call starts nothing.
    """
    return _WARMING.begin()


def _load_all() -> None:
    from journal_tui.practice.pseudonyms import guess  # on this thread too: importing takes longer than a frame

    try:
        guess.load()
    except ArtefactDamaged:
        return
