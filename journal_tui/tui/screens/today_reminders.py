"""The reminders of the day: what falls due for somebody, what is half done, whom to ask for consent."""

from journal_tui.locales import _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.practice.values import Reminder, ReminderKind, Service
from journal_tui.tui.badges import service_name
from journal_tui.tui.screens.case_rows import NEAR, SOON
from journal_tui.tui.screens.day_view import DayView, Waits, age
from journal_tui.tui.widgets.rows import Cell, Row, row
from journal_tui.wording.rights import kind_words

DATE = 10
MOST = 3
"""So many of what falls due are shown; the rest is counted."""


def reminder_rows(view: DayView) -> list[Row]:
    """What is due or waits, beside the appointments and the drafts."""
    today = view.today
    rows = [_purge(view.overdue)] if view.overdue else []
    rows += [_due(view, number, each) for number, each in enumerate(today.reminders[:MOST])]
    if len(today.reminders) > MOST:
        more = len(today.reminders) - MOST
        rows.append(_reminder("", "", ngettext("{count} more", "{count} more", more).format(count=more), ""))
    rows += [_document(service) for service in Service if service not in today.published]
    if half := view.waits.half_done:
        words = ngettext("{count} act was left half done", "{count} acts were left half done", half)
        rows.append(_reminder("", _("today"), words.format(count=half), _("run journal-tui verify"), urgent=True))
    rows += _beside(view.waits)
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


def _due(view: DayView, number: int, each: Reminder) -> Row:
    """An agreement or a consent with a day: how far away it is, whose, and when."""
    days = (each.due - view.now.date()).days
    if days < 0:
        when, tone = _("overdue"), "$stop"
    else:
        when = age(days)
        tone = "$watch" if days <= 2 or each.kind is ReminderKind.RENEWAL else "$ink"
    if each.kind is ReminderKind.CASE:
        tone = "$stop" if days <= NEAR else "$watch" if days <= SOON else "$ink"
        words = f"{kind_words(CaseKind(each.topic))} {each.case}"
    elif each.kind is ReminderKind.RENEWAL:
        words = _("Consent ends, {service}").format(service=service_name(each.service))
    elif each.kind is ReminderKind.WITHDRAWAL:
        words = _("Ask whether the texts shall go, {service}").format(service=service_name(each.service))
    else:
        topic = topic_title(each.topic, language()).lower()
        words = _("Agreement, {topic}").format(topic=topic)
    return row(
        _key(each, number),
        Cell(" " if tone == "$ink" else "▲", tone, gap=1),
        Cell(when, tone, width=9, strong=True),
        Cell(view.who(each.client, each.pseudonym), width=view.width, strong=not view.hidden),
        Cell(words, "$ink", grow=True),
        Cell(each.due.isoformat(), "$muted", width=DATE, gap=0),
    )


def _key(each: Reminder, number: int) -> str:
    """What opens: the case, the question after a withdrawal, or the client's card."""
    if each.case:
        return f"case:{each.case}"
    if each.kind is ReminderKind.WITHDRAWAL:
        return f"withdrawn:{each.client}:{each.service}"
    return f"client:{each.client}:{number}"


def _beside(waits: Waits) -> list[Row]:
    """What waits beside the journal: emergency notes first, then questions, then one's own notes."""
    rows = []
    if count := waits.emergencies:
        words = ngettext("{count} emergency note to decide about", "{count} emergency notes to decide about", count)
        rows.append(_reminder("emergencies:", _("today"), words.format(count=count), "", urgent=True))
    if count := waits.enquiries:
        words = ngettext("{count} enquiry without an answer", "{count} enquiries without an answer", count)
        rows.append(_reminder("enquiries:", _("today"), words.format(count=count), ""))
    if count := waits.working:
        words = ngettext("{count} working note to look at again", "{count} working notes to look at again", count)
        rows.append(_reminder("emergencies:1", _("today"), words.format(count=count), ""))
    return rows


def _purge(days: int) -> Row:
    """A purge that has waited too long."""
    words = ngettext("Purge overdue for {count} day", "Purge overdue for {count} days", days).format(count=days)
    return row(
        "purge:",
        Cell("▲", "$stop", gap=1),
        Cell(_("overdue"), "$stop", width=9, strong=True),
        Cell(words, "$ink", strong=True),
        Cell(_("{key:open-purge} shows it"), "$muted"),
    )


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
