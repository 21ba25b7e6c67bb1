"""A toast has one line: what it says is read to its end at eighty columns, in Swedish and in English."""

import ast
from collections.abc import Iterator

import pytest

from journal_tui.locales import in_both
from tests.architecture.tree import ROOT

ROOM = 71
"""Cells for words at eighty columns: 95 %, without the bar and the space around the words."""
FACTS = {"{case}": "2026-002", "{day}": "2026-12-25", "{number}": "2026-002", "{digest}": "3f9a1c02"}
SAYING = {"done", "warn", "missing"}


def toasts() -> Iterator[tuple[str, str]]:
    """Where, and the message of everything that is said in a toast from the place where it is done."""
    for path in sorted((ROOT / "journal_tui" / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING:
                for said in ast.walk(node):
                    if isinstance(said, ast.Constant) and isinstance(said.value, str):
                        yield f"{path.name}:{node.lineno}", said.value


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_toast_is_read_to_its_end(language):
    found = [(place, in_both(message)[("sv", "en").index(language)]) for place, message in toasts()]
    assert len(found) > 60
    for fact, value in FACTS.items():
        found = [(place, words.replace(fact, value)) for place, words in found]
    assert [each for each in found if len(each[1]) > ROOM] == []
