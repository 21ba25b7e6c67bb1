"""A practice's own templates: versions that stay readable, retired and brought back, and nobody's name in them."""

from dataclasses import replace

import pytest

from journal_tui.practice.errors import InvalidInput, NamesFound, NotFound
from journal_tui.practice.library import NamedPlace
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.templates import Role, every, read_own
from journal_tui.practice.values import Contact, Service
from storage.audit.actions import Action

FILE = """
name = "stress"
services = ["kbt"]
[title]
sv = "Stress och återhämtning"
[[heading]]
sv = "Belastning"
sv_hint = "Vad tar kraft?"
[[heading]]
sv = "Steg till nästa gång"
role = "plan"
"""


@pytest.fixture
def desk(own_room):
    return own_room.practice.library.templates


def with_heading(text, name="stress"):
    return read_own(FILE.replace("Belastning", text).replace('name = "stress"', f'name = "{name}"'))


def test_a_kept_template_is_offered_where_it_belongs_and_the_default_stays(desk):
    kept = desk.keep(read_own(FILE))
    assert (kept.key, kept.group, kept.retired) == ("own.stress/1", "own", False)
    assert desk.offered(Service.KBT)[0].key == "kbt/1"
    assert kept in desk.offered(Service.KBT)
    assert kept not in desk.offered(Service.PT)
    assert desk.get("stress") == desk.get("own.stress") == kept


def test_a_change_is_a_new_version_and_the_old_one_still_explains_its_notes(own_room, desk):
    first = desk.keep(read_own(FILE))
    client = own_room.client()
    own_room.practice.consent.publish(Service.KBT)
    own_room.consent(client)
    text = "Belastning\nmycket på jobbet\nSteg till nästa gång\npromenad efter lunch"
    entry = own_room.practice.entries.sign(
        own_room.practice.entries.add(client, Service.KBT, text, template="stress").id, accept_flags=True
    )
    second = desk.keep(with_heading("Det som väger"))
    assert second.key == "own.stress/2"
    again = own_room.reopen()
    found = again.entries.get(entry.id)
    assert found.template == first.key
    assert found.layout == first
    assert again.entries.last_plan(client, Service.KBT).text == "promenad efter lunch"
    assert [each.version for each in again.library.templates.versions("stress")] == [1, 2]


def test_keeping_the_same_again_makes_no_version(desk):
    assert desk.keep(read_own(FILE)) == desk.keep(read_own(FILE))
    assert len(desk.versions("stress")) == 1


def test_a_retired_template_is_brought_back_and_each_step_is_taken_back(desk):
    desk.keep(read_own(FILE))
    assert desk.retire("stress").retired
    assert "own.stress" not in {each.name for each in desk.offered(Service.KBT)}
    assert not desk.bring_back("stress").retired
    desk.keep(with_heading("Det som väger"))
    assert desk.take_back("stress").headings[0].sv == "Belastning"
    assert desk.get("stress").version == 5
    with pytest.raises(NotFound):
        desk.retire("kbt")
    with pytest.raises(NotFound):
        desk.get("okänd")


def test_a_new_one_never_covers_another_and_a_shipped_one_is_never_changed(desk):
    desk.keep(read_own(FILE), fresh=True)
    with pytest.raises(InvalidInput) as taken:
        desk.keep(with_heading("Annat"), fresh=True)
    with pytest.raises(InvalidInput) as shipped:
        desk.keep(every()[0])
    assert (taken.value.facts["reason"], shipped.value.facts["reason"]) == ("taken", "shipped")


@pytest.mark.parametrize(
    ("text", "kind", "sure"),
    [
        ("Tove Almdunge och arbetet", Kind.PERSON, True),
        ("Möten med Almdunge", Kind.PERSON, False),
        ("toves vecka", Kind.PERSON, False),
        ("Ring 070-174 06 12", Kind.PHONE, True),
        ("Skriv till någon@example.se", Kind.EMAIL, True),
        ("Samtal med Torbjörn Ekwall", Kind.PERSON, False),
    ],
)
def test_a_heading_that_may_name_somebody_is_refused_with_its_place(own_room, desk, text, kind, sure):
    own_room.practice.clients.register(Contact("Tove", "Almdunge", phone="070-174 06 12"), (Service.KBT,))
    with pytest.raises(NamesFound) as refusal:
        desk.keep(with_heading(text))
    facts = refusal.value.facts
    assert (facts["part"], facts["line"], facts["kind"], facts["sure"]) == ("heading", 1, kind.value, int(sure))
    assert not any("lmdunge" in str(fact) or "070" in str(fact) for fact in facts.values())
    with pytest.raises(NotFound):
        desk.get("stress")


def test_a_word_that_is_no_name_is_called_ordinary_and_a_name_for_certain_cannot_be(own_room, desk):
    own_room.practice.clients.register(Contact("Maj", "Almdunge"), (Service.KBT,))
    wanted = with_heading("Planer i Maj")
    (place,) = desk.names(wanted)
    assert place == NamedPlace("heading", 1, 9, 12, Kind.PERSON, False, "Maj")
    assert "Maj" not in repr(place)
    assert desk.keep(wanted, ordinary=("Maj",)).version == 1
    assert desk.ordinary("stress") == ("Maj",)
    with pytest.raises(NamesFound):
        desk.keep(with_heading("Maj Almdunge"), ordinary=("Maj Almdunge", "Maj", "Almdunge"))


def test_what_travels_with_the_program_would_pass_in_a_practice_of_nobody(desk):
    for each in every():
        found = desk.names(replace(each, name=f"own.{each.name}"))
        assert [(place.part, place.word) for place in found] == []


def test_the_headings_of_an_own_template_are_nobody_s_name_in_a_note(own_room, desk):
    desk.keep(with_heading("Kvällen i Maj"), ordinary=[each.word for each in desk.names(with_heading("Kvällen i Maj"))])
    client = own_room.client(given="Ylva")
    known = own_room.practice.entries.pseudonymiser(client, Service.KBT)
    text = desk.get("stress").text("sv")
    assert known.complete(text, (), undecided=True).text == text


def test_roles_and_hints_come_back_as_they_were_kept(own_room, desk):
    wanted = read_own(FILE + '[[heading]]\nsv = "Mål"\nrole = "goals"\n')
    desk.keep(wanted)
    found = own_room.reopen().library.templates.get("stress")
    assert [heading.role for heading in found.headings] == [Role.NONE, Role.PLAN, Role.GOALS]
    assert replace(found, group="") == wanted


def test_keeping_is_noted_in_the_log_without_a_word(own_room, desk):
    desk.keep(read_own(FILE))
    assert Action.TEMPLATE_KEPT in {record.action for record in own_room.log("journal")}
