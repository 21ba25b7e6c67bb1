"""The footer of the review page: what the keys do on the row under the bar.

The rule: a key stands there only where it does something; the one exception is signing, which stands there muted until nothing
remains, so that everybody sees where the page leads.
"""

from typing import Final

from journal_tui.locales import _
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.tui import review_commands as commands
from journal_tui.tui.asking import PICKED
from journal_tui.tui.commands import Command, Help

ON_WORDS: Final = (
    commands.AcceptWord,
    commands.ChangeKind,
    commands.SameAs,
    commands.GiveRole,
    commands.OrdinaryWord,
    commands.IgnoreOnce,
)
_ON_CODES: Final = (commands.ChangeKind, commands.MergeCodes, commands.TakeBackDecision)


def review_keys(
    row: str, *, on_word: bool, kind: Kind | None, decided: bool, complete: bool
) -> list[tuple[str, str, bool]]:
    """Give keys, labels and whether they can be used: a word's, a code's, or digits and arrows on a question.

    Args:
        row: The key of the row under the bar.
        on_word: Whether a word that waits stands on it.
        kind: The kind of the code that stands on it.
        decided: Whether there is a decision to take back.
        complete: Whether the note can be signed.
    """
    last: tuple[type[Command], ...] = (commands.ConfirmSign, commands.BackToText, Help)
    first: list[tuple[str, str, bool]] = []
    usable: tuple[type[Command], ...]
    if row in {"risk", "sensitivity"}:
        answer = ("1–4", _("Answer")) if row == "risk" else ("← →", _("Change"))
        first = [(*answer, True), ("↑↓", _("Row"), True)]
        usable = (commands.TakeBackDecision,) if decided else ()
        first += [("Enter", _("Kinds"), True)] if row == "sensitivity" else []
    elif row == "source":
        first, usable = [("Enter", _("Change"), True), ("↑↓", _("Row"), True)], ()
    elif on_word:
        usable, last = ON_WORDS, (commands.ConfirmSign, Help)
    else:
        usable = _ON_CODES if kind in PICKED else (commands.TakeBackDecision,)
        usable = (commands.GiveRole, *usable) if kind is Kind.PERSON else usable
    pairs = [*first, *(_pair(each) for each in usable)]
    return pairs + [_pair(each, ready=each is not commands.ConfirmSign or complete) for each in last]


def _pair(command: type[Command], *, ready: bool = True) -> tuple[str, str, bool]:
    return command.shown_key(), _(command.label or command.title), ready
