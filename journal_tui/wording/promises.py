"""How it stands with a promise, in words and signs, for the command line and the screen."""

from collections.abc import Mapping, Sequence
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.practice.policy.check import Row, Standing
from journal_tui.practice.policy.results import Outcome, Result

SIGNS: Final[Mapping[Standing, str]] = {
    Standing.KEPT: "●",
    Standing.OPEN: "□",
    Standing.UNPROVEN: "▲",
    Standing.BROKEN: "×",
}
_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.KEPT: N_("holds"),
    Standing.OPEN: N_("awaited"),
    Standing.UNPROVEN: N_("unproven"),
    Standing.BROKEN: N_("broken"),
}
_OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.PASSED: N_("passed"),
    Outcome.FAILED: N_("failed"),
    Outcome.SKIPPED: N_("skipped"),
    Outcome.OUTDATED: N_("run before the last change"),
    Outcome.NOT_RUN: N_("not run"),
    Outcome.MISSING: N_("there is no such test"),
    Outcome.EMPTY: N_("the test looks at nothing"),
    Outcome.NOT_HERE: N_("the tests are not installed here"),
}


def standing_word(standing: Standing) -> str:
    """`holds`, `awaited`, `unproven`, `broken`."""
    return _(_STANDINGS[standing])


def result_words(result: Result) -> str:
    """How a test went, and when."""
    return f"{_(_OUTCOMES[result.outcome])} {result.at.replace('T', ' ')[:16]}".rstrip()


def outcome_word(outcome: Outcome) -> str:
    """How a test went."""
    return _(_OUTCOMES[outcome])


def rule_words(where: str) -> str:
    """Where a rule stands, or that it stands nowhere."""
    return where or _("there is no such rule")


def summary(rows: Sequence[Row]) -> str:
    """How many promises hold, and how many are awaited, unproven or broken."""
    held = _("{kept} of {all} kept").format(kept=_count(rows, Standing.KEPT), all=len(rows))
    others = ((standing, _count(rows, standing)) for standing in (Standing.OPEN, Standing.UNPROVEN, Standing.BROKEN))
    return ", ".join([held, *(f"{count} {standing_word(standing)}" for standing, count in others if count)])


def way_on(rows: Sequence[Row]) -> str:
    """What to do when nobody has seen the tests pass; empty when there is nothing to do."""
    found = {result.outcome for row in rows for result in row.results}
    if Outcome.NOT_HERE in found:
        return _("The tests are not installed with the program; a copy of its source shows them. Rules: --without-results.")
    if found & {Outcome.NOT_RUN, Outcome.OUTDATED}:
        return _("To run the named tests now: journal-tui policy check --run")
    return ""


def _count(rows: Sequence[Row], standing: Standing) -> int:
    return sum(row.standing is standing for row in rows)
