"""A few pictures of the day screens at three sizes; the same practice, day, colours and language every time.

A picture that changed on purpose is taken anew with `pytest tests/snapshots --snapshot-update`.
"""

import re

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.pilot.conftest import colours, day, made_day, walk_in  # noqa: F401 - the fixtures of the pilot tests
from tests.screens.svg import without_fonts

COUNT = re.compile(r"\d+&#160;av&#160;\d+&#160;kommandon")
"""How many commands there are in the whole program: a new one elsewhere does not change this picture."""
NUMBER = re.compile(r"terminal-\d+")
"""The picture's own id is a sum over its text, the count included."""


class Picture(SingleFileSnapshotExtension):
    """One SVG file per picture, as text."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def picture(snapshot):
    return snapshot.use_extension(Picture)


def drawn(walk) -> str:
    return without_fonts(walk.app.export_screenshot(title="Journal TUI"))


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_today(walk_in, picture, size):  # noqa: F811 - a fixture
    async with walk_in(size=size) as walk:
        if size[0] >= 100:
            await walk.until(lambda: "Förra planen" in walk.text)
        assert drawn(walk) == picture


async def test_the_unlock_screen(walk_in, picture):  # noqa: F811
    async with walk_in(unlock=False) as walk:
        await walk.press(*"havre")
        assert drawn(walk) == picture


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_new_client(walk_in, picture, size):  # noqa: F811
    async with walk_in(size=size) as walk:
        await walk.press("f3", "n")
        assert drawn(walk) == picture


async def test_the_palette_in_the_light_theme(walk_in, picture):  # noqa: F811
    from journal_tui.config import Config

    async with walk_in(config=Config(theme="light")) as walk:
        await walk.press("ctrl+p")
        await walk.type("sam")
        shown = COUNT.sub("9&#160;av&#160;99&#160;kommandon", drawn(walk))
        assert NUMBER.sub("terminal-0", shown) == picture
