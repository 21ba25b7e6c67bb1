"""A client's timeline: whole, newest first, locked where consent shuts it, and logged once for each opening."""

from journal_tui.practice.continuity.values import AgreementKind, AgreementState
from journal_tui.practice.measures.values import Answered
from journal_tui.practice.templates import read_own
from journal_tui.practice.timeline.values import TimelineKind
from journal_tui.practice.values import AmendmentKind, Channel, Purpose, Service
from storage.journal.matters import SetRecord, WorkoutRecord
from storage.sealed.record import new_id

KIND = TimelineKind


def of_kind(items, kind):
    return [item for item in items if item.kind is kind]


def everything(work):
    """A client of whom there is a line of every kind."""
    client = work.client(services=(Service.KBT, Service.PT))
    practice = work.practice
    work.later(hours=1)
    entry = work.note(client, "Tove grälade med systern Malin Ekwall")
    work.later(days=1)
    practice.entries.amend(entry, AmendmentKind.ERROR, "Tove menade brodern")
    work.later(days=1)
    practice.measures.add(client, Service.KBT, "phq9", Answered(total=11_000))
    practice.agreements.add(client, Service.KBT, "sömn", "Tove ringer Malin Ekwall")
    practice.agreements.add(client, Service.KBT, "sömn", "Sömndagbok", kind=AgreementKind.HOMEWORK)
    practice.goals.add(client, Service.KBT, "Tove vill sova")
    practice.safety_plans.write(client, Service.KBT, {"signs": "Tove slutar svara"})
    permit = work.permit(client, Service.PT)
    lines = (SetRecord("Knäböj", sets=3, reps=5, load=62_500),)
    workout = WorkoutRecord(
        id=new_id(),
        subject=bytes.fromhex(permit.subject),
        created_ms=practice.context.stamp_ms(),
        permit=bytes.fromhex(permit.id),
        at_ms=practice.context.stamp_ms(),
        lines=lines,
        state="done",
    )
    practice.context.journal.workouts.add(workout, practice.context.today().toordinal())
    practice.clients.log_contact(client, Channel.PHONE)
    practice.entries.add(client, Service.KBT, "Tove, ett utkast")
    practice.emergency_notes.write(client, Service.KBT, "Tove mår mycket dåligt", "Kan inte vänta", "vital")
    return client, entry


def test_there_is_a_line_of_every_kind_newest_first(work):
    client, entry = everything(work)
    items = work.practice.timeline.list(client, identified=True)
    assert {item.kind for item in items} == set(KIND)
    assert [item.at for item in items] == sorted((item.at for item in items), reverse=True)
    (note,) = of_kind(items, KIND.ENTRY)
    assert (note.ref, note.place, note.detail) == (entry.id, entry.id, "amended")
    assert note.text.startswith("‹klient› grälade med systern ‹person-1")
    assert note.line(names=True) == "Tove grälade med systern Malin Ekwall"
    assert note.line(names=False) == note.text
    (addendum,) = of_kind(items, KIND.ADDENDUM)
    assert (addendum.place, addendum.detail) == (entry.id, "error")
    assert of_kind(items, KIND.WORKOUT)[0].text == "Knäböj  3 × 5 × 62,5 kg"
    assert of_kind(items, KIND.MEASUREMENT)[0].text == "PHQ-9  11"
    assert of_kind(items, KIND.AGREEMENT)[0].identified == "Tove ringer Malin Ekwall"
    assert of_kind(items, KIND.GOAL)[0].identified == "Tove vill sova"
    assert of_kind(items, KIND.SAFETY_PLAN)[0].identified == "Tove slutar svara"
    assert "Tove" not in repr(items)


def test_without_names_none_is_put_back(work):
    client, _entry = everything(work)
    items = work.practice.timeline.list(client)
    assert not any(item.identified or "Tove" in item.text or "Malin" in item.text for item in items)


def test_opening_is_logged_once_for_each_service_that_is_read(work):
    client, _entry = everything(work)
    before = work.audit_actions()
    work.practice.timeline.list(client)
    assert work.audit_actions()[len(before) :] == ["TIMELINE_READ"] * 2
    work.practice.timeline.list(client, identified=True)
    assert work.audit_actions()[len(before) + 2 :] == ["TIMELINE_READ", "REIDENTIFIED"] * 2


def test_the_log_has_the_read_before_the_first_text_is_opened(work):
    client = work.client()
    work.note(client, "sömn")
    reading = work.practice.timeline.open(client)
    assert work.audit_actions()[-1] == "TIMELINE_READ"
    assert not reading.ended


def test_after_a_withdrawal_texts_are_locked_rows_with_the_reason(work):
    client, _entry = everything(work)
    work.practice.consent.withdraw(client, Service.KBT)
    before = work.audit_actions()
    items = work.practice.timeline.list(client, identified=True)
    assert work.audit_actions()[len(before) :] == ["TIMELINE_READ", "REIDENTIFIED"]
    kbt = [item for item in items if item.service is Service.KBT]
    texts = {KIND.ENTRY, KIND.ADDENDUM, KIND.MEASUREMENT, KIND.AGREEMENT, KIND.HOMEWORK, KIND.GOAL, KIND.SAFETY_PLAN}
    texts |= {KIND.EMERGENCY}
    assert texts <= {item.kind for item in kbt}
    for item in kbt:
        assert not item.text
        assert not item.identified
        assert item.shut == ("withdrawn" if item.kind in texts else "")
    assert of_kind(items, KIND.WORKOUT)[0].text
    assert not any(item.selectable for item in kbt)


def test_a_no_to_measures_alone_locks_the_measurements_alone(work):
    client, _entry = everything(work)
    work.practice.consent.withdraw(client, Service.KBT, Purpose.MEASURES)
    items = work.practice.timeline.list(client)
    (measured,) = of_kind(items, KIND.MEASUREMENT)
    assert (measured.text, measured.shut) == ("", "withdrawn")
    assert of_kind(items, KIND.ENTRY)[0].text


def test_a_row_that_cannot_be_trusted_stands_as_a_row_and_last(work):
    client = work.client()
    work.later(hours=1)
    bad, good = work.note(client, "ett"), work.note(client, "två")
    made = work.practice.agreements.add(client, Service.KBT, "sömn", "tidigt")
    work.tamper("entry", bad.id)
    work.tamper("agreement", made.id)
    work.reopen()
    items = work.practice.timeline.list(client)
    assert {(item.kind, item.error) for item in items[-2:]} == {(KIND.ENTRY, "tampered"), (KIND.AGREEMENT, "tampered")}
    assert {item.ref for item in items[-2:]} == {bad.id, made.id}
    assert [item.text for item in of_kind(items[:-2], KIND.ENTRY)] == ["två"]
    assert good.id in {item.ref for item in items}


def test_what_was_taken_back_is_not_shown(work):
    client = work.client()
    made = work.practice.agreements.add(client, Service.KBT, "sömn", "fel")
    work.practice.agreements.settle(made.id, AgreementState.KEPT)
    assert of_kind(work.practice.timeline.list(client), KIND.AGREEMENT)[0].detail == "kept"
    work.practice.agreements.void(made.id)
    assert not of_kind(work.practice.timeline.list(client), KIND.AGREEMENT)


def test_anothers_draft_stands_without_its_text(work):
    client = work.client()
    work.practice.entries.add(client, Service.KBT, "hemligt")
    assert of_kind(work.practice.timeline.list(client), KIND.DRAFT)[0].text == "hemligt"
    work.become_somebody_else()
    assert of_kind(work.practice.timeline.list(client), KIND.DRAFT)[0].text == ""


def test_meetings_say_how_they_went(work):
    client = work.client()
    meeting = work.practice.appointments.plan(client, Service.KBT, work.now())
    work.practice.appointments.no_show(meeting.id)
    work.practice.appointments.hold_without_journal(client=client, service=Service.KBT)
    details = {item.detail for item in of_kind(work.practice.timeline.list(client), KIND.APPOINTMENT)}
    assert details == {"no_show", "without_journal"}


def test_a_reading_can_be_taken_in_small_steps(work):
    client, _entry = everything(work)
    whole = work.practice.timeline.list(client)
    reading = work.practice.timeline.open(client)
    counts = []
    while not reading.ended:
        counts.append(len(reading.work(0)))
    assert counts == [*range(1, len(whole) + 1), len(whole)]
    assert reading.work(0) == whole


def test_the_first_line_passes_over_headings(work):
    client = work.client()
    work.note(client, "Summering av veckan\n\nSov bra.\n")
    (entry,) = of_kind(work.practice.timeline.list(client), KIND.ENTRY)
    assert entry.line(names=False) == "Sov bra."


def test_a_line_of_a_note_with_a_template_of_the_practice_s_own_is_not_its_heading(work):
    client = work.client()
    file = 'name = "egen"\nservices = ["kbt"]\n[title]\nsv = "Egen"\n[[heading]]\nsv = "Belastning"\n'
    work.practice.library.templates.keep(read_own(file))
    work.practice.entries.add(client, Service.KBT, "Belastning\nMycket på jobbet", template="egen")
    (draft,) = of_kind(work.practice.timeline.list(client), KIND.DRAFT)
    assert draft.line(names=False) == "Mycket på jobbet"
