"""Beside the list of the day: who comes next with what was planned, agreed and measured, and the line about the backup below."""

from datetime import date, datetime

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.values import Appointment, Today
from journal_tui.tui import render
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.screens.day_view import DayView, age
from journal_tui.tui.screens.today_rows import next_up
from journal_tui.tui.session_data import Beside, Coming
from journal_tui.tui.widgets.continuity_rows import agreements_part, goals_part
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.scales_pane import scales_of, scales_part

BACKUP_DAYS = 7
"""An older backup calls."""


def aside(view: DayView, shown: Appointment, coming: Coming | None, language: str, width: int) -> Content:
    """The right pane: who, how the consent stands, the last plan, homework and agreements, goals, measures.

    Args:
        view: The day.
        shown: The appointment in view.
        coming: What stands beside it; None while it is not known, or where it may not be read.
        language: Of the topics.
        width: Cells of the pane.
    """
    following = next_up(view.today, view.now) if view.is_today else None
    when = shown.planned_at.strftime("%H:%M")
    title = _("Next {time}").format(time=when) if following and following.id == shown.id else when
    hidden = view.hidden or shown.client not in view.today.names
    who = render.code(shown.pseudonym) if hidden else render.name(view.today.names[shown.client], bold=True)
    parts: list[Content | tuple[str, str] | str] = [(title, "$muted"), "\n", who, "\n", service_name(shown.service)]
    if coming is not None:
        parts.append(f", {_('appointment {number}').format(number=coming.number)}")
    status = view.today.statuses.get(shown.id)
    if status is not None:
        parts += ["   ", badge(status)]
    if coming is not None:
        parts += _beside(coming.beside, language, view.now.date(), width, hidden=view.hidden)
    return Content.assemble(*parts)


def _beside(
    beside: Beside, language: str, today: date, width: int, *, hidden: bool
) -> list[Content | tuple[str, str] | str]:
    parts: list[Content | tuple[str, str] | str] = []
    if (plan := beside.plan) is not None:
        parts += ["\n\n", (_("Last plan"), "$strong bold"), "  ", (plan.at.date().isoformat(), "$muted"), "\n"]
        parts.append(reading(plan.text, plan.identified, hidden=hidden))
    parts += agreements_part(beside.agreements, language, today, width, hidden=hidden)
    parts += goals_part(beside.goals, width, hidden=hidden)
    return [*parts, *scales_part(scales_of(beside.measured), width)]


def backup_words(today: Today, now: datetime) -> Content:
    """When the last backup was made, or that there is none yet: said plainly, for nobody notices what is not there."""
    if today.backup_at is None:
        return Content.assemble(("▲", "$watch"), " ", (_("Backup"), "$ink"), " ", (_("none yet"), "$muted"))
    days = (now.date() - today.backup_at.date()).days
    sign, tone = ("▲", "$watch") if days > BACKUP_DAYS else ("●", "$ok")
    when = age(days) if days else today.backup_at.strftime("%H:%M")
    return Content.assemble((sign, tone), " ", (_("Backup"), "$ink"), " ", (when, "$muted"))
