"""A clock that is far ahead writes nothing before a person has said that the date is right."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_tui.practice.clock import LEAP, SPAN, Clock
from journal_tui.practice.errors import ClockWentBack, DateUnconfirmed, PermitRefused, RefusedByRule
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Purpose, Service, Verdict
from storage.audit.actions import Action
from storage.audit.reading import read
from tests.practice.journalling.working_day import PASSPHRASE, Work


def stored(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.db*")}


def opened(work: Work, date_is: date | None = None) -> Practice:
    return Practice.open(Home(work.folder), PASSPHRASE, clock=Clock(work.watch), date_is=date_is)


def logged(practice: Practice, store: str = "vault") -> list[tuple[Action, int]]:
    return [(Action(row.action), row.extra) for _, row in read(getattr(practice.context.stores, store)) if row is not None]


def test_far_after_the_last_use_nothing_is_written_in_any_store_before_the_date_is_confirmed(work: Work) -> None:
    client = work.client()
    work.practice.close()
    last, before = work.now(), stored(work.folder)
    work.watch.at += timedelta(days=5 * 365)
    for date_is in (None, last.date(), work.now().date() + timedelta(days=1)):
        with pytest.raises(DateUnconfirmed) as caught:
            opened(work, date_is)
        assert caught.value.facts["recorded"] == last.date().isoformat()
        assert caught.value.facts["today"] == work.now().date().isoformat()
    assert stored(work.folder) == before
    work.watch.at = last + timedelta(minutes=5)  # the clock is right again: nothing stands in the way
    work.practice = opened(work)
    work.note(client, "Sov bättre.")


def test_a_confirmed_date_is_an_entry_in_every_log_before_the_unlocking(work: Work) -> None:
    work.practice.close()
    work.watch.at += SPAN + timedelta(days=9)
    work.practice = opened(work, work.now().date())
    for store in ("journal", "vault", "bookkeeping"):
        rows = logged(work.practice, store)
        at = rows.index((Action.CLOCK_ANOMALY, SPAN.days + 9))
        assert rows[at + 1] == (Action.UNLOCKED, 0)
    work.practice.close()
    work.practice = opened(work)
    assert work.problems() == ()


def test_after_a_summer_nobody_is_asked_and_a_date_that_was_said_has_to_be_the_clocks_all_the_same(work: Work) -> None:
    work.practice.close()
    work.watch.at += SPAN
    with pytest.raises(DateUnconfirmed):
        opened(work, work.now().date() - timedelta(days=1))
    work.practice = opened(work)
    assert Action.CLOCK_ANOMALY not in {action for action, _ in logged(work.practice)}


def test_an_open_practice_stops_writing_when_the_clock_jumps_and_goes_on_when_the_date_is_confirmed(work: Work) -> None:
    client = work.client()
    work.note(client, "Sov bättre.")
    there = work.now()
    work.watch.at += timedelta(days=2)  # a laptop that slept over the weekend
    work.note(client, "Sov ännu bättre.")
    work.watch.at += SPAN + timedelta(days=1)
    with pytest.raises((DateUnconfirmed, PermitRefused, RefusedByRule)):
        work.practice.entries.add(client, Service.KBT, "Ett.")
    assert work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict is Verdict.UNDECIDABLE
    with pytest.raises(DateUnconfirmed):
        work.practice.retention.run(work.practice.retention.preview().hash)
    assert "date_unconfirmed" in work.practice.status().problems
    work.practice.consent.withdraw(client, Service.KBT, Purpose.SUPERVISION)  # what closes waits for no clock
    with pytest.raises(DateUnconfirmed):
        work.practice.confirm_date(there.date())
    newest = max(row.at_ms for _, row in read(work.practice.context.stores.vault) if row is not None)
    assert newest <= (there + timedelta(days=2)).timestamp() * 1000
    work.practice.confirm_date(work.now().date())
    work.note(client, "Datumet stämmer.")
    assert (Action.CLOCK_ANOMALY, SPAN.days + 1) in logged(work.practice)


def test_a_jump_that_was_not_confirmed_leaves_the_log_where_it_was_and_the_practice_whole(work: Work) -> None:
    client = work.client()
    work.watch.at += timedelta(days=3000)
    assert work.practice.clients.list()
    work.practice.close()
    with pytest.raises(DateUnconfirmed):
        opened(work)
    work.watch.at -= timedelta(days=3000)
    work.practice = opened(work)
    work.note(client, "Som vanligt.")
    assert work.problems() == ()


def test_a_confirmed_leap_of_more_than_a_year_still_takes_nothing_away_before_the_next_unlock(work: Work) -> None:
    work.client()
    work.practice.close()
    work.watch.at += LEAP + timedelta(days=1)
    work.practice = opened(work, work.now().date())
    with pytest.raises(RefusedByRule) as caught:
        work.practice.retention.run(work.practice.retention.preview().hash)
    assert caught.value.facts["reason"] == "clock_leapt"
    work.practice.close()
    work.practice = opened(work)
    work.practice.retention.run(work.practice.retention.preview().hash)


def test_without_a_correction_a_clock_before_the_last_consent_event_decides_nothing(work: Work) -> None:
    """A011: what was confirmed by mistake loosens no rule."""
    work.practice.close()
    work.watch.at += timedelta(days=1800)
    work.practice = opened(work, work.now().date())
    client = work.client()
    work.practice.close()
    work.watch.at -= timedelta(days=1799)
    work.practice = opened(work)
    assert work.practice.gate.check(client, Service.KBT, Purpose.JOURNAL).verdict is Verdict.UNDECIDABLE
    with pytest.raises(ClockWentBack):
        work.practice.context.stamp_ms()
