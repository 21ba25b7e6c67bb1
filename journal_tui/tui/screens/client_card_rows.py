"""The rows of a client's card; pure. Two widths: one list below 100 columns, history and more beside it above."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from textual.content import Content

from journal_tui.locales import _, language, ngettext
from journal_tui.practice.cards import ClientCard
from journal_tui.practice.continuity.values import Standing
from journal_tui.practice.values import ConsentAnswer, EntryLine, LastPlan, Purpose, ServiceStatus
from journal_tui.tui import render
from journal_tui.tui.badges import answer_badge, entry_state, service_name
from journal_tui.tui.screens.client_card_now import now_rows
from journal_tui.tui.screens.client_rights import ClientRights, rights_rows
from journal_tui.tui.twin_data import Twin
from journal_tui.tui.twin_rows import twin_rows
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, labelled, row, text
from journal_tui.tui.widgets.scales_pane import Scale
from journal_tui.wording import word
from journal_tui.wording.contracts import span_words

FEW = 3
LONG_AGO = 90
"""Days without contact after which a client comes back rather than goes on."""
MOST_OF_PLAN = 3
PURPOSE_WIDTH, STATE_WIDTH = 28, 15


@dataclass(frozen=True, slots=True)
class CardView:
    """What is needed to draw a card."""

    card: ClientCard
    entries: tuple[EntryLine, ...]
    plan: LastPlan | None
    hidden: bool
    wide: bool
    width: int = 76
    """Cells of the left pane."""
    standing: Standing = field(default_factory=Standing)
    """Open agreements and goals."""
    today: date = date.min
    rights: ClientRights = field(default_factory=ClientRights)
    """Open cases, restrictions, holds."""
    scales: tuple[Scale, ...] = ()
    """What was measured, the scale that has most to say first."""
    twins: tuple[Twin, ...] = ()
    """Whoever else the client is, or may be."""

    @property
    def label(self) -> int:
        """Width of the label column: one per screen."""
        return 9 if self.wide else 6


def purpose_words(purpose: Purpose) -> str:
    """What is asked, as a line of a list: `Journal over the sessions`."""
    words = word(purpose)
    return words[:1].upper() + words[1:]


def card_rows(view: CardView) -> list[Row]:
    """The left pane, or everything when there is one pane."""
    now = now_rows(view, _plan(view, view.plan) if view.plan is not None else [])
    first = now if asleep(view) else []
    rows = [
        *_summary(view),
        *twin_rows(view.twins, hidden=view.hidden),
        *rights_rows(view.rights),
        *first,
        blank(),
        heading(_("Consent"), right=_("{key:ask-consent} change")),
    ]
    for status in view.card.services:
        rows += _consents(status, view.label)
    rows += [] if first else now
    if not view.wide:
        rows += [blank(), *history_rows(view)]
    rows += [blank(), heading(_("Contact")), *_contact(view), *_contracts(view)]
    if view.wide:
        rows += [blank(), heading(_("Purging")), *_purging(view)]
    return rows


def asleep(view: CardView) -> bool:
    """Whether the client has not been here for long: then what was planned last comes before everything else."""
    last = view.card.last_contact
    return view.card.next_at is None and last is not None and (view.today - last).days > LONG_AGO


def _summary(view: CardView) -> list[Row]:
    """Since when and how often, a line for each service; the next appointment behind the first."""
    lines = []
    for status in view.card.services:
        since = view.card.since.get(status.service)
        held = view.card.held.get(status.service, 0)
        count = ngettext("{count} appointment", "{count} appointments", held).format(count=held)
        name = service_name(status.service)
        words = _("{service} since {day}, {count}").format(service=name, day=_day(since), count=count)
        lines.append(Content.styled(words, "$ink"))
    if lines and view.card.next_at is not None:
        planned = view.card.next_at.strftime("%Y-%m-%d %H:%M")
        lines[0] = Content.assemble(lines[0], "   ", (_("next {when}").format(when=planned), "$muted"))
    return [text(line) for line in lines]


def _day(day: date | None) -> str:
    return day.isoformat()[:10] if day else "–"


def _consents(status: ServiceStatus, label: int) -> list[Row]:
    by_purpose = {answer.purpose: answer for answer in status.answers}
    rows = []
    for number, purpose in enumerate(Purpose):
        answer = by_purpose.get(purpose)
        if answer is None:
            continue
        name = Cell(service_name(status.service) if not number else "", "$strong bold", width=max(label - 2, 4))
        rows.append(row(f"consent:{status.service}:{purpose}", name, *_answer(answer)))
    return rows


def _answer(answer: ConsentAnswer) -> tuple[Cell, ...]:
    version = f"v{answer.document_version}" if answer.document_version else ""
    return (
        Cell(purpose_words(answer.purpose), "$ink", width=PURPOSE_WIDTH),
        Cell(answer_badge(answer), width=STATE_WIDTH),
        Cell(_day(answer.since.date()) if answer.since else "", "$muted", width=10),
        Cell(version, "$muted"),
    )


def _plan(view: CardView, plan: LastPlan) -> list[Row]:
    shown = render.stored(plan.text) if view.hidden or not plan.identified else render.plain(plan.identified)
    whole = Content("  ").join(line for line in shown.split("\n") if line.plain.strip())
    lines = whole.wrap(max(view.width - view.label - 4, 20))
    if len(lines) > MOST_OF_PLAN:
        rest = Content(" ").join(lines[MOST_OF_PLAN - 1 :])
        lines = [*lines[: MOST_OF_PLAN - 1], rest]
    return [labelled("" if number else _("Plan"), line, view.label) for number, line in enumerate(lines)]


def history_rows(view: CardView) -> list[Row]:
    """The entries, newest first: one line each below 100 columns, two in the side pane."""
    count = len(view.entries)
    if not count:
        return [heading(_("History"), _("no entries yet"))]
    note = ngettext("{count} entry", "{count} entries", count).format(count=count)
    rows = [heading(_("History"), note, right=_("{key:all-history} all"))]
    if view.wide:
        for entry in view.entries:
            rows += [blank(), _two_lines(entry)]
        return rows
    return rows + [_one_line(entry) for entry in view.entries[:FEW]]


def _one_line(entry: EntryLine) -> Row:
    state, tone = entry_state(entry.state, blocked=entry.blocked, error=entry.error)
    return row(
        f"entry:{entry.id}",
        Cell(entry.at.date().isoformat(), "$muted", width=10),
        Cell(service_name(entry.service), "$ink", width=4),
        Cell(topic(entry), "$ink", width=32, strong=True),
        Cell(state, tone),
    )


def _two_lines(entry: EntryLine) -> Row:
    state, tone = entry_state(entry.state, blocked=entry.blocked, error=entry.error)
    first = (
        Cell(entry.at.date().isoformat(), "$muted"),
        Cell(service_name(entry.service), "$ink", gap=3),
        Cell(state, tone),
    )
    return Row(f"entry:{entry.id}", (first, (Cell(topic(entry), "$ink", strong=True),)))


def topic(entry: EntryLine) -> str:
    """What an entry is called in a list: its template and its length; its text stays closed."""
    words = ngettext("{count} word", "{count} words", entry.words).format(count=entry.words)
    title = entry.layout.title(language()) if entry.layout else ""
    return f"{title}, {words}" if title else words


def _contact(view: CardView) -> list[Row]:
    contact, label = view.card.contact, view.label if view.wide else 10
    if view.hidden:
        return [text(_("hidden; {key:toggle-names} shows"), "$muted")]
    fields: Sequence[tuple[str, str]] = (
        (_("Phone"), contact.phone),
        (_("E-mail"), contact.email),
        (_("Address"), contact.address),
        (_("Source"), contact.source),
    )
    rows = [labelled(name, render.name(value), label) for name, value in fields if value]
    last = view.card.last_contact
    if last is not None:
        how = word(view.card.last_channel) if view.card.last_channel else ""
        rows.append(labelled(_("Last"), Content.assemble((_day(last), "$ink"), "   ", (how, "$muted")), label))
    return rows or [text(_("only the name is kept"), "$muted")]


def _contracts(view: CardView) -> list[Row]:
    """One row for each service; Enter says from when to when."""
    rows = []
    for number, each in enumerate(view.card.contracts):
        over = each.over(view.today)
        rows.append(
            row(
                f"contract:{each.service.value}",
                Cell("" if number else _("Contract"), "$muted", width=(view.label if view.wide else 10) - 1, gap=1),
                Cell(service_name(each.service), "$ink", width=4),
                Cell(span_words(each), "$watch" if over else "$ink"),
                Cell(_("over") if over else "", "$watch"),
            )
        )
    return rows


def _purging(view: CardView) -> list[Row]:
    rows = []
    if view.rights.purge_on is not None:
        note = (_("one year after the last contact"), "$muted")
        rows.append(labelled(_("Address"), Content.assemble((_day(view.rights.purge_on), "$ink"), "   ", note), view.label))
    rows.append(labelled(_("Name"), _("follows the journal"), view.label))
    rows.append(labelled(_("Journal"), _("until a written request for erasure"), view.label))
    return rows
