"""The page of keys says what the program does."""

from journal_tui.tui.everything import all_commands
from tests.documents.keys import keys_of, page
from tests.documents.pages import TARGET


def test_the_page_of_keys_is_fresh():
    assert (TARGET / "keys.md").read_text(encoding="utf-8") == page(), "run: make docs"


def test_every_command_with_its_keys_stands_there_in_both_languages():
    swedish, english = (TARGET / "keys.md").read_text(encoding="utf-8").split("\n## English\n")
    for command in all_commands():
        assert command.help()
        for key in keys_of(command):
            assert f"`{key}`" in swedish or key in {"PgDn", "PgUp", "Space", "Mellanslag"}
    assert swedish.count("\n| ") == english.count("\n| ")
