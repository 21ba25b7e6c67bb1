"""Keeps how the tests went that the policy's promises name, so that `policy check` can say it; see practice/policy/results.py.

The fingerprint is taken before the first test: what changes while they run makes the results outdated.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from journal_tui.practice.policy import results
from journal_tui.practice.policy.promises import promises

_WORSE = ("passed", "skipped", "failed")


class Outcomes:
    """How each named test went; of a test with parameters the worst."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.tree = results.fingerprint(top)
        self.named = {test for promise in promises() for test in promise.tests}
        self.found: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = report.nodeid.partition("[")[0]
        if test in self.named and (report.when == "call" or report.outcome != "passed"):
            how = "skipped" if hasattr(report, "wasxfail") else report.outcome  # a pass that nobody expected shows nothing
            self.found[test] = max(self.found.get(test, "passed"), how, key=_WORSE.index)

    def pytest_sessionfinish(self) -> None:
        if self.found:
            at = datetime.now().astimezone().isoformat(timespec="minutes")
            with suppress(OSError):  # a checkout that cannot be written keeps no results
                results.keep(self.top, self.found, self.tree, at)


def pytest_configure(config: pytest.Config) -> None:
    """Listen in the process that hears of every test; the workers tell it."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        config.pluginmanager.register(Outcomes(config.rootpath), "policy-outcomes")
