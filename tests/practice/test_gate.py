"""The gate's page: each verdict, what it names and the ways on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from journal_tui.practice.consent.events import ConsentEvent, EventKind
from journal_tui.practice.consent.state import Standing
from journal_tui.practice.gate import Editions, Facts, Notice, Permit, Refusal, Restricted, decide
from journal_tui.practice.values import Purpose, Service, Verdict, WayOn

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ALL = tuple(Purpose)


def event(number, kind, **facts):
    service = facts.pop("service", Service.KBT)
    at = facts.pop("at", NOW - timedelta(days=10 - number))
    return ConsentEvent(id=f"{number:032x}", seq=number, kind=kind, at=at, service=service, **facts)


def answered(answers=True, *, version=1, valid_to=None):
    given = dict.fromkeys(ALL, answers) if isinstance(answers, bool) else answers
    standing = Standing(Service.KBT).after(event(1, EventKind.ASKED, version=version, purposes=tuple(given)))
    return standing.after(event(2, EventKind.ANSWERED, version=version, answers=given, record="r", valid_to=valid_to))


def withdrawn(purposes=ALL):
    return answered().after(event(3, EventKind.WITHDRAWN, purposes=purposes))


def facts(standing=None, **other):
    base = Facts(
        client="c",
        subject="s",
        pseudonym="P-7K3FQ2VX-R",
        service=Service.KBT,
        purpose=Purpose.JOURNAL,
        now=NOW,
        standing=standing if standing is not None else Standing(Service.KBT),
        editions=Editions(newest=1, required=1),
        permit="p",
        recorded=NOW - timedelta(days=1),
    )
    return replace(base, **other)


def test_a_consent_in_force_opens():
    answer = decide(facts(answered()))
    assert isinstance(answer, Permit)
    assert (answer.verdict, answer.id, answer.document_version, answer.notice) == (Verdict.GRANTED, "p", 1, None)


def test_no_consent_is_missing_and_can_be_asked():
    answer = decide(facts())
    assert (answer.verdict, answer.reason) == (Verdict.MISSING, "not_asked")
    assert answer.ways == (WayOn.ASK_NOW, WayOn.ON_PAPER, WayOn.WITHOUT_JOURNAL)


def test_without_a_published_document_nothing_can_be_asked():
    answer = decide(facts(editions=Editions()))
    assert (answer.verdict, answer.reason, answer.ways) == (Verdict.MISSING, "no_document", (WayOn.WITHOUT_JOURNAL,))


def test_an_open_question_is_still_missing():
    asked = Standing(Service.KBT).after(event(1, EventKind.ASKED, version=1, purposes=ALL))
    answer = decide(facts(asked))
    assert (answer.verdict, answer.reason) == (Verdict.MISSING, "asked")


def test_a_no_to_everything_leaves_only_an_appointment_without_journal():
    answer = decide(facts(answered(answers=False)))
    assert (answer.verdict, answer.ways) == (Verdict.REFUSED, (WayOn.WITHOUT_JOURNAL,))


def test_a_no_to_one_line_may_be_asked_again():
    answer = decide(facts(answered({Purpose.JOURNAL: False, Purpose.MEASURES: True, Purpose.SUPERVISION: False})))
    assert (answer.verdict, answer.ways) == (Verdict.REFUSED, (WayOn.WITHOUT_JOURNAL, WayOn.ASK_NOW))


def test_a_no_to_everything_may_be_asked_again_when_the_document_is_new():
    answer = decide(facts(answered(answers=False), editions=Editions(newest=2, required=2)))
    assert WayOn.ASK_NOW in answer.ways


def test_a_purpose_is_answered_for_itself():
    standing = answered({Purpose.JOURNAL: True, Purpose.MEASURES: False, Purpose.SUPERVISION: True})
    assert isinstance(decide(facts(standing)), Permit)
    assert decide(facts(standing, purpose=Purpose.MEASURES)).verdict is Verdict.REFUSED


def test_withdrawn_says_since_when_and_offers_a_case():
    answer = decide(facts(withdrawn()))
    assert (answer.verdict, answer.since) == (Verdict.WITHDRAWN, NOW - timedelta(days=7))
    assert answer.ways == (WayOn.WITHOUT_JOURNAL, WayOn.ASK_NOW, WayOn.OPEN_CASE)


def test_withdrawn_stays_withdrawn_while_asked_anew():
    asked = withdrawn().after(event(4, EventKind.ASKED, version=1, purposes=ALL))
    assert decide(facts(asked)).verdict is Verdict.WITHDRAWN


def test_expired_names_the_last_day():
    answer = decide(facts(answered(valid_to=date(2026, 11, 21))))
    assert (answer.verdict, answer.valid_to) == (Verdict.EXPIRED, date(2026, 11, 21))


def test_the_last_day_still_opens():
    assert isinstance(decide(facts(answered(valid_to=NOW.astimezone().date()), now=NOW)), Permit)


def test_a_material_version_closes_and_an_editorial_one_gives_notice():
    material = decide(facts(answered(), editions=Editions(newest=2, required=2)))
    assert isinstance(material, Refusal)
    assert (material.verdict, material.document_version, material.current_version) == (Verdict.OUTDATED_VERSION, 1, 2)
    editorial = decide(facts(answered(), editions=Editions(newest=2, required=1)))
    assert isinstance(editorial, Permit)
    assert editorial.notice is Notice.EDITORIAL_CHANGE


def test_a_consent_for_another_service_is_named_and_does_not_open():
    answer = decide(facts(elsewhere=(Service.KOST,)))
    assert (answer.verdict, answer.other_service) == (Verdict.WRONG_SERVICE_OR_PURPOSE, Service.KOST)


def test_a_consent_for_another_purpose_only_does_not_open():
    only = answered({Purpose.MEASURES: True})
    assert decide(facts(only)).verdict is Verdict.WRONG_SERVICE_OR_PURPOSE


def test_restriction_comes_before_consent():
    held = Restricted(NOW - timedelta(days=2), "2026-014")
    answer = decide(facts(answered(), restricted=held))
    assert (answer.verdict, answer.case, answer.ways) == (Verdict.RESTRICTED, "2026-014", (WayOn.OPEN_CASE,))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recorded": NOW + timedelta(seconds=1)}, "clock"),
        ({"trouble": "tampered"}, "tampered"),
        ({"permit": ""}, "permit_differs"),
    ],
)
def test_what_cannot_be_trusted_cannot_be_decided(change, reason):
    answer = decide(facts(answered(), **change))
    assert (answer.verdict, answer.reason, answer.ways) == (Verdict.UNDECIDABLE, reason, (WayOn.OPEN_LOG,))


def test_a_history_that_does_not_hold_together_is_undecidable():
    answer = decide(replace(facts(), standing=None))
    assert (answer.verdict, answer.reason) == (Verdict.UNDECIDABLE, "broken_chain")


def test_an_invalidated_consent_is_missing():
    standing = answered().after(event(3, EventKind.INVALIDATED, record="r", reason="wrong_person"))
    assert (decide(facts(standing)).verdict, decide(facts(standing)).reason) == (Verdict.MISSING, "invalidated")


def test_an_erased_person_cannot_be_asked():
    standing = answered().after(event(3, EventKind.ERASED, service=None))
    answer = decide(facts(standing))
    assert (answer.verdict, answer.reason, answer.ways) == (Verdict.MISSING, "erased", (WayOn.WITHOUT_JOURNAL,))


def test_no_refusal_has_a_way_through():
    assert {way.value for way in WayOn} == {"ask_now", "on_paper", "without_journal", "open_case", "open_log"}
