"""What was on the screen is let go at the lock: by the program, by the toolkit's caches, by the collector."""

import asyncio
import gc
import re

from tests.pilot.session.steps import open_note, wait_saved

BACKWARDS = ("grobretslavk", "frodlE", "nallestoN")
"""Turned when they are needed: the compiler keeps every word that stands here."""


def held() -> list[str]:
    """The types of the objects in memory that refer to a text with one of the words."""
    gc.unfreeze()
    words = re.compile("|".join(word[::-1] for word in BACKWARDS))
    return [
        type(each).__name__
        for each in gc.get_objects()
        for text in gc.get_referents(each)
        if isinstance(text, str) and text != words.pattern and words.search(text)
    ]


async def written(walk, day) -> None:
    """In a function of its own, so that nothing of the test refers to the page."""
    note = await open_note(walk, day)
    words = [word[::-1] for word in BACKWARDS]
    note.editor.put(f"Hon har {words[0]}. Läraren {words[1]} {words[2]} ringde.")
    await wait_saved(walk, note)
    await walk.press("ctrl+r", "escape", "f1", "escape")
    assert all(word in walk.text for word in words)
    assert note.sitting.flags, "a name waits, underlined"


async def test_no_word_of_a_note_that_was_open_is_held_after_the_lock(walk_in, day):
    async with walk_in(size=(200, 50)) as walk:
        await written(walk, day)
        assert held()
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        for _try in range(20):
            await asyncio.sleep(0.5)
            if not held():
                break
        assert held() == []
