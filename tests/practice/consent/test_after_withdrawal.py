"""After a withdrawal without an erasure: asked within fourteen days, reminded three times, then a case for the owner."""

from datetime import timedelta

import pytest

from journal_tui.practice.errors import ConsentMissing, RefusedByRule
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind
from journal_tui.practice.values import ReminderKind, Service
from tests.practice.journalling.conftest import made_practice, work

__all__ = ["made_practice", "work"]


def reminded(work):
    return [each for each in work.practice.reminders.due() if each.kind is ReminderKind.WITHDRAWAL]


def test_who_never_answers_becomes_a_case_of_the_owners_after_three_reminders(work):
    client = work.client()
    entry = work.note(client, "Sov bättre.")
    assert reminded(work) == [] and work.practice.after_withdrawal.undecided() == ()
    work.practice.consent.withdraw(client, Service.KBT)
    with pytest.raises(ConsentMissing):
        work.practice.entries.get(entry.id)
    for asked in range(4):
        (one,) = work.practice.after_withdrawal.undecided()
        assert (one.asked, one.for_owner, one.due) == (asked, False, work.now().date() + timedelta(days=14))
        assert [each.due for each in reminded(work)] == [one.due]
        work.later(days=14)
        work.practice.after_withdrawal.asked(client, Service.KBT)
    assert work.practice.cases.list() == ()
    work.later(days=14)
    assert reminded(work) == []
    (case,) = work.practice.cases.list()
    assert (case.client, case.kind, case.channel, case.service) == (client, CaseKind.ERASURE, CaseChannel.OWN, Service.KBT)
    assert work.practice.after_withdrawal.carry_on() == ()
    work.reopen()
    assert [each.number for each in work.practice.cases.list()] == [case.number]
    assert work.problems() == ()


def test_an_answer_or_a_new_yes_ends_the_asking_and_nothing_is_asked_where_nothing_is_kept(work):
    keeps, again, empty = work.client("Tove"), work.client("Maja", "Ekhamra"), work.client("Ivar", "Söderklint")
    for client in (keeps, again):
        work.note(client, "Sov bättre.")
    for client in (keeps, again, empty):
        work.practice.consent.withdraw(client, Service.KBT)
    assert {each.client for each in work.practice.after_withdrawal.undecided()} == {keeps, again}
    work.practice.after_withdrawal.keeps(keeps, Service.KBT)
    work.grant(again, Service.KBT)
    assert work.practice.after_withdrawal.undecided() == ()
    with pytest.raises(RefusedByRule):
        work.practice.after_withdrawal.asked(empty, Service.KBT)
