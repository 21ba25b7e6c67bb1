"""Every screen that there is a picture of, in both languages and at several sizes: one language at a time, footers that fit.

The language is switched while the screen is shown, which must neither lose what was typed nor leave a word of the other
language behind. The words of the invented practice are Swedish in both.
"""

import asyncio
import re
import shutil
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from textual.widgets import Input

from fixtures.builder import build
from journal_tui.config import Config
from journal_tui.invented import PASSPHRASE
from journal_tui.locales import use
from journal_tui.practice.home import Home
from journal_tui.tui.app_commands import UndoLast
from journal_tui.tui.commands import character_of, is_letter
from journal_tui.tui.jump import JumpScreen
from journal_tui.tui.keymap import MOVING
from journal_tui.tui.palette import PaletteDialog, everything
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.widgets.lines import MOST, EdgeLine, FooterLine, pairs_width
from tests.pilot.walk import walking
from tests.screens.collect import NOW, NOWHERE, pictures

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = ((100, 30), (120, 36), (200, 50), (80, 24))
LEAST = 6
"""Letters of a single word that is looked for; shorter ones are often words of both languages."""
WORDS = re.compile(r"[^\W\d_]+")
NAMES = {"svenska", "english"}
"""Each language is called by its own name."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("every") / "made"
    build(Home(folder), PASSPHRASE, now=NOW)
    return folder


@pytest.fixture(autouse=True)
def swedish_again():
    yield
    use("sv")


def phrases(text: str) -> set[str]:
    """The fixed parts of a text of the catalogue, long enough to tell the language by."""
    parts = re.split(r"\{[^}]*\}|\n", text)
    cleaned = {" ".join(WORDS.findall(part.casefold())) for part in parts}
    return {part for part in cleaned if part.count(" ") >= 1 or len(part) >= LEAST}


def _files(*patterns: str) -> str:
    texts = [path.read_text(encoding="utf-8", errors="ignore") for pattern in patterns for path in ROOT.glob(pattern)]
    return f" {' '.join(WORDS.findall(' '.join(texts).casefold()))} "


@lru_cache(maxsize=1)
def foreign() -> dict[str, frozenset[str]]:
    """By language: what must not stand on its screens. Words of both languages and of the invented practice are left out."""
    swedish, english = set(), set()
    for fragment in (ROOT / "journal_tui" / "locales" / "sv").glob("*.po"):
        with fragment.open("rb") as file:
            for message in read_po(file, locale="sv"):
                ids = [message.id] if isinstance(message.id, str) else message.id
                strings = [message.string] if isinstance(message.string, str) else message.string
                english |= {each for text in ids for each in phrases(text)}
                swedish |= {each for text in strings for each in phrases(text)}
    every_swedish, every_english = (f" {' | '.join(sorted(each))} " for each in (swedish, english))
    data = _files("fixtures/**/*.py", "fixtures/**/*.toml", "fixtures/**/*.json", "journal_tui/practice/**/*.toml")
    data += _files("journal_tui/practice/**/*.json", "journal_tui/practice/**/*.md", "fixtures/**/*.txt")
    return {
        "sv": frozenset(each for each in english if f" {each} " not in every_swedish + data) - NAMES,
        "en": frozenset(each for each in swedish if f" {each} " not in every_english + data) - NAMES,
    }


CALENDAR_FILE = {"kalender ics"}
TYPED = {
    "consent-sign": {"förnamn"},
    "palette": {"sam"},
    "entry": {"skalan före"},
    "calendar": CALENDAR_FILE,
    "calendar-english": CALENDAR_FILE,
}
"""What the way to a picture types, an invented note says or an invented file is called; the list of commands answers to names of both languages."""


def strangers(text: str, language: str) -> list[str]:
    """What stands there in the other language."""
    said = f" {' '.join(WORDS.findall(text.casefold()))} "
    return sorted(each for each in foreign()[language] if f" {each} " in said)


def typed(screen) -> list[str]:
    return [widget.value if isinstance(widget, Input) else widget.text for widget in screen.query("Input, TextArea")]


def check_footer(walk, picture) -> None:
    for footer in walk.app.screen.query(FooterLine):
        room = footer.content_size.width
        assert len(footer.pairs) <= MOST, f"{picture.name}: {footer.pairs}"
        assert pairs_width(footer.pairs) <= room, f"{picture.name} at {walk.app.size}: {footer.pairs}"


def check_reach(walk, picture) -> None:
    """Every command that is offered here has its key, with the focus where it is now, and its place in the list of commands."""
    screen = walk.app.screen
    if not isinstance(screen, PageScreen) or screen.SEALED:
        return
    active = screen.active_bindings
    offered = [*screen.offers(), *(() if not walk.app.gateway.unlocked else walk.app.offers())]
    for command in offered:
        for key in filter(None, command.keys().split(",")):
            if is_letter(key) and screen.focused is not None and screen.focused.check_consume_key(key, character_of(key)):
                continue  # typed as a letter where the cursor stands
            bound = active.get(key)
            if bound is None and walk.app._check_action_state(command.action, screen) is False:
                continue  # not yet: signing waits until every word is decided
            assert bound is not None, f"{picture.name}: {key} does nothing, {command.__name__}"
            own = bound.binding.action == command.action
            assert own or key in MOVING or command is UndoLast, f"{picture.name}: {key} is {bound.binding.action}"
    if walk.app.gateway.unlocked:
        listed = {entry.command for entry in everything(screen, walk.app) if not entry.elsewhere}
        assert {command for command in offered if command.palette} <= listed


def check_header(walk, picture) -> None:
    """A name stands in the header as the title of its own card and nowhere else: everything else can be turned to the client."""
    screen = walk.app.screen
    if isinstance(screen, PageScreen) and not isinstance(screen, ClientCardScreen):
        for header in screen.query("#header").results(EdgeLine):
            assert not any("$name" in str(span.style) for span in header.left.spans), f"{picture.name}: {header.left}"


def speaks_only(walk, picture, language: str) -> None:
    if isinstance(walk.app.screen, PaletteDialog) and picture.name in TYPED:
        return
    found = set(strangers(walk.text, language)) - TYPED.get(picture.name, set())
    assert not found, f"{found}\n{walk.text}"


async def look(picture, home: Path, config: Config, *, switch: bool) -> bool:
    """Go there and look; True when it is a dialog, which is over before anybody can change the language."""
    async with walking(home, (80, 24), unlock=picture.unlock, config=config, now=NOW, passphrase=PASSPHRASE) as walk:
        await walk.rest()
        await picture.way(walk)
        await walk.rest()
        walk.app.clear_notifications()
        await walk.rest()
        language = config.language
        speaks_only(walk, picture, language)
        check_footer(walk, picture)
        check_header(walk, picture)
        check_reach(walk, picture)
        before = typed(walk.app.screen)
        dialog = walk.app.screen.is_modal or getattr(walk.app.screen, "SEALED", False)
        if switch and not dialog:
            language = "en" if language == "sv" else "sv"
            walk.app.set_language(language)
            await walk.rest()
            speaks_only(walk, picture, language)
        for size in WIDTHS:
            await walk.pilot.resize_terminal(*size)
            await walk.rest()
            check_footer(walk, picture)
            assert typed(walk.app.screen) == before
        if not isinstance(walk.app.screen, JumpScreen):
            speaks_only(walk, picture, language)
        return dialog


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.name)
def test_a_screen_speaks_one_language_and_its_footer_fits(picture, made, tmp_path):
    config = picture.config or Config()
    other = replace(config, language="en" if config.language == "sv" else "sv")

    def fresh(name: str) -> Path:
        if picture.empty:
            return NOWHERE
        home = tmp_path / name
        shutil.copytree(made, home)
        home.chmod(0o700)
        return home

    if asyncio.run(look(picture, fresh("home"), config, switch=True)):
        asyncio.run(look(picture, fresh("again"), other, switch=False))


def test_the_scan_sees_a_word_of_the_other_language():
    assert "lås nu" in strangers("Lås nu", "en")
    assert "lock now" in strangers("Lock now", "sv")
    assert strangers("Lock now", "en") == strangers("Lås nu", "sv") == []
