"""The clock was ahead and the date was confirmed all the same: the owner corrects the log, and nothing is loosened by it."""

import sqlite3
from datetime import timedelta

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.errors import ClockWentBack, DateUnconfirmed, RefusedByRule
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Channel, Purpose, Service, Verdict
from storage.audit.actions import Action, Mark
from storage.audit.reading import read, verify
from storage.keys import Role
from storage.keys.users import UserKey
from tests.practice.journalling.working_day import PASSPHRASE, Work


def ahead(work: Work, **by: float) -> None:
    """Open once with a clock that is wrong, its date confirmed by mistake."""
    work.practice.close()
    work.watch.at += timedelta(**by)
    work.practice = Practice.open(Home(work.folder), PASSPHRASE, clock=Clock(work.watch), date_is=work.now().date())


def right_again(work: Work, **by: float) -> None:
    work.practice.close()
    work.watch.at -= timedelta(**by)
    work.practice = Practice.open(Home(work.folder), PASSPHRASE, clock=Clock(work.watch))


def refused(work: Work) -> str:
    with pytest.raises(RefusedByRule) as caught:
        work.practice.correct_clock(work.now().date())
    return str(caught.value.facts.get("reason", ""))


def test_after_a_day_of_looking_under_a_wrong_date_the_owner_corrects_it_and_all_goes_on_as_before(work: Work) -> None:
    client = work.client()
    entry = work.note(client, "Sov bättre.")
    other = work.client("Ebba", "Kvarnlund")
    work.note(other, "Sov sämre.")
    work.practice.entries.add(other, Service.KBT, "Ett utkast.")
    work.practice.consent.withdraw(other, Service.KBT, draft="keep")
    for _asked in range(4):  # the next unanswered reminder is a case of the owner's
        work.practice.after_withdrawal.asked(other, Service.KBT)
    ahead(work, days=1830)
    work.practice.entries.get(entry.id)
    assert work.practice.clients.list() and work.practice.today() and work.practice.cases.list() == ()
    states = [line.state for line in work.practice.entries.list(other)]
    assert states.count("draft") == 1  # nothing happens by itself under a date that was just confirmed
    right_again(work, days=1829, hours=23)
    with pytest.raises(ClockWentBack):
        work.practice.context.stamp_ms()
    with pytest.raises(DateUnconfirmed):
        work.practice.correct_clock(work.now().date() + timedelta(days=1))
    assert work.practice.correct_clock(work.now().date()) == 1829
    work.permit(client)
    work.note(client, "Sov ännu bättre.")
    work.practice.consent.withdraw(client, Service.KBT)
    assert work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict is Verdict.WITHDRAWN
    assert work.problems() == ()
    newest = max(row.created_ms for row in work.practice.context.vault.events.of_client(bytes.fromhex(client)))
    assert newest <= work.now().timestamp() * 1000
    work.reopen()
    assert not work.practice.context.clock.went_back()
    assert refused(work) == "clock_right"
    for store in work.practice.context.stores.all():
        lines = [row for _, row in read(store) if row is not None]
        at = next(n for n, row in enumerate(lines) if row.action == Action.CLOCK_CORRECTED)
        assert lines[at].at_ms > lines[at + 1].at_ms
        assert [n for n in range(1, len(lines)) if lines[n].at_ms < lines[n - 1].at_ms] == [at + 1]


def test_where_anything_else_was_written_ahead_nothing_is_corrected_and_the_gate_stays_shut(work: Work) -> None:
    """A011 holds for everyone whose events stand in the future, whatever the owner says."""
    client = work.client()
    for write in (
        lambda: work.practice.clients.log_contact(client, Channel.PHONE),
        lambda: work.practice.entries.add(client, Service.KBT, "Ett utkast."),
        lambda: work.practice.decide("cooling_days", 0),
        lambda: work.practice.consent.withdraw(client, Service.KBT),
    ):
        ahead(work, days=40)
        write()
        right_again(work, days=39)
        assert refused(work) == "written_ahead"
        verdict = work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict
        assert verdict is Verdict.UNDECIDABLE
        with pytest.raises(ClockWentBack):
            work.practice.context.stamp_ms()
    assert work.problems() == ()


def test_a_clock_that_is_set_back_cannot_be_passed_off_as_a_correction(work: Work) -> None:
    client = work.client()
    work.later(days=20)
    work.note(client, "Sov bättre.")
    right_again(work, days=10)
    assert refused(work) == "written_ahead"
    assert work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict is Verdict.UNDECIDABLE


def test_nobody_but_the_owner_corrects_it(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead(work, days=400)
    right_again(work, days=400)
    monkeypatch.setattr(UserKey, "role", Role.COUNSELLOR)
    assert refused(work) == "not_owner"


def test_the_log_accepts_the_step_back_at_the_owners_mark_and_nowhere_else(work: Work) -> None:
    ahead(work, days=400)
    right_again(work, days=399)
    work.practice.correct_clock(work.now().date())
    work.practice.close()
    with sqlite3.connect(work.folder / "vault.db") as file:
        (number,) = file.execute("SELECT number FROM audit_mark WHERE kind = ?", (int(Mark.CORRECTED),)).fetchone()
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute("DELETE FROM audit_mark WHERE number = ?", (number,))
    file.close()
    work.practice = Practice.open(Home(work.folder), PASSPHRASE, clock=Clock(work.watch))
    assert work.practice.context.clock.went_back()  # without the mark the old time counts again
    found = verify(work.practice.context.stores.vault)
    assert found.code == "tampered"
