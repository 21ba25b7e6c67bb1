"""Does the journal name anybody? Names are planted behind the pseudonymiser's back, in every kind of text and in every form."""

import logging
from dataclasses import replace

import pytest

from journal_tui.practice.entries.deciding import Answer, Decision
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.values import AmendmentKind, Channel, Service
from storage.audit.actions import Action, Result
from tests.practice.desks.planting import ANNA, CLEAN, SECRETS, Planted


@pytest.fixture
def planted(own_room):
    return Planted(own_room)


def test_a_clean_practice_is_clean(planted):
    planted.practice.clients.log_contact(planted.anna, Channel.PHONE)
    draft = planted.practice.entries.add(
        planted.anna, Service.KBT, "Ankan von Almquist ringde 070-174 06 41. Moa kom inte."
    )
    entry = planted.practice.entries.sign(draft.id, accept_flags=True)
    planted.practice.entries.amend(entry, AmendmentKind.ERROR, "Det var Anna-Karin själv.", "rad 1, Almquist")
    planted.draft(text=CLEAN)
    planted.practice.lookup.search("sömn")
    report = planted.check()
    assert report.clean
    assert (report.leaks, report.unchecked, dict(report.counts)) == ((), (), {})
    assert report.texts > 20
    assert report.identifiers >= 8


@pytest.mark.parametrize("name", ["Almquist", "Karin"])
def test_a_name_is_found_in_every_kind_of_text(planted, name):
    text = f"Rad ett.\nRad två: {name} sov."
    entry = planted.entry(text)
    addendum = planted.addendum(entry, text=text)
    lines = planted.addendum(entry, lines=name)
    template = planted.entry(CLEAN, template=name)
    draft = planted.draft(text=text)
    kept = planted.draft(ignored=("sommar", name))
    role = planted.entry(f"‹person-1 {name}› kom.")
    assert set(planted.found()) == {
        ("entry", entry, "text"),
        ("addendum", addendum, "text"),
        ("addendum", lines, "lines"),
        ("entry", template, "template"),
        ("entry", role, "text"),
        ("draft", draft, "text"),
        ("draft", kept, "ignored[1]"),
    }
    leak = next(leak for leak in planted.check().leaks if leak.id == entry)
    assert (leak.line, leak.offset, leak.layer, leak.kind, leak.sure) == (2, 18, "known", "PERSON", True)
    assert leak.pseudonym == planted.practice.context.register.subject_by_id(planted.subject(planted.anna)).pseudonym


def test_a_name_in_what_a_lookup_remembers_is_found(planted):
    entry = planted.entry("Almquist sov.")
    planted.practice.lookup.search("sov")
    assert planted.found() == [("entry", entry, "text"), ("index", entry, "page[0]")]


def test_exports_and_settings_are_read_and_their_names_too(planted):
    folder = planted.room.folder / "exports" / "2026"
    folder.mkdir(parents=True)
    (folder / "anna-karin von almquist.txt").write_text("Inget här.")
    (folder / "utdrag.json").write_bytes(b'{"text": "' + "Moa Tranströmer".encode() + b'"}\xff\xfe')
    with (planted.room.folder / "config.toml").open("a") as config:
        config.write("# Moa Tranströmer\n")
    assert planted.found() == [("config", "config.toml", "text"), ("export", "1", "name"), ("export", "2", "text")]
    assert {leak.layer for leak in planted.check().leaks} == {"others"}


FORMS = (
    "Anna-Karin",
    "Anna Karin",
    "annakarin",
    "ANNA-KARIN",
    "Anna-Karins",
    "Karin",
    "Ankans",
    "von Almquist",
    "almquists",
    "ALMQUIST",
    "A l m q u i s t",
    "A-L-M-Q-U-I-S-T",
    "Alm\u00adquist",
    "Alm-\nquist",
    "Almqist",
    "Almquistarna",
    "070-174 06 41",
    "0701740641",
    "+46 70 174 06 41",
    "0046701740641",
    "070 17 40 641",
    "(070) 174.06.41",
    "anna.almquist@example.org",
    "ANNA.ALMQUIST@EXAMPLE.ORG",
    "anna.almquist (at) example.org",
    "Kvarnbacksvägen 17",
    "kvarnbacksvägen",
    "Kvarnbacksv. 17",
    "Fågelbolaget",
    "fågelbolagets",
)


def test_every_form_of_the_clients_own_identifiers_is_found(planted):
    places = {planted.entry(f"På tisdagen talade vi om {form} och om sömnen."): form for form in FORMS}
    found = {leak.id for leak in planted.check().leaks}
    assert [form for place, form in places.items() if place not in found] == []
    assert len(found) == len(FORMS)


STRONG = (
    "Moa Tranströmer",
    "moa tranströmer",
    "MOA TRANSTRÖMER",
    "Moa Tranströmers",
    "Tranströmer, Moa",
    "Moa  Tranströmer",
    "Moa\nTranströmer",
    "Moa Tran-\nströmer",
    "Moa Transtromer",
    "MoaTranströmer",
    "070-174 06 52",
    "0701740652",
    "+46701740652",
    "moa@example.net",
    "Moa (at) example punkt net",
    "Storgatan 12",
    "storg. 12",
)


def test_what_is_strong_of_another_client_is_found_in_a_text_that_is_not_hers(planted):
    places = {planted.entry(f"På tisdagen talade vi om {form} och om sömnen."): form for form in STRONG}
    leaks = planted.check().leaks
    assert [form for place, form in places.items() if place not in {leak.id for leak in leaks}] == []
    named = [
        leak
        for leak in leaks
        if "(at)" not in places[leak.id] and "@" not in places[leak.id] and not any(map(str.isdigit, places[leak.id]))
    ]
    assert {leak.layer for leak in named} == {"others"}


@pytest.mark.parametrize(
    "text", ["Moa sov.", "Vi gick Storgatan ned.", "Storgatan 123 är lång.", "1070174065200 steg", "moa"]
)
def test_what_could_be_anybodys_is_no_leak_of_another_client(planted, text):
    planted.entry(text)
    assert not [leak for leak in planted.check().leaks if leak.layer == "others"]


def test_a_number_that_was_given_up_still_names_its_client(planted):
    planted.practice.clients.update_contact(planted.anna, replace(ANNA, phone="070-174 06 77", email="ny@example.se"))
    planted.entry("Ringde 0701740641.")
    planted.entry("Skrev till anna.almquist@example.org.", planted.moa)
    assert {(leak.layer, leak.kind) for leak in planted.check().leaks} <= {
        ("known", "PHONE"),
        ("others", "EMAIL"),
        ("structured", "EMAIL"),
    }
    assert len(planted.check().leaks) == 2


def test_a_confirmed_third_person_is_found_in_every_clients_texts(planted):
    planted.confirm("Torbjörn Ekwall")
    own = planted.entry("Ekwalls bil stod kvar.")
    other = planted.entry("Torbjörn Ekwalls bil stod kvar.", planted.moa)
    planted.entry("Torbjörn kom.", planted.moa)
    assert {(leak.id, leak.layer, leak.sure) for leak in planted.check().leaks} == {
        (own, "confirmed", False),
        (other, "confirmed", True),
    }


def test_a_third_person_whom_nobody_decided_on_counts_when_the_code_stands_in_a_text(planted):
    note = "Kollegan Torbjörn Ekwall ringde."
    draft = planted.practice.entries.add(planted.anna, Service.KBT, note)
    planted.practice.entries.sign(draft.id, accept_flags=True)
    places = {planted.entry("Torbjörn Ekwall kom."), planted.entry("Torbjörn Ekwall kom.", planted.moa)}
    leaks = planted.check().leaks
    assert {leak.id for leak in leaks} == places
    assert {(leak.layer, leak.sure) for leak in leaks} == {("undecided", False)}


def test_a_word_that_somebody_kept_is_no_undecided_third_person(planted):
    note = "Kollegan Torbjörn Ekwall ringde."
    draft = planted.practice.entries.add(planted.anna, Service.KBT, note)
    planted.practice.entries.decide(draft.id, (), Decision(Answer.IGNORE))
    assert planted.practice.entries.draft(draft.id).text == note
    planted.practice.entries.sign(draft.id)
    assert planted.check().clean


def test_a_merged_person_is_found_by_either_name(planted):
    planted.confirm("Torbjörn Ekwall")
    planted.confirm("Pelle Sandgren")
    planted.practice.aliases.merge(planted.anna, "person-2", "person-1")
    places = {planted.entry("Ekwall kom."), planted.entry("Sandgren kom."), planted.entry("Pelle Sandgren.", planted.moa)}
    assert {leak.id for leak in planted.check().leaks} == places


def test_a_number_of_nobody_we_know_counts_as_well(planted):
    entry = planted.entry("Numret var 031-390 06 12.")
    (leak,) = planted.check().leaks
    assert (leak.id, leak.layer, leak.kind) == (entry, "structured", "PHONE")


def test_a_token_is_no_name_and_a_bracket_hides_none(planted):
    planted.entry("‹klient› och ‹tel-1› ‹person-2 mor›.")
    assert planted.check().leaks == ()
    planted.entry("‹‹klient› och ‹Almquist› ‹person-1›Almquist")
    assert len(planted.check().leaks) == 2


def test_what_differs_by_a_letter_is_found_and_said_to_be_unsure(planted):
    planted.entry("Tranströmar sov.", planted.moa)
    (leak,) = planted.check().leaks
    assert (leak.layer, leak.sure) == ("known", False)


def test_a_word_that_was_kept_in_a_draft_is_no_leak_there_and_elsewhere_still_one(planted):
    planted.draft(planted.moa, text="Tranströmar sov.", ignored=("Tranströmar",))
    assert planted.check().leaks == ()
    entry = planted.entry(CLEAN, planted.moa, template="Tranströmar")
    assert planted.found() == [("entry", entry, "template")]


def test_a_damaged_row_is_said_to_be_unchecked_and_the_rest_is_searched(planted):
    first, second = planted.entry("Almquist sov."), planted.entry("Ankan sov.")
    with planted.practice.context.stores.journal.database.write() as session:
        connection = session.connection()
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql(
            "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE id = ?) WHERE id = ?",
            (bytes.fromhex(second), bytes.fromhex(first)),
        )
    report = planted.check()
    assert [leak.id for leak in report.leaks] == [second]
    ((place, where, code),) = [(each.place, each.id, each.code) for each in report.unchecked]
    assert (place, where) == ("entry", first)
    assert code in {"tampered", "damaged"}
    assert not report.clean


def test_a_client_who_cannot_be_read_is_said_to_be_unchecked(planted):
    entry = planted.entry("Almquist sov.")
    with planted.practice.context.stores.vault.database.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE person SET sealed = (SELECT sealed FROM person WHERE id = ?) WHERE id = ?",
            (bytes.fromhex(planted.moa), bytes.fromhex(planted.anna)),
        )
    planted.room.reopen()
    report = planted.room.practice.leaks.check()
    places = {(each.place, each.id) for each in report.unchecked}
    assert ("client", planted.anna) in places
    assert ("entry", entry) in places
    assert len(places) == len(report.unchecked)


def test_nothing_that_the_check_says_shows_a_name_or_a_text(planted, caplog):
    planted.confirm("Torbjörn Ekwall")
    with caplog.at_level(logging.DEBUG):
        planted.entry("Anna-Karin von Almquist, 070-174 06 41, Kvarnbacksvägen 17, Fågelbolaget. Ekwall. Moa Tranströmer.")
        search = planted.practice.leaks.search()
        search.work(0)
        finders = search._finders
        shown = repr((planted.check(), search, finders, finders.everybody(), finders._strangers, vars(search)))
    for secret in SECRETS:
        assert secret not in shown.casefold()
        assert secret not in caplog.text.casefold()
    assert len(planted.check().leaks) == 6


def test_the_check_is_in_the_log_with_how_it_ended(planted):
    planted.check()
    planted.entry("Almquist sov.")
    planted.check()
    planted.practice.leaks.search().stop()

    def stop(_part, _done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        planted.practice.leaks.check(stop)
    ended = [record.result for record in planted.room.log() if record.action == Action.LEAKS_CHECKED]
    assert ended == [0, 1, int(Result.FAILED), int(Result.FAILED)]


def test_progress_goes_up_to_the_number_of_rows(planted):
    for number in range(30):
        planted.entry(f"Rad {number}.")
    search = planted.practice.leaks.search()
    told = []
    while not search.ended:
        told.append(search.work(0))
    done = [each for each, _total in told]
    assert done == sorted(done)
    assert len({total for _done, total in told}) == 1
    assert told[-1][0] == told[-1][1] > 30
    assert len(told) > 30
    assert all(each < total for each, total in told[:-1])


def test_the_search_sees_what_consent_shuts(planted):
    entry = planted.entry("Almquist sov.")
    planted.practice.consent.withdraw(planted.anna, Service.KBT)
    assert ("entry", entry, "text") in planted.found()


def test_nothing_goes_out_while_somebody_is_named(planted):
    assert planted.practice.leaks.require_none().clean
    planted.entry("Tranströmar sov.", planted.moa)
    assert len(planted.practice.leaks.require_none().leaks) == 1
    planted.entry("Almquist sov.")
    with pytest.raises(RefusedByRule) as caught:
        planted.practice.leaks.require_none()
    assert caught.value.facts == {"reason": "leaks", "count": 1}


def test_many_clients_cost_each_text_no_more_than_one(planted, monkeypatch):
    """Counted, not timed: how many expressions a text is held against does not grow with the clients."""
    from journal_tui.practice.pseudonyms import strangers
    from journal_tui.practice.pseudonyms.folding import fold
    from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers

    many = strangers.Strangers()
    for number in range(3_000):
        letters = "".join(chr(97 + int(digit)) for digit in f"{number:04}")
        many.add(
            number.to_bytes(16, "big"),
            KnownIdentifiers(
                given=f"Tor{letters}",
                surname=f"Alm{letters}",
                phone=f"070{number:07}",
                email=f"{letters}@example.se",
                address=f"{letters}gatan {number}",
            ),
        )
    looked = []
    held = strangers._stands_alone
    monkeypatch.setattr(strangers, "_stands_alone", lambda *args: looked.append(1) or held(*args))
    text = fold("Ringde 0700002999 och 0700000001. Torabcd Almabcd bor på Fågelgatan 3. " * 20)
    found = list(many.find(text))
    assert len(looked) == 40
    assert {(each.kind, len(each.owners)) for each in found} == {(Kind.PHONE, 1), (Kind.PERSON, 1)}
    assert len(found) == 60
