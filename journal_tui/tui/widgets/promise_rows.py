"""Promises as rows of a list, and one of them whole: what is promised, what keeps it, what shows it."""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.content import Content

from journal_tui.locales import _, language
from journal_tui.practice.policy.check import Row as Checked
from journal_tui.practice.policy.check import Standing
from journal_tui.practice.policy.results import Outcome
from journal_tui.tui.widgets.rows import Cell, Row, row
from journal_tui.wording.promises import SIGNS, result_words, rule_words, standing_word

COLOURS: Final[Mapping[Standing, str]] = {
    Standing.KEPT: "$ok",
    Standing.OPEN: "$muted",
    Standing.UNPROVEN: "$watch",
    Standing.BROKEN: "$stop",
}


def promise_rows(found: Sequence[Checked]) -> list[Row]:
    """One row a promise."""
    return [
        row(
            each.promise.code,
            Cell(SIGNS[each.standing], COLOURS[each.standing], width=1, gap=1),
            Cell(each.promise.code, width=4, strong=True),
            Cell(standing_word(each.standing), COLOURS[each.standing], width=11),
            Cell(each.promise.text[language()], "$ink"),
        )
        for each in found
    ]


def fits(checked: Checked, words: str) -> bool:
    """Whether every word stands in the code, the promise, how it stands, a rule or a test."""
    promise = checked.promise
    tests = (each.test for each in checked.results)
    rules = (f"{each.name} {each.where}" for each in checked.rules)
    parts = (promise.code, promise.text[language()], promise.keeps[language()], standing_word(checked.standing))
    whole = " ".join((*parts, *rules, *tests)).casefold()
    return all(word in whole for word in words.casefold().split())


def promise_content(checked: Checked | None) -> Content:
    """One promise whole."""
    if checked is None:
        return Content("")
    promise, colour = checked.promise, COLOURS[checked.standing]
    lines = [
        Content.assemble((promise.code, "$strong bold"), "  ", (promise.text[language()], "$strong bold")),
        Content.assemble((SIGNS[checked.standing], colour), " ", (standing_word(checked.standing), colour)),
        Content(""),
        Content(promise.keeps[language()]),
    ]
    if promise.open:
        lines += [Content(""), Content.styled(promise.open[language()], "$watch")]
    if checked.rules:
        lines += [Content(""), Content.styled(_("What keeps it"), "$strong bold")]
    for each in checked.rules:
        lines += [Content(each.name), Content.styled(f"  {rule_words(each.where)}", "$muted" if each.where else "$stop")]
    if checked.results:
        lines += [Content(""), Content.styled(_("What shows it"), "$strong bold")]
    for result in checked.results:
        file, _colons, name = result.test.partition("::")
        passed = result.outcome is Outcome.PASSED
        words = Content.styled(f"  {result_words(result)}", "$muted" if passed else "$watch")
        lines += [Content(name), Content.styled(f"  {file}", "$muted"), words]
    return Content("\n").join(lines)
