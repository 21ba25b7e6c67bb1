"""Clients from a table: names and services come in, consent never does, whatever the table says."""

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import ConsentState, Service, Verdict
from tests.practice.journalling.working_day import Work

GIVEN = ("Alva", "Bodil", "Cajsa", "Dagny", "Edla", "Frida", "Greta", "Hilma", "Inga", "Jonna")
SURNAMES = ("Almdunge", "Bjärnum", "Dalhem", "Ekeby", "Fröslunda")


def fifty(header: str = "Förnamn;Efternamn;E-post;Tjänst;Samtycke;consent") -> str:
    lines = [
        f"{given};{surname};{given.casefold()}.{surname.casefold().translate(str.maketrans('äöå', 'aoa'))}@example.se;kbt;ja;yes"
        for given in GIVEN
        for surname in SURNAMES
    ]
    return "\n".join([header, *lines])


def test_fifty_clients_with_a_column_that_says_yes_stay_not_asked(work: Work) -> None:
    done = work.practice.clients.take_in(fifty())
    assert (len(done.clients), done.known, done.passed_over) == (50, 0, ("Samtycke", "consent"))
    for each in done.clients:
        (status,) = work.practice.consent.status(each.client)
        assert status.verdict is Verdict.MISSING
        assert {answer.state for answer in status.answers} == {ConsentState.NOT_ASKED}
        assert work.practice.consent.history(each.client, Service.KBT) == ()
    subjects = [
        subject for each in done.clients for subject in work.practice.context.register.subjects(bytes.fromhex(each.client))
    ]
    assert not any(work.practice.context.journal.permits.of_subject(subject.id) for subject in subjects)


def test_the_same_table_again_takes_nobody_in_twice(work: Work) -> None:
    work.practice.clients.take_in(fifty())
    again = work.practice.clients.take_in(fifty())
    assert (len(again.clients), again.known) == (0, 50)


def test_commas_bom_and_several_services_are_read_and_a_personnummer_is_not(work: Work) -> None:
    table = '\ufeffgiven,surname,service,personnummer\n"Tove","Almdunge","kbt, pt",19990417-9802\n\nStig,Ekeby,,\n'
    done = work.practice.clients.take_in(table)
    assert [tuple(each.pseudonyms) for each in done.clients] == [(Service.KBT, Service.PT), ()]
    assert done.passed_over == ("personnummer",)
    assert work.practice.clients.get(done.clients[0].client).personnummer_purpose is None


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("", "given"),
        ("namn;tjänst\nTove;kbt", "given"),
        ("given;given;surname\na;b;c", "given"),
        ("given;surname\n", "file"),
        ("given;surname\nTove;Almdunge\nStig;", "surname"),
        ("given;surname;email\nTove;Almdunge;tove@", "email"),
        ("given;surname;service\nTove;Almdunge;massage", "service"),
        ('given;surname\n"Tove\x00";Almdunge', "given"),
        ("given;surname\n" + "Tove;Almdunge\n" * 2_001, "file"),
    ],
)
def test_a_table_with_one_wrong_line_takes_nobody_in(work: Work, table: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        work.practice.clients.take_in(table)
    assert caught.value.facts["field"] == field
    assert work.practice.clients.list() == ()
