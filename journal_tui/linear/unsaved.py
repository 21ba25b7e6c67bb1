"""Text that only lies in memory when somebody leaves: covered by the passphrase, and lost by a typed word only."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from journal_tui.linear.talk import Left, Why
from journal_tui.locales import _

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat


def keep_or_lose(seat: "Seat", left: Left, save: Callable[[], bool] | None = None) -> None:
    """Keep the text as long as anybody can be asked. Comes back when the person wants to go on with it.

    Args:
        seat: Whose text it is.
        left: How the dialogue was left.
        save: Tries once more to save what there is, and says whether it was; None where nothing is kept before it is signed.

    Raises:
        Left: `left` itself: the text is saved, or may be lost.
    """
    talk, word = seat.talk, _("DISCARD")
    if left.why is Why.ENDED:
        talk.say(_("The last lines are not saved and nobody can be asked. They are lost."))
        raise left
    if left.why is not Why.INTERRUPTED:
        talk.push_away()
        talk.say(_("What you wrote is not saved. It is kept in memory; the practice stays open behind your passphrase."))
        while not seat.practice.check_passphrase(talk.secret(_("Passphrase:"), _("It takes you back to the text."))):
            talk.say(_("Wrong passphrase."))
        return
    answer = talk.ask(
        _("The last lines are not saved. Type {word} to lose them, or Enter to go on:").format(word=word),
        _("Nothing is lost before you have typed the word. Make room on the disk, go on and save."),
    )
    if answer == word or (save is not None and save()):
        raise left
