"""The working day, by keys alone in the real program: every step comes, in both languages; nobody's name is left in the journal."""

import shutil
from pathlib import Path

import pytest

from journal_tui.invented import PASSPHRASE
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Verdict
from tests.day.__main__ import build
from tests.day.day import live
from tests.pty.terminal import Terminal


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("day") / "practice"
    build(folder)
    return folder


@pytest.mark.parametrize(("language", "size"), [("sv", (80, 24)), ("en", (200, 50))])
def test_the_whole_day_is_lived_by_keys(made: Path, tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    home = tmp_path / "practice"
    shutil.copytree(made, home)
    home.chmod(0o700)
    program = Terminal("--home", str(home), "--lang", language, size=size)
    try:
        day = live(program, language, tmp_path / "out")
        assert program.ended() == 0
    finally:
        program.close()
    assert len(day.pictures) == len(day.texts) >= 27
    for step, text in day.texts.items():
        assert text.strip(), step
        assert "Traceback" not in text
    (sealed,) = (tmp_path / "out").iterdir()
    assert sealed.stat().st_mode & 0o777 == 0o600
    practice = Practice.open(Home(home), PASSPHRASE)
    try:
        (vera,) = [line for line in practice.clients.list() if line.given == "Vera"]
        assert [line.state for line in practice.entries.list(vera.id)] == ["signed"]
        (maja,) = [line for line in practice.clients.list() if line.given == "Maja"]
        assert {service.verdict for service in maja.services} == {Verdict.WITHDRAWN}
        report = practice.leaks.check()
        assert report.leaks == ()
        assert practice.verify().problems == ()
    finally:
        practice.close()
