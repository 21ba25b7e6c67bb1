"""What the tests said the last time they ran: kept beside the checkout, by test, with the tree that they ran on.

Rule: a result proves something only about the very files it was made with. Each carries a hash over the program and its
tests; after any change it says `outdated`, and a test that is not there any more, or looks at nothing, says so whatever it said
before.
"""

import ast
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_SCHEMA = "journal-tui/test-results/1"
_ROOMS = ("journal_tui", "storage", "fixtures", "tests")
_LEFT_OUT = frozenset({".mo", ".pyc", ".part"})
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
FILE = Path("build") / "policy-results.json"


class Outcome(StrEnum):
    """How a test went, or why nobody can say."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    OUTDATED = "outdated"
    NOT_RUN = "not_run"
    MISSING = "missing"
    EMPTY = "empty"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class Result:
    """One test: how it went, and when."""

    test: str
    outcome: Outcome
    at: str = ""


def checkout() -> Path | None:
    """The folder that holds the program together with its tests; None where it was installed without them."""
    top = Path(__file__).resolve().parents[3]
    return top if (top / "tests" / "conftest.py").is_file() and (top / "pyproject.toml").is_file() else None


def fingerprint(top: Path) -> str:
    """A hash over the program and its tests as they lie in a checkout now."""
    digest = hashlib.sha256()
    files = (path for room in _ROOMS for path in sorted((top / room).rglob("*")))
    for path in files:
        if path.is_file() and path.suffix not in _LEFT_OUT and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(top).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def keep(top: Path, outcomes: Mapping[str, str], tree: str, at: str) -> None:
    """Keep how tests went, beside what is known of others.

    Args:
        top: The checkout.
        outcomes: `passed`, `failed` or `skipped` by node id.
        tree: The fingerprint from before they ran.
        at: When, as a text.
    """
    _write(top, _read(top) | {test: {"outcome": how, "tree": tree, "at": at} for test, how in outcomes.items()})


def _write(top: Path, kept: Mapping[str, Mapping[str, str]]) -> None:
    file = top / FILE
    file.parent.mkdir(exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps({"schema": _SCHEMA, "tests": kept}, indent=1, sort_keys=True), encoding="utf-8")
    part.replace(file)


def results(top: Path | None, tests: Iterable[str]) -> dict[str, Result]:
    """How these tests went, by node id."""
    if top is None:
        return {test: Result(test, Outcome.NOT_HERE) for test in tests}
    known, tree = _read(top), fingerprint(top)
    return {test: _result(top, test, known.get(test), tree) for test in tests}


def run(top: Path, tests: Iterable[str]) -> None:
    """Run these tests now, in a process of their own; what they say is kept by the test suite itself."""
    there = sorted({test for test in tests if exists(top, test)})
    _write(top, {test: known for test, known in _read(top).items() if test not in there})  # only what runs now counts
    subprocess.run(  # noqa: S603 - our own interpreter and node ids from our own data
        [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", *there],
        cwd=top,
        check=False,
        stdout=sys.stderr,
    )


def exists(top: Path, test: str) -> bool:
    """Whether a test stands in its file."""
    file, _, name = test.partition("::")
    return name in _functions(top / file)


def _result(top: Path, test: str, known: Mapping[str, str] | None, tree: str) -> Result:
    if not exists(top, test):
        return Result(test, Outcome.MISSING)
    if not _functions(top / test.partition("::")[0])[test.partition("::")[2]]:
        return Result(test, Outcome.EMPTY)
    if known is None:
        return Result(test, Outcome.NOT_RUN)
    if known["tree"] != tree:
        return Result(test, Outcome.OUTDATED, known["at"])
    return Result(test, Outcome(known["outcome"]), known["at"])


def _read(top: Path) -> dict[str, dict[str, str]]:
    file = top / FILE
    if not file.is_file():
        return {}
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        found = content["tests"]
        whole = content["schema"] == _SCHEMA and all(each.keys() == {"outcome", "tree", "at"} for each in found.values())
        return {str(test): {name: str(word) for name, word in each.items()} for test, each in found.items() if whole}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}  # a file that cannot be read proves nothing


@cache
def _functions(file: Path) -> Mapping[str, bool]:
    """The functions of a file by name, and whether each looks at anything."""
    try:
        every = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, SyntaxError):
        return {}  # where nothing can be read no test stands
    return {each.name: any(map(_looks, ast.walk(each))) for each in every if isinstance(each, _FUNCTION)}


def _looks(node: ast.AST) -> bool:
    """Whether something can fail here: an assertion about more than a constant, or `pytest.raises`."""
    if isinstance(node, ast.Assert):
        return not isinstance(node.test, ast.Constant)
    return isinstance(node, ast.Attribute) and node.attr == "raises"
