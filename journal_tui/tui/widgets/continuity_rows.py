"""Agreements and goals as they are shown: in the pane beside the note, in the follow-up, on the client's card.

Rules: the topic or the goal first, how it stands after it; only what is overdue has a colour, and says so in words.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.values import Agreement, AgreementKind, Goal, GoalState
from journal_tui.tui.widgets.reading import reading
from journal_tui.wording import day, word

Part = Content | str | tuple[str, str]


def due_words(each: Agreement, today: date) -> Content:
    """By when, and since when it is late; empty for what has no day or is settled."""
    if not each.is_open:
        return Content.styled(word(each.state), "$muted")
    if each.due is None:
        return Content("")
    late = (today - each.due).days
    if late > 0:
        days = ngettext("{count} day late", "{count} days late", late).format(count=late)
        return Content.assemble(("▲ ", "$watch"), (days, "$watch"))
    return Content.styled(_("by {day}").format(day=day(each.due)), "$muted")


def agreement_words(each: Agreement, *, hidden: bool) -> Content:
    """What was agreed, names put back while names show; always on one line."""
    return reading(each.text, each.identified, hidden=hidden)


def goal_words(each: Goal) -> str:
    """How near a goal is."""
    if each.state is not GoalState.ACTIVE:
        return word(each.state)
    rating = each.latest
    return _("not rated yet") if rating is None else _("{value} of 10").format(value=rating.value)


def _gap(words: Content, after: int, width: int) -> str:
    """Two spaces, or a new line where what comes after would be parted."""
    last = words.wrap(width)[-1].cell_length if width > 0 else 0
    return "\n" if width > 0 and last + 2 + after > width else "  "


def goals_part(goals: Iterable[Goal], width: int, *, hidden: bool) -> list[Part]:
    """The goals for a side pane; nothing when there are none.

    Args:
        goals: Those that are aimed for.
        width: Cells of the pane; how near a goal is goes to a line of its own rather than be parted. 0 while not known.
        hidden: Whether names are hidden.
    """
    parts: list[Part] = []
    for goal in goals:
        words, state = reading(goal.text, goal.identified, hidden=hidden), goal_words(goal)
        parts += ["\n", words, _gap(words, len(state), width), (state, "$muted")]
    return ["\n\n", (_("Goals"), "$strong bold"), *parts] if parts else []


def agreements_part(agreements: Sequence[Agreement], language: str, today: date, width: int, *, hidden: bool) -> list[Part]:
    """Homework and agreements for a side pane, each under its heading; nothing when there are none.

    Args:
        agreements: Those that are open.
        language: Of the topics.
        today: The day of the practice.
        width: Cells of the pane; how late one is goes to a line of its own rather than be parted. 0 while not known.
        hidden: Whether names are hidden.
    """
    parts: list[Part] = []
    for kind, title in ((AgreementKind.HOMEWORK, _("Homework")), (AgreementKind.AGREEMENT, _("Agreements"))):
        found = [each for each in agreements if each.kind is kind]
        if found:
            parts += ["\n\n", (title, "$strong bold")]
        for each in found:
            text = agreement_words(each, hidden=hidden)
            due = due_words(each, today)
            words = Content.assemble((topic_title(each.topic, language), "$ink"), "   ", text.stylize_before("$muted"))
            parts += ["\n", words, *((_gap(words, due.cell_length, width), due) if due else ())]
    return parts
