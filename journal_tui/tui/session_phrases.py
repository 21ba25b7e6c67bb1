"""Phrases in an open note: what a code means there, and the list to choose from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal_tui.locales import _, language
from journal_tui.practice.library.expansion import Expanded, expand
from journal_tui.practice.library.values import Phrase
from journal_tui.tui import session_data as data
from journal_tui.tui.modals.phrase_pick import PhraseDialog

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen


def meant(session: "SessionScreen", code: str) -> Expanded | None:
    """What comes in for a code in this note."""
    phrase = session.phrases.get(code)
    return expand(phrase.text, session.host.now().date()) if phrase is not None else None


async def fetched(session: "SessionScreen") -> Mapping[str, Phrase]:
    """The phrases as they are now."""
    service = session.opened.draft.service
    return await session.host.gateway.ask(lambda p: data.phrases(p, service))


async def choose(session: "SessionScreen") -> None:
    """Choose a phrase from the list and put it in at the cursor."""
    found = {code: each for code, each in (await fetched(session)).items() if each.language in ("", language())}
    code = await session.host.push_screen_wait(PhraseDialog(found))
    if code is None or session.saver.refused:
        return
    session.editor.put_phrase(expand(found[code].text, session.host.now().date()))


def unknown(session: "SessionScreen") -> None:
    """Say that no phrase has that code; the code itself is not said, it may be a name."""
    session.host.done(_("No phrase has that code."))
