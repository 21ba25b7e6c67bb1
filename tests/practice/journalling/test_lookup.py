"""Lookup: complete, by words and by names, and blind to what is shut."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal_tui.practice.errors import NotFound, NotWritable
from journal_tui.practice.values import AmendmentKind, Service
from storage.journal.addenda import AddendumRepository


def found(work, query, **more):
    return [hit.entry for hit in work.practice.lookup.search(query, **more).hits]


def test_words_phrases_and_beginnings_find_the_right_notes_newest_first(work):
    client = work.client()
    first = work.note(client, "Dålig sömn. Oro för möten på måndag.")
    work.later(days=1)
    second = work.note(client, "Sömnen bättre, SÖMN sju timmar, ingen oro.")
    assert found(work, "sömn") == [second.id, first.id]
    assert found(work, "sömn oro") == [second.id, first.id]
    assert found(work, '"oro för"') == [first.id]
    assert found(work, "sömne*") == [second.id]
    assert found(work, "sömnen") == [second.id]
    assert found(work, "somn") == []
    assert found(work, "promenad") == []
    assert found(work, "") == []


def test_the_shelf_is_kept_current_after_the_first_question(work):
    client = work.client()
    assert found(work, "sömn") == []
    entry = work.note(client, "sömn")
    assert found(work, "sömn") == [entry.id]
    work.practice.entries.amend(entry, AmendmentKind.ERROR, "promenad")
    assert found(work, "promenad") == found(work, "sömn promenad") == [entry.id]
    assert work.practice.lookup.search("promenad").hits[0].amended
    assert work.practice.lookup.search("promenad").hits[0].snippet == "promenad"
    work.reopen()
    assert found(work, "sömn promenad") == [entry.id]


def test_filling_between_other_work_misses_nothing_that_is_signed_meanwhile(work, monkeypatch):
    monkeypatch.setattr("journal_tui.practice.filling._BETWEEN_LOOKS", 1)
    client = work.client()
    entries = [work.note(client, f"sömn {n}") for n in range(4)]
    assert work.practice.lookup.warm(0) == (1, 4)
    late = work.note(client, "sömn sent")
    for entry in entries:
        work.practice.entries.amend(entry, AmendmentKind.ERROR, "promenad")
    steps = 0
    while (ready := work.practice.lookup.warm(0))[0] < ready[1]:
        steps += 1
    assert steps > 2
    assert work.practice.lookup.warm(0) == (5, 5)
    assert set(found(work, "sömn")) == {late.id, *(entry.id for entry in entries)}
    assert set(found(work, "promenad")) == {entry.id for entry in entries}
    assert work.practice.lookup.search("promenad").total == 4


def test_a_filling_that_failed_begins_anew(work, monkeypatch):
    entry = work.note(work.client(), "sömn")
    with monkeypatch.context() as broken:
        broken.setattr(AddendumRepository, "scan", lambda *_: (_ for _ in ()).throw(NotWritable()))
        with pytest.raises(NotWritable):
            work.practice.lookup.search("sömn")
    assert found(work, "sömn") == [entry.id]


def test_a_draft_is_not_found_until_it_is_signed(work):
    draft = work.practice.entries.add(work.client(), Service.KBT, "sömn")
    assert found(work, "sömn") == []
    work.practice.entries.sign(draft.id)
    assert found(work, "sömn") == [draft.id]


def test_a_clients_own_name_finds_that_clients_notes(work):
    tove = work.client("Tove", "Almdunge", nicknames=("Tossan",), phone="070-174 06 05")
    maja = work.client("Maja", "Ekhamra")
    hers = work.note(tove, "Tove sov. Ring 0701740605.")
    work.later(minutes=1)
    other = work.note(maja, "Maja sov.")
    for query in ("Tove", "toves", "Almdunge", '"Tove Almdunge"', "Tossan", "070-1740605", "tove sov", "Tov*"):
        assert found(work, query) == [hers.id], query
    assert found(work, "maja") == [other.id]
    assert found(work, "sov") == [other.id, hers.id]
    assert found(work, "tove maja") == []
    assert found(work, "‹klient›") == [other.id, hers.id]
    assert found(work, "klient") == []


def test_a_third_persons_name_finds_the_clients_for_whom_that_is_the_token(work):
    tove, maja = work.client("Tove", "Almdunge"), work.client("Maja", "Ekhamra")
    notes = {}
    for client, name in ((tove, "Anna"), (maja, "Erika")):
        permit = work.permit(client)
        draft = work.practice.appointments.start(None, permit)
        work.practice.entries.save(draft.id, permit.id, "Grälade med ‹person-1 syster›s man.", (name,))
        notes[name] = work.practice.entries.sign(draft.id).id
    assert found(work, "Anna") == [notes["Anna"]]
    assert found(work, "erikas man") == [notes["Erika"]]
    assert found(work, '"med Annas man"') == [notes["Anna"]]
    assert set(found(work, "syster")) == set(notes.values())
    hit = work.practice.lookup.search("Annas", identified=True).hits[0]
    assert hit.snippet == "Grälade med Annas man."
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["Annas"]


def test_a_changed_name_is_found_at_once(work):
    client = work.client("Tove", "Almdunge")
    entry = work.note(client, "Tove sov")
    assert found(work, "Kvistfors") == []
    contact = work.practice.clients.contact(client)
    work.practice.clients.update_contact(client, replace(contact, surname="Kvistfors"))
    assert found(work, "Kvistfors") == [entry.id]


def test_snippets_hold_tokens_unless_names_are_asked_for(work):
    client = work.client("Tove", "Almdunge")
    work.note(
        client, "Tove grälade. " + "Inget mer hände den dagen. " * 20 + "Sedan sov Tove hela natten. " + "Slut. " * 20
    )
    plain = work.practice.lookup.search("natten").hits[0]
    assert "‹klient›" in plain.snippet
    assert "Tove" not in plain.snippet
    named = work.practice.lookup.search("natten", identified=True).hits[0]
    assert "sov Tove hela natten" in named.snippet
    for hit in (plain, named):
        assert 60 <= len(hit.snippet) <= 122
        assert [hit.snippet[a:b] for a, b in hit.marks] == ["natten"]


def test_a_client_and_a_time_narrow_the_search(work):
    client = work.client(services=(Service.KBT, Service.PT))
    other = work.client("Maja", "Ekhamra")
    spring = work.note(client, "sömn", Service.KBT, at=work.now().replace(month=4, day=13))
    autumn = work.note(client, "sömn", Service.PT, at=work.now().replace(month=10, day=1))
    theirs = work.note(other, "sömn", at=work.now().replace(month=4, day=13, hour=8))
    assert found(work, "sömn", client=client) == [autumn.id, spring.id]
    assert found(work, "sömn", client=other) == [theirs.id]
    assert found(work, "sömn @vår", client=client) == [spring.id]
    assert found(work, "sömn", start=date(2026, 10, 1)) == [autumn.id]
    assert found(work, "sömn", end=date(2026, 9, 30)) == [spring.id, theirs.id]
    assert found(work, "sömn @vår", start=date(2026, 10, 1)) == []
    pseudonym = next(line.pseudonym for line in work.practice.entries.list(client) if line.service is Service.PT)
    assert found(work, "sömn", client=pseudonym) == [autumn.id]
    assert found(work, "sömn", client=pseudonym.lower().replace("-", "")) == [autumn.id]
    result = work.practice.lookup.search("sömn @vår")
    assert (result.start, result.end, result.searched) == (date(2026, 3, 1), date(2026, 5, 31), 2)
    with pytest.raises(NotFound):
        work.practice.lookup.search("sömn", client="P-22222222-2")


def test_the_limit_cuts_what_is_shown_and_not_what_is_counted(work):
    client = work.client()
    entries = [work.note(client, f"sömn {n}", at=work.now() - timedelta(days=n + 1)) for n in range(5)]
    result = work.practice.lookup.search("sömn", limit=2)
    assert ([hit.entry for hit in result.hits], result.total, result.searched) == ([e.id for e in entries[:2]], 5, 5)


def test_withdrawn_services_never_show_and_come_back_with_a_new_grant(work):
    client = work.client(services=(Service.KBT, Service.KOST))
    kbt = work.note(client, "sömn", Service.KBT)
    work.later(minutes=1)
    kost = work.note(client, "sömn", Service.KOST)
    assert found(work, "sömn") == [kost.id, kbt.id]
    work.practice.consent.withdraw(client, Service.KBT)
    result = work.practice.lookup.search("sömn")
    assert ([hit.entry for hit in result.hits], result.total, result.searched) == ([kost.id], 1, 1)
    assert found(work, "Tove") == []
    assert len(work.practice.context.shelf) == 1
    work.reopen()
    assert found(work, "sömn") == [kost.id]
    assert len(work.practice.context.shelf) == 1
    work.later(minutes=1)
    work.grant(client, Service.KBT)
    assert found(work, "sömn") == [kost.id, kbt.id]
    work.practice.entries.amend(kbt, AmendmentKind.ERROR, "promenad")
    assert found(work, "promenad") == [kbt.id]


def test_a_search_logs_whose_texts_were_shown_and_never_the_words(work):
    tove, maja = work.client(), work.client("Maja", "Ekhamra")
    work.note(tove, "sömn")
    work.note(maja, "sömn oro")
    before = work.audit_actions()
    for query, rows in (("promenad", 1), ("sömn", 2), ("oro", 1)):
        work.practice.lookup.search(query)
        assert work.audit_actions()[len(before) :] == ["SEARCHED"] * rows
        before = work.audit_actions()
    work.practice.lookup.search("oro", identified=True)
    assert work.audit_actions()[len(before) :] == ["SEARCHED", "REIDENTIFIED"]


def test_lock_forgets_what_was_searched(work):
    work.note(work.client(), "sömn")
    work.practice.lookup.search("Tove sömn")
    shelf = work.practice.context.shelf
    assert len(shelf) == 1
    work.practice.close()
    assert len(shelf) == 0
    assert not shelf.names.candidates(())
    work.reopen()
