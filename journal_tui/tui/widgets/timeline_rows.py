"""The lines of a timeline as rows, the kinds above them, and the preview of one of them; pure."""

from collections.abc import Collection, Sequence
from typing import Final

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.note.marks import is_heading
from journal_tui.tui.timeline_commands import KIND_KEYS, EveryKind
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.rows import Cell, Row, Rows, row
from journal_tui.wording import day, verdict_sentence, word
from journal_tui.wording import timeline as words

K = TimelineKind
GROUPS: Final[tuple[tuple[str, frozenset[TimelineKind]], ...]] = (
    (N_("entries"), frozenset({K.ENTRY, K.ADDENDUM, K.DRAFT})),
    (N_("measurements"), frozenset({K.MEASUREMENT})),
    (N_("workouts"), frozenset({K.WORKOUT})),
    (N_("agreements"), frozenset({K.AGREEMENT, K.HOMEWORK})),
    (N_("goals"), frozenset({K.GOAL})),
    (N_("safety plans"), frozenset({K.SAFETY_PLAN, K.EMERGENCY})),
    (N_("consents"), frozenset({K.CONSENT})),
    (N_("appointments"), frozenset({K.APPOINTMENT})),
    (N_("contacts"), frozenset({K.CONTACT})),
)
"""What the keys 1 to 9 show."""
KIND_WIDTH, SERVICE_WIDTH = 15, 4
_LOUD: Final = frozenset({"no_show", "amended", "not_kept", "withdrawn", "refused", "without_journal", "draft_purged"})


def timeline_rows(items: Sequence[TimelineItem], *, hidden: bool, marked: Collection[str] = ()) -> Sequence[Row]:
    """One row for each line; while something is marked, every line that could be has a box."""

    def make(item: TimelineItem) -> Row:
        box: list[Cell] = []
        if marked:
            sign = "[×]" if item.ref in marked else "[ ]" if item.selectable else ""
            box = [Cell(sign, "$strong bold" if item.ref in marked else "$muted", width=3, gap=1)]
        return row(
            key_of(item),
            *box,
            Cell("–" if item.error else day(item.at.astimezone().date()), "$muted", width=10),
            Cell(words.kind_word(item.kind), "$ink", width=KIND_WIDTH, strong=True),
            Cell(service_name(item.service) if item.service else "", "$muted", width=SERVICE_WIDTH),
            Cell(said(item, hidden=hidden), grow=True),
            right=state(item) or None,
        )

    return Rows(items, make, key_of)


def key_of(item: TimelineItem) -> str:
    """What a line is known by: two rows of the vault and the journal never have the same."""
    return f"{item.kind.value}:{item.ref}"


def said(item: TimelineItem, *, hidden: bool) -> Content:
    """The text of a row: codes cool, names warm; nothing where there is no text."""
    if item.shut or item.error or item.answers or not item.text:
        return Content.styled(render.one_line(words.line(item, names=not hidden)), "$muted")
    stored = item.line(names=False)
    return reading(stored, item.line(names=True) if item.identified else "", hidden=hidden)


def state(item: TimelineItem) -> Content:
    """How a line stands: symbol and word for what is locked or cannot be trusted, a quiet word for the rest."""
    if item.error:
        return Content.styled(f"× {words.state_word(item)}", "$stop")
    if item.shut:
        return Content.styled(f"■ {words.state_word(item)}", "$stop")
    return Content.styled(words.state_word(item), "$ink" if item.detail in _LOUD else "$muted")


def kinds_line(items: Sequence[TimelineItem], chosen: int, width: int) -> Content:
    """The kinds that there are, each with its key and how many; the chosen one is bold. Lines of at most `width` cells."""
    parts: list[Content] = []
    for number, (name, kinds) in enumerate(GROUPS, 1):
        count = sum(item.kind in kinds for item in items)
        if count or number == chosen:
            style = "$strong bold" if number == chosen else "$muted"
            parts.append(
                Content.assemble((KIND_KEYS[number - 1].shown_key(), "$accent bold"), " ", (f"{_(name)} {count}", style))
            )
    if chosen:
        parts.append(Content.assemble((EveryKind.shown_key(), "$accent bold"), " ", (_("all"), "$muted")))
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 2 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", part)
        else:
            lines.append(part)
    return Content("\n").join(lines)


def preview(item: TimelineItem, *, hidden: bool, close: bool = False) -> Content:
    """A line as a whole: what it is, then all of its text, or why there is none; `close` leaves out the blank between."""
    when = "" if item.error else item.at.astimezone().strftime("%Y-%m-%d %H:%M")
    service = service_name(item.service) if item.service else ""
    kind = words.kind_word(item.kind)
    head = Content.assemble((kind[:1].upper() + kind[1:], "$strong bold"), "   ", (f"{when}  {service}".strip(), "$muted"))
    standing = state(item)
    lines = [Content.assemble(head, "   ", standing) if standing else head, *([] if close else [Content("")])]
    if item.error:
        lines.append(Content.styled(_("What was written does not agree with its seal. Verify names the row."), "$ink"))
    elif item.shut:
        lines.append(Content.styled(verdict_sentence(item.shut), "$ink"))
    elif item.answers:
        lines += [
            Content.assemble((word(purpose), "$ink"), "  ", (_("yes") if answer else _("no"), "$strong bold"))
            for purpose, answer in item.answers
        ]
    elif item.text:
        text = reading(item.text, item.identified, hidden=hidden)
        lines += [
            line.stylize("$strong bold") if is_heading(line.plain, item.headings) else line
            for line in text.split("\n", allow_blank=True)
        ]
    return Content("\n").join(lines)
