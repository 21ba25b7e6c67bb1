"""Every letter, receipt and register, written out for one practice in both languages: no blank left over, no word of the other language.

What a client, an authority or the practice wrote is theirs and may be in any language; the words around it are ours.
"""

import re

import pytest

from journal_tui.practice.consent.texts import receipt_words
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.rights.case_words import (
    REFUSED_BECAUSE,
    CaseChannel,
    CaseKind,
    Corrected,
    Decision,
    ErasureGround,
    Identity,
    LetterKind,
    LineDecision,
)
from journal_tui.practice.values import Contact, Service
from storage.crypto.transport import opened
from tests.practice.journalling.working_day import Work

SWEDISH = frozenset(
    [
        "och",
        "är",
        "inte",
        "det",
        "som",
        "för",
        "med",
        "av",
        "till",
        "på",
        "har",
        "ärende",
        "uppgifter",
        "ditt",
        "dina",
        "vi",
        "du",
        "eller",
    ]
)
ENGLISH = frozenset(
    [
        "the",
        "and",
        "is",
        "not",
        "of",
        "to",
        "with",
        "for",
        "your",
        "our",
        "data",
        "case",
        "you",
        "we",
        "or",
        "has",
        "have",
        "this",
    ]
)
BLANK = re.compile(r"\{\w+\}|\bNone\b|: $|\b[a-z]+_[a-z_]+\b", re.MULTILINE)
"""What a form leaves behind: a mark that nobody filled, an empty value, a code in place of words."""
IMY = "104 20 Stockholm"
TELLS_OF_IMY = frozenset({"refusal", "extension", "erasure", "access", "complaint", "rectification", "restriction_lifted"})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_paper_is_whole_and_in_one_language(work: Work, tmp_path, language: str) -> None:
    practice, today = work.practice, work.now().date()
    person = Contact("Tove", "Almdunge", phone="070-174 06 12", email="tove@example.se")
    client = work.practice.clients.register(person, (Service.KBT,)).client
    practice.consent.ask(client, Service.KBT)
    answers = dict.fromkeys(practice.consent.current(Service.KBT).purposes, True)
    practice.consent.record(client, Service.KBT, answers, "Tove Almdunge", language=language)
    papers: dict[str, str] = {}

    def opened_case(kind: CaseKind, **more: str) -> str:
        number = practice.cases.open(client, kind, CaseChannel.EMAIL, today, **more).number
        practice.cases.verify(number, Identity.REGISTERED_EMAIL)
        return number

    def letter(name: str, number: str, kind: LetterKind) -> None:
        papers[name] = practice.letters.write(number, kind, language).text

    for kind in CaseKind:
        number = opened_case(kind)
        letter(f"confirmation {kind}", number, LetterKind.CONFIRMATION)
        practice.cases.extend(number, notice=True)
        letter(f"extension {kind}", number, LetterKind.EXTENSION)
        if kind is CaseKind.CLAIM:
            practice.cases.close(number)
            continue
        for reason in REFUSED_BECAUSE:
            try:
                practice.cases.refuse(number, reason)
            except RefusedByRule:
                assert reason == "accurate"
                continue
            letter(f"refusal {kind} {reason}", number, LetterKind.REFUSAL)
            number = opened_case(kind)
        practice.cases.refuse(number, "excessive")
        if kind is CaseKind.OBJECTION:  # no mark is lifted before its case is over
            for held in practice.restrictions.of_client(client):
                practice.restrictions.lift(held.id, informed=True)
            letter("restriction_lifted", number, LetterKind.RESTRICTION_LIFTED)
    number = opened_case(CaseKind.COMPLAINT)
    practice.complaints.answer(number, "…", Decision("partly_upheld"))
    letter("complaint", number, LetterKind.COMPLAINT)
    invoice = practice.books.invoice(client, "training", 120_050)
    receipt = practice.books.receipt(client, invoice.id)
    practice.exports.receipt(client, receipt.id, tmp_path / "receipt.txt", language)
    wrong = practice.corrections.correct_receipt(client, receipt.id)
    practice.exports.receipt(client, wrong.id, tmp_path / "wrong.txt", language)
    for name in ("receipt", "wrong"):
        papers[f"payment {name}"] = (tmp_path / f"{name}.txt").read_text()
    said = {"authority": "…", "law": "…", "decided_by": "…", "classes": frozenset({"contact", "bookkeeping"})}
    practice.exports.authority(client, tmp_path / "authority.json", **said)

    def notice(name: str, number: str) -> None:
        (told,) = practice.notices.recipients(number)
        papers[name] = practice.notices.write(number, told.id, language).text

    number = opened_case(CaseKind.RECTIFICATION)
    practice.rectifications.correct(number, Corrected.PHONE, "070-174 06 21", "…")
    letter("rectification", number, LetterKind.RECTIFICATION)
    notice("notice_rectification", number)
    number = opened_case(CaseKind.PORTABILITY)
    taken = practice.portability.run(number, tmp_path)
    letter("portability", number, LetterKind.PORTABILITY)
    readme = {"sv": "LASMIG.txt", "en": "README.txt"}[language]
    papers["portability readme"] = opened(taken.path.read_bytes(), taken.passphrase)[readme].decode()
    papers["register"] = practice.processing.register(language).text()
    papers["inventory"] = practice.processing.inventory(language).text()
    papers["consent receipt"] = practice.consent.receipt(client, Service.KBT).text(language)
    number = opened_case(CaseKind.ACCESS)
    handed = practice.access.run(number, tmp_path, rest=LineDecision.CODE, language=language)
    files = opened(handed.path.read_bytes(), handed.passphrase)
    letter("access", number, LetterKind.ACCESS)
    (name,) = {"registerutdrag.txt", "extract.txt"} & files.keys()
    papers["extract"] = files[name].decode()
    practice.consent.withdraw(client, Service.KBT)
    papers["withdrawal receipt"] = practice.consent.receipt(client, Service.KBT).text(language)
    letter("withdrawal", opened_case(CaseKind.ACCESS), LetterKind.WITHDRAWAL)
    number = opened_case(CaseKind.RESTRICTION, ground="accuracy")
    practice.cases.restrict(number)
    notice("notice_restriction", number)
    (held,) = [each for each in practice.restrictions.of_client(client) if each.case == number]
    practice.restrictions.lift(held.id, informed=True)
    number = opened_case(CaseKind.ERASURE, ground=ErasureGround.WITHDRAWN.value)
    for each in practice.cases.list():
        if each.number != number:
            practice.cases.refuse(each.number, "excessive")
    practice.cases.approve(number, practice.cases.preview(number).hash)
    work.later(days=2)
    notice("notice_erasure", number)
    practice.cases.erase(number)
    letter("erasure", number, LetterKind.ERASURE)
    assert all(len(text) > 100 for text in papers.values())
    others = ENGLISH if language == "sv" else SWEDISH
    papers["inventory"] = re.sub(r"\b[a-z]+_[a-z_]+\b", "-", papers["inventory"])  # a table is called by its name
    for name, text in papers.items():
        words = re.findall(r"[^\W\d_]+", text.casefold())
        assert not others & set(words), (name, others & set(words))
        assert not BLANK.search(text), (name, BLANK.search(text))
        if name.split(" ")[0] in TELLS_OF_IMY:
            assert IMY in text, name
    dated = re.findall(r"art\. 5\.2 GDPR, (?:till|until)\s+\d{4}-\d\d-\d\d", papers["erasure"])
    assert len(dated) == papers["erasure"].count("art. 5.2 GDPR"), "with the day on which it goes"
    kinds = ("access", "complaint", "erasure", "rectification", "restriction")
    assert len({papers[f"refusal {kind} law"].split("art.")[1][:5] for kind in kinds}) == len(kinds)
    assert today.isoformat() in papers["payment wrong"], "a voucher has its day"


def test_a_refusal_has_a_reason_that_there_is(work: Work) -> None:
    client = work.client()
    number = work.practice.cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, work.now().date()).number
    with pytest.raises(InvalidInput):
        work.practice.cases.refuse(number, "because")
    with pytest.raises(RefusedByRule):
        work.practice.cases.refuse(number, "accurate")


def test_the_words_of_a_receipt_are_the_same_in_both_languages() -> None:
    assert receipt_words("sv").keys() == receipt_words("en").keys()
