"""Unsigned notes: versions, authors, and the freeze after a withdrawal."""

from dataclasses import replace

import pytest

from storage.errors import ChangedMeanwhile, NotFound, PermitRefused
from storage.journal.repositories import Journal
from storage.sealed.record import Unreadable, new_id
from storage.stores import Stores
from tests.storage.specimens import NOW, TODAY, draft_record, permit_record


def test_a_draft_counts_its_versions_and_refuses_an_older_one(journal: Journal, subject: bytes, permit: bytes) -> None:
    first = journal.drafts.create(draft_record(subject, permit), TODAY)
    second = journal.drafts.save(replace(first, text="‹klient› två", cursor=(0, 12), words=2), TODAY)
    assert (first.version, second.version, second.author) == (1, 2, journal.store.user_id)
    assert journal.drafts.get(first.id) == second
    with pytest.raises(ChangedMeanwhile):
        journal.drafts.save(replace(first, text="‹klient› gammal"), TODAY)
    assert journal.drafts.get(first.id) == second


def test_drafts_are_listed_by_author_and_subject_and_can_be_thrown_away(
    journal: Journal, subject: bytes, permit: bytes
) -> None:
    later = journal.drafts.create(draft_record(subject, permit, created_ms=NOW + 9), TODAY)
    earlier = journal.drafts.create(draft_record(subject, permit), TODAY)
    assert journal.drafts.of_subject(subject) == (earlier, later)
    assert {earlier, later} <= set(journal.drafts.of_author())
    assert journal.drafts.of_author(new_id()) == ()
    assert journal.drafts.discard(earlier.id)
    assert not journal.drafts.discard(earlier.id)
    assert journal.drafts.of_subject(subject) == (later,)
    with pytest.raises(NotFound):
        journal.drafts.save(earlier, TODAY)


def test_a_kept_draft_is_frozen_until_it_is_released_under_a_new_permit(
    journal: Journal, subject: bytes, permit: bytes
) -> None:
    draft = journal.drafts.create(draft_record(subject, permit), TODAY)
    journal.permits.put(replace(journal.permits.get(permit), state="withdrawn", consent_seq=3))
    kept = journal.drafts.keep(draft.id, NOW + 14 * 86_400_000)
    assert kept.frozen
    assert kept.text == draft.text
    new = journal.permits.put(permit_record(subject, consent_seq=4)).id
    with pytest.raises(PermitRefused):
        journal.drafts.save(replace(kept, permit=new), TODAY)
    released = journal.drafts.release(draft.id, new, TODAY)
    assert (released.frozen, released.permit, released.author) == (False, new, draft.author)
    assert journal.drafts.save(replace(released, text="‹klient› åter"), TODAY).version == 4


def test_another_authors_draft_is_not_written(own_stores: Stores) -> None:
    journal = Journal(own_stores.journal)
    draft = journal.drafts.of_author()[0]
    assert not isinstance(draft, Unreadable)
    own_stores.journal.user_id = new_id()
    with pytest.raises(PermitRefused) as caught:
        journal.drafts.save(draft, TODAY)
    assert caught.value.facts["reason"] == "author"
    assert journal.drafts.of_author() == ()
