"""What is going on with a client, for the card: last plan, goals, what was measured, agreements, safety plan; pure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.tui.widgets.continuity_rows import agreement_words, due_words, goal_words
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, labelled, text
from journal_tui.wording import day
from journal_tui.wording.curves import head_text
from journal_tui.wording.measures import value_text

if TYPE_CHECKING:
    from journal_tui.tui.screens.client_card_rows import CardView

MOST = 3
"""Agreements shown on the card; the follow-up has them all."""
TOPIC = 9


def now_rows(view: "CardView", plan: Sequence[Row]) -> list[Row]:
    """The heading and its lines; nothing at all when nothing is going on.

    Args:
        view: The card.
        plan: The rows of the last plan.
    """
    goals = [_goal(view, number) for number in range(len(view.standing.goals))]
    agreed = _agreements(view)
    measured = [_measured(view)] if view.scales else []
    going = [*plan, *goals, *measured]
    rows: list[Row] = (
        [blank(), heading(_("Now"), right=_("{key:follow-up-client} follow up")), *going] if going or agreed else []
    )
    if view.standing.safety_plan_at is not None:
        words = _("written {day}").format(day=day(view.standing.safety_plan_at.astimezone().date()))
        rows = rows or [blank(), heading(_("Now"))]
        rows.append(text(Content.assemble((_("Safety plan"), "$muted"), "  ", (words, "$ink"))))
    return [*rows, *agreed]


def _goal(view: "CardView", number: int) -> Row:
    goal = view.standing.goals[number]
    words = Content.assemble(reading(goal.text, goal.identified, hidden=view.hidden), "   ", (goal_words(goal), "$muted"))
    return labelled("" if number else _("Goal"), words, view.label)


def _measured(view: "CardView") -> Row:
    """From where to where the first scale went, and the way to all of them."""
    first = view.scales[0]
    one, values = first.instrument, [(each.on, each.value) for each in first.values if each.value is not None]
    ends = dict.fromkeys((values[0], values[-1]))  # one value is both ends
    reach = " → ".join(value_text(one, value) for _on, value in ends)
    title, _range, better = head_text(one)
    more = "   ".join(part for part in (day(values[-1][0]), better, _("{key:show-measures} scales")) if part)
    return labelled(_("Scales"), Content.assemble((f"{title} {reach}", "$ink"), "   ", (more, "$muted")), view.label)


def _agreements(view: "CardView") -> list[Row]:
    found = view.standing.agreements
    if not found:
        return []
    count = ngettext("{count} open", "{count} open", len(found)).format(count=len(found))
    rows = [blank(), heading(_("Agreements"), count)]
    for each in found[:MOST]:
        cells = (
            Cell(topic_title(each.topic, language()), "$ink", width=TOPIC),
            Cell(agreement_words(each, hidden=view.hidden), grow=True),
            Cell(due_words(each, view.today)),
        )
        rows.append(Row("", (cells,)))
    return rows
