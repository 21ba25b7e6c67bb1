"""The disk is full in the middle of a note: a warning, typing goes on, and the text is saved when space returns."""

import os
import resource
import shutil
import signal
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from journal_tui.practice.pseudonyms.text import restore
from journal_tui.tui.screens.review import ReviewScreen
from journal_tui.tui.screens.session import SessionScreen
from tests.pilot.conftest import walking
from tests.pilot.session.steps import open_note, wait_saved


class SmallDisk:
    """A file system of its own that can be filled and emptied; its filler is what another program left there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.filler = folder / "filler"

    def fill(self) -> None:
        with self.filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 4096)

    def empty(self) -> None:
        self.filler.unlink()


class SmallFiles:
    """Where nothing can be mounted: no file of this process may grow any more, which the kernel enforces."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        self.signal = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, self.before[1]))

    def empty(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)


@contextmanager
def small_disk(folder: Path, size: str = "4m"):
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    )
    if not mounted:
        limited = SmallFiles(folder)
        try:
            yield limited
        finally:
            limited.empty()
            signal.signal(signal.SIGXFSZ, limited.signal)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def disk(made_day, tmp_path):
    with small_disk(tmp_path / "disk") as found:
        home = found.folder / "practice"
        shutil.copytree(made_day.folder, home)
        home.chmod(0o700)
        yield found


async def test_a_full_disk_warns_and_what_was_typed_is_saved_when_space_returns(disk, made_day):
    async with walking(disk.folder / "practice") as walk:
        note = await open_note(walk, made_day)
        note.editor.put("Före.")
        await wait_saved(walk, note)
        disk.fill()
        note.editor.put(" Under tiden disken var full. " + "Ord. " * 2000)
        await walk.until(lambda: note.saver.failure is not None, seconds=8.0)
        await walk.rest()
        assert "! ej sparat" in walk.lines()[0]
        assert "Disken är full" in walk.text
        assert "Texten finns kvar i minnet, skriv vidare." in " ".join(walk.text.split())
        assert walk.lines()[-1].startswith("  Ctrl+S Försök nu")
        for key in "abc":
            await walk.pilot.press(key)
        assert note.editor.text.count("abc") == 1
        await walk.press("escape")
        await walk.rest()
        assert isinstance(walk.app.screen, SessionScreen), "the note must not be left while it is only in memory"
        disk.empty()
        await walk.until(lambda: note.saver.failure is None, seconds=8.0)
        await walk.rest()
        assert "ej sparat" not in walk.text
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert restore(stored.text, stored.forms) == restore(note.editor.text, note.editor.forms)
        assert "Under tiden" in stored.text


async def test_locking_with_a_full_disk_keeps_the_text(disk, made_day):
    async with walking(disk.folder / "practice") as walk:
        note = await open_note(walk, made_day)
        disk.fill()
        note.editor.put("Bara i minnet. " + "Ord. " * 2000)
        await walk.press("ctrl+l")
        await walk.rest()
        assert "Bara i minnet" not in walk.text
        assert "Bara i minnet" in note.editor.text
        disk.empty()
        await walk.until(lambda: not note.saver.unsaved, seconds=8.0)
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert "Bara i minnet" in stored.text


async def test_the_review_says_that_a_decision_could_not_be_saved_and_it_is_once_there_is_room(disk, made_day):
    async with walking(disk.folder / "practice") as walk:
        note = await open_note(walk, made_day)
        note.editor.put("Skrev ner 850101-1234 på en lapp. Ringde 850101-1235. " + "Ord. " * 2000)
        await wait_saved(walk, note)
        await walk.press("ctrl+r")
        await walk.until(lambda: isinstance(walk.app.screen, ReviewScreen))
        await walk.rest()
        disk.fill()
        await walk.press("a")
        await walk.until(lambda: note.saver.failure is not None, seconds=8.0)
        await walk.rest()
        assert "! Disken är full. Texten finns kvar i minnet." in walk.text
        disk.empty()
        await walk.until(lambda: note.saver.failure is None and "Disken är full" not in walk.text, seconds=10.0)
        stored = await walk.app.gateway.ask(lambda p: p.entries.draft(note.opened.draft.id))
        assert [flag.text for flag in stored.flags] == ["850101-1235"]
