"""What is due, held against an independent oracle over ten thousand invented histories; months, leap days, years."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal_tui.practice.retention.due import (
    ClientFacts,
    RowFacts,
    due_clients,
    due_rows,
    one_clock,
    overdue_days,
    review_year,
)
from journal_tui.practice.retention.rules import rules
from tests.practice.retention_oracle import History, is_due

TODAY = date(2028, 3, 1)


def invented(random_: random.Random) -> History:
    registered = TODAY - timedelta(days=random_.randint(0, 1500))
    length = (TODAY - registered).days
    special = [date(2027, 2, 28), date(2027, 3, 1), date(2024, 2, 29), date(2027, 2, 27), date(2028, 2, 29)]
    contacts = [registered + timedelta(days=random_.randint(0, length)) for _ in range(random_.randint(0, 4))]
    if random_.random() < 0.3:
        contacts.append(random_.choice(special))
    debts = []
    for _ in range(random_.choice([0, 0, 0, 1, 2])):
        opened = registered + timedelta(days=random_.randint(0, length))
        closed = opened + timedelta(days=random_.randint(0, (TODAY - opened).days))
        debts.append((opened, None if random_.random() < 0.3 else closed))
    return History(
        registered,
        contacts,
        debts,
        claim_open=random_.random() < 0.1,
        record=random_.random() < 0.5,
        points=random_.randint(1, 3),
        enquiry=random_.random() < 0.1,
    )


def facts_of(number: int, history: History) -> ClientFacts:
    closed = [end for _, end in history.debts if end is not None]
    held = "claim" if history.claim_open else ("debt" if any(end is None for _, end in history.debts) else "")
    return ClientFacts(
        client=number.to_bytes(16),
        registered=history.registered,
        last_contact=max(history.contacts) if history.contacts else None,
        debt_closed=None if history.enquiry else (max(closed) if closed else None),
        record=history.record,
        surplus=history.points > 1 or len(history.contacts) > 1,
        held_by=held,
        enquiry=history.enquiry,
    )


@pytest.mark.parametrize("debt_restarts", [True, False])
def test_ten_thousand_histories_are_due_as_the_oracle_says(debt_restarts: bool) -> None:
    random_ = random.Random(f"retention {debt_restarts}")
    histories = {number: invented(random_) for number in range(10_000)}
    facts = [facts_of(number, history) for number, history in histories.items()]
    found = due_clients(facts, TODAY, rules(), debt_restarts=debt_restarts)
    answered = {(int.from_bytes(due.owner), due.minimal, bool(due.held_by)) for due in found}
    wanted = set()
    for number, history in histories.items():
        over, minimal, held = is_due(history, TODAY, debt_restarts)
        if over:
            wanted.add((number, minimal, held))
    assert answered == wanted
    assert 2_000 < len(wanted) < 9_000


def earlier(history: History, ago: timedelta) -> History:
    """The same so many days before; of a client, not of an enquiry."""
    debts = [(opened - ago, closed - ago if closed else None) for opened, closed in history.debts]
    contacts = [day - ago for day in history.contacts]
    return replace(history, registered=history.registered - ago, contacts=contacts, debts=debts, enquiry=False)


@pytest.mark.parametrize("debt_restarts", [True, False])
def test_people_taken_in_two_or_three_times_are_due_as_the_oracle_says(debt_restarts: bool) -> None:
    random_ = random.Random(f"persons {debt_restarts}")
    answered, wanted = set(), set()
    for first in range(0, 3_000, 3):
        ago = timedelta(days=random_.randint(0, 500))
        histories = [earlier(invented(random_), ago) for _ in range(random_.choice([2, 3]))]
        facts = [facts_of(first + place, history) for place, history in enumerate(histories)]
        held = next((each.held_by for each in facts if each.held_by), "")  # what holds one holds all: the holds say so
        for place, history in enumerate(histories):
            person = [facts[place], *facts[:place], *facts[place + 1 :]]
            own = replace(one_clock(person), held_by=held)
            for due in due_clients([own], TODAY, rules(), debt_restarts=debt_restarts):
                answered.add((first + place, due.minimal, bool(due.held_by)))
            over, minimal, waits = is_due(history, TODAY, debt_restarts, histories[:place] + histories[place + 1 :])
            if over:
                wanted.add((first + place, minimal, waits))
    assert answered == wanted
    assert len(wanted) > 500


@pytest.mark.parametrize(
    ("last", "first_day"),
    [
        (date(2026, 11, 23), date(2027, 11, 23)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_year_from_the_last_contact_is_counted_by_the_calendar(last: date, first_day: date) -> None:
    def due(today: date) -> bool:
        facts = ClientFacts(client=bytes(16), registered=last, last_contact=last)
        return bool(due_clients([facts], today, rules(), debt_restarts=True))

    assert not due(first_day - timedelta(days=1))
    assert due(first_day)


def test_bookkeeping_of_2026_goes_on_the_first_of_january_2034() -> None:
    year = RowFacts(rule="R4", owner=bytes(16), row=b"", start=date(2026, 12, 31))
    assert due_rows([year], date(2033, 12, 31), rules()) == []
    (due,) = due_rows([year], date(2034, 1, 1), rules())
    assert due.since == date(2034, 1, 1)


def test_only_what_nothing_holds_can_be_overdue() -> None:
    drafts = [RowFacts(rule="draft", owner=bytes(16), row=bytes(16), start=TODAY - timedelta(days=50))]
    assert overdue_days(due_rows(drafts, TODAY, rules()), TODAY, rules()) == 36
    held = [RowFacts(rule="draft", owner=bytes(16), row=bytes(16), start=TODAY - timedelta(days=50), held_by="claim")]
    assert overdue_days(due_rows(held, TODAY, rules()), TODAY, rules()) == 0
    soon = [RowFacts(rule="draft", owner=bytes(16), row=bytes(16), start=TODAY - timedelta(days=40))]
    assert overdue_days(due_rows(soon, TODAY, rules()), TODAY, rules()) == 0


@pytest.mark.parametrize(
    ("start", "years"),
    [(date(2025, 3, 2), 0), (date(2025, 3, 1), 3), (date(2023, 3, 1), 5), (date(2010, 1, 1), 10), (date(2024, 2, 29), 3)],
)
def test_a_journal_is_looked_at_after_three_five_and_ten_years(start: date, years: int) -> None:
    assert review_year(start, TODAY, rules().review_years) == years
