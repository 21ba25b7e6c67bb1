"""Letting go of what was drawn: pages that are gone are still held by caches, by watchers, by a collector told to leave them be.

Rule: nothing that was readable before the lock is held by the program after it. Memory that has been freed is not wiped: Python
has no means to (SECURITY.md).
"""

import gc
import re

from rich.cells import cached_cell_len
from textual._styles_cache import StylesCache
from textual.app import App

from journal_tui.tui.note import marks


def forget_drawn(app: App[int]) -> None:
    """Empty every cache that refers to shown text, and collect what nothing else refers to.

    Args:
        app: Whose pages were taken down; its list of watchers keeps each closed text area with all that it held.
    """
    for watchers in vars(app).get("__watchers", {}).values():
        watchers[:] = [each for each in watchers if each[0].is_running]
    StylesCache.get_inner_outer.cache_clear()
    cached_cell_len.cache_clear()
    marks.forget()
    re.purge()
    gc.unfreeze()
    gc.collect()
