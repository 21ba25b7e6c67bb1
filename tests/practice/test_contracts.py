"""The contract on a service: it begins with the service, ends on its last day, and nothing is planned after that."""

from datetime import timedelta

import pytest

from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.values import Service
from tests.practice.journalling.conftest import made_practice, work

__all__ = ["made_practice", "work"]


def test_it_runs_from_the_day_the_service_was_taken_until_further_notice(work):
    client = work.client(services=(Service.KBT,))
    work.later(days=3)
    work.practice.clients.add_service(client, Service.PT)
    today = work.now().date()
    found = work.practice.contracts.of(client)
    assert [(each.service, each.first, each.last) for each in found] == [
        (Service.KBT, today - timedelta(days=3), None),
        (Service.PT, today, None),
    ]


def test_nothing_is_planned_after_its_last_day_and_a_later_last_day_opens_it_again(work):
    client = work.client(services=(Service.KBT, Service.PT))
    today = work.now().date()
    work.practice.contracts.agree(client, Service.KBT, today, today + timedelta(days=2))
    planned = work.practice.appointments.plan(client, Service.KBT, work.now() + timedelta(days=2))
    with pytest.raises(RefusedByRule):
        work.practice.appointments.reschedule(planned.id, work.now() + timedelta(days=3))
    work.practice.appointments.plan(client, Service.PT, work.now() + timedelta(days=3))
    with pytest.raises(RefusedByRule) as caught:
        work.practice.appointments.plan(client, Service.KBT, work.now() + timedelta(days=3))
    assert caught.value.facts["reason"] == "contract_over"
    work.practice.contracts.agree(client, Service.KBT, today)
    work.practice.appointments.plan(client, Service.KBT, work.now() + timedelta(days=3))
    work.reopen()
    assert [each.last for each in work.practice.contracts.of(client)] == [None, None]


@pytest.mark.parametrize(
    ("first", "last", "field", "reason"),
    [
        (0, -1, "contract_last", "before_first"),
        (9_000, None, "contract_first", "too_far"),
        (0, 9_000, "contract_last", "too_far"),
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_is_changed(work, first, last, field, reason):
    client = work.client()
    today, before = work.now().date(), work.practice.contracts.of(client)
    with pytest.raises(InvalidInput) as caught:
        work.practice.contracts.agree(
            client, Service.KBT, today + timedelta(days=first), None if last is None else today + timedelta(days=last)
        )
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == (field, reason)
    with pytest.raises(NotFound):
        work.practice.contracts.agree(client, Service.PT, today)
    assert work.practice.contracts.of(client) == before
