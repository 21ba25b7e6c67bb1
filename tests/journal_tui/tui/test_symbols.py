"""The signs of the screens: each is in the table, in a colour that the table gives it, and one cell wide."""

import ast
import unicodedata
from functools import cache

import pytest
from rich.cells import cell_len

from journal_tui.tui.badges import STATES, VERDICTS
from journal_tui.tui.symbols import SYMBOLS
from journal_tui.tui.theme import TEXT_ROLES
from tests.architecture.tree import ROOT, modules

DRAWN = set("━─│┌┐└┘┄┈╌█▇▆▅▄▃▂▁▏░✕←→↑↓+<>=|^~°\N{REPLACEMENT CHARACTER}")
"""Lines, bars and arrows that draw something; they stand for no state."""


@cache
def trees():
    return [
        (path.relative_to(ROOT), ast.parse(path.read_text()))
        for path in modules()
        if path.relative_to(ROOT).parts[:2] == ("journal_tui", "tui")
    ]


def docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def styled():
    """Every literal pair of a text that begins with a sign, and a style."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Tuple | ast.Call):
                continue
            parts = node.elts if isinstance(node, ast.Tuple) else node.args
            for text, style in zip(parts, parts[1:], strict=False):
                if not (isinstance(text, ast.Constant) and isinstance(style, ast.Constant)):
                    continue
                if isinstance(text.value, str) and isinstance(style.value, str) and style.value.startswith("$"):
                    yield path, text, style.value.split()[0][1:]


def test_every_sign_has_a_colour_that_its_meaning_allows():
    seen, wrong = 0, []
    for path, text, colour in styled():
        symbol = text.value.strip()[:1]
        if symbol in SYMBOLS and len(text.value.strip()) == 1:
            seen += 1
            if colour not in SYMBOLS[symbol].colours:
                wrong.append(f"{path}:{text.lineno} {symbol} in {colour}")
    assert seen > 20
    assert wrong == []


def test_no_other_sign_stands_on_a_screen():
    found = []
    for path, tree in trees():
        said = {id(each) for each in docstrings(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                strange = {char for char in node.value if unicodedata.category(char) in {"So", "Sm"}}
                found += [f"{path}:{node.lineno} {char}" for char in strange - set(SYMBOLS) - DRAWN]
    assert found == []


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_sign_is_one_cell_wide_and_its_colours_are_roles(symbol):
    assert cell_len(symbol) == 1
    assert set(SYMBOLS[symbol].colours) <= set(TEXT_ROLES)


def test_the_states_of_consent_are_drawn_by_the_table():
    for symbol, colour, on in (*VERDICTS.values(), *STATES.values()):
        assert colour.lstrip("$") in SYMBOLS[symbol].colours
        assert (on == "symbol") == (colour == "$ok"), "ok colours the symbol alone, the others the word too"
