"""The promises of the privacy policy, read from data: what is promised, what keeps it, what shows it.

Rules: a rule is named by where it stands (`module:Class.method`, or `package:file.toml#row`) and is looked for in the
source, so that a rule that was renamed or taken away is noticed; naming it proves nothing by itself, its tests do. The
codes stand here: a promise whose row was taken away, stands twice or is malformed is still there, kept by nothing.
"""

import ast
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journal_tui.practice import schema
from journal_tui.practice.policy.reading import named, tables, words

CODES = tuple(f"P{number:02d}" for number in range(1, 62))
"""There are sixty-one, whatever the file says."""
_TOP = Path(__file__).resolve().parents[3]
_FILE = Path(__file__).parent / "data" / "promises.toml"
_NO_ROW = {
    "sv": "Raden saknas, står två gånger eller är felskriven.",
    "en": "The row is missing, stands twice or is malformed.",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise.

    Attributes:
        code: `P01` to `P61`.
        text: What is promised, by language.
        keeps: What the program does about it, by language.
        rules: Where the code or the data stands that keeps it.
        tests: Node ids of the tests that show it.
        open: Why it is not kept yet, by language; empty when it is.
    """

    code: str
    text: Mapping[str, str]
    keeps: Mapping[str, str]
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    open: Mapping[str, str]


@cache
def promises(file: Path = _FILE) -> tuple[Promise, ...]:
    """All of them in their order, then whatever else has a row.

    Args:
        file: Another file than the one that is shipped.
    """
    every = _rows(file)
    codes = [str(each.get("code")) for each in every]
    once = {code: each for code, each in zip(codes, every, strict=True) if codes.count(code) == 1 and _fits(each)}
    return (
        *(_promise(once[code]) if code in once else _without_row(code) for code in CODES),
        *(_without_row(code) for code in dict.fromkeys(codes) if code not in CODES),
    )


def where(rule: str) -> str:
    """Where a rule stands, as `journal_tui/practice/gate.py:41`, or an empty text when it stands nowhere."""
    room, _, thing = rule.partition(":")
    file = _source(room)
    if file is None:
        return ""
    name, _, row = thing.partition("#")
    if "." in name and name.rpartition(".")[2] in {"toml", "json"}:
        return _in_data(file.parent / name, row)
    return _in_code(file, thing)


def _rows(file: Path) -> tuple[Mapping[str, object], ...]:
    try:
        return tables(tomllib.loads(file.read_text(encoding="utf-8")).get("row"))
    except (OSError, ValueError, TypeError):
        return ()  # no row can be read: each promise says so


def _fits(row: Mapping[str, object]) -> bool:
    whole = named("promises")
    item = schema.mapping(schema.mapping(schema.mapping(whole["properties"])["row"])["items"])
    return not schema.misfit(dict(row), item, "row", whole)


def _without_row(code: str) -> Promise:
    return Promise(code, text=_NO_ROW, keeps=_NO_ROW, rules=(), tests=(), open={})


def _promise(row: Mapping[str, object]) -> Promise:
    def by_language(stem: str) -> dict[str, str]:
        names = {"sv": f"{stem}sv", "en": f"{stem}en"}
        return {language: str(row[name]) for language, name in names.items() if name in row}

    return Promise(
        code=str(row["code"]),
        text=by_language(""),
        keeps=by_language("keeps_"),
        rules=words(row["rules"]),
        tests=words(row["tests"]),
        open=by_language("open_"),
    )


def _source(room: str) -> Path | None:
    """The file of a module, by its name alone: nothing is loaded, for what was taken away may be what others cannot load without."""
    place = _TOP.joinpath(*room.split("."))
    found = (place.with_suffix(".py"), place / "__init__.py")
    return next((each for each in found if each.is_file()), None)


def _in_code(file: Path, thing: str) -> str:
    try:
        body: list[ast.stmt] = _tree(file).body
    except SyntaxError:
        return ""
    line = 0
    for name in thing.split("."):
        found = next((each for each in body if name in _names(each)), None)
        if found is None:
            return ""
        line = found.lineno
        body = found.body if isinstance(found, ast.ClassDef) else []
    return f"{_short(file)}:{line}"


def _names(node: ast.stmt) -> tuple[str, ...]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return (node.name,)
    if isinstance(node, ast.AnnAssign):
        return (node.target.id,) if isinstance(node.target, ast.Name) else ()
    if isinstance(node, ast.Assign):
        return tuple(target.id for target in node.targets if isinstance(target, ast.Name))
    return ()


def _in_data(file: Path, row: str) -> str:
    if not file.is_file():
        return ""
    raw = file.read_text(encoding="utf-8")
    if not row or file.suffix != ".toml":
        return "" if row else _short(file)
    content: Mapping[str, object] = tomllib.loads(raw)
    tables = [each for rows_ in content.values() if isinstance(rows_, list) for each in rows_ if isinstance(each, dict)]
    if row not in content and not any(row in {each.get("code"), each.get("name")} for each in tables):
        return ""
    marks = (f'"{row}"', f"[{row}]")
    line = next((number for number, text in enumerate(raw.splitlines(), 1) if any(mark in text for mark in marks)), 1)
    return f"{_short(file)}:{line}"


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _short(file: Path) -> str:
    return file.resolve().relative_to(_TOP).as_posix() if file.resolve().is_relative_to(_TOP) else file.name
