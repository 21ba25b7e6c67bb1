"""Is every promise kept? One row a promise: its rules and where they stand, its tests and how they went.

Rule: a promise is kept when each of its rules stands in the program and each of its tests passed on this very tree. One
that the data calls open is shown as open and why; it is not counted as kept, and alone it does not fail the check.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from journal_tui.practice.policy import results
from journal_tui.practice.policy.promises import Promise, promises, where
from journal_tui.practice.policy.results import Outcome, Result


class Standing(StrEnum):
    """How it stands with a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    UNPROVEN = "unproven"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and where it stands; `where` is empty when it stands nowhere."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Row:
    """One promise, checked."""

    promise: Promise
    rules: tuple[Rule, ...]
    results: tuple[Result, ...]

    @property
    def has_rule(self) -> bool:
        """Whether it has a rule and every rule stands in the program."""
        return bool(self.rules) and all(rule.where for rule in self.rules)

    @property
    def outcome(self) -> Outcome:
        """How its tests went together: the worst of them."""
        worst = (
            Outcome.MISSING,
            Outcome.EMPTY,
            Outcome.FAILED,
            Outcome.SKIPPED,
            Outcome.OUTDATED,
            Outcome.NOT_RUN,
            Outcome.NOT_HERE,
            Outcome.PASSED,
        )
        found = {each.outcome for each in self.results}
        return next((each for each in worst if each in found), Outcome.MISSING)

    @property
    def standing(self) -> Standing:
        """Whether it is kept. `unproven`: the rule is there, and nobody has seen the tests pass on this tree."""
        if self.promise.open:
            return Standing.OPEN
        if not self.has_rule or self.outcome in {Outcome.MISSING, Outcome.EMPTY, Outcome.FAILED}:
            return Standing.BROKEN
        return Standing.KEPT if self.outcome is Outcome.PASSED else Standing.UNPROVEN


def check(top: Path | None = None, among: Sequence[Promise] | None = None) -> tuple[Row, ...]:
    """Check every promise.

    Args:
        top: A checkout with tests; the one that this program lies in when None.
        among: Other promises than those that are shipped.
    """
    every = promises() if among is None else tuple(among)
    found = results.results(top or results.checkout(), {test for each in every for test in each.tests})
    return tuple(
        Row(
            promise=each,
            rules=tuple(Rule(rule, where(rule)) for rule in each.rules),
            results=tuple(found[test] for test in each.tests),
        )
        for each in every
    )


def passes(rows: Sequence[Row], *, without_results: bool = False) -> bool:
    """Whether no promise is broken, and, unless results are left out, none is unproven.

    Args:
        rows: What `check` found.
        without_results: Look at rules only, for a program that was installed without its tests.
    """
    looked = [row for row in rows if not row.promise.open]
    if without_results:
        return all(row.has_rule and row.results for row in looked)
    return all(row.standing is Standing.KEPT for row in looked)
