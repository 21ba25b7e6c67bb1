"""What the code asks the catalogue for: every text in `_()`, `N_()` and `ngettext()`, found by reading the syntax tree.

The rule: the text is a constant. An f-string or a variable inside `_()` could never be found in a catalogue, so it is
reported as an error; a variable is allowed only where the texts it can hold are marked with `N_` elsewhere.
The help text of a screen command is its class's docstring: those are taken too.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc
from pathlib import Path

ROOMS = ("journal_tui", "fixtures")
COMMAND_BASE = "Command"


@dataclass(frozen=True, slots=True)
class Use:
    """One text that the code shows, and where."""

    text: str
    plural: str
    file: Path
    line: int


class UntranslatableText(ValueError):
    """A text inside `_()` that is not a constant; `where` is file:line."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def command_help(docstring: str) -> str:
    """Return a command's docstring as one paragraph, the form in which it stands in the catalogue."""
    return " ".join(cleandoc(docstring).split())


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _calls(tree: ast.AST, file: Path) -> Iterator[Use]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        if name not in {"_", "N_", "ngettext"} or not node.args:
            continue
        first = _constant(node.args[0])
        if first is None:
            if isinstance(node.args[0], ast.JoinedStr | ast.BinOp) or name == "ngettext":
                raise UntranslatableText(f"{file}:{node.lineno}")
            continue
        plural = ""
        if name == "ngettext":
            plural = (_constant(node.args[1]) if len(node.args) > 1 else None) or ""
            if not plural:
                raise UntranslatableText(f"{file}:{node.lineno}")
        if first:
            yield Use(first, plural, file, node.lineno)


def _command_docstrings(tree: ast.AST, file: Path) -> Iterator[Use]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = {base.id if isinstance(base, ast.Name) else getattr(base, "attr", "") for base in node.bases}
        documentation = ast.get_docstring(node)
        if documentation and any(base.endswith(COMMAND_BASE) for base in bases):
            yield Use(command_help(documentation), "", file, node.lineno)


@cache  # by what stands in the file: a check asks for the whole tree several times
def _shown(source: str, file: Path) -> tuple[Use, ...]:
    tree = ast.parse(source, str(file))
    return (*_calls(tree, file), *(_command_docstrings(tree, file) if "tui" in file.parts else ()))


def uses(root: Path) -> tuple[Use, ...]:
    """Return every text that the code under `root` shows, in the order of files and lines.

    Raises:
        UntranslatableText: A text that is put together inside `_()`.
    """
    found: list[Use] = []
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            if file.parent.name == "locales":
                continue
            found.extend(_shown(file.read_text(encoding="utf-8"), file.relative_to(root)))
    return tuple(found)
