"""Signing and amending: exact bytes, nothing undecided, nothing changed afterwards."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from journal_tui.practice.errors import (
    ConsentMissing,
    EmptyNote,
    FlagsRemain,
    InvalidInput,
    InvalidText,
    NotFound,
    PermitRefused,
    SealedForever,
    StorageError,
    TextTooLong,
)
from journal_tui.practice.templates import template
from journal_tui.practice.values import AmendmentKind, Risk, Sensitivity, Service
from storage.journal.signing import entry_document

ODD = "Rad ett  \r\n\r\nTove\x00 \x1b]0;x\x07 \u202d[b] ‹‹ o\u0308 🙂 \t\n\n"


def test_a_signed_entry_gives_back_what_was_written_byte_for_byte(work):
    client = work.client()
    entry = work.note(client, ODD)
    work.reopen()
    again = work.practice.entries.get(entry.id, identified=True)
    assert again.identified == ODD
    assert "Tove" not in again.text
    assert replace(again, identified="") == entry


def test_the_digest_is_of_what_was_signed_and_the_signature_is_the_authors(work):
    entry = work.note(work.client(), "Sov bättre.")
    store = work.practice.context.stores.journal
    record = work.practice.context.journal.entries.get(bytes.fromhex(entry.id))
    signed = entry_document(record, store.store_id)
    assert entry.digest == hashlib.sha256(signed).hexdigest()[:8]
    assert store.verify(record.author, signed, record.signature)
    assert not store.verify(record.author, signed + b" ", record.signature)


def test_risk_sensitivity_minutes_and_template_are_kept_with_the_signature(work):
    client = work.client()
    permit = work.permit(client)
    draft = work.practice.appointments.start(None, permit)
    work.later(minutes=31, seconds=12)
    work.practice.entries.save(draft.id, permit.id, draft.text + "sömnfönster", ())
    entry = work.practice.entries.sign(draft.id, risk=Risk.RAISED, sensitivity=Sensitivity.PRIVATE)
    assert (entry.risk, entry.sensitivity, entry.minutes, entry.template) == (Risk.RAISED, Sensitivity.PRIVATE, 32, "kbt/1")
    meeting = work.practice.appointments.get(draft.appointment)
    assert (meeting.entry, meeting.draft, meeting.ended_at) == (entry.id, None, work.now())
    assert entry.id == draft.id
    assert work.practice.entries.drafts() == ()


@pytest.mark.parametrize("text", ["", " \n\t\u200b", template(Service.KBT).text("sv"), template(Service.KBT).text("en")])
def test_a_note_without_a_word_is_not_signed(shared, text):
    client = shared.client()
    permit = shared.permit(client)
    draft = shared.practice.appointments.start(None, permit)
    shared.practice.entries.save(draft.id, permit.id, text, ())
    with pytest.raises(EmptyNote):
        shared.practice.entries.sign(draft.id)
    assert shared.practice.entries.draft(draft.id).text == text


def test_every_flag_is_decided_before_a_signature_or_stays_a_token(work):
    client = work.client("Sten", "Dahlqvist")
    permit = work.permit(client)
    draft = work.practice.appointments.start(None, permit)
    saved = work.practice.entries.save(draft.id, permit.id, "En sten och en Sten.", ())
    with pytest.raises(FlagsRemain) as refusal:
        work.practice.entries.sign(draft.id)
    assert refusal.value.facts == {"count": len(saved.flags)}
    entry = work.practice.entries.sign(draft.id, accept_flags=True)
    assert "sten" not in entry.text.casefold()
    assert work.practice.entries.get(entry.id, identified=True).identified == "En sten och en Sten."


def test_what_the_vault_learnt_since_the_last_save_is_replaced_at_the_signature(work):
    client = work.client("Tove", "Almdunge")
    permit = work.permit(client)
    draft = work.practice.appointments.start(None, permit)
    work.practice.entries.save(draft.id, permit.id, "Tossan ringde.", ())
    contact = work.practice.clients.contact(client)
    work.practice.clients.update_contact(client, replace(contact, nicknames=("Tossan",)))
    entry = work.practice.entries.sign(draft.id)
    assert "Tossan" not in entry.text
    assert work.practice.entries.get(entry.id, identified=True).identified == "Tossan ringde."


def test_nothing_is_signed_without_a_consent_in_force(work):
    client = work.client()
    permit = work.permit(client)
    draft = work.practice.appointments.start(None, permit)
    work.practice.entries.save(draft.id, permit.id, "text", ())
    work.practice.consent.withdraw(client, Service.KBT, draft="keep")
    with pytest.raises((ConsentMissing, PermitRefused)):
        work.practice.entries.sign(draft.id)
    assert [line.state for line in work.practice.entries.list(client)] == ["draft"]


def test_an_entry_cannot_be_signed_twice(work):
    entry = work.note(work.client(), "text")
    with pytest.raises(SealedForever):
        work.practice.entries.sign(entry.id)
    with pytest.raises(NotFound):
        work.practice.entries.sign("ab" * 16)


def test_an_entry_is_unchanged_by_its_addenda(work):
    client = work.client()
    entry = work.note(client, "Tove sov fyra nätter.")
    before = work.practice.context.journal.entries.get(bytes.fromhex(entry.id))
    work.later(days=1)
    amended = work.practice.entries.amend(entry, AmendmentKind.ERROR, "Toves nätter var fem, ring 070-1740606.", "1")
    assert work.practice.context.journal.entries.get(bytes.fromhex(entry.id)) == before
    assert replace(amended, addenda=()) == entry
    (addendum,) = amended.addenda
    assert addendum.text == "‹klient›s nätter var fem, ring ‹tel-1›."
    assert (addendum.kind, addendum.lines, addendum.signed_at) == (AmendmentKind.ERROR, "1", work.now())
    assert len(addendum.digest) == 8
    work.practice.entries.amend(entry.id, AmendmentKind.SUPPLEMENT, "Mer.")
    work.reopen()
    read = work.practice.entries.get(entry.id, identified=True)
    assert [a.identified for a in read.addenda] == ["Toves nätter var fem, ring 070-1740606.", "Mer."]
    assert read.identified == "Tove sov fyra nätter."
    assert [line.state for line in work.practice.entries.list(client)] == ["amended"]
    assert work.problems() == ()


def test_an_addendum_from_the_editor_brings_its_tokens_with_it(work):
    entry = work.note(work.client(), "text")
    amended = work.practice.entries.amend(entry, AmendmentKind.SUPPLEMENT, "‹person-1 bror› ringde", forms=("Nils",))
    assert amended.addenda[0].text == "‹person-1 bror› ringde"
    assert work.practice.entries.get(entry.id, identified=True).addenda[0].identified == "Nils ringde"


@pytest.mark.parametrize(
    ("text", "error"), [("", EmptyNote), (" \n", EmptyNote), ("\udc00", InvalidText), ("x" * 2_000_000, TextTooLong)]
)
def test_an_addendum_that_is_no_text_is_refused(shared, text, error):
    entry = shared.note(shared.client(), "text")
    with pytest.raises(error):
        shared.practice.entries.amend(entry, AmendmentKind.ERROR, text)
    assert shared.practice.entries.get(entry.id).addenda == ()


def test_an_addendum_cannot_point_at_a_line_that_is_not_there(shared):
    entry = shared.note(shared.client(), "Sov bättre.\nGick ut.\n")
    for lines in ("3", "1-99", "0", "rad 3"):
        with pytest.raises(InvalidInput) as caught:
            shared.practice.entries.amend(entry, AmendmentKind.ERROR, "Sov sämre.", lines)
        assert caught.value.facts == {"field": "lines", "reason": "no_such_line", "lines": 2}
    assert shared.practice.entries.get(entry.id).addenda == ()
    (addendum,) = shared.practice.entries.amend(entry, AmendmentKind.ERROR, "Sov sämre.", "1-2").addenda
    assert addendum.lines == "1-2"


def test_nothing_is_amended_without_a_consent_in_force(work):
    client = work.client()
    entry = work.note(client, "text")
    work.practice.consent.withdraw(client, Service.KBT)
    with pytest.raises((ConsentMissing, PermitRefused)):
        work.practice.entries.amend(entry, AmendmentKind.ERROR, "nytt")


def test_an_entry_changed_on_disk_is_an_error_for_itself_alone(work):
    client = work.client()
    good, bad = work.note(client, "sömn ett"), work.note(client, "sömn två")
    work.tamper("entry", bad.id)
    with pytest.raises(StorageError) as failure:
        work.practice.entries.get(bad.id)
    assert failure.value.code in ("tampered", "damaged")
    assert work.practice.entries.get(good.id).text == "sömn ett"
    lines = {line.id: (line.state, line.error) for line in work.practice.entries.list(client)}
    assert lines[good.id] == ("signed", "")
    assert lines[bad.id] == ("unreadable", failure.value.code)
    assert [hit.entry for hit in work.practice.lookup.search("sömn").hits] == [good.id]


def test_a_damaged_addendum_leaves_the_entry_readable(work):
    client = work.client()
    entry = work.practice.entries.amend(work.note(client, "text"), AmendmentKind.ERROR, "fel")
    work.tamper("addendum", entry.addenda[0].id)
    read = work.practice.entries.get(entry.id)
    assert read.text == "text"
    assert [a.error in ("tampered", "damaged") and a.text == "" for a in read.addenda] == [True]


def test_names_that_cannot_be_put_back_leave_the_text_readable(work):
    entry = work.note(work.client(), "Tove sov.")
    work.practice.context.vault.forms.remove(bytes.fromhex(entry.id))
    read = work.practice.entries.get(entry.id, identified=True)
    assert (read.text, read.identified, read.error) == ("‹klient› sov.", "", "damaged")


def test_every_read_is_logged_and_putting_names_back_is_logged_apart(work):
    entry = work.note(work.client(), "Tove sov.")
    before = work.audit_actions()
    work.practice.entries.get(entry.id)
    work.practice.entries.get(entry.id, identified=True)
    assert work.audit_actions()[len(before) :] == ["ENTRY_READ", "ENTRY_READ", "REIDENTIFIED"]


def test_a_draft_with_its_names_put_back_is_logged_too(work):
    draft = work.practice.entries.add(work.client(), Service.KBT, ODD)
    before = work.audit_actions()
    assert work.practice.entries.restored(draft.id) == ODD
    assert work.audit_actions()[len(before) :] == ["DRAFT_READ", "REIDENTIFIED"]


def test_a_piped_note_goes_through_the_gate_and_the_pass(work):
    client = work.client(granted=False)
    with pytest.raises(ConsentMissing) as refusal:
        work.practice.entries.add(client, Service.KBT, "Tove sov.")
    assert refusal.value.facts["verdict"] == "missing"
    assert work.practice.entries.list(client) == ()
    work.grant(client, Service.KBT)
    draft = work.practice.entries.add(client, Service.KBT, "Tove Almdunges nummer är 070-1740606.")
    assert draft.text == "‹klient›s nummer är ‹tel-1›."
    entry = work.practice.entries.sign(draft.id)
    assert (entry.text, entry.minutes, entry.at) == (draft.text, 0, work.now())


def test_a_piped_note_keeps_the_time_it_is_about(work):
    client = work.client()
    at = work.now() - timedelta(days=3)
    entry = work.note(client, "sov", at=at, minutes=30, template="kbt")
    assert (entry.at, entry.minutes) == (at, 30)
    assert [m.started_at for m in work.practice.appointments.of_client(client)] == [at]
    assert work.practice.entries.list(client)[0].at == at
    just_now = work.note(client, "sov", minutes=50)
    assert (just_now.at, just_now.minutes) == (work.now() - timedelta(minutes=50), 50)


def test_a_piped_note_that_is_not_right_changes_nothing(work):
    client = work.client()
    for text, more, error in (
        ("", {}, EmptyNote),
        ("x" * 2_000_000, {}, TextTooLong),
        ("x", {"at": work.now() + timedelta(hours=1)}, InvalidInput),
        ("x", {"template": "pt"}, InvalidInput),
        ("x", {"minutes": 0}, InvalidInput),
    ):
        with pytest.raises(error):
            work.practice.entries.add(client, Service.KBT, text, **more)
    assert work.practice.entries.list(client) == ()
    assert work.practice.appointments.of_client(client) == ()
