"""Random lives of a consent on a real practice: no entry without a consent in force at its time, and who is erased stays erased.

The model beside it is a handful of plain values, kept by hand. `make test` runs a few sequences; the whole evidence is
`JOURNAL_TUI_SEQUENCES=1000 pytest tests/practice/consent/test_consent_life.py -n 0 -s`.
"""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from journal_tui.practice.consent.events import InvalidationGround
from journal_tui.practice.errors import (
    ClockWentBack,
    ConsentMissing,
    NotFound,
    PermitRefused,
    RefusedByRule,
)
from journal_tui.practice.gate import Permit
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.order import OrderKind
from journal_tui.practice.values import Change, ConsentState, Purpose, Service
from tests.practice.journalling.conftest import made_practice
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import order_for, owners, rows_left, stand_behind

__all__ = ["made_practice"]

SEQUENCES = int(os.environ.get("JOURNAL_TUI_SEQUENCES", "10"))
STEPS = 50
CLOSED = (ConsentMissing, PermitRefused, ClockWentBack, RefusedByRule, NotFound)


class ConsentLife(RuleBasedStateMachine):
    """One client's life; every sequence begins at the same hour in a practice of its own."""

    made: Path
    """A closed practice, copied for each sequence."""
    folder: Path
    """Where the copy lies."""

    @initialize()
    def somebody_comes(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.made, self.folder)
        self.work = Work(self.folder)
        self.client = self.work.client(granted=False)
        self.version = self.required = self.work.practice.consent.current(Service.KBT).version
        self.granted: tuple[int, date | None] | None = None
        self.restriction = ""
        self.erased = False
        self.written = self.published = 0

    # -- what may be, by hand -------------------------------------------------------------------

    def in_force(self) -> bool:
        """Whether a journal may be kept now."""
        if self.granted is None or self.erased or self.restriction:
            return False
        version, last = self.granted
        return version >= self.required and (last is None or self.work.now().date() <= last)

    def attempt(self, act) -> bool:
        """Do it; whether it was let through."""
        try:
            act()
        except CLOSED:
            return False
        return True

    def answer(self, *, yes: bool, last: date | None = None) -> bool:
        answers = dict.fromkeys(Purpose, True) | {Purpose.JOURNAL: yes}
        name = "Tove Almdunge" if self.erased else self.work.practice.context.register.name(bytes.fromhex(self.client))
        return self.attempt(
            lambda: self.work.practice.consent.record(self.client, Service.KBT, answers, name, valid_to=last)
        )

    def write(self) -> bool:
        return self.attempt(lambda: self.work.practice.entries.add(self.client, Service.KBT, "Vi talade om oron."))

    # -- what happens ---------------------------------------------------------------------------

    @rule(hours=st.sampled_from((1, 30, 24 * 9, 24 * 31)))
    def time_passes(self, hours: int) -> None:
        self.work.later(hours=hours)

    @rule(by_client=st.booleans())
    def they_are_asked(self, by_client: bool) -> None:
        asked = self.attempt(lambda: self.work.practice.consent.ask(self.client, Service.KBT, by_client=by_client))
        assert not (asked and self.erased)

    @rule()
    def the_question_is_taken_back(self) -> None:
        self.attempt(lambda: self.work.practice.consent.abort_request(self.client, Service.KBT))

    @rule(yes=st.booleans(), days=st.sampled_from((None, None, 0, 5, 40)))
    def they_answer(self, yes: bool, days: int | None) -> None:
        last = None if days is None else self.work.now().date() + timedelta(days=days)
        done = self.answer(yes=yes, last=last)
        assert done is not self.erased
        if done:
            self.granted = (self.version, last) if yes else None

    @rule(whole=st.booleans())
    def they_withdraw(self, whole: bool) -> None:
        purpose = None if whole else Purpose.JOURNAL
        done = self.attempt(lambda: self.work.practice.consent.withdraw(self.client, Service.KBT, purpose))
        if self.granted is not None:
            assert done
        self.granted = None

    @precondition(lambda self: not self.erased)
    @rule()
    def it_never_counted(self) -> None:
        ground = InvalidationGround.WRONG_PERSON
        done = self.attempt(lambda: self.work.practice.consent.invalidate(self.client, Service.KBT, ground))
        if done:
            self.granted = None

    @precondition(lambda self: self.published < 3)
    @rule(change=st.sampled_from(tuple(Change)))
    def a_new_document_is_published(self, change: Change) -> None:
        self.version = self.work.practice.consent.publish(Service.KBT, change).version
        self.published += 1
        if change is Change.MATERIAL:
            self.required = self.version

    @precondition(lambda self: not self.erased and not self.restriction)
    @rule()
    def processing_is_restricted(self) -> None:
        self.restriction = self.work.practice.restrictions.restrict(self.client, RestrictionGround.ACCURACY).id

    @precondition(lambda self: self.restriction)
    @rule()
    def the_restriction_is_lifted(self) -> None:
        self.work.practice.restrictions.lift(self.restriction, informed=True)
        self.restriction = ""

    @rule()
    def somebody_writes(self) -> None:
        allowed = self.in_force()
        written = self.write()
        assert written is allowed
        self.written += written

    @rule()
    def the_clock_is_set_back(self) -> None:
        """Nothing opens while it stands wrong."""
        self.work.later(days=-3)
        try:
            if self.work.practice.context.clock.went_back():  # else nothing has been written down since
                assert not self.write()
                assert not isinstance(self.gate(), Permit)
                assert not self.answer(yes=True)
        finally:
            self.work.later(days=3)

    @precondition(lambda self: not self.erased and not self.restriction and self.written)
    @rule(chance=st.integers(0, 5))
    def they_are_erased(self, chance: int) -> None:
        if chance:
            return
        order = order_for(self.client)
        ids = owners(self.work, self.client)
        hash_ = stand_behind(self.work, order)
        assert self.work.practice.context.erasing.erase(OrderKind.REQUEST, order.reference, hash_).done
        assert rows_left(self.work, ids) == []
        self.erased, self.granted = True, None

    def teardown(self) -> None:
        """The end of a sequence: the practice is whole."""
        if hasattr(self, "work"):
            assert self.work.practice.verify().problems == ()
            self.work.practice.close()

    # -- what always holds ----------------------------------------------------------------------

    def gate(self):
        try:
            return self.work.practice.gate.decide_for(self.client, Service.KBT)
        except NotFound:
            return None

    @invariant()
    def the_gate_says_what_the_model_says(self) -> None:
        assert isinstance(self.gate(), Permit) is self.in_force()

    @invariant()
    def erased_stays_erased(self) -> None:
        if self.erased:
            assert self.work.practice.context.erasing.erased(bytes.fromhex(self.client))
            with pytest.raises(NotFound):
                self.work.practice.consent.status(self.client)


def test_no_entry_without_a_consent_in_force_and_erased_stays_erased(made_practice: Path, tmp_path: Path) -> None:
    machine = type("Life", (ConsentLife,), {"made": made_practice, "folder": tmp_path / "practice"})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_states_of_the_table_are_eight() -> None:
    assert len(ConsentState) == 8
