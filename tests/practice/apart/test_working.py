"""Working notes: their author's alone, under a key of their own, signed or destroyed after six months, gone after twelve."""

from datetime import timedelta

import pytest

from journal_tui.practice.consent.after_erasure import AfterErasure
from journal_tui.practice.errors import ConsentMissing, NotFound, RefusedByRule
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.values import Service
from storage.keys import Domain
from tests.practice.journalling.working_day import Work

TEXT = "Jag undrar om Tove menade sin syster Karin Lund. Fråga nästa gång."


def write(work: Work, client: str, text: str = TEXT):
    return work.practice.working_notes.write(client, Service.KBT, text)


def test_it_lies_under_a_key_of_its_own_with_tokens_for_names(work: Work) -> None:
    client = work.client()
    note = write(work, client)
    work.later(minutes=1)
    second = write(work, client, "Kort.")
    context = work.practice.context
    subject = context.register.subject(bytes.fromhex(client), Service.KBT).id
    assert context.stores.journal.key(Domain.WORKING, subject) is not None
    assert "Karin" not in context.journal.working_notes.get(bytes.fromhex(note.id)).text
    assert work.practice.working_notes.get(note.id).text == TEXT
    assert [each.id for each in work.practice.working_notes.list(client)] == [note.id, second.id]
    assert note.review - note.at.date() == timedelta(days=181)


def test_it_is_written_only_under_a_consent_and_shut_when_that_ends(work: Work) -> None:
    with pytest.raises(ConsentMissing):
        write(work, work.client(granted=False))
    client = work.client("Stig", "Ekeby")
    note = write(work, client)
    work.practice.consent.withdraw(client, Service.KBT)
    with pytest.raises(ConsentMissing):
        work.practice.working_notes.get(note.id)
    (listed,) = work.practice.working_notes.list()
    assert (listed.shut, listed.text) == (True, "")


def test_nobody_but_its_author_reads_or_even_lists_it(work: Work) -> None:
    note = write(work, work.client())
    work.become_somebody_else()
    assert work.practice.working_notes.list() == ()
    for act in (work.practice.working_notes.get, work.practice.working_notes.destroy, work.practice.working_notes.adopt):
        with pytest.raises(RefusedByRule) as caught:
            act(note.id)
        assert caught.value.facts["reason"] == "not_author"


def test_after_six_months_it_is_to_be_reviewed_and_after_twelve_it_goes_by_rule(work: Work) -> None:
    note = write(work, work.client())
    assert work.practice.working_notes.to_review() == ()
    work.later(days=(work.now().replace(month=5, year=2027) - work.now()).days)
    assert [each.id for each in work.practice.working_notes.to_review()] == [note.id]
    work.later(days=(work.now().replace(month=11) - work.now()).days)
    purge = work.practice.retention.preview()
    assert "working_note" in {line.due.rule for line in purge.running}
    work.practice.retention.run(purge.hash)
    assert work.practice.working_notes.list() == ()


def test_adopting_makes_a_draft_and_leaves_nothing_behind(work: Work) -> None:
    client = work.client()
    note = write(work, client)
    draft = work.practice.working_notes.adopt(note.id)
    assert work.practice.entries.restored(draft.id).strip() == TEXT
    assert work.practice.working_notes.list() == ()
    with pytest.raises(NotFound):
        work.practice.working_notes.get(note.id)
    assert work.forms_of(note.id) is None
    assert work.practice.verify().problems == ()


def test_destroying_goes_through_the_one_erasure_and_waits_for_what_holds(work: Work) -> None:
    client = work.client()
    first, second = write(work, client), write(work, client, "Kort.")
    work.practice.working_notes.destroy(first.id)
    assert [each.id for each in work.practice.working_notes.list()] == [second.id]
    assert len(work.practice.context.erasing.ledger()) == 1
    assert not AfterErasure(work.practice.context).erased(client), "a part went, the client is still here"
    hold = Holds(work.practice.context).put(client, "manual")
    with pytest.raises(RefusedByRule) as caught:
        work.practice.working_notes.destroy(second.id)
    assert caught.value.facts["reason"] == "held"
    assert work.practice.working_notes.list() != ()
    Holds(work.practice.context).lift(hold.id)
    purge = work.practice.retention.preview()
    work.practice.retention.run(purge.hash)
    assert work.practice.working_notes.list() == ()
