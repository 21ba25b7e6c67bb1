"""The rows of Today, made from one answer of the practice; pure, so that they can be tested without a screen."""

from dataclasses import dataclass
from datetime import date, datetime

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.values import Appointment, Draft, Service, Today
from journal_tui.tui import render
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row

NAME_WIDTH = 18
LATE, WATCH = 4, 3
"""Days after which a draft is overdue, and when it starts to call."""


@dataclass(frozen=True, slots=True)
class DayView:
    """What is needed to draw the day."""

    today: Today
    now: datetime
    hidden: bool
    tomorrow: bool = False
    """Whether there is room for the appointments of tomorrow."""
    half_done: int = 0
    """Acts that touch two stores and could not be finished at unlock."""

    def who(self, client: str, pseudonym: str) -> Content:
        """A name, or the code in its place."""
        if self.hidden or client not in self.today.names:
            return render.code(pseudonym)
        return render.name(self.today.names[client])

    @property
    def width(self) -> int:
        """The name column: as wide as the longest name, never narrower than the design."""
        return max((NAME_WIDTH, *(Content(render.one_line(name)).cell_length for name in self.today.names.values())))


def next_up(today: Today, now: datetime) -> Appointment | None:
    """The appointment that comes next: the first that is not held and has not long passed."""
    waiting = [each for each in today.appointments if not each.ended_at and not each.no_show and not each.started_at]
    coming = [each for each in waiting if each.planned_at >= now]
    return coming[0] if coming else None


def day_rows(view: DayView) -> list[Row]:
    """Everything on the screen below the header, groups without content left out."""
    today = view.today
    groups: list[list[Row]] = []
    if today.appointments:
        groups.append(_appointments(view))
    if drafts := _drafts(view):
        groups.append(drafts)
    if reminders := _reminders(view):
        groups.append([heading(_("Reminders")), *reminders])
    if view.tomorrow and today.tomorrow:
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
    following = next_up(view.today, view.now)
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


def age(days: int) -> str:
    """`today`, `1 day`, `4 days`."""
    return ngettext("{count} day", "{count} days", days).format(count=days) if days else _("today")


def _reminders(view: DayView) -> list[Row]:
    today = view.today
    rows = [_document(service) for service in Service if service not in today.published]
    if view.half_done:
        words = ngettext("{count} act was left half done", "{count} acts were left half done", view.half_done)
        rows.append(_reminder("", _("today"), words.format(count=view.half_done), _("run journal-tui verify"), urgent=True))
    asking = [
        each
        for each in today.appointments
        if (status := today.statuses.get(each.id)) is not None
        and status.verdict in {"missing", "outdated_version"}
        and not each.ended_at
    ]
    if asking:
        words = ngettext("{count} client to ask for consent", "{count} clients to ask for consent", len(asking))
        rows.append(_reminder(f"appointment:{asking[0].id}", _("today"), words.format(count=len(asking)), ""))
    return rows


def _document(service: Service) -> Row:
    words = _("Consent document for {service} is not published").format(service=service_name(service))
    return _reminder(f"document:{service}", _("today"), words, _("draft"), urgent=True)


def _reminder(key: str, when: str, words: str, note: str, *, urgent: bool = False) -> Row:
    tone = "$watch" if urgent else "$ink"
    return row(
        key,
        Cell("▲" if urgent else " ", tone, gap=1),
        Cell(when, tone, width=9),
        Cell(words, "$ink", strong=True),
        Cell(note, "$muted"),
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
    if view.today.clients:
        ways = [_way("way:new", "n", _("Plan an appointment"), "")]
    else:
        ways = [_way("way:new", "n", _("Add a client"), _("takes about two minutes"))]
    if not view.today.clients:
        ways.append(_way("way:demo", "Ctrl+P", "demo", _("open an invented practice and try everything")))
    else:
        ways.append(_way("way:clients", "F3", _("Clients"), ""))
    ways.append(_way("way:help", "F1", _("Help for this screen"), ""))
    return [
        Row("", ((Cell(_("No appointments today."), "$strong bold"),),)),
        Row(
            "", ((Cell(_("The day's appointments, what waits to be signed and what is due soon stand here."), "$muted"),),)
        ),
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
