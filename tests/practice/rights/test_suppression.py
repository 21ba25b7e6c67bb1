"""No marketing: at once, without weighing, for whoever has the address; and still there when everything else is gone."""

import hashlib

import pytest

from journal_tui.practice.errors import InvalidInput
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client, order_for, stand_behind


def test_it_outlives_the_person_and_holds_for_whoever_comes_back_with_the_address(work: Work) -> None:
    client = full_client(work)
    practice = work.practice
    assert not practice.suppressions.stopped(client)
    assert practice.suppressions.stop(client) == 2
    order = order_for(client)
    practice.context.erasing.erase(order.kind, order.reference, stand_behind(work, order))
    assert practice.suppressions.suppressed(" TOVE@example.se ")
    assert practice.suppressions.suppressed("+46 70 174 06 05")
    again = work.client("Tove", "Almdunge", email="tove@example.se")
    assert practice.suppressions.stopped(again)


def test_nothing_of_the_address_is_kept(work: Work) -> None:
    client = full_client(work)
    work.practice.suppressions.stop(client)
    kept = work.practice.context.vault.suppressions.all()
    assert len(kept) == 2
    assert all(b"tove" not in row.mark and row.subject == bytes(16) for row in kept)
    contact = work.practice.clients.contact(client)
    known = (contact.email, contact.phone, "".join(filter(str.isdigit, contact.phone)), contact.phone.replace(" ", ""))
    guessed = {hashlib.sha256(each.casefold().encode()).digest() for each in known}
    assert not guessed & {row.mark for row in kept}, "whoever knows the address cannot tell without the key"
    assert "tove" not in repr(kept)


def test_it_ends_only_when_the_client_asks_and_stopping_twice_is_one_stop(work: Work) -> None:
    client = full_client(work)
    suppressions = work.practice.suppressions
    suppressions.stop(client)
    suppressions.stop(client)
    assert suppressions.allow(client) == 2
    assert not suppressions.stopped(client)
    assert suppressions.allow(client) == 0


def test_somebody_without_an_address_has_nothing_to_stop(work: Work) -> None:
    with pytest.raises(InvalidInput):
        work.practice.suppressions.stop(work.client("Ivar", "Holm"))
