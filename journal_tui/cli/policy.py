"""`policy check`: is every promise of the privacy policy kept, and what shows it?

The rule: nothing is opened and no passphrase is asked for. It ends with 1 when a promise lacks its rule, or a test that
passed on this very program; one that the data calls open is shown as open and does not decide.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.checks import FAILED
from journal_tui.locales import _, language

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.policy.check import Row


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("policy", _("The privacy policy and its promises."))
    checked = group.add("check", _("Show each promise with its rule, its tests and how they went."), check, opens=False)
    checked.add_argument("--run", action="store_true", help=_("run the named tests first; takes minutes"))
    text = _("look at rules only, where the tests are not installed")
    checked.add_argument("--without-results", action="store_true", help=text)


def check(call: "Call") -> int:
    """Show every promise."""
    from journal_tui.practice.policy import check as checking
    from journal_tui.practice.policy import results
    from journal_tui.practice.policy.promises import promises
    from journal_tui.wording import promises as wording

    top = results.checkout()
    if call.arguments.run and top is not None:
        results.run(top, {test for each in promises() for test in each.tests})
    rows = checking.check()
    for row in rows:
        call.output.answer(_value(row), _lines(row))
    without = bool(call.arguments.without_results)
    call.output.say(wording.summary(rows))
    if not without and (next_step := wording.way_on(rows)):
        call.output.say(next_step)
    return 0 if checking.passes(rows, without_results=without) else FAILED


def _value(row: "Row") -> dict[str, object]:
    promise = row.promise
    return {
        "id": promise.code,
        "promise": promise.text[language()],
        "keeps": promise.keeps[language()],
        "standing": row.standing.value,
        "rules": [{"rule": rule.name, "where": rule.where or None} for rule in row.rules],
        "tests": [{"test": each.test, "result": each.outcome.value, "at": each.at or None} for each in row.results],
        "result": row.outcome.value,
        "open": promise.open.get(language()),
    }


def _lines(row: "Row") -> list[str]:
    from journal_tui.wording import promises as wording

    promise = row.promise
    sign = wording.SIGNS[row.standing]
    lines = [f"{sign} {promise.code}  {wording.standing_word(row.standing).ljust(10)}  {promise.text[language()]}"]
    lines += [f"       {_('rule').ljust(5)} {rule.name}  {wording.rule_words(rule.where)}" for rule in row.rules]
    lines += [f"       {_('test').ljust(5)} {each.test}  {wording.result_words(each)}" for each in row.results]
    if promise.open:
        lines.append(f"       {promise.open[language()]}")
    return lines
