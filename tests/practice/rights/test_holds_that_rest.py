"""What rests on a case ends with the case: nobody lifts a claim's hold, a debt's or a pending objection's mark while it is open."""

from dataclasses import replace

import pytest

from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, Identity
from journal_tui.practice.rights.holds import Holds
from journal_tui.wording.errors import error_text
from tests.practice.journalling.working_day import Work


def test_a_debts_hold_ends_with_the_debt_and_holds_also_where_its_row_has_ended(work: Work) -> None:
    client = work.client(email="tove@example.se", address="Kvarnvägen 1, Sunnby")
    made = work.practice.books.invoice(client, "training", 120_000, vat=6_792)
    work.later(days=31)
    debt = work.practice.debts.hand_over(client, made.id)
    (hold,) = work.practice.cases.holds(client)
    with pytest.raises(RefusedByRule) as caught:
        Holds(work.practice.context).lift(hold.id)
    assert caught.value.facts["reason"] == "debt_open"
    assert "Stäng det" in error_text(caught.value).text
    vault = work.practice.context.vault
    row = vault.holds.get(bytes.fromhex(hold.id))
    vault.holds.update(replace(row, to_ms=row.from_ms))
    assert [each.words for each in work.practice.cases.holds(client)] == [f"debt {debt.id}"], (
        "the law does not end with a row"
    )
    work.later(days=400)
    assert {(line.due.rule, line.due.held_by, line.runs) for line in work.practice.retention.preview().lines} == {
        ("R1", f"debt {debt.id}", False)
    }
    work.practice.debts.close(client, debt.id)
    assert work.practice.cases.holds(client) == ()


def test_a_claims_hold_and_an_objections_mark_end_with_their_case(work: Work) -> None:
    client = work.client()
    cases, today = work.practice.cases, work.now().date()
    claim = cases.open(client, CaseKind.CLAIM, CaseChannel.LETTER, today)
    objection = cases.open(client, CaseKind.OBJECTION, CaseChannel.LETTER, today)
    (hold,) = [each for each in cases.holds(client) if each.id]
    (mark,) = work.practice.restrictions.of_client(client)
    for number, end in (
        (claim.number, lambda: Holds(work.practice.context).lift(hold.id)),
        (objection.number, lambda: work.practice.restrictions.lift(mark.id, informed=True)),
    ):
        with pytest.raises(RefusedByRule) as caught:
            end()
        assert (caught.value.facts["reason"], caught.value.facts["case"]) == ("case_open", number)
        assert number in error_text(caught.value).text
    cases.close(claim.number)
    assert [each.kind for each in cases.holds(client)] == ["restriction", "case"]
    cases.verify(objection.number, Identity.KNOWN)
    cases.weigh(objection.number, "Behövs för avtalet.", upheld=False)
    assert cases.holds(client) == ()

    assert work.practice.restrictions.of_client(client)[0].lifted is not None
