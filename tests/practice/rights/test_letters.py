"""Letters: data in both languages, filled in with the practice's own record, and none that says what has not happened."""

import re
import tomllib
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from journal_tui.cli.requests import rows_lines
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.policy.reading import named
from journal_tui.practice.restriction import RestrictionGround
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, ErasureGround, Identity, LetterKind, NoticeKind
from journal_tui.practice.values import Service
from journal_tui.tui.screens.case_rows import outcome_rows
from journal_tui.tui.widgets.rows import Row, line_of
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import full_client

RECEIVED = date(2026, 11, 20)


def case_of(work: Work, client: str, kind: CaseKind = CaseKind.ACCESS, **how) -> str:
    return work.practice.cases.open(client, kind, CaseChannel.EMAIL, RECEIVED, **how).number


@pytest.mark.parametrize("kind", [*LetterKind, *NoticeKind])
def test_each_letter_fits_its_schema_and_says_the_same_in_both_languages(kind: LetterKind | NoticeKind) -> None:
    raw = files("journal_tui.practice.policy").joinpath("letters", f"{kind.value}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(raw)
    jsonschema.Draft202012Validator(dict(named("letter"))).validate(content)
    assert content["code"] == kind.value
    assert len(content["sv"]["paragraphs"]) == len(content["en"]["paragraphs"])
    assert "!" not in raw
    assert "tyvärr" not in raw.casefold()


def test_a_confirmation_names_the_practice_the_case_and_the_last_day(work: Work) -> None:
    number = case_of(work, work.client("Tove", "Almdunge", address="Ekstigen 3"))
    letter = work.practice.letters.write(number, LetterKind.CONFIRMATION)
    for part in (
        "Ljungqvist Rådgivning AB",
        "info@example.se",
        "Tove Almdunge\nEkstigen 3",
        number,
        "2026-12-20",
        "registerutdrag",
    ):
        assert part in letter.text
    assert "Extract" not in letter.text
    assert "{" not in letter.text
    english = work.practice.letters.write(number, LetterKind.CONFIRMATION, "en").text
    assert "We have received your case" in english
    assert "Almdunge" not in repr(letter)


def test_a_refusal_names_reason_law_authority_and_court(work: Work) -> None:
    number = case_of(work, work.client())
    with pytest.raises(RefusedByRule) as early:
        work.practice.letters.write(number, LetterKind.REFUSAL)
    assert early.value.facts["reason"] == "not_so_far"
    work.practice.cases.refuse(number, "excessive")
    text = " ".join(work.practice.letters.write(number, LetterKind.REFUSAL).text.split())
    for part in ("samma sak har begärts så ofta", "art. 12.5 GDPR", "Integritetsskyddsmyndigheten", "domstol"):
        assert part in text


def test_an_extension_is_told_only_when_there_is_one(work: Work) -> None:
    number = case_of(work, work.client())
    with pytest.raises(RefusedByRule):
        work.practice.letters.write(number, LetterKind.EXTENSION)
    work.practice.cases.extend(number, notice=True)
    assert "2027-02-20" in work.practice.letters.write(number, LetterKind.EXTENSION).text


def test_a_withdrawal_and_a_lifted_restriction_are_named(work: Work) -> None:
    client = work.client()
    number = case_of(work, client)
    reasons = []
    for method in (None, Identity.KNOWN):
        if method:
            work.practice.cases.verify(number, method)
        for kind in (LetterKind.WITHDRAWAL, LetterKind.RESTRICTION_LIFTED):
            with pytest.raises(RefusedByRule) as caught:
                work.practice.letters.write(number, kind)
            reasons.append(caught.value.facts["reason"])
    assert reasons == ["unidentified"] * 2 + ["not_so_far"] * 2
    work.practice.consent.withdraw(client, Service.KBT)
    held = work.practice.restrictions.restrict(client, RestrictionGround.ACCURACY)
    work.practice.restrictions.lift(held.id, informed=True)
    assert "- KBT: journal" in work.practice.letters.write(number, LetterKind.WITHDRAWAL).text
    assert "uppgiften ifrågasätts, 2026-11-23" in work.practice.letters.write(number, LetterKind.RESTRICTION_LIFTED).text
    own = work.practice.cases.open(
        client, CaseKind.RESTRICTION, CaseChannel.EMAIL, work.now().date(), ground="claim"
    ).number
    work.practice.cases.verify(own, Identity.KNOWN)
    work.practice.cases.restrict(own)
    told = work.practice.letters.write(own, LetterKind.RESTRICTION_LIFTED).text
    assert f"- {own} " in told and "ifrågasätts" not in told, "of its own restriction, and ready before that is lifted"


def plain(row: Row) -> str:
    return " ".join(str(cell.text) for line in row.lines for cell in line)


def test_an_erasure_receipt_names_what_went_what_stayed_the_law_and_the_copies_and_nobody(work: Work) -> None:
    client = full_client(work)
    books, debts = work.practice.books, work.practice.debts
    paid, late = (books.invoice(client, "session", 90_000).id for _ in range(2))
    books.receipt(client, paid)
    work.later(days=45)
    debts.close(client, debts.hand_over(client, late).id)
    books.receipt(client, late)
    number = case_of(work, client, CaseKind.ERASURE, ground=ErasureGround.WITHDRAWN.value)
    cases = work.practice.cases
    cases.verify(number, Identity.KNOWN)
    plan = cases.preview(number)
    kept = [(each.kind, each.count) for each in plan.lines if each.store == "bookkeeping"]
    assert kept == [("invoice", 3), ("receipt", 1), ("debt_case", 1), ("receipt", 1)], "one of them of the next year"
    said = [line for line in rows_lines(plan.lines) if "bokföringslagen" in line]
    shown = [text for row in outcome_rows(plan.lines, done=False, wide=True) if "bokföringslagen" in (text := plain(row))]
    for lines in (said, shown):
        assert [word for line in lines for word in ("Fakturor", "Kvitton", "Inkassoärenden") if word in line] == [
            "Fakturor",
            "Kvitton",
            "Inkassoärenden",
            "Kvitton",
        ]
        assert ["2034-12-31" in line for line in lines] == [False, False, False, True]
    narrow = [
        line_of(line, 76, selected=False).plain
        for row in outcome_rows(plan.lines, done=False, wide=False)
        for line in row.lines
    ]
    stays = [line for line in narrow if "behålls" in line]
    assert all(re.search(r"(bokföring|art\. 5\.2) \d{4}-\d\d-\d\d$", line) for line in stays), (
        "law and day, whole at 80 columns"
    )
    assert len(stays) > len(kept)
    cases.approve(number, plan.hash)
    with pytest.raises(RefusedByRule):
        work.practice.letters.write(number, LetterKind.ERASURE)
    work.watch.at += timedelta(days=1, minutes=1)
    cases.erase(number)
    letter = " ".join(work.practice.letters.write(number, LetterKind.ERASURE).text.split())
    gone, _, kept = letter.partition("kvar, med lagen")
    assert "- Journalanteckningar och tillägg: 4" in gone
    for words, end in (("Fakturor: 3", 2033), ("Kvitton: 1", 2033), ("Inkassoärenden: 1", 2033), ("Kvitton: 1", 2034)):
        assert f"- {words} (7 kap. 2 § bokföringslagen (1999:1078), till {end}-12-31)" in kept
    assert "utan namn: 2 (art. 5.2 GDPR, till 2030-01-08)" in kept  # three years from the day on which it was carried out
    assert "35 dagar" in kept
    assert "Almdunge" not in letter


def test_a_letter_in_a_file_is_in_the_register_and_writes_over_nothing(work: Work, tmp_path: Path) -> None:
    client = work.client()
    number = case_of(work, client)
    path = tmp_path / "brev.txt"
    letter = work.practice.letters.send(number, LetterKind.CONFIRMATION, path)
    assert path.read_text(encoding="utf-8") == letter.text
    (entry,) = work.practice.disclosures.of_client(client)
    assert (entry.recipient, entry.case) == ("client", number)
    with pytest.raises(InvalidInput):
        work.practice.letters.send(number, LetterKind.CONFIRMATION, path)
    assert len(work.practice.disclosures.of_client(client)) == 1
