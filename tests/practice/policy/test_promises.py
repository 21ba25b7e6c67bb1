"""Every promise of the policy has a rule that stands in the program and a test that shows it; taking one away is noticed."""

import random
from dataclasses import replace

import pytest

from journal_tui.practice.policy import check as checking
from journal_tui.practice.policy import promises as reading
from journal_tui.practice.policy import results
from journal_tui.practice.policy.check import Standing
from journal_tui.practice.policy.results import Outcome
from tests.architecture.tree import ROOT

PROMISES = reading.promises()
AWAITED = {"P47"}
KEPT = [each for each in PROMISES if each.code not in AWAITED]
THREE = random.Random(61).sample(KEPT, 3)


@pytest.fixture
def passed(tmp_path, monkeypatch):
    """A checkout whose every named test has passed on the tree as it is."""
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.setattr(results, "fingerprint", lambda top: "tree")
    named = {test for each in PROMISES for test in each.tests}
    results.keep(tmp_path, dict.fromkeys(named, "passed"), "tree", "2026-11-28T09:00+01:00")
    return tmp_path


def test_there_are_sixty_one_in_both_languages():
    assert [each.code for each in PROMISES] == [f"P{number:02d}" for number in range(1, 62)]
    for each in PROMISES:
        assert each.text["sv"] != each.text["en"] and each.keeps["sv"] != each.keeps["en"]


@pytest.mark.parametrize("promise", KEPT, ids=lambda each: each.code)
def test_each_has_a_rule_that_stands_in_the_program_and_a_test_that_stands_in_its_file(promise):
    assert promise.rules and promise.tests
    assert [rule for rule in promise.rules if not reading.where(rule)] == []
    assert [test for test in promise.tests if not results.exists(ROOT, test)] == []


def test_sixty_have_a_rule_and_a_test_and_the_awaited_one_says_why():
    assert {each.code for each in PROMISES if not each.rules or not each.tests} == AWAITED
    assert {each.code for each in PROMISES if each.open} == AWAITED


def test_when_every_named_test_has_passed_all_but_the_awaited_one_hold(passed):
    rows = checking.check(passed, KEPT + [each for each in PROMISES if each.code in AWAITED])
    assert {row.promise.code: row.standing for row in rows if row.standing is not Standing.KEPT} == {"P47": Standing.OPEN}
    assert checking.passes(rows)


@pytest.mark.parametrize("promise", THREE, ids=lambda each: each.code)
def test_without_one_of_its_tests_it_is_broken(passed, promise):
    gone = promise.tests[0].replace("::test_", "::test_once_")
    others = [each for each in KEPT if each is not promise]
    rows = checking.check(passed, [*others, replace(promise, tests=(gone, *promise.tests[1:]))])
    assert (rows[-1].standing, rows[-1].outcome) == (Standing.BROKEN, Outcome.MISSING)
    assert not checking.passes(rows)
    assert not checking.passes(checking.check(passed, [replace(promise, tests=())]))


@pytest.mark.parametrize("promise", THREE, ids=lambda each: each.code)
def test_without_one_of_its_rules_it_is_broken(passed, promise):
    rows = checking.check(passed, [replace(promise, rules=(f"{promise.rules[0]}_no_more", *promise.rules[1:]))])
    assert rows[0].standing is Standing.BROKEN and not checking.passes(rows)
    assert not checking.passes(rows, without_results=True)
    assert not checking.passes(checking.check(passed, [replace(promise, rules=())]))


@pytest.mark.parametrize("promise", THREE, ids=lambda each: each.code)
def test_a_test_that_failed_breaks_it_and_one_that_was_skipped_shows_nothing(passed, promise):
    for how, standing in (("failed", Standing.BROKEN), ("skipped", Standing.UNPROVEN)):
        results.keep(passed, {promise.tests[-1]: how}, "tree", "2026-11-28T09:01+01:00")
        rows = checking.check(passed, [promise])
        assert rows[0].standing is standing and not checking.passes(rows)


SHIPPED = (ROOT / "journal_tui" / "practice" / "policy" / "data" / "promises.toml").read_text()
ROW = SHIPPED[SHIPPED.index('[[row]]\ncode = "P05"') : SHIPPED.index('[[row]]\ncode = "P06"')]


@pytest.mark.parametrize(
    ("instead", "broken"),
    [
        ("", ["P05"]),
        (ROW + ROW, ["P05"]),
        (ROW.replace("P05", "P62"), ["P05", "P62"]),
        (ROW + ROW.replace("P05", "P62"), ["P62"]),
        (ROW.replace("rules = [", "no_rules = ["), ["P05"]),
        (ROW.replace('twelve_digits"', 'twelve_digits[one]"'), ["P05"]),
        ("[[row]\n", [each.code for each in PROMISES]),
    ],
    ids=["gone", "twice", "renumbered", "sixty-two", "without-rules", "with-parameters", "not-toml"],
)
def test_a_row_that_is_gone_twice_or_malformed_is_broken_and_there_are_still_sixty_one(passed, instead, broken):
    file = passed / "promises.toml"
    file.write_text(SHIPPED.replace(ROW, instead))
    rows = checking.check(passed, reading.promises(file))
    assert [row.promise.code for row in rows[:61]] == [each.code for each in PROMISES]
    assert [row.promise.code for row in rows if row.standing is Standing.BROKEN] == broken
    assert not checking.passes(rows) and not checking.passes(rows, without_results=True)


def test_without_the_file_every_promise_is_broken(tmp_path):
    rows = checking.check(tmp_path, reading.promises(tmp_path / "none.toml"))
    assert {row.standing for row in rows} == {Standing.BROKEN} and len(rows) == 61


@pytest.mark.parametrize("body", ["pass", "assert True", "room.practice.clients.list()"])
def test_a_test_that_looks_at_nothing_breaks_it(tmp_path, monkeypatch, body):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_one.py").write_text(f"def test_this(room):\n    {body}\n")
    monkeypatch.setattr(results, "fingerprint", lambda top: "tree")
    test = "tests/test_one.py::test_this"
    results.keep(tmp_path, {test: "passed"}, "tree", "2026-11-28T09:00+01:00")
    (row,) = checking.check(tmp_path, [replace(PROMISES[0], tests=(test,))])
    assert (row.standing, row.outcome) == (Standing.BROKEN, Outcome.EMPTY)


def test_what_was_known_is_forgotten_before_the_tests_are_run(passed, monkeypatch):
    monkeypatch.setattr(results.subprocess, "run", lambda *arguments, **how: None)
    results.run(passed, KEPT[0].tests)
    rows = checking.check(passed, KEPT[:1])
    assert {each.outcome for each in rows[0].results} == {Outcome.NOT_RUN} and not checking.passes(rows)


def test_a_result_of_another_tree_shows_nothing(passed, monkeypatch):
    monkeypatch.setattr(results, "fingerprint", lambda top: "another tree")
    rows = checking.check(passed, KEPT)
    assert {row.outcome for row in rows} == {Outcome.OUTDATED} and not checking.passes(rows)
    assert checking.passes(rows, without_results=True)


def test_without_any_result_nothing_is_shown_and_a_broken_file_proves_nothing(passed):
    (passed / results.FILE).write_text('{"schema": "journal-tui/test-results/1", "tests": {"a": {"outcome": 3}}}')
    assert {row.outcome for row in checking.check(passed, KEPT)} == {Outcome.NOT_RUN}
    (passed / results.FILE).unlink()
    assert {row.standing for row in checking.check(passed, KEPT)} == {Standing.UNPROVEN}


def test_where_the_tests_are_not_installed_it_says_so(monkeypatch):
    monkeypatch.setattr(results, "checkout", lambda: None)
    rows = checking.check(among=KEPT)
    assert {row.outcome for row in rows} == {Outcome.NOT_HERE}
    assert not checking.passes(rows) and checking.passes(rows, without_results=True)


def test_any_change_of_a_file_is_another_tree(tmp_path):
    for room in ("journal_tui", "storage", "fixtures", "tests"):
        (tmp_path / room).mkdir()
    one = tmp_path / "journal_tui" / "one.py"
    one.write_text("a = 1\n")
    before = results.fingerprint(tmp_path)
    (tmp_path / "journal_tui" / "__pycache__").mkdir()
    (tmp_path / "journal_tui" / "__pycache__" / "one.pyc").write_bytes(b"x")
    assert results.fingerprint(tmp_path) == before
    one.write_text("a = 2\n")
    changed = results.fingerprint(tmp_path)
    one.rename(one.with_name("two.py"))
    assert len({before, changed, results.fingerprint(tmp_path)}) == 3


@pytest.mark.parametrize(
    "rule",
    [
        "journal_tui.practice.gate:decided",
        "journal_tui.practice.gate:Permit.verdicts",
        "journal_tui.practice.gates:decide",
        "journal_tui.practice.retention:rules.toml#R9",
        "journal_tui.practice.retention:rule.toml",
    ],
)
def test_a_rule_that_stands_nowhere_is_found_out(rule):
    assert reading.where(rule) == ""


def test_a_file_that_is_gone_or_broken_holds_no_rule_and_no_test(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_TOP", tmp_path)
    file = tmp_path / "one_room.py"
    file.write_text("def kept() -> None:\n    assert 1 == 1\n")
    assert reading.where("one_room:kept") == "one_room.py:1" and results.exists(tmp_path, "one_room.py::kept")
    for broken in ("def kept(:\n", ""):
        file.write_text(broken)
        reading._tree.cache_clear()
        results._functions.cache_clear()
        assert reading.where("one_room:kept") == "" and not results.exists(tmp_path, "one_room.py::kept")
    file.unlink()
    assert reading.where("one_room:kept") == ""


def test_a_rule_is_found_where_it_stands():
    line = reading.where("journal_tui.practice.gate:decide")
    file, _, number = line.partition(":")
    assert (ROOT / file).read_text().splitlines()[int(number) - 1].startswith("def decide(")
    assert reading.where("journal_tui.practice.retention:rules.toml#R4").startswith(
        "journal_tui/practice/retention/rules.toml:"
    )
