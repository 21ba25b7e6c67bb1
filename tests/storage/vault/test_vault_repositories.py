"""The vault's doors for people: contact data, numbers, pseudonyms, tokens, written forms."""

from dataclasses import replace

import pytest

from storage.errors import ChangedMeanwhile, KeyMissing, NotFound, Refused
from storage.journal.pseudonym import new_pseudonym
from storage.keys import Domain
from storage.sealed.record import Unreadable, coarse, new_id
from storage.stores import Stores
from storage.vault.records import (
    ActRecord,
    ContactEventRecord,
    ContactPointRecord,
    ControllerValue,
    DecisionRecord,
    MappingRecord,
    NationalIdRecord,
    PersonRecord,
    PracticeRecord,
    RestrictionRecord,
    TokenRecord,
)
from storage.vault.repositories import Vault
from tests.storage.specimens import NOW, SECRETS


@pytest.fixture
def vault(stores: Stores) -> Vault:
    return Vault(stores.vault)


@pytest.fixture
def client(vault: Vault) -> bytes:
    made = new_id()
    record = PersonRecord(id=made, subject=made, created_ms=NOW, given="Tindra", surname="Sjöbladh", nicknames=("Tin",))
    return vault.people.add(record).id


def test_a_person_is_read_back_with_every_field(vault: Vault, client: bytes) -> None:
    person = vault.people.get(client)
    assert (person.given, person.surname, person.nicknames, person.version) == ("Tindra", "Sjöbladh", ("Tin",), 1)
    married = vault.people.update(replace(person, surname="Näckrosen"))
    assert vault.people.get(client) == married
    with pytest.raises(ChangedMeanwhile):
        vault.people.update(person)
    assert married in vault.people.all()
    assert client in vault.people.ids()


def test_a_person_is_its_own_subject(vault: Vault) -> None:
    with pytest.raises(ValueError, match="own subject"):
        vault.people.add(PersonRecord(id=new_id(), subject=new_id(), created_ms=NOW, given="A", surname="B"))


def test_a_client_that_cannot_be_written_leaves_no_keys(vault: Vault, client: bytes) -> None:
    def again() -> int:
        with vault.store.database.read() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM key_grant").scalar_one())

    before = again()
    with pytest.raises(Refused):
        vault.people.add(replace(vault.people.get(client), version=0))
    assert again() == before
    assert vault.people.get(client).given == "Tindra"


def test_no_record_of_a_person_shows_who_it_is_in_its_repr(vault: Vault, client: bytes) -> None:
    head = {"id": new_id(), "subject": client, "created_ms": NOW}
    shown = repr(
        [
            vault.people.get(client),
            ContactPointRecord(kind="address", value="Kvarnvägen 1", **head),
            NationalIdRecord(number="20001231-0000", purpose="inkasso", **head),
            MappingRecord(journal_subject=b"s" * 16, service="kbt", pseudonym="P-22222222-2", **head),
            TokenRecord(kind="PERSON", number=1, base="tindra", shown="Tindra", **head),
            DecisionRecord(word="tystlåten", **head),
        ]
    )
    assert not any(word.casefold() in shown.casefold() for word in (*SECRETS, "tin'", "2222", "ssss"))


def test_a_contact_point_is_closed_and_stays_legible(vault: Vault, client: bytes) -> None:
    head = {"subject": client}
    old = vault.points.add(ContactPointRecord(id=new_id(), created_ms=NOW, kind="phone", value="08-1", **head))
    new = vault.points.add(ContactPointRecord(id=new_id(), created_ms=NOW + 1, kind="phone", value="08-2", **head))
    closed = vault.points.close(old.id, NOW + 2)
    assert vault.points.of_client(client) == (new,)
    assert vault.points.of_client(client, closed=True) == (closed, new)
    assert closed.value == "08-1"
    assert {closed, new} <= set(vault.points.all())
    assert vault.points.remove(old.id)
    assert vault.points.of_client(client, closed=True) == (new,)


def test_the_last_contact_is_by_its_own_time(vault: Vault, client: bytes) -> None:
    assert vault.contacts.last_ms(client) is None
    head = {"subject": client, "created_ms": NOW}
    later = vault.contacts.add(ContactEventRecord(id=new_id(), channel="email", at_ms=NOW + 9, **head))
    earlier = vault.contacts.add(ContactEventRecord(id=new_id(), channel="visit", at_ms=NOW - 9, **head))
    assert vault.contacts.of_client(client) == (earlier, later)
    assert vault.contacts.last_ms(client) == NOW + 9
    assert vault.contacts.newest_ms() == coarse(NOW)


def test_a_personnummer_has_a_key_of_its_own_that_is_made_with_it(vault: Vault, client: bytes) -> None:
    with pytest.raises(KeyMissing):
        vault.store.key(Domain.NATIONAL_ID, client)
    assert vault.national_ids.of_client(client) is None
    assert not vault.national_ids.has(client)
    head = {"subject": client, "created_ms": NOW, "purpose": "friskvard"}
    first = vault.national_ids.put(NationalIdRecord(id=new_id(), number="20001231-0000", **head))
    assert vault.national_ids.of_client(client) == first
    second = vault.national_ids.put(NationalIdRecord(id=new_id(), number="20011231-0000", **head))
    assert (second.id, second.version) == (first.id, 2)
    assert vault.national_ids.of_client(client) == second
    with vault.store.database.read() as connection:
        kid = connection.exec_driver_sql(
            "SELECT substr(sealed, 5, 16) FROM national_id WHERE subject = ?", (client,)
        ).scalar()
    assert kid == vault.store.key(Domain.NATIONAL_ID, client).kid != vault.store.key(Domain.CONTACT, client).kid
    assert vault.national_ids.remove(client)
    assert not vault.national_ids.remove(client)
    assert vault.national_ids.of_client(client) is None


def test_the_bridge_is_walked_from_both_sides(vault: Vault, client: bytes) -> None:
    subjects = {service: new_id() for service in ("kbt", "pt")}
    made = tuple(
        vault.mappings.add(
            MappingRecord(
                id=new_id(),
                subject=client,
                created_ms=NOW,
                journal_subject=journal_subject,
                service=service,
                pseudonym=new_pseudonym(),
            )
        )
        for service, journal_subject in subjects.items()
    )
    assert vault.mappings.of_client(client) == made
    assert vault.mappings.of_subject(subjects["pt"]) == made[1]
    assert set(made) <= set(vault.mappings.all())
    with pytest.raises(NotFound):
        vault.mappings.of_subject(new_id())
    with pytest.raises(Refused):
        vault.mappings.add(replace(made[0], id=new_id()))
    assert vault.mappings.remove(made[0].id)
    assert vault.mappings.of_client(client) == made[1:]


def test_no_journal_id_stands_in_the_vaults_file(own_stores: Stores) -> None:
    vault = Vault(own_stores.vault)
    client, subject, text = vault.people.ids()[0], new_id(), new_id()
    vault.mappings.add(
        MappingRecord(
            id=new_id(), subject=client, created_ms=NOW, journal_subject=subject, service="kbt", pseudonym="P-22222222-7"
        )
    )
    vault.forms.put(client, text, 1, ("Tindra",), NOW)
    path = own_stores.vault.database.path
    assert path is not None
    own_stores.close()
    content = path.read_bytes()
    assert client in content
    assert subject not in content
    assert text not in content
    assert b"22222222" not in content


def test_the_same_base_form_is_the_same_token(vault: Vault, client: bytes) -> None:
    assert vault.tokens.next_number(client, "PERSON") == 1
    head = {"subject": client, "created_ms": NOW}
    token = vault.tokens.add(TokenRecord(id=new_id(), kind="PERSON", number=1, base="tindra", label="person-1", **head))
    place = vault.tokens.add(TokenRecord(id=new_id(), kind="LOC", number=1, base="tindra", label="plats-1", **head))
    assert vault.tokens.find(client, "PERSON", "tindra") == token
    assert vault.tokens.find(client, "PERSON", "saga") is None
    assert vault.tokens.find(new_client(vault), "PERSON", "tindra") is None
    assert vault.tokens.next_number(client, "PERSON") == 2
    assert vault.tokens.of_client(client) == (place, token)
    with pytest.raises(Refused):
        vault.tokens.add(replace(token, id=new_id(), number=2))
    named = vault.tokens.update(replace(token, role="syster", label="person-1 syster"))
    assert vault.tokens.find(client, "PERSON", "tindra") == named


def new_client(vault: Vault) -> bytes:
    made = new_id()
    return vault.people.add(PersonRecord(id=made, subject=made, created_ms=NOW, given="A", surname="B")).id


def test_equal_names_of_two_clients_have_nothing_in_common_in_the_file(vault: Vault, client: bytes) -> None:
    for each in (client, new_client(vault)):
        head = {"subject": each, "created_ms": NOW}
        vault.tokens.add(TokenRecord(id=new_id(), kind="PERSON", number=1, base="samma namn", **head))
        vault.decisions.add(DecisionRecord(id=new_id(), word="samma ord", **head))
    with vault.store.database.read() as connection:
        for table, column in (("token", "base_lookup"), ("decision", "word_lookup")):
            seen = connection.exec_driver_sql(f"SELECT {column} FROM {table}").scalars().all()
            assert len(seen) == len(set(seen))


def test_forms_are_kept_for_the_newest_version_and_the_one_before(vault: Vault, client: bytes) -> None:
    text = new_id()
    with pytest.raises(NotFound):
        vault.forms.get(client, text, 1)
    for version in (1, 2, 5):
        vault.forms.put(client, text, version, (f"form {version}", "‹"), NOW)
    assert vault.forms.get(client, text, 5) == ("form 5", "‹")
    assert vault.forms.get(client, text, 9) == ("form 5", "‹")
    assert vault.forms.get(client, text, 4) == vault.forms.get(client, text, 2) == ("form 2", "‹")
    with pytest.raises(NotFound):
        vault.forms.get(client, text, 1)
    vault.forms.put(client, text, 5, ("again",), NOW)
    assert vault.forms.get(client, text, 5) == ("again",)
    assert vault.forms.get(client, text, 4) == ("form 2", "‹")


def test_forms_are_one_clients_and_can_be_taken_away(vault: Vault, client: bytes) -> None:
    text = new_id()
    vault.forms.put(client, text, 1, ("Tindra",), NOW)
    with pytest.raises(NotFound):
        vault.forms.get(new_client(vault), text, 1)
    assert vault.forms.remove(text)
    assert not vault.forms.remove(text)
    with pytest.raises(NotFound):
        vault.forms.get(client, text, 1)


def test_a_decision_is_made_once_and_can_be_taken_back(vault: Vault, client: bytes) -> None:
    decision = vault.decisions.add(DecisionRecord(id=new_id(), subject=client, created_ms=NOW, word="dag"))
    again = vault.decisions.add(DecisionRecord(id=new_id(), subject=client, created_ms=NOW + 1, word="dag"))
    assert again == decision
    assert vault.decisions.of_client(client) == (decision,)
    assert vault.decisions.remove(decision.id)
    assert vault.decisions.of_client(client) == ()


def test_a_restriction_is_lifted_and_stays_on_record(vault: Vault, client: bytes) -> None:
    made = vault.restrictions.add(
        RestrictionRecord(id=new_id(), subject=client, created_ms=NOW, scope="all", ground="accuracy", from_ms=NOW)
    )
    assert vault.restrictions.of_client(client) == (made,)
    lifted = vault.restrictions.lift(made.id, NOW + 5)
    assert vault.restrictions.of_client(client) == (lifted,)
    assert lifted in vault.restrictions.all()
    assert (lifted.to_ms, lifted.from_ms) == (NOW + 5, NOW)


def test_the_practice_has_one_row(vault: Vault) -> None:
    for name in ("Näckrosen AB", "Vattugatan AB"):
        record = PracticeRecord(
            id=new_id(),
            subject=bytes(16),
            created_ms=NOW,
            owner="Tindra",
            controller=ControllerValue(name, phones=("1", "2")),
        )
        written = vault.practice.put(record)
        assert vault.practice.get() == written
        assert written.controller.name == name
    with vault.store.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM practice").scalar_one() == 1


def test_an_act_is_open_until_it_is_finished(vault: Vault, client: bytes) -> None:
    act = vault.acts.begin(
        ActRecord(id=new_id(), subject=client, created_ms=NOW, kind="withdraw", objects=(new_id(),), codes=("discard",))
    )
    moved = vault.acts.move(act.id, "journal_done")
    assert (moved.state, moved.objects, moved.codes) == ("journal_done", act.objects, act.codes)
    assert moved in vault.acts.open()
    assert vault.acts.finish(act.id)
    assert not vault.acts.finish(act.id)
    assert act.id not in {found.id for found in vault.acts.open()}
    with pytest.raises(NotFound):
        vault.acts.move(act.id, "done")


def test_a_client_whose_key_is_gone_does_not_hide_the_others(own_stores: Stores) -> None:
    vault = Vault(own_stores.vault)
    gone, *left = vault.people.ids()
    with vault.store.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM key_grant WHERE subject = ?", (gone,))
    found = {each.id: each for each in vault.people.all()}
    assert found[gone] == Unreadable(gone, gone, "key_missing")
    assert not any(isinstance(found[each], Unreadable) for each in left)
    with pytest.raises(KeyMissing):
        vault.people.get(gone)
