"""What a consent that ended leaves: entries to decide about, consents to renew, a withdrawal of somebody who was erased."""

from datetime import timedelta

import pytest

from journal_tui.practice.consent.events import InvalidationGround
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.values import Purpose, Service
from tests.practice.journalling.conftest import made_practice, work
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import order_for, stand_behind

__all__ = ["made_practice", "work"]


def test_what_was_written_under_a_consent_that_never_counted_is_listed_and_both_records_stay(work: Work) -> None:
    client = work.client()
    older = work.note(client, "Under det första.")
    work.later(days=1)
    work.grant(client, Service.KBT)
    work.later(hours=1)
    wrong = work.note(client, "Under det andra.")
    work.later(hours=1)
    work.practice.consent.invalidate(client, Service.KBT, InvalidationGround.WRONG_PERSON)
    (listed,) = work.practice.consent.written_under_invalid(client, Service.KBT)
    assert listed.entry == wrong.id != older.id
    work.later(hours=1)
    work.grant(client, Service.KBT)
    work.note(client, "Under det tredje.")
    assert [each.entry for each in work.practice.consent.written_under_invalid(client, Service.KBT)] == [wrong.id]
    kinds = [event.kind.value for event in work.practice.consent.history(client, Service.KBT)]
    assert (kinds.count("answered"), kinds.count("invalidated")) == (3, 1)


def test_a_consent_that_ends_soon_or_has_expired_is_on_the_list_until_it_is_renewed(work: Work) -> None:
    client = work.client(granted=False)
    answers = dict.fromkeys(Purpose, True)
    last = work.now().date() + timedelta(days=40)
    work.practice.consent.record(client, Service.KBT, answers, "Tove Almdunge", valid_to=last)
    assert work.practice.reminders.renewals() == ()
    work.later(days=20)
    (soon,) = work.practice.reminders.renewals()
    assert (soon.client, soon.last, soon.expired, soon.purposes) == (client, last, False, tuple(Purpose))
    work.later(days=30)
    assert [each.expired for each in work.practice.reminders.renewals()] == [True]
    work.grant(client, Service.KBT)
    assert work.practice.reminders.renewals() == ()


def test_who_was_erased_is_not_asked_and_grants_nothing_and_a_withdrawal_leaves_a_keyed_mark(work: Work) -> None:
    client = work.client()
    order = order_for(client)
    assert work.practice.context.erasing.erase(OrderKind.REQUEST, order.reference, stand_behind(work, order)).done
    for act in (
        lambda: work.practice.consent.ask(client, Service.KBT),
        lambda: work.practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), "Tove Almdunge"),
        lambda: work.practice.consent.withdraw(client, Service.KBT),
        lambda: work.practice.consent.withdraw(client, Service.KBT),
    ):
        with pytest.raises(RefusedByRule) as caught:
            act()
        assert caught.value.facts["reason"] == "erased"
    (mark,) = [row for row in work.practice.context.vault.suppressions.all() if row.kind == "withdrawal"]
    assert bytes.fromhex(client) not in (mark.mark, mark.subject, mark.id)
    assert work.practice.consent.status(work.client())
