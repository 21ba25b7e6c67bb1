"""Beside the list of the day: who comes next with the last plan, and the line about the backup below."""

from datetime import datetime

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.values import Appointment, LastPlan, Today
from journal_tui.tui import render
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.screens.day_view import DayView, age
from journal_tui.tui.screens.today_rows import next_up

BACKUP_DAYS = 7
"""An older backup calls."""


def aside(view: DayView, shown: Appointment, plan: LastPlan | None) -> Content:
    """The right pane."""
    following = next_up(view.today, view.now) if view.is_today else None
    when = shown.planned_at.strftime("%H:%M")
    title = _("Next {time}").format(time=when) if following and following.id == shown.id else when
    hidden = view.hidden or shown.client not in view.today.names
    who = render.code(shown.pseudonym) if hidden else render.name(view.today.names[shown.client], bold=True)
    parts: list[Content | tuple[str, str] | str] = [(title, "$muted"), "\n", who, "\n", service_name(shown.service)]
    status = view.today.statuses.get(shown.id)
    if status is not None:
        parts += ["   ", badge(status)]
    if plan is not None:
        parts += ["\n\n", (_("Last plan"), "$strong bold"), "  ", (plan.at.date().isoformat(), "$muted"), "\n"]
        parts.append(render.stored(plan.text) if view.hidden or not plan.identified else render.plain(plan.identified))
    return Content.assemble(*parts)


def backup_words(today: Today, now: datetime) -> Content:
    """When the last backup was made, or that there is none yet: said plainly, for nobody notices what is not there."""
    if today.backup_at is None:
        return Content.assemble(("▲", "$watch"), " ", (_("Backup"), "$ink"), " ", (_("none yet"), "$muted"))
    days = (now.date() - today.backup_at.date()).days
    sign, tone = ("▲", "$watch") if days > BACKUP_DAYS else ("●", "$ok")
    when = age(days) if days else today.backup_at.strftime("%H:%M")
    return Content.assemble((sign, tone), " ", (_("Backup"), "$ink"), " ", (when, "$muted"))
