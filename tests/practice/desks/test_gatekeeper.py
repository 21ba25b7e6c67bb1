"""The gate on real stores: every verdict can occur, is written to the log, and rests on what lies on disk now."""

from datetime import timedelta

import pytest

from journal_tui.practice import codes
from journal_tui.practice.consent.events import InvalidationGround
from journal_tui.practice.errors import NotFound
from journal_tui.practice.gate import Notice, Permit
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.values import Change, Purpose, Service, Verdict, WayOn
from storage.audit.actions import Action
from tests.practice.desks.conftest import NO, YES


def test_granted_names_the_permit_row_of_the_journal(room):
    client = room.client()
    room.consent(client)
    answer = room.practice.gate.check(client, Service.KBT)
    assert isinstance(answer, Permit)
    row = room.practice.context.journal.permits.get(bytes.fromhex(answer.id))
    assert (row.state, row.subject.hex(), row.purpose) == ("granted", answer.subject, "journal")


def test_missing(room):
    assert room.verdict(room.client()) is Verdict.MISSING


def test_refused(room):
    client = room.client()
    room.consent(client, answers=NO)
    answer = room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.ways) == (Verdict.REFUSED, (WayOn.WITHOUT_JOURNAL,))


def test_withdrawn(room):
    client = room.client()
    room.consent(client)
    room.practice.consent.withdraw(client, Service.KBT)
    assert room.verdict(client) is Verdict.WITHDRAWN


def test_expired(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client, valid_to=own_room.practice.context.today())
    assert own_room.verdict(client) is Verdict.GRANTED
    own_room.hands.move(days=1)
    assert own_room.verdict(client) is Verdict.EXPIRED


def test_material_version_is_outdated_and_an_editorial_one_gives_notice(own_room):
    practice = own_room.practice
    practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    practice.consent.publish(Service.KBT, Change.EDITORIAL)
    assert practice.gate.check(client, Service.KBT).notice is Notice.EDITORIAL_CHANGE
    practice.consent.publish(Service.KBT, Change.MATERIAL)
    answer = practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.document_version, answer.current_version) == (Verdict.OUTDATED_VERSION, 1, 3)
    own_room.consent(client)
    assert own_room.verdict(client) is Verdict.GRANTED


def test_days_of_grace_are_a_decision_of_the_practice(own_room):
    practice = own_room.practice
    practice.decide("grace_days", 7)
    practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    practice.consent.publish(Service.KBT, Change.MATERIAL)
    assert own_room.verdict(client) is Verdict.GRANTED
    own_room.hands.move(days=7, minutes=1)
    assert own_room.verdict(client) is Verdict.OUTDATED_VERSION


@pytest.mark.parametrize("services", [(Service.KOST, Service.KBT), (Service.KOST,)])
def test_consent_for_another_service_never_opens(room, services):
    client = room.client(*services)
    room.consent(client, Service.KOST)
    answer = room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.other_service) == (Verdict.WRONG_SERVICE_OR_PURPOSE, Service.KOST)


def test_a_refused_purpose_stays_shut_while_the_journal_is_open(room):
    client = room.client()
    room.consent(client, answers=YES | {Purpose.MEASURES: False})
    assert room.verdict(client) is Verdict.GRANTED
    assert room.verdict(client, purpose=Purpose.MEASURES) is Verdict.REFUSED


def test_restricted_until_the_last_restriction_is_lifted(room):
    client = room.client()
    room.consent(client)
    desk = room.practice.restrictions
    first = desk.restrict(client, RestrictionGround.ACCURACY)
    second = desk.restrict(client, RestrictionGround.CLAIM, Service.KBT)
    answer = room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.case, answer.ways) == (Verdict.RESTRICTED, first.case, (WayOn.OPEN_CASE,))
    desk.lift(first.id, informed=True)
    assert room.practice.gate.check(client, Service.KBT).case == second.case
    desk.lift(second.id, informed=True)
    assert room.verdict(client) is Verdict.GRANTED
    assert len(desk.of_client(client)) == 2


def test_a_clock_set_back_is_undecidable(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    own_room.hands.move(hours=-2)
    answer = own_room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.reason, answer.ways) == (Verdict.UNDECIDABLE, "clock", (WayOn.OPEN_LOG,))
    own_room.reopen()
    assert own_room.verdict(client) is Verdict.UNDECIDABLE
    own_room.hands.move(hours=2)
    assert own_room.verdict(client) is Verdict.GRANTED


def test_a_broken_chain_is_undecidable(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    with own_room.practice.context.stores.vault.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM consent_event WHERE seq = 1")
    answer = own_room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.reason) == (Verdict.UNDECIDABLE, "tampered")


def test_a_withdrawal_that_was_taken_out_of_the_vault_does_not_open_again(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    own_room.practice.consent.withdraw(client, Service.KBT)
    with own_room.practice.context.stores.vault.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM consent_event WHERE seq = (SELECT max(seq) FROM consent_event)")
    answer = own_room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.reason) == (Verdict.UNDECIDABLE, "rolled_back")
    assert {problem.code for problem in own_room.practice.verify().problems}


def test_a_permit_row_that_was_put_back_opens_nothing(own_room):
    """Replaying an old permit row cannot bring a withdrawn consent back: the events decide."""
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    database = own_room.practice.context.stores.journal.database
    with database.read() as connection:
        before = connection.exec_driver_sql("SELECT * FROM permit").mappings().all()
    own_room.practice.consent.withdraw(client, Service.KBT)
    with database.write() as session:
        for row in before:
            names = [name for name in row if name != "id"]
            values = [row[name] for name in names] + [row["id"]]
            session.connection().exec_driver_sql(
                f"UPDATE permit SET {', '.join(f'{n} = ?' for n in names)} WHERE id = ?", tuple(values)
            )
    assert own_room.verdict(client) is Verdict.WITHDRAWN


def test_an_invalidated_consent_is_missing(room):
    client = room.client()
    room.consent(client)
    room.practice.consent.invalidate(client, Service.KBT, InvalidationGround.WRONG_PERSON)
    answer = room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.reason) == (Verdict.MISSING, "invalidated")


def test_each_check_is_one_row_in_the_log_with_its_verdict(room):
    client = room.client()
    before = len(room.log())
    room.practice.gate.check(client, Service.KBT)
    rows = room.log()[before:]
    assert len(rows) == 1
    row = rows[0]
    assert (row.action, row.subject.hex(), row.result) == (Action.GATE_CHECKED, client, codes.VERDICTS[Verdict.MISSING])
    assert (row.purpose, row.extra) == (codes.PURPOSES[Purpose.JOURNAL], codes.SERVICES[Service.KBT])


def test_looking_without_opening_writes_nothing(room):
    client = room.client()
    before = len(room.log())
    assert room.practice.gate.decide_for(client, Service.KBT).verdict is Verdict.MISSING
    assert len(room.log()) == before


def test_nobody_has_no_verdict(room):
    for nobody in ("00" * 16, "P-22222222-2", "", "någon annan"):
        with pytest.raises(NotFound):
            room.practice.gate.check(nobody, Service.KBT)


def test_text_is_blocked_at_withdrawal_and_open_again_after_a_new_yes(room):
    client = room.client()
    context = room.practice.context
    subject = context.register.subject(bytes.fromhex(client), Service.KBT).id
    assert context.blocked(subject)
    room.consent(client)
    assert not context.blocked(subject)
    room.practice.consent.withdraw(client, Service.KBT)
    assert context.blocked(subject)
    assert subject in context.blocked_subjects()
    room.practice.consent.ask(client, Service.KBT)
    assert context.blocked(subject)
    room.consent(client)
    assert not context.blocked(subject)
    assert subject not in context.blocked_subjects()


def test_restriction_blocks_only_the_services_it_names(room):
    client = room.client(Service.KBT, Service.KOST)
    room.consent(client, Service.KBT)
    room.consent(client, Service.KOST)
    held = room.practice.restrictions.restrict(client, RestrictionGround.OBJECTION, Service.KBT)
    context = room.practice.context
    kbt, kost = (context.register.subject(bytes.fromhex(client), service).id for service in (Service.KBT, Service.KOST))
    assert context.blocked(kbt)
    assert not context.blocked(kost)
    assert {kbt} == context.blocked_subjects() & {kbt, kost}
    room.practice.restrictions.lift(held.id, informed=True)
    assert not context.blocked(kbt)


def test_a_new_version_does_not_close_what_was_written_before(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    own_room.practice.consent.publish(Service.KBT, Change.MATERIAL)
    context = own_room.practice.context
    assert own_room.verdict(client) is Verdict.OUTDATED_VERSION
    assert not context.blocked(context.register.subject(bytes.fromhex(client), Service.KBT).id)


def test_a_small_correction_of_the_clock_is_bridged(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    own_room.hands.shift -= timedelta(seconds=20)
    assert own_room.verdict(client) is Verdict.GRANTED


def test_a_document_that_cannot_be_trusted_is_undecidable(own_room):
    own_room.practice.consent.publish(Service.KBT)
    client = own_room.client()
    own_room.consent(client)
    database = own_room.practice.context.stores.vault.database
    with database.read() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'consent_document'"
        triggers = connection.exec_driver_sql(query).scalars().all()
    with database.write() as session:
        for trigger in triggers:
            session.connection().exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        session.connection().exec_driver_sql("UPDATE consent_document SET version = version + 1")
    own_room.reopen()
    answer = own_room.practice.gate.check(client, Service.KBT)
    assert (answer.verdict, answer.reason) == (Verdict.UNDECIDABLE, "tampered")
