"""A choice of a dialog is read whole: its words and the remark beside them fit the row, in Swedish and in English."""

import ast

import pytest

from journal_tui.locales import in_both
from journal_tui.tui.modals.base import TITLE_WIDTH
from tests.architecture.tree import ROOT

REMARK = 28
"""Cells beside the words in a dialog of 68, when the longest key has five letters or fewer."""


def said(node: ast.expr) -> str:
    """The message inside `_()`; empty where words are put together while the program runs."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in {"_", "N_"}:
            (text, *_more) = each.args
            return text.value if isinstance(text, ast.Constant) else ""
    return ""


def choices() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted((ROOT / "journal_tui" / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Choice":
                words, remark = [*(said(each) for each in node.args), "", "", "", ""][1:4:2]
                found += [(f"{path.name}:{node.lineno}", words, remark)] if remark else []
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_remark_is_read_to_its_end(language):
    which = ("sv", "en").index(language)
    rows = [(place, in_both(words)[which], in_both(remark)[which]) for place, words, remark in choices()]
    assert len(rows) > 30
    assert [row for row in rows if max(len(row[1]), TITLE_WIDTH) + len(row[2]) > TITLE_WIDTH + REMARK] == []
