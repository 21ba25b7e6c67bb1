"""The rows of Today, made from one answer of the practice; pure, so that they can be tested without a screen."""

from datetime import date, datetime, timedelta

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.values import Appointment, Draft, Today
from journal_tui.tui.app_commands import GoClients
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.commands import Help, Palette
from journal_tui.tui.day_commands import NewThing
from journal_tui.tui.screens.day_view import LATE, WATCH, DayView, age
from journal_tui.tui.screens.today_reminders import reminder_rows
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text

LATE_BY = timedelta(minutes=30)
"""How long after its time a meeting that has not begun is still the one to start: people come late."""


def next_up(today: Today, now: datetime) -> Appointment | None:
    """The appointment that comes next: the first that is not held and has not long passed."""
    waiting = [each for each in today.appointments if not each.ended_at and not each.no_show and not each.started_at]
    coming = [each for each in waiting if each.planned_at + LATE_BY >= now]
    return coming[0] if coming else None


def day_rows(view: DayView) -> list[Row]:
    """Everything on the screen below the header, groups without content left out."""
    today = view.today
    groups: list[list[Row]] = []
    if today.appointments:
        groups.append(_appointments(view))
    if view.is_today and (drafts := _drafts(view)):
        groups.append(drafts)
    if view.is_today and (reminders := reminder_rows(view)):
        groups.append([heading(_("Reminders")), *reminders])
    if view.is_today and view.tomorrow and today.tomorrow:
        groups.append(_tomorrow(view))
    if not today.appointments:
        groups.insert(0, _empty(view))
    rows: list[Row] = []
    for group in groups:
        rows += [blank(), *group] if rows else group
    return rows


def _appointments(view: DayView) -> list[Row]:
    held = sum(1 for each in view.today.appointments if each.ended_at or each.no_show)
    count = len(view.today.appointments)
    note = ngettext("{held} of {count} done", "{held} of {count} done", count).format(held=held, count=count)
    following = next_up(view.today, view.now) if view.is_today else None
    return [
        heading(_("Appointments"), note),
        *(_appointment(view, each, following) for each in view.today.appointments),
    ]


def _appointment(view: DayView, each: Appointment, following: Appointment | None) -> Row:
    status = view.today.statuses.get(each.id)
    return row(
        f"appointment:{each.id}",
        Cell(each.planned_at.strftime("%H:%M"), "$muted", width=5, strong=True),
        Cell(view.who(each.client, each.pseudonym), width=view.width, strong=not view.hidden),
        Cell(service_name(each.service), width=4),
        Cell(badge(status) if status else "", width=16),
        Cell(_remark(view, each, following)),
    )


def _remark(view: DayView, each: Appointment, following: Appointment | None) -> Content:
    if each.no_show:
        return Content.styled(_("did not come"), "$muted")
    if each.started_at and not each.ended_at:
        words = _("in progress") if each.journalled else _("without journal")
        return Content.assemble(("► ", "$accent"), (words, "$ink"))
    if each.ended_at and not each.journalled:
        return Content.styled(_("without journal"), "$muted")
    if each.draft and not each.entry:
        return Content.styled(_("draft"), "$ink")
    if each.entry:
        return Content.styled(_("signed"), "$muted")
    if each.ended_at:
        return Content.styled(_("held"), "$muted")
    if following is not None and each.id == following.id:
        return Content.styled(_("next"), "$accent bold")
    status = view.today.statuses.get(each.id)
    if status is not None and status.since is not None and status.verdict not in {"granted", "outdated_version", "missing"}:
        return Content.styled(_("since {day}").format(day=status.since.date().isoformat()), "$muted")
    return Content("")


def _drafts(view: DayView) -> list[Row]:
    drafts = [each for each in view.today.drafts if each.appointment not in _running(view.today)]
    if not drafts:
        return []
    return [heading(_("To sign"), str(len(drafts))), *(_draft(view, each) for each in drafts)]


def _running(today: Today) -> set[str]:
    return {each.id for each in today.appointments if each.started_at and not each.ended_at}


def _draft(view: DayView, each: Draft) -> Row:
    days = max((view.now.date() - each.created_at.date()).days, 0)
    tone = "$stop" if days >= LATE else "$watch" if days >= WATCH else "$ink"
    words = ngettext("{count} word", "{count} words", each.words).format(count=each.words)
    if each.frozen:
        state = Content.styled(_("■ locked, consent withdrawn"), "$stop")
    else:
        when = _("draft {day}").format(day=each.created_at.date().isoformat())
        state = Content.styled(f"{when}, {words}", "$muted")
    return row(
        f"draft:{each.id}",
        Cell("▲" if days >= WATCH else " ", tone, gap=1),
        Cell(age(days), tone, width=9, strong=True),
        Cell(view.who(each.client, each.pseudonym), width=view.width, strong=not view.hidden),
        Cell(service_name(each.service), width=4),
        Cell(state),
    )


def _tomorrow(view: DayView) -> list[Row]:
    rows = [heading(_("Tomorrow"), str(len(view.today.tomorrow)))]
    for each in view.today.tomorrow:
        status = view.today.statuses.get(each.id)
        rows.append(
            row(
                f"tomorrow:{each.id}",
                Cell(each.planned_at.strftime("%H:%M"), "$muted", width=5, strong=True),
                Cell(view.who(each.client, each.pseudonym), width=view.width, strong=not view.hidden),
                Cell(service_name(each.service), width=4),
                Cell(badge(status) if status else ""),
            )
        )
    return rows


def _empty(view: DayView) -> list[Row]:
    if not view.is_today:
        return [
            text(_("No appointments this day."), "$strong bold"),
            text(_("{key:new-thing} plans one; {key:back-to-today} goes back to today."), "$muted"),
        ]
    if view.today.clients:
        ways = [_way("way:new", NewThing.shown_key(), _("Plan an appointment"), "")]
    else:
        ways = [_way("way:new", NewThing.shown_key(), _("Add a client"), _("takes about two minutes"))]
    if not view.today.clients:
        ways.append(_way("way:demo", Palette.shown_key(), "demo", _("open an invented practice and try everything")))
    else:
        ways.append(_way("way:clients", GoClients.shown_key(), _("Clients"), ""))
    ways.append(_way("way:help", Help.shown_key(), _("Help for this screen"), ""))
    return [
        Row("", ((Cell(_("No appointments today."), "$strong bold"),),)),
        Row("", ((Cell(_("Here stand the day's appointments, what waits to be signed and what is due."), "$muted"),),)),
        blank(),
        blank(),
        heading(_("Begin here")),
        *ways,
    ]


def _way(key: str, pressed: str, words: str, note: str) -> Row:
    return row(key, Cell(pressed, "$accent bold", width=6), Cell(words, "$ink", gap=3, strong=True), Cell(note, "$muted"))


def day_title(day: date) -> str:
    """`monday 2026-11-23`, as the header has it."""
    from journal_tui.tui.badges import weekday

    return f"{weekday(day.weekday())} {day.isoformat()}"
