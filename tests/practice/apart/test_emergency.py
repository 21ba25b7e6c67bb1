"""Emergency notes: short, with a reason and a chosen ground, before the owner until decided about; no way round the gate."""

import pytest

from journal_tui.practice.apart.grounds import grounds
from journal_tui.practice.errors import ConsentMissing, InvalidInput, RefusedByRule
from journal_tui.practice.gate import Refusal
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, CaseState, Identity
from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.timeline.values import TimelineKind
from journal_tui.practice.values import Service
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import order_for, owners, rows_left, stand_behind

TEXT = "Tove ringde och sa att hon inte orkar mer. Systern Karin Lund är där. 112 larmat."
REASON = "Fara för livet; Tove gick inte att nå efteråt."


def write(work: Work, client: str, text: str = TEXT, reason: str = REASON, ground: str = "vital"):
    return work.practice.emergency_notes.write(client, Service.KBT, text, reason, ground)


def test_it_is_written_without_a_consent_and_opens_no_gate(work: Work) -> None:
    client = work.client(granted=False)
    note = write(work, client)
    (waiting,) = work.practice.emergency_notes.waiting()
    assert (waiting.id, waiting.ground, waiting.text) == (note.id, "vital", "")
    assert isinstance(work.practice.gate.check(client, Service.KBT), Refusal)
    with pytest.raises(ConsentMissing):
        work.practice.entries.add(client, Service.KBT, "Mer text.")
    assert "EMERGENCY_NOTE_WRITTEN" in work.audit_actions()


def test_names_are_tokens_in_the_journal_and_come_back_for_reading(work: Work) -> None:
    note = write(work, work.client(granted=False))
    row = work.practice.context.journal.emergency_notes.get(bytes.fromhex(note.id))
    assert not any(name in row.text + row.reason for name in ("Tove", "Karin", "Lund"))
    shown = work.practice.emergency_notes.get(note.id, identified=True)
    assert (shown.text, shown.reason) == (TEXT, REASON)
    assert work.audit_actions()[-2:] == ["EMERGENCY_NOTE_READ", "REIDENTIFIED"]
    assert "Tove" not in repr(shown)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": "å" * 1_001}, "text"),
        ({"reason": ""}, "reason"),
        ({"reason": "å" * 1_001}, "reason"),
        ({"ground": ""}, "ground"),
        ({"ground": "legitimate_interest"}, "ground"),
    ],
)
def test_it_needs_a_short_text_a_reason_and_a_ground(work: Work, changes, field: str) -> None:
    client = work.client(granted=False)
    with pytest.raises(InvalidInput) as caught:
        write(work, client, **changes)
    assert caught.value.facts["field"] == field
    assert work.practice.emergency_notes.waiting() == ()


def test_once_decided_about_it_is_as_shut_as_everything_else(work: Work) -> None:
    client = work.client(granted=False)
    note = write(work, client)
    with pytest.raises(InvalidInput):
        work.practice.emergency_notes.acknowledge(note.id, "")
    decided = work.practice.emergency_notes.acknowledge(note.id, "keep")
    assert (decided.seen, decided.decision) == (True, "keep")
    assert work.practice.emergency_notes.waiting() == ()
    with pytest.raises(ConsentMissing):
        work.practice.emergency_notes.get(note.id)
    with pytest.raises(RefusedByRule):
        work.practice.emergency_notes.acknowledge(note.id, "erase")
    work.grant(client, Service.KBT)
    assert work.practice.emergency_notes.get(note.id, identified=True).text == TEXT


def test_it_stands_in_the_timeline_shut_without_a_consent(work: Work) -> None:
    client = work.client(granted=False)
    write(work, client)
    (line,) = [each for each in work.practice.timeline.list(client) if each.kind is TimelineKind.EMERGENCY]
    assert (line.text, bool(line.shut)) == ("", True)
    work.grant(client, Service.KBT)
    (line,) = [each for each in work.practice.timeline.list(client) if each.kind is TimelineKind.EMERGENCY]
    assert "112 larmat" in line.text


def test_it_goes_with_the_client(work: Work) -> None:
    client = work.client(granted=False)
    write(work, client)
    ids = owners(work, client)
    order = order_for(client)
    assert work.practice.context.erasing.erase(OrderKind.REQUEST, order.reference, stand_behind(work, order)).done
    assert rows_left(work, ids) == []


def test_one_that_shall_go_opens_a_case_and_goes_through_the_one_erasure_alone(work: Work) -> None:
    client = work.client()
    stays = write(work, client)
    work.practice.emergency_notes.acknowledge(stays.id, "keep")
    note, other = write(work, client), write(work, client, "Kort.")
    cases = work.practice.cases
    number = work.practice.emergency_notes.acknowledge(note.id, "erase").case
    assert work.practice.emergency_notes.acknowledge(other.id, "erase").case == number, "one case for both"
    case = cases.get(number)
    assert (case.kind, case.channel, case.state) == (CaseKind.ERASURE, CaseChannel.OWN, CaseState.VERIFIED)
    with pytest.raises(RefusedByRule):
        cases.erase(number)
    hold = Holds(work.practice.context).put(client, "manual")
    assert not cases.preview(number).rows, "what holds the client's data holds the note"
    Holds(work.practice.context).lift(hold.id)
    cases.approve(number, cases.preview(number).hash)
    with pytest.raises(RefusedByRule) as caught:
        cases.erase(number)
    assert caught.value.facts["reason"] == "cooling"
    work.later(days=7)
    assert cases.erase(number).done
    assert [each.id for each in work.practice.emergency_notes.of_client(client)] == [stays.id]
    assert work.forms_of(note.id) is None
    assert work.practice.context.erasing.ledger()[-1].case == number
    assert cases.get(number).over
    work.practice.consent.withdraw(client, Service.KBT)
    assert work.practice.verify().problems == ()


def test_nobody_asks_in_the_name_of_the_practice(work: Work) -> None:
    client = work.client()
    today = work.practice.context.today()
    with pytest.raises(InvalidInput):
        work.practice.cases.open(client, CaseKind.ERASURE, CaseChannel.OWN, today)
    number = work.practice.cases.open(client, CaseKind.ERASURE, CaseChannel.EMAIL, today).number
    with pytest.raises(InvalidInput):
        work.practice.cases.verify(number, Identity.OWN)


def test_the_grounds_are_data_with_their_articles() -> None:
    assert [each.code for each in grounds()] == ["vital", "claim", "duty"]
    assert all(each.article and each.special and each.title("sv") != each.title("en") for each in grounds())
