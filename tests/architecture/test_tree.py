"""What every file of the project keeps to: short, finished, ours, and without a trace of the machine it was written on."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGES, ROOT, modules, tracked

LOCKS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]


def test_no_module_passes_three_hundred_lines():
    long = {
        str(path.relative_to(ROOT)): lines for path in modules() if (lines := len(path.read_text().splitlines())) >= 300
    }
    assert long == {}


def test_every_module_opens_with_what_it_is_for():
    silent = [
        path for path in modules() if path.stat().st_size and not path.read_text().lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_nothing_is_left_unfinished():
    words = re.compile(
        "|".join(
            (r"\bTO" + "DO", r"\bFIX" + "ME", r"\bX{3}\b", "raise NotImplemented" + "Error", "# pragma: no " + "cover")
        )
    )
    found = [str(path.relative_to(ROOT)) for path in tracked("*.py") if words.search(path.read_text())]
    assert found == []


def test_no_test_is_skipped():
    skipped = re.compile(r"pytest\.(?:skip|xfail|importorskip)\b|mark\.(?:skip|skipif|xfail)\b")
    found = [
        str(path.relative_to(ROOT))
        for path in tracked("tests/*.py")
        if path.name != "test_tree.py" and skipped.search(path.read_text())
    ]
    assert found == []


def test_only_the_two_translators_catch_everything():
    broad = re.compile(r"^\s*except(?:\s+(?:Base)?Exception\b[^:]*)?:", re.MULTILINE)
    allowed = {"journal_tui/cli/main.py", "journal_tui/tui/gateway.py"}
    found = {str(path.relative_to(ROOT)) for path in modules() if broad.search(path.read_text())}
    assert found <= allowed


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "common", "manager", "misc"])
def test_no_room_without_a_name(name):
    assert [path for path in modules() if name in path.relative_to(ROOT).with_suffix("").parts] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_checks_every_hash(lock):
    text = lock.read_text()
    assert "://" not in text
    assert "--index-url" not in text and "--find-links" not in text
    pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*(?:\[[^\]]*\])?)==", text, re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert pinned and len(entries) == len(pinned)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_two_locks_agree():
    def pins(path: Path) -> dict[str, str]:
        return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", path.read_text(), re.MULTILINE))

    run, develop = (pins(lock) for lock in LOCKS)
    assert {name: develop.get(name) for name in run} == run


def test_what_is_declared_is_locked():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[\[=<>~! ]", entry)[0].lower() for entry in declared}
    assert names <= set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", LOCKS[0].read_text(), re.MULTILINE))


IMPORT_NAMES = {
    "python-crfsuite": "pycrfsuite",
    "email-validator": "email_validator",
    "phonenumberslite": "phonenumbers",
}


def test_what_is_declared_is_used_and_what_is_used_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    names = {re.split(r"[\[=<>~! ]", entry)[0].lower() for entry in declared}
    modules_of = {IMPORT_NAMES.get(name, name) for name in names}
    imported = set()
    for path in modules():
        if path.name == "build.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - set(PACKAGES)
    comes_along = {"sqlalchemy", "rich", "pydantic"}  # parts of sqlmodel and textual themselves
    assert modules_of - foreign == set()
    assert foreign - modules_of - comes_along == set(trainers())


def test_only_the_trainer_needs_what_trains():
    users = {name: [path for path in modules() if name in path.read_text()] for name in trainers()}
    assert all(users.values())
    assert all(path.is_relative_to(ROOT / "fixtures" / "training") for paths in users.values() for path in paths)


def trainers():
    group = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["model"]
    return [IMPORT_NAMES[re.split(r"[\[=<>~! ]", entry)[0]] for entry in group]


def test_no_machine_stands_in_a_file():
    # Maria is invented, and her folder stands in pictures.
    home = re.compile(rb"/(?:home|Users)/(?!maria/)[a-z][a-z0-9_-]+/|/(?:work|root)/[a-z]")
    found = [
        str(path.relative_to(ROOT)) for path in tracked() if path.name != "test_tree.py" and home.search(path.read_bytes())
    ]
    assert found == []


def test_pictures_ask_the_network_for_nothing():
    remote = re.compile(r"""(?:src|href)\s*[=:]\s*["']?(?!http://www\.w3\.org)https?://|url\(\s*["']?https?://|@import""")
    found = [str(path.relative_to(ROOT)) for path in tracked("docs/*.svg") if remote.search(path.read_text())]
    assert found == []


def test_every_picture_is_shown_and_every_link_leads_somewhere():
    readme = (ROOT / "README.md").read_text()
    links = set(re.findall(r"\]\(([^)#:]+)\)", readme))
    assert [link for link in links if not (ROOT / link).exists()] == []
    day = (ROOT / "docs" / "screens" / "day" / "README.md").read_text()
    drawn = {str(path.relative_to(ROOT)) for path in tracked("docs/screens/*.svg")}
    pictures = {each for each in drawn if not each.startswith("docs/screens/day/")}
    assert {each.rpartition("/")[2] for each in drawn - pictures} == set(re.findall(r"\]\(([^)]+\.svg)\)", day))
    assert len(pictures) > 20 and pictures <= links
    for name in {re.sub(r"-\d+x\d+\.svg$", "", picture) for picture in pictures}:
        assert {f"{name}-80x24.svg", f"{name}-200x50.svg"} <= pictures


def test_every_decision_is_in_the_index():
    index = (ROOT / "docs" / "adr" / "README.md").read_text()
    assert [path.name for path in tracked("docs/adr/0*.md") if f"({path.name})" not in index] == []
