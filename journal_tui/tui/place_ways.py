"""Where something that leaves the practice is written: asked again, with what was typed, until it can be done or is left.

Rule: a place that will not do costs nothing: it is said in words under what was typed, and nothing is left behind.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from journal_tui.locales import _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.one_line import OneLineDialog

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

T = TypeVar("T")


async def ask_place(
    app: "AppBase", what: str, label: str, does: str, act: "Callable[[str], Callable[[Practice], T]]"
) -> T | None:
    """Ask for a place until the act is done there.

    Args:
        app: Asks.
        what: What is written, and what it means.
        label: Message id: `Folder` or `File`.
        does: What Enter does, in the language of the screen.
        act: The use-case for a place.

    Returns:
        What the use-case gave, or None when the question was left.
    """
    typed, wrong = "", ""
    while True:
        answer = await app.push_screen_wait(OneLineDialog(_("Where to?"), what, label, does, value=typed, wrong=wrong))
        if not answer:
            return None
        typed = answer
        try:
            return await app.gateway.ask(act(typed))
        except Failure as failure:
            wrong = f"{failure.text} {failure.way_on}".strip()
