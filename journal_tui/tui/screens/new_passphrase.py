"""A new passphrase: length first, no rules of composition. Twice, with a word for how strong it is."""

from collections.abc import Iterable

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.passphrase import SHORTEST, strength
from journal_tui.wording.fields import invalid_words

FULL = 4


def good_enough(text: str, names: Iterable[str] = ()) -> str:
    """The check of a field for a new passphrase: the empty string, or why it will not do."""
    found = strength(text, names)
    if found.enough:
        return ""
    if found.reason == "too_short":
        return _("{count} of at least {least} characters. A few words in a row are easy to remember.").format(
            count=len(text), least=SHORTEST
        )
    return invalid_words(found.reason)


def meter(text: str, names: Iterable[str] = ()) -> Content:
    """A thin bar of four parts and a word."""
    if not text:
        return Content("")
    found = strength(text, names)
    words = {0: _("not enough"), 1: _("not enough"), 2: _("will do"), 3: _("good"), FULL: _("very good")}[found.score]
    tone = "$ok" if found.enough else "$watch"
    filled = max(found.score, 1) * 5
    return Content.assemble(("─" * filled, tone), ("─" * (FULL * 5 - filled), "$rule"), "  ", (words, "$muted"))
