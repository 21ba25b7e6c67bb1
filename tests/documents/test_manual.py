"""The manuals name keys, commands, pages and pictures that exist, and say the same in both languages."""

import re
from pathlib import Path

import pytest

from journal_tui.cli.grammar import build
from journal_tui.linear.commands import COMMANDS
from journal_tui.locales import use
from journal_tui.tui.commands import key_name
from journal_tui.tui.everything import all_commands
from tests.architecture.tree import ROOT
from tests.documents.pages import TARGET

MANUALS = {"sv": TARGET / "manual.sv.md", "en": TARGET / "manual.en.md"}
KEY = re.compile(r"(?:Ctrl\+)?[A-ZÅÄÖ]|[a-zåäö0-9/←→]|F\d{1,2}|Esc|Enter|Tab|Del|Space|Mellanslag|PgDn|PgUp")
CHOICE = re.compile(r"""Choice\(\s*"([^"]+)",""")
CLIENT_MODE = {"J", "N", "E", "S", "X", "PgDn"}
"""Keys that the client has, tested with client mode itself."""
DIALOGS = {"Enter", "Esc", "Tab"}


@pytest.fixture(autouse=True)
def swedish_again():
    yield
    use("sv")


def quoted(language: str) -> list[str]:
    return re.findall(r"(?<!`)`([^`\n]+)`", MANUALS[language].read_text(encoding="utf-8"))


def known_keys() -> set[str]:
    keys = {key_name(key) for command in all_commands() for key in command.key.split(",") if key}
    chosen = {
        key for path in (ROOT / "journal_tui" / "tui").rglob("*.py") for key in CHOICE.findall(path.read_text("utf-8"))
    }
    return keys | chosen | CLIENT_MODE | DIALOGS


@pytest.mark.parametrize("language", MANUALS)
def test_every_key_in_a_manual_exists(language):
    use(language)
    named = {text for text in quoted(language) if KEY.fullmatch(text)}
    assert len(named) > 30
    assert named - known_keys() == set()


@pytest.mark.parametrize("language", MANUALS)
def test_every_command_line_in_a_manual_exists(language):
    commands = set(build()._subparsers._group_actions[0].choices)
    named = {text.split()[1] for text in quoted(language) if text.startswith("journal-tui ")}
    assert named - commands == {"--linear"}


@pytest.mark.parametrize("language", MANUALS)
def test_every_command_of_the_line_by_line_mode_exists(language):
    words = {spelt for _name, spellings, _help in COMMANDS for spelt in spellings[1:]}
    assert {text for text in quoted(language) if text.startswith(":")} <= words


@pytest.mark.parametrize("language", MANUALS)
def test_every_page_a_manual_names_is_called_so(language):
    use(language)
    from journal_tui.locales import _

    titles = {_(command.title) for command in all_commands()}
    named = re.findall(r"`Ctrl\+P`, \*([^*]+)\*", MANUALS[language].read_text(encoding="utf-8"))
    assert named and set(named) <= titles


@pytest.mark.parametrize("language", MANUALS)
def test_every_link_and_picture_of_a_manual_leads_somewhere(language):
    path = MANUALS[language]
    text = path.read_text(encoding="utf-8")
    anchors = {anchor(heading) for heading in re.findall(r"^## (.+)$", text, re.MULTILINE)}
    for link in re.findall(r"\]\(([^)]+)\)", text):
        if link.startswith("#"):
            assert link[1:] in anchors
        else:
            assert (path.parent / link).resolve().exists(), link
    assert text.count("![") >= 8


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


def test_both_manuals_have_the_same_chapters_and_pictures():
    shape = {}
    for language, path in MANUALS.items():
        text = path.read_text(encoding="utf-8")
        shape[language] = [
            re.sub(r"[^#!|]", "", line[:2]) for line in text.splitlines() if line.startswith(("## ", "![", "| **"))
        ]
    assert shape["sv"] == shape["en"]


def test_the_readme_shows_a_picture_first_and_links_to_both_manuals():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index("![") < readme.index("\n## ")
    assert all(f"(docs/{path.name})" in readme for path in MANUALS.values())
    assert "(docs/keys.md)" in readme and "(docs/linear.md)" in readme


def test_the_pictures_of_the_readme_are_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all((ROOT / Path(link)).is_file() for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme))
