"""A toast and a line of a page are read to their end at eighty columns, in Swedish and in English."""

import ast
from collections.abc import Iterator

import pytest

from journal_tui.locales import in_both
from tests.architecture.tree import ROOT

ROOM = 71
"""Cells for words at eighty columns: 95 %, without the bar and the space around the words."""
FACTS = {"{case}": "2026-002", "{day}": "2026-12-25", "{number}": "2026-002", "{digest}": "3f9a1c02"}
SAYING = {"done", "warn", "missing"}
LINE = 75
"""Cells of a line of plain text on a page: 76, and one where the list scrolls."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "journal_tui" / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.name}:{node.lineno}", node


def toasts() -> Iterator[tuple[str, str]]:
    """Where, and the message of everything that is said in a toast from the place where it is done."""
    for place, call in calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in SAYING:
            for said in ast.walk(call):
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield place, said.value


def lines() -> Iterator[tuple[str, str]]:
    """Where, and the message of each line that a list shows as plain text: such a line is never wrapped."""
    for place, call in calls():
        match call:
            case ast.Call(
                func=ast.Name("text"), args=[ast.Call(func=ast.Name("_"), args=[ast.Constant(str() as message)]), *_]
            ):
                yield place, message


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_toast_is_read_to_its_end(language):
    found = [(place, in_both(message)[("sv", "en").index(language)]) for place, message in toasts()]
    assert len(found) > 60
    for fact, value in FACTS.items():
        found = [(place, words.replace(fact, value)) for place, words in found]
    assert [each for each in found if len(each[1]) > ROOM] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_line_of_a_page_is_read_to_its_end(language):
    found = [(place, in_both(message)[("sv", "en").index(language)]) for place, message in lines()]
    assert len(found) > 15
    assert [each for each in found if len(each[1]) > LINE] == []
