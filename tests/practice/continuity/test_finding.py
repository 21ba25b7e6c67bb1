"""Agreements are found by topic and time: "agreements about sleep in spring"."""

from datetime import UTC, date, datetime

import pytest

from journal_tui.practice.continuity.values import AgreementKind, AgreementState
from journal_tui.practice.values import Service

SPRING, WINTER = datetime(2026, 5, 18, 9, tzinfo=UTC), datetime(2026, 1, 12, 9, tzinfo=UTC)


def agreed(work, client, raw, topic, at, **more):
    return work.practice.agreements.add(client, Service.KBT, topic, raw, at=at, **more).id


@pytest.fixture
def told(work):
    client = work.client()
    ids = {
        "window": agreed(work, client, "Sömnfönster 23-06 med Tove", "sleep", SPRING),
        "screen": agreed(work, client, "Ingen skärm efter 22", "sleep", SPRING, kind=AgreementKind.HOMEWORK),
        "walk": agreed(work, client, "Promenad före sömnen", "movement", SPRING),
        "winter": agreed(work, client, "Dagbok om sömn", "sleep", WINTER),
        "goal": work.practice.goals.add(client, Service.KBT, "Sova utan sömnmedel", at=SPRING).id,
        "note": work.note(client, "Pratade om sömn", at=SPRING).id,
    }
    return client, ids


def found(work, query, **more):
    return [hit.entry for hit in work.practice.lookup.search(query, **more).hits]


def named(ids, *names):
    return {ids[name] for name in names}


def test_agreements_about_sleep_in_spring(work, told):
    _client, ids = told
    assert set(found(work, "sömn @vår typ:ö")) == named(ids, "window", "screen", "walk")
    assert set(found(work, "sömn @vår")) == named(ids, "window", "screen", "walk", "goal", "note")
    assert set(found(work, "sleep @spring type:agreements")) == named(ids, "window", "screen")
    assert set(found(work, "ämne:sömn")) == named(ids, "window", "screen", "winter")
    assert set(found(work, "typ:h")) == named(ids, "screen")
    assert set(found(work, "typ:m @maj")) == named(ids, "goal")
    assert set(found(work, "typ:a sömn")) == named(ids, "note")
    assert found(work, "@vår") == []


def test_kinds_stand_in_groups_agreements_first(work, told):
    kinds = [hit.kind for hit in work.practice.lookup.search("sömn @vår").hits]
    assert kinds[-1] == "entry"
    assert {hit.topic for hit in work.practice.lookup.search("sömn typ:ö").hits} == {"sleep", "movement"}


def test_a_name_finds_its_code_and_the_hit_is_marked(work, told):
    _client, ids = told
    (hit,) = work.practice.lookup.search("Tove typ:ö", identified=True).hits
    assert hit.entry == ids["window"]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Tove"]


def test_without_an_answer_the_nearest_season_that_has_one_is_told(work, told):
    nothing = work.practice.lookup.search("dagbok @sommar")
    assert nothing.hits == ()
    assert (nothing.elsewhere.start, nothing.elsewhere.end, nothing.elsewhere.count) == (
        date(2025, 12, 1),
        date(2026, 2, 28),
        1,
    )
    assert work.practice.lookup.search("finns inte @sommar").elsewhere is None
    assert work.practice.lookup.search("dagbok").elsewhere is None


def test_what_is_shut_is_not_found_and_leaves_the_memory(work, told):
    client, _ids = told
    assert found(work, "typ:ö")
    work.practice.consent.withdraw(client, Service.KBT)
    assert found(work, "typ:ö") == []
    assert work.practice.context.shelf.leaves == ()
    work.grant(client, Service.KBT)
    assert len(found(work, "typ:ö")) == 4


def test_what_was_taken_back_is_found_no_more_and_what_is_new_is(work, told):
    client, ids = told
    assert set(found(work, "promenad")) == named(ids, "walk")
    work.practice.agreements.void(ids["walk"])
    assert found(work, "promenad") == []
    new = agreed(work, client, "Promenad i skogen", "movement", None)
    assert found(work, "promenad") == [new]


def test_another_clients_agreements_are_not_among_them(work, told):
    other = work.client("Maja", "Ekhamra")
    own = agreed(work, other, "Dagbok", "sleep", SPRING)
    assert found(work, "sömn @vår typ:ö", client=other) == [own]


def test_a_row_that_cannot_be_trusted_is_counted(work, told):
    _client, ids = told
    work.practice.close()
    work.tamper("agreement", ids["walk"])
    work.practice = work._open(work.folder)
    result = work.practice.lookup.search("sömn typ:ö")
    assert ids["walk"] not in {hit.entry for hit in result.hits}
    assert result.unread == 1


def test_settled_ones_say_so(work, told):
    _client, ids = told
    work.practice.agreements.settle(ids["walk"], AgreementState.KEPT)
    (hit,) = work.practice.lookup.search("promenad").hits
    assert (hit.kind, hit.state) == ("agreement", "kept")
