"""A restriction shuts every way to a text and every way to write; four purposes open reading, and each such reading is in the log."""

import pytest

from journal_tui.practice.errors import ConsentMissing, PermitRefused, RefusedByRule
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.restriction_words import RESTRICTED_CODES, RestrictedPurpose
from journal_tui.practice.values import AmendmentKind, PersonnummerPurpose, Service
from storage.audit.actions import Action
from storage.audit.reading import read
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import matters_of


def restricted(work: Work) -> tuple[str, str]:
    """A client with a note and everything beside it, restricted; the client and the note."""
    client = work.client("Tove", "Almdunge", (Service.KBT,), email="tove@example.se")
    entry = work.note(client, "Tove har talat med sin syster Karin Lund om oron.", Service.KBT)
    matters_of(work, client, Service.KBT)
    work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY)
    return client, entry.id


def reads(work: Work) -> list[int]:
    rows = [row for _seq, row in read(work.practice.context.stores.journal) if row is not None]
    return [row.extra for row in rows if row.action == Action.RESTRICTED_READ]


def test_no_ordinary_way_leads_to_a_restricted_text(work: Work) -> None:
    client, entry = restricted(work)
    practice = work.practice
    with pytest.raises(ConsentMissing):
        practice.entries.get(entry)
    assert practice.entries.last_plan(client, Service.KBT) is None
    assert all(line.blocked for line in practice.entries.list(client))
    assert practice.lookup.search("oron").hits == ()
    assert practice.agreements.list(client) == ()
    assert practice.goals.list(client) == ()
    assert practice.measures.list(client) == ()
    assert practice.workouts.list(client) == ()
    assert not any(item.text or item.identified for item in practice.timeline.list(client) if item.ref == entry)
    with pytest.raises(ConsentMissing):
        practice.entries.amend(entry, AmendmentKind.ERROR, "rättat")
    with pytest.raises((ConsentMissing, PermitRefused)):
        practice.entries.add(client, Service.KBT, "mer om oron")


def test_what_was_open_when_it_was_restricted_is_not_written_on(work: Work) -> None:
    client = work.client("Tove", "Almdunge", (Service.KBT,))
    matters_of(work, client, Service.KBT)
    practice = work.practice
    draft, permit = practice.entries.add(client, Service.KBT, "Tove sover bättre."), work.permit(client)
    (measured,) = practice.measures.list(client)
    practice.restrictions.restrict(client, RestrictionGround.ACCURACY)
    for way in (
        lambda: practice.entries.save(draft.id, permit.id, "mer om sömnen", ()),
        lambda: practice.measures.void(measured.id),
    ):
        with pytest.raises((PermitRefused, ConsentMissing)) as caught:
            way()
        assert "restricted" in {caught.value.facts.get("reason"), caught.value.facts.get("verdict")}
    assert work.everything_sealed().count("sömnen") == 0


@pytest.mark.parametrize("purpose", RestrictedPurpose)
def test_each_purpose_opens_the_reading_and_stands_in_the_log(shared: Work, purpose: RestrictedPurpose) -> None:
    _client, entry = restricted(shared)
    before = len(reads(shared))
    assert "oron" in shared.practice.entries.get(entry, purpose=purpose).text
    assert reads(shared)[before:] == [RESTRICTED_CODES[purpose]]


def test_a_purpose_opens_nothing_that_is_shut_because_the_consent_was_taken_back(work: Work) -> None:
    client = work.client("Tove", "Almdunge", (Service.KBT,))
    entry = work.note(client, "Tove har talat om oron.", Service.KBT)
    work.practice.consent.withdraw(client, Service.KBT)
    for purpose in RestrictedPurpose:
        with pytest.raises(ConsentMissing):
            work.practice.entries.get(entry.id, purpose=purpose)
    work.practice.restrictions.restrict(client, RestrictionGround.CLAIM)
    with pytest.raises(ConsentMissing):
        work.practice.entries.get(entry.id, purpose=RestrictedPurpose.CONSENT)


def test_it_is_lifted_only_when_the_client_was_told_and_an_overlapping_one_goes_on(work: Work) -> None:
    client, entry = restricted(work)
    restrictions = work.practice.restrictions
    second = restrictions.restrict(client, RestrictionGround.CLAIM, Service.KBT)
    first = restrictions.of_client(client)[0]
    with pytest.raises(RefusedByRule) as caught:
        restrictions.lift(first.id, informed=False)
    assert caught.value.facts["reason"] == "not_informed"
    restrictions.lift(first.id, informed=True)
    with pytest.raises(ConsentMissing):
        work.practice.entries.get(entry)
    restrictions.lift(second.id, informed=True)
    assert work.practice.entries.get(entry).text


def test_nothing_new_is_gathered_about_a_restricted_client(work: Work) -> None:
    client, _entry = restricted(work)
    clients = work.practice.clients
    for way in (
        lambda: clients.set_personnummer(client, "19990417-9802", PersonnummerPurpose.FRISKVARD),
        lambda: clients.add_service(client, Service.PT),
    ):
        with pytest.raises(RefusedByRule) as caught:
            way()
        assert caught.value.facts["reason"] == "restricted"
