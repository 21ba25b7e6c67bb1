"""A text for supervision: gated, general, decided on noun by noun, free of everything the vault knows, logged before it is closed."""

import random
import stat

import pytest

from journal_tui.practice.errors import ConsentMissing, DiskFull, InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.supervision.decisions import read_decisions
from journal_tui.practice.supervision.prepared import Decision, Way
from journal_tui.practice.values import AmendmentKind, Purpose, Service

OUT, KEEP = Decision(Way.OUT), Decision(Way.KEEP)
NOTE = """Summering av veckan
Tove Almdunge, 34 år, träffade systern Malin Ekwall den 3 november. Numret 070-174 06 12 låg kvar.

Tema
Oro inför Göteborgsvarvet och mötet med Zlatko. Ångest 7/10.
"""


def client_of(work, **contact):
    return work.client("Tove", "Almdunge", phone="070-174 06 12", employer="Brädgården i Sala", **contact)


def everything_out(prepared):
    return dict.fromkeys((noun.number for noun in prepared.nouns), OUT)


def words_of(prepared):
    return [noun.word for noun in prepared.nouns]


def test_tokens_dates_and_ages_are_general(work):
    client = client_of(work)
    entry = work.note(client, NOTE)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    assert prepared.text.startswith("Vecka 1\n\nSummering av veckan\nklienten, 30–39 år, träffade systern")
    assert "3 veckor före vecka 1" in prepared.text
    assert "ett nummer låg kvar" in prepared.text
    for name in ("Tove", "Almdunge", "Malin", "Ekwall", "070", "34", "november"):
        assert name not in prepared.text
    assert "Malin" not in repr(prepared)


def test_every_noun_that_is_left_is_shown_with_its_place(work):
    client = client_of(work)
    entry = work.note(client, NOTE)
    practice = work.practice
    draft = practice.entries.add(client, Service.KBT, "Mötte chefen på Zorgblatt i Qvarnby. Sedan kom Zorgblatt igen.")
    flagged = practice.entries.sign(draft.id, accept_flags=True)
    prepared = practice.supervision.prepare(client, [flagged.id, entry.id])
    assert "7/10" in words_of(prepared)
    assert [noun.number for noun in prepared.nouns] == list(range(1, len(prepared.nouns) + 1))
    for noun in prepared.nouns:
        assert prepared.text[noun.places[0][0] : noun.places[0][1]] == noun.word
        assert noun.before + noun.word + noun.after in prepared.text
    assert prepared.entries[0] in {flagged.id, entry.id}


def test_a_noun_is_kept_replaced_or_left_out_everywhere(work):
    client = client_of(work)
    entry = work.note(client, "Läste om Kristianstad. Fler böcker om Kristianstad, ångest 3/5.")
    prepared = work.practice.supervision.prepare(client, [entry.id])
    by_word = {noun.word: noun.number for noun in prepared.nouns}
    decisions = everything_out(prepared) | {by_word["3/5"]: KEEP}
    said = prepared.decided(decisions)
    assert "3/5" in said
    replaced = prepared.decided({number: Decision(Way.REPLACE, "  en  stad ") for number in by_word.values()})
    assert "3/5" not in replaced
    assert "en stad" in replaced
    assert prepared.decided({}) == prepared.text


def test_the_file_says_what_it_is_and_is_logged_before_it_is_closed(work, tmp_path):
    client = client_of(work)
    entry = work.note(client, NOTE)
    work.practice.entries.amend(entry, AmendmentKind.SUPPLEMENT, "Tove ringde den 20 november.")
    prepared = work.practice.supervision.prepare(client, [entry.id])
    path = tmp_path / "handledning.txt"
    assert work.practice.supervision.write(prepared, everything_out(prepared), path) == 1
    written = path.read_text(encoding="utf-8")
    assert "Får ej återidentifieras" in written
    assert "Uttaget av: Ragnhild Ljungqvist" in written
    assert "När: 2026-11-23" in written
    assert "Ändamål: handledning" in written
    assert "Tillägg, vecka 1\nklienten ringde" in written
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert work.audit_actions()[-1] == "EXPORTED"
    assert [each.name for each in tmp_path.iterdir() if each.suffix] == ["handledning.txt"]


def test_without_consent_to_supervision_nothing_is_even_read(work):
    client = client_of(work)
    entry = work.note(client, NOTE)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    work.practice.consent.withdraw(client, Service.KBT, Purpose.SUPERVISION)
    before = work.audit_actions()
    with pytest.raises(ConsentMissing) as refused:
        work.practice.supervision.prepare(client, [entry.id])
    assert refused.value.facts["verdict"] == "withdrawn"
    assert "SUPERVISION_READ" not in work.audit_actions()[len(before) :]
    path = work.folder.parent / "late.txt"
    with pytest.raises(ConsentMissing):
        work.practice.supervision.write(prepared, everything_out(prepared), path)
    assert not path.exists()


def test_it_waits_until_every_noun_is_decided(work, tmp_path):
    client = client_of(work)
    entry = work.note(client, NOTE)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    assert prepared.waiting({}) == prepared.nouns
    path = tmp_path / "x.txt"
    with pytest.raises(RefusedByRule) as refused:
        work.practice.supervision.write(prepared, {}, path)
    assert refused.value.facts == {"reason": "nouns_remain", "count": len(prepared.nouns)}
    assert not path.exists()


def test_a_replacement_that_names_somebody_is_refused(work, tmp_path):
    client = client_of(work)
    work.client("Ivar", "Söderklint", services=(Service.KOST,))
    entry = work.note(client, NOTE)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    for name in ("Almdunge", "Ivar Söderklint", "070-174 06 12"):
        decisions = everything_out(prepared) | {1: Decision(Way.REPLACE, name)}
        with pytest.raises(RefusedByRule) as refused:
            work.practice.supervision.write(prepared, decisions, tmp_path / "x.txt")
        assert refused.value.facts["reason"] == "supervision_names"
    assert not (tmp_path / "x.txt").exists()


def test_nothing_is_overwritten_and_nothing_is_left_behind(work, tmp_path, monkeypatch):
    client = client_of(work)
    entry = work.note(client, NOTE)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    path = tmp_path / "x.txt"
    path.write_text("mitt", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "elsewhere.txt")
    for taken in (path, link):
        with pytest.raises(InvalidInput) as refused:
            work.practice.supervision.write(prepared, everything_out(prepared), taken)
        assert refused.value.facts == {"field": "output", "reason": "exists"}
    assert path.read_text(encoding="utf-8") == "mitt"
    assert not (tmp_path / "elsewhere.txt").exists()

    def full(*_given, **_named):
        raise DiskFull(role="journal")

    monkeypatch.setattr(work.practice.context.stores.journal.audit, "add", full)
    with pytest.raises(DiskFull):
        work.practice.supervision.write(prepared, everything_out(prepared), tmp_path / "new.txt")
    assert not (tmp_path / "new.txt").exists()


def test_only_this_clients_entries(work):
    tove, ivar = client_of(work), work.client("Ivar", "Söderklint", services=(Service.KOST,))
    other = work.note(ivar, "mat", Service.KOST)
    with pytest.raises(NotFound):
        work.practice.supervision.prepare(tove, [other.id])
    with pytest.raises(InvalidInput):
        work.practice.supervision.prepare(tove, [])


def test_decisions_are_read_from_a_file_for_this_text_alone(work):
    client = client_of(work)
    entry = work.note(client, NOTE)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    read = read_decisions(f"# val\nlist {prepared.code}\n\n1 keep\n2 replace en stad\n", prepared)
    assert read == {1: KEEP, 2: Decision(Way.REPLACE, "en stad")}
    for wrong in ("1 keep", "list 00000000\n1 keep", f"list {prepared.code}\n1 kept", f"list {prepared.code}\n1 replace"):
        with pytest.raises(InvalidInput):
            read_decisions(wrong, prepared)


GIVEN = ("Tove", "Karl-Gunnar", "Åsa", "Björn", "Vilma", "Ros-Marie", "Maj")
SURNAMES = ("Almdunge", "Söderklint", "Ängsvik", "af Lindesvärd", "Berg", "Sten", "Ros")
FRAMES = (
    "{given} {surname} ringde den 3 maj.",
    "{surname}s mobil är {phone}.",
    "{given}, 34, bor på {address}.",
    "Mejla {email} före 2026-05-03.",
    "jobbar på {employer} sedan 2019",
    "{GIVEN} skrek på bussen",
    "{given}s syster Malin Ekwall kom",
    "Personnumret är 850312-9870.",
)


@pytest.mark.parametrize("seed", range(6))
def test_no_identifier_of_the_vault_survives(work, tmp_path, seed):
    chance = random.Random(seed)
    given, surname = chance.choice(GIVEN), chance.choice(SURNAMES)
    known = {
        "phone": f"070-174 06 {chance.randrange(10, 99)}",
        "email": f"{surname.split()[-1].casefold().replace('ö', 'o').replace('ä', 'a')}@example.se",
        "address": f"Snickarvägen {chance.randrange(2, 90)}",
        "employer": "Hällevads Brädgård",
    }
    client = work.client(given, surname, **known)
    lines = [chance.choice(FRAMES) for _ in range(6)]
    text = "\n".join(lines).format(given=given, surname=surname, GIVEN=given.upper(), **known)
    entry = work.note(client, text)
    prepared = work.practice.supervision.prepare(client, [entry.id])
    path = tmp_path / "ut.txt"
    work.practice.supervision.write(prepared, everything_out(prepared), path)
    body = path.read_text(encoding="utf-8").partition("-" * 72)[2]
    for secret in (f"{given} {surname}", surname, known["phone"], known["email"], known["address"], "Malin", "850312"):
        assert secret.casefold() not in body.casefold().replace("snickarvägen", "")
    assert given not in body
    for when in ("3 maj", "2026-05-03", "2019", "34"):
        assert when not in body
