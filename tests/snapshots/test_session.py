"""A few pictures of the appointment: note, gate, review, client mode. Codes and seconds are the same every time."""

import re

import pytest

from journal_tui.practice.values import Service
from journal_tui.tui.flows import start_consent, start_session
from journal_tui.tui.screens.kiosk import KioskScreen
from journal_tui.tui.screens.review import ReviewScreen
from tests.pilot.conftest import colours, day, made_day, walk_in  # noqa: F401 - the fixtures of the pilot tests
from tests.pilot.session.steps import open_note
from tests.snapshots.test_day import drawn, picture  # noqa: F401

CODE = re.compile(r"P-[2-9A-Z]{8}-[2-9A-Z]")
NUMBER = re.compile(r"terminal-\d+")
"""The picture's own id is a sum over its text, codes included."""
WORDS = "Tove har sovit bättre fyra nätter av sju. Skrev ner 850101-1234 på en lapp. Ringde 070-174 06 12 sedan."


def shown(walk) -> str:
    return NUMBER.sub("terminal-0", CODE.sub("P-7K3FQ2VX-R", drawn(walk)))


async def note_with_words(walk, day):  # noqa: F811
    note = await open_note(walk, day)
    note.editor.put(WORDS)
    await note.saver.save(always=True)
    await walk.until(lambda: note.beside is not None and note.beside.plan is not None)
    walk.app.clear_notifications()
    note.saver.age = lambda: 2
    note.repaint()
    await walk.rest()
    return note


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_note(walk_in, day, picture, size):  # noqa: F811
    async with walk_in(size=size) as walk:
        await note_with_words(walk, day)
        assert shown(walk) == picture


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_review(walk_in, day, picture, size):  # noqa: F811
    async with walk_in(size=size) as walk:
        await note_with_words(walk, day)
        await walk.press("f12")
        await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
        await walk.until(lambda: walk.app.screen.next_at is not None)
        await walk.rest()
        assert shown(walk) == picture


async def test_the_gate(walk_in, day, picture):  # noqa: F811
    async with walk_in() as walk:
        walk.app.go(lambda: start_session(walk.app, day.clients["Linnéa"], Service.KBT), "start")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.rest()
        assert shown(walk) == picture


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_client_mode(walk_in, day, picture, size):  # noqa: F811
    async with walk_in(size=size) as walk:
        walk.app.go(lambda: start_consent(walk.app, day.clients["Åke"], Service.PT), "consent")
        await walk.until(lambda: walk.app.screen.is_modal)
        await walk.press("f")
        await walk.until(lambda: isinstance(walk.app.screen, KioskScreen))
        await walk.rest()
        await walk.press("j", "pagedown")
        assert shown(walk) == picture
