"""The rows of purge day: the rules with what is due by each, who is due by one, journals to look at; pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.retention.rules import Rule
from journal_tui.practice.rights.case_words import CaseChannel
from journal_tui.practice.values import Channel
from journal_tui.tui.purge_data import DueLine, LookLine, PurgeDay
from journal_tui.tui.screens.case_rows import who_content
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import word
from journal_tui.wording.case_steps import hold_words
from journal_tui.wording.rights import channel_words

KIND, NUMBER, DAY, WHO, CHANNEL = 20, 9, 10, 18, 9
HELD = 7
_YEAR = 12
_STARTS: Final[Mapping[str, str]] = {
    "last_contact": N_("{length} from contact"),
    "written": N_("{length} from writing"),
    "closed": N_("{length} from closing"),
    "year_end": N_("{length} by year end"),
}


def rule_rows(day: PurgeDay, today: date) -> list[Row]:
    """One line for each rule: what goes, how much is due, how much of it is held, since when the oldest waits."""
    head = (
        Cell(_("Data"), "$muted", width=KIND),
        Cell(_("Goes after"), "$muted", grow=True),
        Cell(_("due").rjust(NUMBER), "$muted", width=NUMBER),
        Cell(_("is held").rjust(HELD), "$muted", width=HELD),
        Cell(_("oldest"), "$muted", width=DAY),
    )
    rows = [Row("", (head,)), *(_rule(rule, day.of_rule(rule.code), today) for rule in day.rules)]
    if not day.due:
        rows += [
            blank(),
            text(_("Nothing is due."), "$strong bold"),
            text(_("What must go by rule stands here on its day. Journals never go by rule."), "$muted"),
        ]
    return rows


def _rule(rule: Rule, due: Sequence[DueLine], today: date) -> Row:
    waiting = [each for each in due if not each.line.due.held_by]
    held = len(due) - len(waiting)
    oldest = min((each.line.due.since for each in waiting), default=None)
    late = oldest is not None and (today - oldest).days > 0
    tone = "$stop" if late else "$ink"
    kind = rule.title(language()).partition(": ")[0]
    return row(
        rule.code,
        Cell(kind, "$ink", width=KIND, strong=True),
        Cell(_length(rule), "$muted", grow=True),
        Cell(f"{len(due) or '–':>{NUMBER}}", "$ink" if due else "$muted", width=NUMBER),
        Cell(f"{held or '–':>{HELD}}", "$watch" if held else "$muted", width=HELD),
        Cell(oldest.isoformat() if oldest else "–", tone if oldest else "$muted", width=DAY),
    )


def _length(rule: Rule) -> str:
    """How long, and counted from what, in so few words that it is whole at 80 columns; the status line has the sentence."""
    years = rule.years or (rule.months // _YEAR if rule.months % _YEAR == 0 else 0)
    if years:
        length = ngettext("{count} year", "{count} years", years).format(count=years)
    elif rule.months:
        length = ngettext("{count} month", "{count} months", rule.months).format(count=rule.months)
    else:
        length = ngettext("{count} day", "{count} days", rule.days).format(count=rule.days)
    return _(_STARTS[rule.start]).format(length=length)


def due_rows(due: Sequence[DueLine], *, hidden: bool) -> list[Row]:
    """Who is due by a rule: why, the last contact and its channel, and what keeps it back."""
    if not due:
        return [text(_("Nobody is due by this rule."), "$strong bold")]
    head = (
        Cell(_("Due since"), "$muted", width=DAY),
        Cell(_("Client"), "$muted", width=WHO),
        Cell(_("last contact"), "$muted", width=DAY + CHANNEL + 2),
        Cell("", grow=True),
    )
    return [Row("", (head,)), *(_due(number, each, hidden=hidden) for number, each in enumerate(due))]


def _due(number: int, each: DueLine, *, hidden: bool) -> Row:
    due = each.line.due
    return row(
        str(number),
        Cell(due.since.isoformat(), "$ink", width=DAY),
        Cell(_who(each), width=WHO, strong=True)
        if not each.who.name
        else Cell(who_content(each.who, hidden=hidden), width=WHO),
        Cell(due.start.isoformat(), "$muted", width=DAY),
        Cell(channel(due.channel), "$muted", width=CHANNEL),
        Cell(_state(each), grow=True),
    )


def _who(each: DueLine) -> Content:
    """What is due and belongs to no client, or to none any more: an enquiry, a year of bookkeeping, a case that is over."""
    words = {"R4": _("a year of bookkeeping"), "case": _("a case or disclosure")}.get(each.line.due.rule, _("an enquiry"))
    return Content.styled(words, "$ink")


def _state(each: DueLine) -> Content:
    if each.line.due.held_by:
        return Content.styled(f"▲ {hold_words(each.line.due.held_by)}", "$watch")
    if each.line.excluded:
        return Content.styled(f"■ {_('excluded for now')}", "$ink")
    if each.line.due.minimal:
        return Content.styled(_("what the journal does not need"), "$muted")
    return Content.styled(_("everything"), "$muted")


def channel(code: str) -> str:
    """A channel in words, or nothing."""
    if code in set(Channel):
        return word(Channel(code))
    return channel_words(CaseChannel(code)) if code in set(CaseChannel) else code


def review_rows(reviews: Sequence[LookLine], *, hidden: bool) -> list[Row]:
    """Journals without contact, the oldest first, by the years that have passed."""
    if not reviews:
        return [
            text(_("No journal waits to be looked at."), "$strong bold"),
            text(
                _("Journals without contact for three, five or ten years will stand here."),
                "$muted",
            ),
        ]
    rows: list[Row] = []
    for years in sorted({each.line.years for each in reviews}, reverse=True):
        mine = [each for each in reviews if each.line.years == years]
        title = ngettext("{count} year without contact", "{count} years without contact", years).format(count=years)
        rows += [*([blank()] if rows else []), heading(title, str(len(mine)))]
        rows += [
            row(
                each.line.client,
                Cell(who_content(each.who, hidden=hidden), width=WHO + 6, strong=not hidden),
                Cell(_("last contact {day}").format(day=each.last.isoformat()), "$muted"),
                Cell(channel(each.line.channel), "$muted"),
            )
            for each in mine
        ]
    return rows
