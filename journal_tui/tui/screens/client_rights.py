"""What the law has set in motion for a client, for the card: open cases, restrictions, holds, and when what goes by rule."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.apart.values import EmergencyNote
from journal_tui.practice.consent.after_withdrawal import Undecided
from journal_tui.practice.restriction import Restriction
from journal_tui.practice.rights.case_words import Case
from journal_tui.practice.rights.holds import Hold
from journal_tui.practice.values import Channel
from journal_tui.tui.badges import service_name
from journal_tui.tui.screens.beside_rows import decision_words
from journal_tui.tui.screens.case_rows import urgency
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.tui.withdrawal_ways import asked_words
from journal_tui.wording import word
from journal_tui.wording.case_steps import days_words, hold_words, restriction_words
from journal_tui.wording.rights import kind_words, state_words

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class ClientRights:
    """Cases that wait, restrictions in force, other holds, whether marketing is stopped, and when the rule takes what."""

    cases: tuple[Case, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    holds: tuple[Hold, ...] = ()
    no_marketing: bool = False
    emergencies: tuple[EmergencyNote, ...] = ()
    """Emergency notes that nobody has decided about."""
    purge_on: date | None = None
    undecided: tuple[Undecided, ...] = ()
    """Services that were withdrawn from, where the client has not said whether the texts shall go."""
    last: str = ""
    """The channel of the last contact."""


def rights_of(practice: "Practice", client: str) -> ClientRights:
    """Read it; runs on the storage thread."""
    facts, due = practice.retention.of_client(client)
    return ClientRights(
        cases=tuple(case for case in practice.cases.of_client(client) if not case.over),
        restrictions=tuple(each for each in practice.restrictions.of_client(client) if each.lifted is None),
        holds=tuple(each for each in practice.cases.holds(client) if each.kind in {"debt", "claim", "manual"}),
        no_marketing=practice.suppressions.stopped(client),
        emergencies=tuple(each for each in practice.emergency_notes.of_client(client) if not each.decision),
        purge_on=date.fromordinal(due),
        undecided=practice.after_withdrawal.of_client(client),
        last=facts.channel,
    )


def rights_rows(rights: ClientRights) -> list[Row]:
    """The badge first, then the cases and what holds; nothing when nothing is going on."""
    rows = [_restriction(each) for each in rights.restrictions]
    rows += [_emergency(each) for each in rights.emergencies]
    rows += [_case(each) for each in rights.cases]
    rows += [_undecided(each) for each in rights.undecided]
    rows += [
        text(Content.assemble(("▲ ", "$watch"), (hold_words(each.words), "$watch"), "  ", (_("holds the data"), "$muted")))
        for each in rights.holds
    ]
    if rights.no_marketing:
        rows.append(text(Content.assemble(("■ ", "$ink"), (_("No marketing"), "$ink"))))
    return [blank(), heading(_("Cases"), right=_("{key:request-case} new")), *rows] if rows else []


def _restriction(each: Restriction) -> Row:
    what = service_name(each.service) if each.service else _("everything")
    return row(
        f"restriction:{each.id}",
        Cell(Content.styled(f"■ {_('RESTRICTED')}", "$stop bold")),
        Cell(_("since {day}, case {case}, {what}").format(day=each.since.date(), case=each.case, what=what), "$ink"),
        Cell(restriction_words(each.ground), "$muted"),
    )


def _emergency(note: EmergencyNote) -> Row:
    words, tone = decision_words(note)
    return row(
        f"emergency:{note.id}",
        Cell(words, tone),
        Cell(_("Emergency note"), "$ink", strong=True),
        Cell(note.at.astimezone().date().isoformat(), "$muted"),
    )


def _undecided(each: Undecided) -> Row:
    return row(
        f"withdrawn:{each.service}",
        Cell("▲", "$watch", gap=1),
        Cell(_("Shall the texts go? {service}").format(service=service_name(each.service)), "$ink", strong=True),
        Cell(asked_words(each), "$muted"),
        right=Content.styled(each.due.isoformat(), "$muted"),
    )


def _case(case: Case) -> Row:
    tone = urgency(case)
    return row(
        f"case:{case.number}",
        Cell("▲" if tone in {"$watch", "$stop"} else " ", tone, gap=1),
        Cell(days_words(case), tone, width=13),
        Cell(kind_words(case.kind), "$ink", strong=True),
        Cell(state_words(case.state), "$muted"),
        right=Content.styled(case.number, "$muted"),
    )


def purge_line(rights: ClientRights) -> Content:
    """`Purging  2027-11-23, last contact sms`."""
    if rights.purge_on is None:
        return Content("")
    day = rights.purge_on.isoformat()
    how = word(Channel(rights.last)) if rights.last in set(Channel) else ""
    last = _("last contact {how}").format(how=how) if how else _("no contact yet")
    return Content.assemble((_("Purging"), "$muted"), "  ", (f"{day}, {last}", "$ink"))
