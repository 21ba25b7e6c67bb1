"""The pictures of templates and phrases: chosen in the note, seen, written, refused."""

from journal_tui.config import Config
from journal_tui.tui.library_commands import OpenLibrary
from journal_tui.tui.modals.phrase_pick import PhraseDialog
from journal_tui.tui.modals.template_pick import TemplateDialog
from journal_tui.tui.screens.edit_phrase import EditPhraseScreen
from journal_tui.tui.screens.edit_template import EditTemplateScreen
from journal_tui.tui.screens.library import LibraryScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.walk import Walk
from tests.screens.pictures import Picture
from tests.screens.session_pictures import _note

SHORT = "Har sovit bättre fyra nätter av sju, gick promenaden varje dag. "


async def _hints(walk: Walk) -> None:
    """A note just begun: a hint under each heading that is still empty."""
    await _note(walk, SHORT)


async def _template(walk: Walk) -> None:
    await _note(walk, SHORT)
    await walk.press("ctrl+t")
    await walk.until(lambda: isinstance(walk.app.screen, TemplateDialog))
    await walk.rest()


async def _phrase(walk: Walk) -> None:
    note = await _note(walk, SHORT)
    note.action_phrase()
    await walk.until(lambda: isinstance(walk.app.screen, PhraseDialog))
    await walk.rest()


async def _library(walk: Walk) -> None:
    walk.app.do(OpenLibrary.action)
    await walk.until(lambda: isinstance(walk.app.screen, LibraryScreen) and walk.app.screen.templates is not None)
    await walk.rest()


async def _edit_template(walk: Walk) -> None:
    await _library(walk)
    walk.app.screen.query_one("#library", RowList).select("template:own.stress")
    await walk.press("enter")
    await walk.until(lambda: isinstance(walk.app.screen, EditTemplateScreen))
    await walk.rest()
    walk.app.screen.area.focus()


async def _refused(walk: Walk) -> None:
    """A word that may be a name is asked about."""
    await _library(walk)
    await walk.press("n", "f")
    await walk.until(lambda: isinstance(walk.app.screen, EditPhraseScreen))
    await walk.type("ring")
    walk.app.screen.area.text = "Ring Gunnel före ___"
    await walk.press("ctrl+s")
    await walk.until(lambda: walk.app.screen.is_modal)


PICTURES = [
    Picture("session-hints", _hints),
    Picture("session-template", _template),
    Picture("session-phrase", _phrase),
    Picture("library", _library),
    Picture("library-light", _library, Config(theme="light")),
    Picture("library-english", _library, Config(language="en")),
    Picture("library-template", _edit_template),
    Picture("library-name", _refused),
]
