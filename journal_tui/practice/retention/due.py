"""What is due, decided on plain facts: pure functions, no store is read here.

Rules: the clock of a client starts with the last contact in any channel, in or out, or with the day of registration; a debt case
that was closed later starts it anew when the practice has decided so; a client with a counselling record loses only what is not
needed to go on; whatever is held is due and waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_tui.practice.retention.rules import Rules
from journal_tui.practice.rights.deadlines import months_later


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFacts:
    """What is known of a client, or of an enquiry.

    Attributes:
        client: The id.
        registered: The day on which the practice first wrote something down.
        last_contact: Day of the last contact in any channel, or None.
        channel: That channel, or empty.
        debt_closed: Day on which the last debt case was closed, or None.
        record: Whether there is a counselling record.
        surplus: Whether there is anything beyond what is needed to go on.
        held_by: What holds the data, or empty.
        enquiry: Whether it is an enquiry.
        ended: Day on which it was decided that it goes before its time, or None.
    """

    client: bytes
    registered: date
    last_contact: date | None = None
    channel: str = ""
    debt_closed: date | None = None
    record: bool = False
    surplus: bool = True
    held_by: str = ""
    enquiry: bool = False
    ended: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """A draft, a working note, a case, a disclosure or a financial year: what it is, whose, when its clock started.

    `ended` is the day on which its author decided that it goes, before its time, or None.
    """

    rule: str
    owner: bytes
    row: bytes
    start: date
    ended: date | None = None
    held_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that is due.

    Attributes:
        rule: By which rule.
        owner: Client, enquiry or financial year.
        since: The first day on which it was due.
        start: When its clock started.
        channel: The channel of the last contact, for a client.
        minimal: Whether only what is not needed to go on with the journal goes.
        row: The one row that goes, or empty.
        held_by: What holds it, or empty.
    """

    rule: str
    owner: bytes
    since: date
    start: date
    channel: str = ""
    minimal: bool = False
    row: bytes = b""
    held_by: str = ""

    @property
    def reference(self) -> str:
        """What it is called in an order: rule, owner, row."""
        return f"{self.rule}/{self.owner.hex()}/{self.row.hex()}"


def clock_start(facts: ClientFacts, *, debt_restarts: bool) -> date:
    """When the clock of a client or an enquiry started."""
    start = facts.last_contact or facts.registered
    if debt_restarts and facts.debt_closed is not None:
        return max(start, facts.debt_closed)
    return start


def one_clock(person: Sequence[ClientFacts]) -> ClientFacts:
    """The first of the clients who are one person, with the clock of them all: whoever was in touch under any of them was in touch.

    Each client's own clock starts with its own last contact, or with the day of its registration; the last to start counts.
    """
    own, *_others = person
    last = max(person, key=lambda each: each.last_contact or each.registered)
    closed = max((each.debt_closed for each in person if each.debt_closed is not None), default=None)
    return replace(
        own, registered=last.registered, last_contact=last.last_contact, channel=last.channel, debt_closed=closed
    )


def due_clients(facts: Iterable[ClientFacts], today: date, rule_set: Rules, *, debt_restarts: bool) -> list[Due]:
    """Clients and enquiries of whom something must go on or before `today`."""
    found = []
    for each in facts:
        rule = rule_set.rule("enquiry" if each.enquiry else "R1")
        start = clock_start(each, debt_restarts=debt_restarts)
        since = min(rule.due(start), each.ended or date.max)
        minimal = each.record and bool(rule.minimal)
        if since > today or (minimal and not each.surplus):
            continue
        found.append(
            Due(
                rule=rule.code,
                owner=each.client,
                since=since,
                start=start,
                channel=each.channel,
                minimal=minimal,
                held_by=each.held_by,
            )
        )
    return found


def due_rows(facts: Iterable[RowFacts], today: date, rule_set: Rules) -> list[Due]:
    """Drafts, working notes, cases, disclosures and financial years that must go on or before `today`."""
    found = []
    for each in facts:
        since = min(rule_set.rule(each.rule).due(each.start), each.ended or date.max)
        if since <= today:
            found.append(
                Due(rule=each.rule, owner=each.owner, since=since, start=each.start, row=each.row, held_by=each.held_by)
            )
    return found


def overdue_days(due: Sequence[Due], today: date, rule_set: Rules) -> int:
    """For how many days the oldest that nothing holds has been due beyond what is allowed; 0 when none is."""
    waiting = [(today - each.since).days for each in due if not each.held_by]
    late = max(waiting, default=0)
    return late if late > rule_set.overdue_days else 0


def review_year(start: date, today: date, years: Sequence[int]) -> int:
    """The highest of the review years that a journal without contact since `start` has reached, or 0."""
    reached = [year for year in years if months_later(start, 12 * year) <= today]
    return max(reached, default=0)


def years_later(start: int, years: int) -> int:
    """The same day some years later, both as ordinals; of 29 February the last of that month."""
    return months_later(date.fromordinal(start), 12 * years).toordinal()
