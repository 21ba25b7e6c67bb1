"""Steps of the tests that decide words: into the review, what waits there, what the vault holds afterwards."""

from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.session.steps import open_note, wait_saved

TWO = "Åt lunch med kollegan Torbjörn Ekwall. Skrev ner 850101-1234 på en lapp."


async def reviewing(walk, day, text: str = TWO) -> ReviewScreen:
    """The review of a note with this text, the bar on the first word that waits."""
    note = await open_note(walk, day)
    note.editor.put(text)
    await wait_saved(walk, note)
    await walk.press("ctrl+r")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.rest()
    return walk.app.screen


async def again(walk, note) -> ReviewScreen:
    """From the note to its review, once more."""
    await walk.press("ctrl+r")
    await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
    await walk.rest()
    return walk.app.screen


def words(review: ReviewScreen) -> list[str]:
    return [line.word for line in review.waiting]


def at(review: ReviewScreen, word: str) -> None:
    """Put the bar on a word that waits, or on a word or code that was decided."""
    lines = [*review.waiting, *review.sitting.decided]
    review.query_one(RowList).select(next(line.key for line in lines if word in (line.word, line.label)))


def written(review: ReviewScreen) -> str:
    """The first paragraph as it stands in the editor."""
    return review.editor.document.get_line(1)


async def codes(walk, review: ReviewScreen) -> dict[str, tuple[str, ...]]:
    """What the vault has behind each code that has been decided on."""
    client = review.current_client
    lines = await walk.app.gateway.ask(lambda p: p.aliases.list(client))
    return {line.label: line.names for line in lines if not line.pending and not line.merged_into}


async def label_of(walk, review: ReviewScreen, name: str) -> str:
    """The code of a name in the vault."""
    return next(label for label, names in (await codes(walk, review)).items() if name in names)


async def opened(walk, kind):
    await walk.until(lambda: isinstance(walk.app.screen, kind))
    return walk.app.screen
