"""`policy check` on the real command line."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.cli.program import ROOT, Program


def test_sixty_one_rows_with_rule_place_and_tests(tmp_path):
    done = Program(tmp_path / "none").run("--json", "policy", "check", "--without-results")
    assert [row["id"] for row in done.lines] == [f"P{number:02d}" for number in range(1, 62)]
    gate = done.lines[20]
    assert gate["rules"][0]["where"].startswith("journal_tui/practice/gate.py:")
    assert {each["test"].partition("::")[0] for each in gate["tests"]} >= {"tests/practice/test_gate.py"}
    assert done.lines[46]["standing"] == "open" and done.lines[46]["open"]


def test_it_asks_for_no_passphrase_and_speaks_both_languages(tmp_path):
    for language, word, open_word in (("sv", "regel", "väntar"), ("en", "rule", "awaited")):
        done = Program(tmp_path / "none").run("--lang", language, "policy", "check", "--without-results")
        assert f"       {word.ljust(5)} journal_tui.practice.gate:decide" in done.text
        assert f"□ P47  {open_word}" in done.text and "61" in done.err


def test_installed_without_its_tests_it_says_so_and_looks_at_rules(tmp_path):
    for room in ("journal_tui", "storage", "fixtures"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    wanted = ("--lang", "en", "policy", "check")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from journal_tui.cli.main import run; sys.exit(run(sys.argv[1:]))", *wanted],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "the tests are not installed here" in done.stdout and "--without-results" in done.stderr


@pytest.mark.parametrize(
    ("file", "gone", "code"),
    [
        ("practice/terms.py", "class Sensitivity(", "P06"),
        ("practice/people.py", None, "P04"),
        ("practice/policy/__init__.py", None, "P61"),
    ],
    ids=["class", "file", "package"],
)
def test_a_rule_that_the_program_cannot_load_without_is_one_red_row_too(tmp_path, file, gone, code):
    for room in ("journal_tui", "storage"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    broken = tmp_path / "journal_tui" / file
    if gone:
        broken.write_text(broken.read_text().replace(gone, gone.replace("(", "Gone(")))
    else:
        broken.unlink()
    call = "import sys; from journal_tui.cli.main import run; sys.exit(run(['--json', 'policy', 'check', '--without-results']))"
    done = subprocess.run([sys.executable, "-c", call], cwd=tmp_path, capture_output=True, text=True, check=False)
    rows = {row["id"]: row["standing"] for row in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, len(rows)) == (1, 61)
    assert code in [each for each, standing in rows.items() if standing == "broken"]


def test_a_version_is_compared_published_and_shown_and_the_register_written(practice_folder, tmp_path):
    program = Program(practice_folder)
    shipped = (ROOT / "journal_tui" / "practice" / "policy" / "2021-07-28.toml").read_text()
    newer = tmp_path / "newer.toml"
    newer.write_text(shipped.replace("2021-07-28", "2026-10-01").replace("I regel ingen.", "I regel ingen alls."))
    assert [row["sign"] for row in program.run("--json", "policy", "compare", str(newer)).lines] == ["-", "+"]
    done = program.run("--json", "policy", "publish", str(newer), "--change", "material")
    assert done.value == {"version": "2026-10-01", "change": "material", "documents": {}}
    assert program.run("--json", "policy", "show").value["version"] == "2026-10-01"
    assert [row["in_force"] for row in program.run("--json", "policy", "list").lines] == [False, True]
    again = program.run("--json", "policy", "publish", str(newer), "--change", "material")
    assert again.code == 2 and again.error["facts"]["reason"] == "not_newer"
    target = tmp_path / "register.txt"
    assert program.run("policy", "register", "--output", str(target)).code == 0
    assert "art. 30 GDPR" in target.read_text() and "2026-10-01" in target.read_text()
    assert "Kontaktlogg" in program.run("--lang", "sv", "policy", "inventory").text
