"""The client desk: taken in whole or not at all, found by what is typed, every look written down."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from journal_tui.practice import contact_rules
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.values import Channel, Contact, PersonnummerPurpose, Purpose, Service
from storage.audit.actions import Action

TOVE = Contact("Tove", "Almdunge", ("Tovan",), "tove@example.org", "0701740612", "Storgatan 1", "Bageriet")


def logged(room, action, client=""):
    return [row for row in room.log() if row.action == action and row.subject.hex().startswith(client)]


def test_a_client_is_taken_in_with_a_pseudonym_for_each_service(own_room):
    made = own_room.practice.clients.register(TOVE, [Service.KBT, Service.KOST])
    assert set(made.pseudonyms) == {Service.KBT, Service.KOST}
    assert len(set(made.pseudonyms.values())) == 2
    card = own_room.practice.clients.get(made.client)
    assert card.contact == Contact(
        "Tove", "Almdunge", ("Tovan",), "tove@example.org", "070-174 06 12", "Storgatan 1", "Bageriet"
    )
    assert [status.service for status in card.services] == [Service.KBT, Service.KOST]
    assert card.personnummer_purpose is None
    assert logged(own_room, Action.CLIENT_REGISTERED, made.client)
    assert logged(own_room, Action.CLIENT_READ, made.client)


def test_the_journal_knows_pseudonyms_and_no_names(own_room):
    made = own_room.practice.clients.register(TOVE, [Service.KBT, Service.KOST])
    subjects = own_room.practice.context.journal.subjects.all()
    assert {subject.pseudonym for subject in subjects} == set(made.pseudonyms.values())
    assert made.client not in {subject.id.hex() for subject in subjects}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"contact": Contact("", "Almdunge")}, "given"),
        ({"contact": Contact("Tove", "Almdunge", email="nej")}, "email"),
        ({"contact": Contact("Tove", "Almdunge", phone="123")}, "phone"),
        ({"services": []}, "services"),
        ({"personnummer": "811218-9877", "personnummer_purpose": PersonnummerPurpose.INKASSO}, "personnummer"),
        ({"personnummer": "811218-9876"}, "personnummer_purpose"),
        ({"personnummer_purpose": PersonnummerPurpose.INKASSO}, "personnummer"),
    ],
)
def test_what_is_not_right_keeps_nothing(room, change, field):
    before = len(room.practice.context.register.clients())
    with pytest.raises(InvalidInput) as caught:
        room.practice.clients.register(**({"contact": TOVE, "services": [Service.KBT]} | change))
    assert caught.value.facts["field"] == field
    assert len(room.practice.context.vault.people.ids()) == before
    assert room.practice.context.vault.acts.open() == ()


def test_somebody_who_has_only_asked_needs_no_service(own_room):
    made = own_room.practice.clients.register(TOVE, [], prospect=True)
    card = own_room.practice.clients.get(made.client)
    assert (card.prospect, card.services) == (True, ())
    own_room.practice.clients.add_service(made.client, Service.PT)
    assert not own_room.practice.clients.get(made.client).prospect


def test_the_same_phone_or_name_is_a_hint_and_merges_nobody(own_room):
    first = own_room.practice.clients.register(TOVE, [Service.KBT]).client
    phone = own_room.practice.clients.register(Contact("Eva", "Ek", phone="+46 70 174 06 12"), [Service.KBT])
    name = own_room.practice.clients.register(Contact("tove", "ÅLMDUNGE"), [Service.KBT])
    assert phone.similar == (first,)
    assert name.similar == (first,)
    assert own_room.practice.clients.register(Contact("Eva", "Lind"), [Service.KBT]).similar == ()
    own_room.reopen()
    assert set(own_room.practice.clients.similar(TOVE)) == {first, phone.client, name.client}
    assert len(own_room.practice.clients.list()) == 4


def test_another_service_gets_a_pseudonym_of_its_own(room):
    client = room.client(Service.KBT)
    pseudonym = room.practice.clients.add_service(client, Service.PT)
    assert room.practice.context.register.resolve(pseudonym).hex() == client
    with pytest.raises(InvalidInput) as caught:
        room.practice.clients.add_service(client, Service.PT)
    assert caught.value.facts["reason"] == "has_it_already"


def test_a_client_is_found_by_id_its_beginning_and_any_pseudonym(room):
    made = room.practice.clients.register(Contact("Ulla", "Hittas"), [Service.KBT, Service.PT])
    register = room.practice.context.register
    typed = [made.client, made.client.upper(), made.client[:6], f" {made.client[:12]} "]
    for pseudonym in made.pseudonyms.values():
        typed += [pseudonym, pseudonym.lower(), pseudonym.replace("-", "")]
    assert {register.resolve(each).hex() for each in typed} == {made.client}


@pytest.mark.parametrize(
    "typed", ["", "abc", "ffffffffffff", "P-7K3FQ2VX-A", "Tove Almdunge", "zz" * 16, "\ud800", "a" * 100_000]
)
def test_who_is_not_there_is_not_found(room, typed):
    with pytest.raises(NotFound):
        room.practice.context.register.resolve(typed)


def test_the_list_filters_by_name_phone_and_pseudonym(own_room):
    clients = own_room.practice.clients
    tove = clients.register(TOVE, [Service.KBT])
    asa = clients.register(Contact("Åsa", "Öberg", phone="08-465 004 22"), [Service.PT])
    ids = {"tove": tove.client, "åsa": asa.client}

    def found(typed):
        return {line.id for line in clients.list(typed)}

    for typed in (
        "tove",
        "TOVE",
        "alm",
        "tove alm",
        "almdunge tove",
        "tovan",
        "070-174",
        "0701740612",
        "+46 70 174",
        tove.pseudonyms[Service.KBT],
    ):
        assert found(typed) == {ids["tove"]}, typed
    for typed in ("åsa", "Åsa", "A\u030asa", "öberg", "08-465", asa.pseudonyms[Service.PT].lower()):
        assert found(typed) == {ids["åsa"]}, typed
    assert found("asa") == set()
    assert found("tove åsa") == set()
    assert found("") == set(ids.values())


def test_the_list_is_ordered_by_surname_and_follows_changes(own_room):
    clients = own_room.practice.clients
    made = {surname: clients.register(Contact("Eva", surname), [Service.KBT]).client for surname in ("Öberg", "Alm", "Ek")}
    assert [line.surname for line in clients.list()] == ["Alm", "Ek", "Öberg"]
    clients.update_contact(made["Alm"], Contact("Eva", "Zetter"))
    assert [line.surname for line in clients.list()] == ["Ek", "Zetter", "Öberg"]


def test_lines_without_statuses_can_be_completed_later(room):
    client = room.client()
    room.consent(client)
    bare = next(line for line in room.practice.clients.list(statuses=False) if line.id == client)
    assert bare.services == ()
    (full,) = room.practice.clients.lines([client])
    assert full.services[0].verdict == "granted"
    assert room.practice.clients.statuses([client])[client] == full.services


def test_names_can_be_read_in_advance(own_room):
    for number in range(5):
        own_room.client(given=f"Eva{chr(97 + number)}")
    own_room.reopen()
    done, total = own_room.practice.clients.warm(0)
    assert (done, total) == (0, 5)
    assert own_room.practice.clients.warm(5) == (5, 5)
    assert len(own_room.practice.clients.list()) == 5


def test_showing_names_is_written_down_once_per_look(own_room):
    own_room.client()
    own_room.practice.clients.list()
    own_room.practice.clients.list("to")
    assert len(logged(own_room, Action.CLIENT_SEARCHED)) == 1
    own_room.hands.move(minutes=5)
    own_room.practice.clients.list()
    assert len(logged(own_room, Action.CLIENT_SEARCHED)) == 2


def test_a_correction_closes_what_was_there(room):
    client = room.practice.clients.register(TOVE, [Service.KBT]).client
    before = len(logged(room, Action.CLIENT_CHANGED))
    kept = room.practice.clients.update_contact(client, Contact("Tove", "Ek", (), "", "08-465 004 22", "Storgatan 1"))
    assert room.practice.clients.get(client).contact == kept
    points = room.practice.context.vault.points.of_client(bytes.fromhex(client), closed=True)
    assert {point.kind for point in points if point.valid_to_ms is not None} == {"email", "phone"}
    assert len(logged(room, Action.CLIENT_CHANGED)) == before + 1
    with pytest.raises(InvalidInput):
        room.practice.clients.update_contact(client, Contact("Tove", "Ek", email="x"))
    assert room.practice.clients.get(client).contact == kept


def test_contact_moves_the_retention_clock(room):
    client = room.client()
    assert room.practice.clients.get(client).last_contact is None
    at = datetime.now().astimezone() - timedelta(days=3)
    room.practice.clients.log_contact(client, Channel.PHONE, at)
    room.practice.clients.log_contact(client, Channel.EMAIL, at - timedelta(days=3))
    card = room.practice.clients.get(client)
    assert (card.last_contact, card.last_channel) == (at.date(), Channel.PHONE)
    assert [made.channel for made in room.practice.clients.contacts(client)] == [Channel.PHONE, Channel.EMAIL]


@pytest.mark.parametrize(
    ("at", "reason"),
    [(datetime(2026, 1, 1), "no_time_zone"), (datetime(2199, 1, 1).astimezone(), "in_future")],
)
def test_contact_ahead_or_without_a_zone_is_refused(room, at, reason):
    client = room.client()
    with pytest.raises(InvalidInput) as caught:
        room.practice.clients.log_contact(client, Channel.PHONE, at)
    assert caught.value.facts["reason"] == reason


def test_a_personnummer_is_shown_only_for_its_purpose_and_always_logged(room):
    client = room.practice.clients.register(
        Contact("Tove", "Nummer"), [Service.PT], "811218-9876", PersonnummerPurpose.FRISKVARD
    ).client
    assert room.practice.clients.get(client).personnummer_purpose is PersonnummerPurpose.FRISKVARD
    assert logged(room, Action.NATIONAL_ID_READ, client) == []
    assert room.practice.clients.reveal_personnummer(client, PersonnummerPurpose.FRISKVARD) == "19811218-9876"
    with pytest.raises(InvalidInput):
        room.practice.clients.reveal_personnummer(client, PersonnummerPurpose.INKASSO)
    rows = logged(room, Action.NATIONAL_ID_READ, client)
    assert [(row.purpose, row.result) for row in rows] == [(1, 0), (2, 1)]


def test_a_personnummer_can_be_set_and_taken_away(room):
    client = room.client()
    with pytest.raises(NotFound):
        room.practice.clients.reveal_personnummer(client, PersonnummerPurpose.INKASSO)
    with pytest.raises(InvalidInput):
        room.practice.clients.set_personnummer(client, "", None)
    room.practice.clients.set_personnummer(client, "811218-9876", PersonnummerPurpose.INKASSO)
    assert room.practice.clients.reveal_personnummer(client, PersonnummerPurpose.INKASSO) == "19811218-9876"
    assert room.practice.clients.remove_personnummer(client)
    assert not room.practice.clients.remove_personnummer(client)


def test_somebody_under_eighteen_is_not_taken_in(room):
    client, before = room.client(), len(room.practice.clients.list())
    child = f"{room.practice.context.today().year - 17}0101-9809"  # not eighteen before next year
    child = next(f"{child[:-1]}{digit}" for digit in range(10) if _is_number(f"{child[:-1]}{digit}"))
    for attempt in (
        lambda: room.practice.clients.set_personnummer(client, child, PersonnummerPurpose.INKASSO),
        lambda: room.practice.clients.register(
            Contact("Ture", "Lillnummer"), [Service.PT], child, PersonnummerPurpose.FRISKVARD
        ),
    ):
        with pytest.raises(RefusedByRule) as caught:
            attempt()
        assert caught.value.facts["reason"] == "minors"
    assert room.practice.clients.get(client).personnummer_purpose is None
    assert len(room.practice.clients.list()) == before


def _is_number(number):
    try:
        return bool(contact_rules.personnummer(number))
    except InvalidInput:
        return False


def test_a_gate_check_never_scans(own_room):
    """Ten thousand clients cost the gate what ten cost: the same statements, and each of them searches by an index."""
    own_room.practice.consent.publish(Service.KBT)
    seen, plans = [], []

    def watch(database):
        def before(connection, cursor, statement, parameters, context, many):
            if statement.lstrip().upper().startswith("SELECT"):
                plan = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
                plans.extend(row[3] for row in plan)
                seen.append(statement)

        event.listen(database.engine, "before_cursor_execute", before)

    def statements(client):
        own_room.practice.gate.check(client, Service.KBT)
        seen.clear()
        plans.clear()
        own_room.practice.gate.check(client, Service.KBT)
        return len(seen), [plan for plan in plans if plan.startswith("SCAN") and "audit" not in plan]

    for store in own_room.practice.context.stores.all():
        watch(store.database)
    client = own_room.client()
    own_room.consent(client)
    few, scans = statements(client)
    assert few >= 3
    assert scans == []
    for _ in range(12):
        own_room.consent(own_room.client())
    assert statements(client)[0] == few


def test_no_error_of_the_desk_holds_a_value(room):
    secret = "Hemligson-Öberg"
    attempts = [
        lambda: room.practice.clients.register(Contact(secret, "\x00"), [Service.KBT]),
        lambda: room.practice.clients.register(Contact("A", secret * 20), [Service.KBT]),
        lambda: room.practice.clients.register(Contact("A", "B", email=secret), [Service.KBT]),
        lambda: room.practice.clients.register(Contact("A", "B", phone=secret), [Service.KBT]),
        lambda: room.practice.clients.register(Contact("A", "B"), [Service.KBT], secret, PersonnummerPurpose.INKASSO),
        lambda: room.practice.clients.get(secret),
        lambda: room.practice.consent.record(room.client(), Service.KBT, dict.fromkeys(Purpose, True), secret),
    ]
    for attempt in attempts:
        with pytest.raises((InvalidInput, NotFound)) as caught:
            attempt()
        shown: BaseException | None = caught.value
        while shown is not None:
            assert secret not in f"{shown} {shown!r} {vars(shown)}"
            shown = shown.__context__


def test_in_a_batch_an_act_that_fails_is_undone_alone(own_room):
    clients = own_room.practice.clients
    with own_room.practice.batch(3):
        for surname in ("Alm", "Ek", "", "Lind", "Sund"):
            with suppress(InvalidInput):
                clients.register(Contact("Eva", surname), [Service.KBT])
    own_room.reopen()
    assert [line.surname for line in own_room.practice.clients.list()] == ["Alm", "Ek", "Lind", "Sund"]
    assert own_room.practice.unfinished() == ()
    assert own_room.practice.verify().problems == ()
