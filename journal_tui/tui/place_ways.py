"""Where something that leaves the practice is written, and which file comes in: asked again, with what was typed, until it can be done or is left.

Rule: a place that will not do costs nothing: it is said in words under what was typed, and nothing is left behind. No file is read by half.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from journal_tui.locales import N_, _
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.one_line import OneLineDialog

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

T = TypeVar("T")
LARGEST = 4_000_000
"""Characters of a file that is read; the use-cases set limits of their own below it."""


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


async def ask_file(
    app: "AppBase", title: str, what: str, does: str, act: "Callable[[str], Callable[[Practice], T]]"
) -> T | None:
    """Ask for a file until what is done with its text succeeds.

    Args:
        app: Asks.
        title: What it is for.
        what: What the file holds, and what comes of it.
        does: What Enter does, in the language of the screen.
        act: The use-case for the text of a file.

    Returns:
        What the use-case gave, or None when the question was left.
    """
    typed, wrong = "", ""
    while True:
        answer = await app.push_screen_wait(OneLineDialog(title, what, N_("File"), does, value=typed, wrong=wrong))
        if not answer:
            return None
        typed = answer
        text, wrong = text_of(answer)
        if wrong:
            continue
        try:
            return await app.gateway.ask(act(text))
        except Failure as failure:
            wrong = f"{failure.text} {failure.way_on}".strip()


def text_of(place: str) -> tuple[str, str]:
    """The whole text of a file, and what is wrong with it, in the language of the screen: one of the two is empty."""
    path = Path(place).expanduser()
    if not path.is_file():  # a pipe or a terminal would be waited for
        return "", _("There is no such file.")
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(LARGEST + 1)
    except OSError:
        return "", _("This file cannot be read.")
    except UnicodeDecodeError:
        return "", _("This file is not a text in UTF-8: save it as UTF-8, or ask for it again.")
    if len(text) > LARGEST:
        return "", _("This file is too large to be read here.")
    return text, ""
