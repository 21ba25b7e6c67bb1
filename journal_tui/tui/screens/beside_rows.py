"""The rows of what is written beside the journal: the list, the facts of one note; pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from textual.content import Content

from journal_tui.locales import _, language
from journal_tui.practice.apart.grounds import Ground, grounds
from journal_tui.practice.apart.values import ERASE, KEEP, EmergencyNote, WorkingNote
from journal_tui.practice.entries.marking import Marks
from journal_tui.tui import render
from journal_tui.tui.apart_commands import NewEmergency, WriteWorking
from journal_tui.tui.badges import service_name
from journal_tui.tui.marking import marks_words
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, labelled, row, text

WHO, SERVICE, LABEL = 18, 5, 16


def ground_of(code: str) -> Ground | None:
    """The ground of this code."""
    return next((each for each in grounds() if each.code == code), None)


def decision_words(note: EmergencyNote) -> tuple[str, str]:
    """What was decided, and its colour."""
    if note.decision == KEEP:
        return f"● {_('kept with the journal')}", "$muted"
    if note.decision == ERASE:
        return f"▲ {_('to be erased, see its case')}", "$watch"
    return f"▲ {_('waits for a decision')}", "$watch"


def beside_rows(
    emergencies: Sequence[EmergencyNote],
    working: Sequence[WorkingNote],
    names: Mapping[str, str],
    *,
    hidden: bool,
    everybody: bool,
) -> list[Row]:
    """Emergency notes, then the person's own working notes.

    Args:
        emergencies: Those that are shown.
        working: The person's own.
        names: Names by client.
        hidden: Whether names are hidden.
        everybody: Whether the notes are about several clients.
    """
    if not emergencies and not working:
        return [
            text(_("Nothing is written beside the journal."), "$strong bold"),
            text(_("A working note is for yourself alone and goes after twelve months."), "$muted"),
            text(_("An emergency note is for danger to life, when no consent opens the journal."), "$muted"),
            blank(),
            text(Content.assemble((WriteWorking.shown_key(), "$accent bold"), "  ", (_("write a working note"), "$ink"))),
            text(
                Content.assemble((NewEmergency.shown_key(), "$accent bold"), "  ", (_("write an emergency note"), "$ink"))
            ),
        ]

    def who(client: str, pseudonym: str) -> tuple[Cell, ...]:
        if not everybody:
            return ()
        name = names.get(client, "")
        return (Cell(render.name(name) if name and not hidden else render.code(pseudonym), width=WHO, strong=True),)

    rows: list[Row] = []
    if emergencies:
        rows += [heading(_("Emergency notes"), str(len(emergencies)))]
        rows += [_emergency(each, who(each.client, each.pseudonym)) for each in emergencies]
    if working:
        rows += [*([blank()] if rows else []), heading(_("Working notes"), _("only you read them"))]
        rows += [_working(each, who(each.client, each.pseudonym)) for each in working]
    return rows


def _emergency(note: EmergencyNote, who: tuple[Cell, ...]) -> Row:
    words, tone = decision_words(note)
    return row(
        f"emergency:{note.id}",
        Cell(_moment(note.at), "$muted", width=16),
        *who,
        Cell(service_name(note.service), "$ink", width=SERVICE),
        Cell(words, tone, strong=True),
    )


def _working(note: WorkingNote, who: tuple[Cell, ...]) -> Row:
    state: tuple[str, str] = (_("goes {day}").format(day=note.gone.isoformat()), "$muted")
    if note.shut:
        state = (f"■ {_('locked by consent')}", "$stop")
    elif note.reviewable:
        state = (f"▲ {_('sign it or throw it away')}", "$watch")
    return row(
        f"working:{note.id}",
        Cell(_moment(note.at), "$muted", width=16),
        *who,
        Cell(service_name(note.service), "$ink", width=SERVICE),
        Cell(state[0], state[1], strong=True),
    )


def emergency_rows(note: EmergencyNote, width: int) -> list[Row]:
    """The facts of an emergency note, then its text."""
    ground = ground_of(note.ground)
    title = ground.title(language()) if ground else note.ground
    law = _("GDPR art. {article}, {special}").format(article=ground.article, special=ground.special) if ground else ""
    words, tone = decision_words(note)
    return [
        labelled(_("Written"), _moment(note.at), LABEL),
        *_wrapped(_("Ground"), Content.styled(title, "$ink"), width),
        labelled("", Content.styled(law, "$muted"), LABEL),
        labelled(_("Decision"), Content.styled(words, tone), LABEL),
        labelled(_("Kind of data"), marks_words(Marks(sensitivity=note.sensitivity, labels=note.labels)), LABEL),
        blank(),
        heading(_("Why it could not wait")),
        *_lines(note.reason, width),
        blank(),
        heading(_("What happened")),
        *_lines(note.text, width),
    ]


def working_rows(note: WorkingNote, width: int) -> list[Row]:
    """The facts of a working note, then its text."""
    review = note.review.isoformat()
    due = Content.styled(f"▲ {review}", "$watch") if note.reviewable else Content.styled(review, "$ink")
    return [
        labelled(_("Written"), _moment(note.at), LABEL),
        labelled(_("Look again"), Content.assemble(due, "   ", (_("sign it or throw it away"), "$muted")), LABEL),
        labelled(_("Goes by rule"), note.gone.isoformat(), LABEL),
        blank(),
        *_lines(note.text, width),
    ]


def _wrapped(label: str, value: Content, width: int) -> list[Row]:
    lines = value.wrap(max(width - LABEL - 4, 20))
    return [labelled("" if number else label, line, LABEL) for number, line in enumerate(lines)]


def _lines(words: str, width: int) -> list[Row]:
    rows: list[Row] = []
    for paragraph in render.stored(words).split("\n", allow_blank=True):
        rows += [text(line) for line in paragraph.wrap(max(min(width - 4, 72), 20))] or [blank()]
    return rows


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
