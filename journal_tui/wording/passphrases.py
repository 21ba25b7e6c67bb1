"""Why a new passphrase will not do, in words."""

from collections.abc import Iterable

from journal_tui.locales import _
from journal_tui.practice.passphrase import SHORTEST, strength
from journal_tui.wording.fields import invalid_words


def good_enough(text: str, names: Iterable[str] = ()) -> str:
    """Return the empty string for a passphrase that may be set, or why it will not do."""
    found = strength(text, names)
    if found.enough:
        return ""
    if found.reason == "too_short":
        return _("{count} of at least {least} characters. A few words in a row are easy to remember.").format(
            count=len(text), least=SHORTEST
        )
    return invalid_words(found.reason)
