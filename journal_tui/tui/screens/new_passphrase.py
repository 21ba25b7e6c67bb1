"""How strong a new passphrase is: length first, no rules of composition."""

from collections.abc import Iterable

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.passphrase import strength

FULL = 4


def meter(text: str, names: Iterable[str] = ()) -> Content:
    """A thin bar of four parts and a word."""
    if not text:
        return Content("")
    found = strength(text, names)
    words = {0: _("not enough"), 1: _("not enough"), 2: _("will do"), 3: _("good"), FULL: _("very good")}[found.score]
    tone = "$ok" if found.enough else "$watch"
    filled = max(found.score, 1) * 5
    return Content.assemble(("─" * filled, tone), ("─" * (FULL * 5 - filled), "$rule"), "  ", (words, "$muted"))
