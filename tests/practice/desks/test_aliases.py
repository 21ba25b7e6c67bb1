"""The desk of tokens: two are one because a human says so, and only until a human says otherwise; written texts stay."""

import pytest

from journal_tui.practice.errors import InvalidInput, NotFound
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.values import Contact, Service
from storage.audit.actions import Action


@pytest.fixture
def client(room):
    made = room.practice.clients.register(Contact("Tove", f"Almqvist{chr(97 + next(room.number) % 26)}"), (Service.KBT,))
    room.consent(made.client)
    return made.client


@pytest.fixture
def desk(room):
    return room.practice.aliases


@pytest.fixture
def two(room, client, desk):
    """A client whose signed note has two persons, decided on."""
    tell(room, client, "Torbjörn Ekwall", "Pelle Sandgren")
    return client


def tell(room, client, *names, kind=Kind.PERSON):
    """Write each name in a signed note of its own, with a human's word that it is a name."""
    entries, permit = room.practice.entries, room.practice.gate.check(client, Service.KBT)
    for name in names:
        draft = room.practice.appointments.start(None, permit)
        known = entries.pseudonymiser(draft.id)
        made = known.accept(f"{name} ringde.", (), 0, len(name), kind)
        entries.save(draft.id, permit.id, made.text, made.forms)
        entries.sign(draft.id, accept_flags=True)


def written(room, client, text):
    """How a text of this client is stored now."""
    return room.practice.entries.pseudonymiser(client, Service.KBT).store(text).text


def texts(room, client):
    """Every signed text of the client, as it lies there."""
    return {line.id: room.practice.entries.get(line.id).text for line in room.practice.entries.list(client)}


def rows(room, client):
    """The client's token rows without their version, which counts the writes."""
    vault = room.practice.context.vault
    return [
        (
            row.kind,
            row.number,
            row.base,
            row.role,
            row.label,
            row.shown,
            row.also,
            row.pending,
            row.merged_into,
            row.nickname,
        )
        for row in vault.tokens.of_client(bytes.fromhex(client))
    ]


def acts(room, client):
    return [Action(record.action).name for record in room.log() if record.subject == bytes.fromhex(client)]


def heads(lines):
    return [line.label.partition(" ")[0] for line in lines]


def test_a_merged_token_gives_way_in_what_is_written_from_now_on(room, two, desk):
    assert written(room, two, "Pelle Sandgren skrev.") == "‹person-2› skrev."
    desk.merge(two, "person-2", "person-1")
    assert written(room, two, "Pelle Sandgren skrev. Torbjörn Ekwall svarade.") == "‹person-1› skrev. ‹person-1› svarade."
    assert [line.merged_into for line in desk.list(two)] == ["", "person-1"]


def test_a_written_text_never_changes(room, two, desk):
    before = texts(room, two)
    desk.merge(two, "person-2", "person-1")
    desk.set_role(two, "person-1", "syster")
    desk.change_kind(two, "person-1", Kind.ORG)
    assert texts(room, two) == before
    entry = next(iter(before))
    assert room.practice.entries.get(entry, identified=True).identified in {
        "Torbjörn Ekwall ringde.",
        "Pelle Sandgren ringde.",
    }


def test_a_token_never_changes_its_person(room, two, desk):
    before = {line.label: line.names for line in desk.list(two)}
    merged = desk.merge(two, "person-2", "person-1")
    tell(room, two, "Ingemar Boström")
    desk.unmerge(two, merged.undo)
    desk.change_kind(two, "person-1", Kind.ORG)
    after = {line.label: line.names for line in desk.list(two)}
    assert {label: after[label] for label in before} == before
    assert after["person-3"] == ("Ingemar Boström",)


@pytest.mark.parametrize("what", ["undo", "label"])
def test_a_merge_taken_back_leaves_everything_as_it_was(room, two, desk, what):
    before, text = rows(room, two), written(room, two, "Torbjörn Ekwall och Pelle Sandgren.")
    merged = desk.merge(two, "‹person-2›", "person-1 chef")
    assert rows(room, two) != before
    line = desk.unmerge(two, merged.undo if what == "undo" else "person-2")
    assert (line.label, line.merged_into) == ("person-2", "")
    assert rows(room, two) == before
    assert written(room, two, "Torbjörn Ekwall och Pelle Sandgren.") == text


def test_an_undo_takes_back_its_own_merge_and_no_later_one(room, two, desk):
    tell(room, two, "Ingemar Boström")
    first = desk.merge(two, "person-2", "person-1")
    desk.unmerge(two, first.undo)
    later = desk.merge(two, "person-2", "person-3")
    for stale in (first.undo, f"{first.undo}.waited"):
        with pytest.raises(InvalidInput) as caught:
            desk.unmerge(two, stale)
        assert caught.value.facts["reason"] == "not_merged"
    assert desk.unmerge(two, later.undo).merged_into == ""
    with pytest.raises(InvalidInput):
        desk.unmerge(two, later.undo)


def test_a_merge_with_a_token_that_waited_decides_it_and_the_way_back_lets_it_wait_again(room, two, desk):
    assert desk.undecide(two, "person-1")
    before = rows(room, two)
    merged = desk.merge(two, "person-2", "person-1")
    assert not desk.list(two)[0].pending
    desk.unmerge(two, merged.undo)
    assert rows(room, two) == before


def test_a_chain_of_merges_ends_at_the_one_that_goes_on(room, two, desk):
    tell(room, two, "Ingemar Boström")
    desk.merge(two, "person-2", "person-1")
    desk.merge(two, "person-1", "person-3")
    assert written(room, two, "Pelle Sandgren.") == written(room, two, "Torbjörn Ekwall.") == "‹person-3›."
    desk.unmerge(two, "person-1")
    assert written(room, two, "Pelle Sandgren.") == "‹person-1›."


@pytest.mark.parametrize(
    ("source", "into", "reason"),
    [
        ("person-1", "person-2", "ring"),
        ("person-2", "person-2", "same"),
        ("person-2", "person-1", "merged_already"),
        ("klient", "person-1", "client_gives_way"),
        ("person-1", "tel-1", "fixed_kind"),
        ("person-1", "plats-1", "other_kind"),
        ("plats-1", "klient", "other_kind"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused_and_changes_nothing(room, two, desk, source, into, reason):
    tell(room, two, "Hudiksvall", kind=Kind.LOC)
    draft = room.practice.entries.add(two, Service.KBT, "Ringde 070-174 06 31 igen.")
    room.practice.entries.sign(draft.id, accept_flags=True)
    if reason != "same":
        desk.merge(two, "person-2", "person-1")
    before = rows(room, two)
    with pytest.raises(InvalidInput) as caught:
        desk.merge(two, source, into)
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == ("merge", reason)
    assert rows(room, two) == before


def test_kinds_are_crossed_when_that_is_meant(room, two, desk):
    tell(room, two, "Hudiksvall", kind=Kind.LOC)
    desk.merge(two, "plats-1", "person-1", across_kinds=True)
    assert {line.label: line.merged_into for line in desk.list(two)}["plats-1"] == "person-1"


@pytest.mark.parametrize("label", ["person-9", "org-1", "‹person-77 syster›", "", "person", "klienten", "person-1x"])
def test_a_token_that_is_not_there_is_not_found(two, desk, label):
    with pytest.raises(NotFound):
        desk.merge(two, label, "person-1")
    with pytest.raises(NotFound):
        desk.merge(two, "person-2", label)
    with pytest.raises(NotFound):
        desk.set_role(two, label, "syster")
    with pytest.raises(NotFound):
        desk.change_kind(two, label, Kind.ORG)


def test_a_name_that_is_the_clients_becomes_a_nickname_until_that_is_taken_back(room, two, desk):
    merged = desk.merge(two, "person-2", "klient")
    assert room.practice.clients.contact(two).nicknames == ("Pelle Sandgren",)
    assert written(room, two, "Pelle Sandgren skrev.") == "‹klient› skrev."
    desk.unmerge(two, merged.undo)
    assert room.practice.clients.contact(two).nicknames == ()
    assert written(room, two, "Pelle Sandgren skrev.") == "‹person-2› skrev."


def test_a_role_word_stands_with_its_token_from_now_on(room, two, desk):
    assert desk.set_role(two, "person-1", "  syster ").label == "person-1 syster"
    assert written(room, two, "Torbjörn Ekwall kom.") == "‹person-1 syster› kom."
    assert desk.set_role(two, "person-1", "").label == "person-1"


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        ("Torbjörn Ekwall", "is_a_name"),
        ("Tove", "is_a_name"),
        ("syster TOVE", "is_a_name"),
        ("Gunilla Wikström", "is_a_name"),
        ("070-174 06 31", "is_a_name"),
        ("tove@example.se", "is_a_name"),
        ("‹syster›", "not_text"),
        ("sys\x00ter", "not_text"),
        ("sys\u202eter", "not_text"),
        ("s" * 41, "too_long"),
    ],
)
def test_a_role_word_that_is_a_name_is_refused(room, two, desk, role, reason):
    before = rows(room, two)
    with pytest.raises(InvalidInput) as caught:
        desk.set_role(two, "person-1", role)
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == ("role", reason)
    assert role not in repr(caught.value)
    assert rows(room, two) == before


def test_a_token_of_another_kind_goes_on_in_its_place_and_back_again(room, two, desk):
    before = rows(room, two)
    line = desk.change_kind(two, "person-2", Kind.ORG)
    assert (line.label, line.kind, line.names) == ("org-1", Kind.ORG, ("Pelle Sandgren",))
    assert written(room, two, "Pelle Sandgren skrev.") == "‹org-1› skrev."
    back = desk.change_kind(two, "org-1", Kind.PERSON)
    assert back.label == "person-2"
    assert rows(room, two)[-2:] == before[-2:]
    assert written(room, two, "Pelle Sandgren skrev.") == "‹person-2› skrev."


@pytest.mark.parametrize(
    ("label", "kind", "reason"),
    [("person-1", Kind.PERSON, "same"), ("person-1", Kind.PHONE, "fixed_kind"), ("person-2", Kind.ORG, "merged_already")],
)
def test_a_kind_that_cannot_be_is_refused(room, two, desk, label, kind, reason):
    desk.merge(two, "person-2", "person-1")
    with pytest.raises(InvalidInput) as caught:
        desk.change_kind(two, label, kind)
    assert caught.value.facts["reason"] == reason


def test_a_kind_under_which_the_name_is_somebody_elses_form_is_refused(room, two, desk):
    tell(room, two, "Sandgren", kind=Kind.ORG)
    desk.add_form(two, "person-1", "Sandgren")
    with pytest.raises(InvalidInput) as caught:
        desk.change_kind(two, "org-1", Kind.PERSON)
    assert caught.value.facts["reason"] == "other_token"


def test_another_form_of_a_person_finds_the_same_token(room, two, desk):
    line = desk.add_form(two, "person-1", "Tobbe")
    assert (line.label, line.names) == ("person-1", ("Torbjörn Ekwall", "Tobbe"))
    assert written(room, two, "Tobbe kom.") == "‹person-1› kom."
    assert desk.add_form(two, "person-1", "Tobbe") == line
    before = rows(room, two)
    assert desk.remove_form(two, "person-1", "Tobbe")
    assert not desk.remove_form(two, "person-1", "Tobbe")
    assert "Tobbe" not in desk.list(two)[0].names
    assert rows(room, two) != before


def test_a_form_with_a_token_of_its_own_is_merged_only_while_nobody_has_decided_on_it(room, two, desk):
    with pytest.raises(InvalidInput) as caught:
        desk.add_form(two, "person-1", "Pelle Sandgren")
    assert caught.value.facts["reason"] == "other_token"
    desk.undecide(two, "person-2")
    desk.add_form(two, "person-1", "Pelle Sandgren")
    assert written(room, two, "Pelle Sandgren skrev.") == "‹person-1› skrev."
    assert desk.remove_form(two, "person-1", "Pelle Sandgren")
    assert [(line.label, line.merged_into) for line in desk.list(two)] == [("person-1", ""), ("person-2", "")]


@pytest.mark.parametrize("form", ["", "  ", "!?"])
def test_a_form_without_a_letter_is_refused(two, desk, form):
    with pytest.raises(InvalidInput):
        desk.add_form(two, "person-1", form)


def test_what_is_undecided_again_is_asked_about_again(room, two, desk):
    assert desk.undecide(two, "person-2")
    assert desk.list(two)[1].pending
    assert not desk.undecide(two, "person-9")
    draft = room.practice.entries.add(two, Service.KBT, "Pelle Sandgren skrev till kollegan.")
    assert [flag.label for flag in draft.flags] == ["PERSON"]


def test_an_ordinary_word_is_remembered_for_this_client_alone_and_forgotten_again(room, two, desk):
    other = room.client()
    desk.remember_ordinary(two, "Vasa")
    (kept,) = desk.ordinary(two)
    assert kept.word == "vasa"
    desk.remember_ordinary(two, "VASA")
    assert desk.ordinary(two) == (kept,)
    assert desk.ordinary(other) == ()
    assert "vasa" in room.practice.entries.pseudonymiser(two, Service.KBT).decisions
    assert desk.forget_ordinary(two, kept.id)
    assert not desk.forget_ordinary(two, "vasa")
    desk.remember_ordinary(two, "Vasa")
    assert desk.forget_ordinary(two, "vasa")
    assert desk.ordinary(two) == ()
    with pytest.raises(InvalidInput):
        desk.remember_ordinary(two, "  ")


def test_an_ordinary_word_never_silences_what_is_known(room, two, desk):
    desk.remember_ordinary(two, "Tove")
    desk.remember_ordinary(two, "Torbjörn Ekwall")
    assert written(room, two, "Tove och Torbjörn Ekwall.") == "‹klient› och ‹person-1›."


def test_every_reading_of_names_and_every_decision_is_in_the_log(room, two, desk):
    before = len(acts(room, two))
    merged = desk.merge(two, "person-2", "person-1")
    desk.unmerge(two, merged.undo)
    desk.set_role(two, "person-1", "syster")
    desk.change_kind(two, "person-2", Kind.ORG)
    desk.add_form(two, "person-1", "Tobbe")
    desk.remove_form(two, "person-1", "Tobbe")
    desk.undecide(two, "person-1")
    desk.remember_ordinary(two, "Vasa")
    desk.ordinary(two)
    desk.forget_ordinary(two, "Vasa")
    desk.list(two)
    assert acts(room, two)[before:] == [
        "TOKENS_MERGED",
        "TOKENS_UNMERGED",
        *["TOKEN_CHANGED"] * 5,
        "WORD_DECIDED",
        "TOKENS_READ",
        "WORD_FORGOTTEN",
        "TOKENS_READ",
    ]


def test_what_was_decided_is_there_after_unlocking(room, two):
    room.practice.aliases.merge(two, "person-2", "person-1")
    before = rows(room, two)
    room.reopen()
    assert rows(room, two) == before
    assert written(room, two, "Pelle Sandgren skrev.") == "‹person-1› skrev."


def test_one_clients_tokens_are_nothing_to_another(room, two, desk):
    other = room.client(given="Moa")
    assert desk.list(other) == ()
    with pytest.raises(NotFound):
        desk.merge(other, "person-2", "person-1")


def test_no_value_of_the_desk_shows_a_name(two, desk):
    desk.remember_ordinary(two, "Vasa")
    shown = repr((desk.list(two), desk.ordinary(two), desk.merge(two, "person-2", "person-1")))
    assert not any(name.casefold() in shown.casefold() for name in ("Torbjörn", "Ekwall", "Pelle", "Vasa"))


def test_a_lookup_finds_a_merged_person_by_either_name(room, two, desk):
    desk.merge(two, "person-2", "person-1")
    for name in ("Pelle", "Torbjörn"):
        assert room.practice.lookup.search(name, client=two).total == 2, name
