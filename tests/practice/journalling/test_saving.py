"""The one save: what it lets through, what it never lets through, and what a cut in the middle leaves."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_tui.practice.entries.text import LIMIT
from journal_tui.practice.errors import (
    DiskFull,
    EmptyNote,
    InvalidText,
    NotFound,
    PermitRefused,
    RefusedByRule,
    SealedForever,
    TextTooLong,
)
from journal_tui.practice.pseudonyms.text import restore
from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.practice.values import Contact, PersonnummerPurpose, Service
from storage.journal.drafts import DraftRepository


def started(work, **who):
    client = work.client(**who)
    permit = work.permit(client)
    return client, permit, work.practice.appointments.start(None, permit)


def test_a_saved_draft_comes_back_whole_after_a_lock(work):
    _, permit, draft = started(work)
    text = "Tove sov bättre.\r\n\x00\x1b[31m \u202e ‹‹citat› [fet] \ttabb  \n"
    saved = work.practice.entries.save(draft.id, permit.id, text, (), (3, 7), ("Vasa",))
    work.reopen()
    again = work.practice.entries.draft(draft.id)
    assert again == saved
    assert again.text == "‹klient› sov bättre.\r\n\x00\x1b[31m \u202e ‹‹citat› [fet] \ttabb  \n"
    assert restore(again.text, again.forms) == text.replace("‹‹", "‹")
    assert (again.cursor, again.ignored, again.version) == ((3, 7), ("Vasa",), 2)


IDENTIFIERS = [
    "Tove", "TOVE", "tove", "Toves", "tove's", "Tove Almdunge", "Almdunges", "almdunge-familjen", "Tossan", "tossans",
    "070-174 06 05", "0701740605", "+46 70 174 06 05", "0046701740605", "070 1740 605",
    "19800101-1234", "800101-1234", "8001011234", "198001011234",
    "tove.almdunge@example.se", "TOVE.ALMDUNGE@EXAMPLE.SE", "Storgatan 5", "storgatan 5",
]  # fmt: skip


@pytest.mark.parametrize("written", IDENTIFIERS)
def test_a_save_never_stores_what_the_vault_knows_of_the_client(shared, written):
    client, permit, draft = started(
        shared,
        given="Tove",
        surname="Almdunge",
        nicknames=("Tossan",),
        phone="070-174 06 05",
        email="tove.almdunge@example.se",
        address="Storgatan 5, 123 45 Staden",
    )
    text = f"I dag sa {written} att det gick bra."
    saved = shared.practice.entries.save(draft.id, permit.id, text, ())
    assert "‹" in saved.text
    assert written.casefold() not in saved.text.casefold()
    assert restore(saved.text, saved.forms) == text
    shared.practice.entries.sign(draft.id, accept_flags=True)
    row = shared.journal_text(draft.id)
    assert "tove" not in row.casefold()
    assert "almdunge" not in row.casefold()
    assert shared.practice.entries.get(draft.id, identified=True).identified == text
    assert shared.practice.entries.list(client)[0].state == "signed"


PIECES = st.sampled_from(
    [
        "Tove",
        "almdunges",
        "TOSSAN",
        "‹",
        "›",
        "‹‹klient›",
        "‹person-1›",
        "070-174 06 05",
        "\x00",
        "\r\n",
        "\u202e",
        " ",
        "o\u0308",
        "sten",
        ". ",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14))
def test_whatever_is_piped_in_comes_back_and_the_client_never_stands_in_it(shared, parts):
    text = "".join(parts)
    if not hasattr(shared, "tove"):
        shared.tove = shared.client("Tove", "Almdunge", nicknames=("Tossan",), phone="070-174 06 05")
    try:
        draft = shared.practice.entries.add(shared.tove, Service.KBT, text)
    except EmptyNote:
        return
    kept = shared.practice.entries.draft(draft.id)
    assert restore(kept.text, kept.forms) == text
    again = shared.practice.entries.pseudonymiser(shared.tove, Service.KBT).complete(kept.text, kept.forms, undecided=True)
    assert (again.text, again.forms) == (kept.text, kept.forms)


def test_a_personnummer_that_the_vault_keeps_is_known_in_every_writing(shared):
    contact = Contact("Tolvan", "Tolvansson")
    made = shared.practice.clients.register(contact, (Service.KBT,), "19121212-1212", PersonnummerPurpose.FRISKVARD)
    shared.grant(made.client, Service.KBT)
    for written in ("121212-1212", "191212121212", "12 12 12 12 12", "sista siffrorna 1212"):
        draft = shared.practice.entries.add(made.client, Service.KBT, f"Säger {written} i telefon.")
        assert "1212" not in draft.text.replace(" ", ""), written
        entry = shared.practice.entries.sign(draft.id, accept_flags=True)
        assert shared.practice.entries.get(entry.id, identified=True).identified == f"Säger {written} i telefon."


def test_the_pass_runs_at_the_save_whatever_the_editor_let_through(work):
    _, permit, draft = started(work, given="Tove", surname="Almdunge")
    saved = work.practice.entries.save(draft.id, permit.id, "‹klient› och Tove", ("Tove",))
    assert (saved.text, saved.forms) == ("‹klient› och ‹klient›", ("Tove", "Tove"))


def test_a_word_that_may_be_a_name_is_a_token_with_a_flag_until_it_is_decided(work):
    _, permit, draft = started(work, given="Sten", surname="Dahlqvist")
    text = "Det var en sten på vägen."
    saved = work.practice.entries.save(draft.id, permit.id, text, ())
    assert "sten" not in saved.text
    assert [flag.text for flag in saved.flags] == ["sten"]
    assert saved.text[saved.flags[0].start : saved.flags[0].end].startswith("‹")
    work.reopen()
    kept = work.practice.entries.draft(draft.id)
    assert kept.flags == saved.flags
    opened, forms, flags = reopen(kept.text, kept.forms, kept.flags)
    assert (opened, forms) == (text, ())
    assert opened[flags[0].start : flags[0].end] == "sten"
    decided = work.practice.entries.save(draft.id, permit.id, opened, forms, ignored=("sten",))
    assert (decided.text, decided.flags) == (text, ())


def test_an_ordinary_word_is_remembered_for_this_client_only(work):
    _, permit, draft = started(work, given="Sten", surname="Dahlqvist")
    work.practice.entries.ordinary(draft.id, "sten")
    saved = work.practice.entries.save(draft.id, permit.id, "en sten", ())
    assert (saved.text, saved.flags) == ("en sten", ())
    other = work.client("Sten", "Annansson")
    elsewhere = work.practice.appointments.start(None, work.permit(other))
    assert work.practice.entries.save(elsewhere.id, work.permit(other).id, "en sten", ()).flags


def test_a_token_made_in_the_editor_keeps_its_number_and_its_role_for_ever(work):
    client, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "Grälade med ‹person-1 syster›.", ("Ylva",))
    work.reopen()
    recogniser = work.practice.entries.pseudonymiser(client, Service.KBT)
    assert [token.label for token in recogniser.book.tokens] == ["person-1 syster"]
    saved = work.practice.entries.save(draft.id, permit.id, "Sedan ringde Ylva igen, 070-1740606.", ())
    assert saved.text.startswith("Sedan ringde ‹person-1 syster› igen, ‹tel-1›")


def test_withdrawal_freezes_the_open_editors_next_save(work):
    client, permit, draft = started(work)
    before = work.practice.entries.save(draft.id, permit.id, "första", ())
    work.practice.consent.withdraw(client, Service.KBT, draft="keep")
    with pytest.raises(PermitRefused) as refusal:
        work.practice.entries.save(draft.id, permit.id, "andra", ())
    assert refusal.value.facts["draft"] == "frozen"
    assert "andra" not in work.everything_sealed()
    (kept,) = work.practice.entries.drafts()
    assert (kept.id, kept.frozen, kept.words) == (draft.id, True, before.words)
    with pytest.raises(RefusedByRule):
        work.practice.entries.draft(draft.id)


def test_withdrawal_throws_the_draft_away_unless_it_is_to_be_kept(work):
    client, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "Tove första", ())
    work.practice.consent.withdraw(client, Service.KBT, draft="discard")
    with pytest.raises(PermitRefused) as refusal:
        work.practice.entries.save(draft.id, permit.id, "andra", ())
    assert refusal.value.facts["draft"] == "discarded"
    assert work.practice.entries.drafts() == ()
    meeting = work.practice.appointments.get(draft.appointment)
    assert (meeting.draft, meeting.journalled) == (None, False)
    assert work.forms_of(draft.id) is None


def test_a_kept_draft_goes_on_under_a_consent_given_anew_and_only_then(work):
    client, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "första", ())
    work.practice.consent.withdraw(client, Service.KBT, draft="keep")
    work.later(minutes=1)
    work.grant(client, Service.KBT)
    with pytest.raises(PermitRefused):
        work.practice.entries.save(draft.id, permit.id, "andra", ())
    anew = work.permit(client)
    assert anew.id != permit.id
    assert work.practice.entries.draft(draft.id).text == "första"
    assert work.practice.entries.save(draft.id, anew.id, "andra", ()).text == "andra"


def test_a_kept_draft_goes_after_its_days_when_nobody_decides(work):
    client, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "första", ())
    work.practice.consent.withdraw(client, Service.KBT, draft="keep")
    work.later(days=13)
    work.reopen()
    assert len(work.practice.entries.drafts()) == 1
    work.later(days=2)
    work.reopen()
    assert work.practice.entries.drafts() == ()


def test_a_permit_of_somebody_else_saves_nothing(work):
    _, _, draft = started(work, given="Tove", surname="Almdunge")
    other = work.client("Maja", "Ekhamra")
    for permit in (work.permit(other).id, "00" * 16, draft.id):
        with pytest.raises(PermitRefused):
            work.practice.entries.save(draft.id, permit, "text", ())
    with pytest.raises(NotFound):
        work.practice.entries.save(draft.id, "nonsense", "text", ())


@pytest.mark.parametrize(
    ("text", "forms", "error"),
    [
        ("\ud800", (), InvalidText),
        ("‹person-1›", ("\ud800",), InvalidText),
        ("‹person-1›", (), InvalidText),
        ("text", ("Anna",), InvalidText),
        ("å" * LIMIT, (), TextTooLong),
    ],
)
def test_what_cannot_be_stored_is_refused_and_nothing_changes(shared, text, forms, error):
    _, permit, draft = started(shared)
    before = shared.practice.entries.save(draft.id, permit.id, "före", ())
    with pytest.raises(error):
        shared.practice.entries.save(draft.id, permit.id, text, forms)
    assert shared.practice.entries.draft(draft.id) == before


def test_a_note_of_the_largest_size_is_saved(work):
    _, permit, draft = started(work)
    text = ("ord " * 20 + "\n") * (LIMIT // 81)
    assert work.practice.entries.save(draft.id, permit.id, text, ()).text == text


def test_a_signed_note_is_not_saved_again(work):
    _, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "klart", ())
    work.practice.entries.sign(draft.id)
    with pytest.raises(SealedForever):
        work.practice.entries.save(draft.id, permit.id, "ändrat", ())


def test_a_draft_is_read_and_written_by_its_author_alone(work):
    client, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "hemligt", ())
    work.become_somebody_else()
    for refused in (
        lambda: work.practice.entries.draft(draft.id),
        lambda: work.practice.entries.discard(draft.id),
        lambda: work.practice.entries.sign(draft.id),
        lambda: work.practice.entries.pseudonymiser(draft.id),
        lambda: work.practice.entries.save(draft.id, permit.id, "annat", ()),
    ):
        with pytest.raises(RefusedByRule) as refusal:
            refused()
        assert refusal.value.facts["reason"] == "not_author"
    assert work.practice.entries.drafts() == ()
    (line,) = work.practice.entries.list(client)
    assert (line.id, line.state, line.words) == (draft.id, "draft", 0)


def test_discarding_leaves_the_meeting_without_a_journal_and_no_names_behind(work):
    _, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "Tove", ())
    assert work.forms_of(draft.id) is not None
    work.practice.entries.discard(draft.id)
    assert work.practice.entries.drafts() == ()
    assert work.forms_of(draft.id) is None
    assert work.practice.appointments.get(draft.appointment).journalled is False
    with pytest.raises(NotFound):
        work.practice.entries.draft(draft.id)


def test_a_cut_between_vault_and_journal_leaves_the_older_draft_whole(work, monkeypatch, tmp_path):
    _, permit, draft = started(work)
    before = work.practice.entries.save(draft.id, permit.id, "Tove sov. ", ())
    torn = tmp_path / "torn"

    def cut(self, record, today):
        shutil.copytree(work.folder, torn)
        raise DiskFull

    monkeypatch.setattr(DraftRepository, "save", cut)
    with pytest.raises(DiskFull):
        work.practice.entries.save(draft.id, permit.id, "Almdunge sov hos Tove, 070-1740606.", ())
    monkeypatch.undo()
    work.reopen(torn)
    assert work.practice.entries.draft(draft.id) == before
    assert restore(before.text, before.forms) == "Tove sov. "
    after = work.practice.entries.save(draft.id, permit.id, "Nu 070-1740607 och Tove.", ())
    assert restore(after.text, after.forms) == "Nu 070-1740607 och Tove."
    assert work.practice.entries.sign(draft.id).text == after.text
    assert work.problems() == ()


@pytest.mark.parametrize("then", ["sign", "keep", "save the same"])
def test_forms_of_a_text_that_never_came_are_never_taken_for_another(work, monkeypatch, then):
    client, permit, draft = started(work)
    before = work.practice.entries.save(draft.id, permit.id, "Tove sov. ", ())
    with monkeypatch.context() as cut:
        cut.setattr(DraftRepository, "save", lambda *_: (_ for _ in ()).throw(DiskFull()))
        with pytest.raises(DiskFull):
            work.practice.entries.save(draft.id, permit.id, "TOVE ALMDUNGE sov. ", ())
    work.killed()
    if then == "sign":
        entry = work.practice.entries.sign(draft.id)
        assert work.practice.entries.get(entry.id, identified=True).identified == "Tove sov. "
        return
    if then == "keep":
        work.practice.consent.withdraw(client, Service.KBT, draft="keep")
        work.later(minutes=1)
        work.grant(client, Service.KBT)
    else:
        work.practice.entries.save(draft.id, permit.id, before.text, before.forms)
    kept = work.practice.entries.draft(draft.id)
    assert restore(kept.text, kept.forms) == "Tove sov. "


def test_an_unfinished_draft_is_offered_after_the_process_was_killed(work):
    _, permit, draft = started(work)
    work.practice.entries.save(draft.id, permit.id, "Tove sov fyra nätter", ())
    work.killed()
    (offered,) = work.practice.entries.drafts()
    assert (offered.id, offered.words, offered.saved_at, offered.text) == (draft.id, 4, work.now(), "")


def test_forms_follow_their_version_however_often_it_is_saved(work):
    _, permit, draft = started(work)
    for text in ("Tove", "Tove Almdunge", "inga namn", "tove TOVE", "tove TOVE och mer", "Toves"):
        work.practice.entries.save(draft.id, permit.id, text, ())
        work.practice.entries.save(draft.id, permit.id, text, ())
        kept = work.practice.entries.draft(draft.id)
        assert restore(kept.text, kept.forms) == text
