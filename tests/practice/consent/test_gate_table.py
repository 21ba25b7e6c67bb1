"""The gate over everything that it decides on: eight states, restriction, versions of the document, the clock.

The expected verdict is written here by hand from the rules page, in its own order, and shares no line with the gate.
"""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from journal_tui.practice.consent.events import ConsentEvent, EventKind, InvalidationGround
from journal_tui.practice.consent.state import Standing
from journal_tui.practice.gate import Editions, Facts, Notice, Permit, Restricted, decide
from journal_tui.practice.values import ConsentState, Purpose, Service, Verdict

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
ASKED = NOW - timedelta(days=20)
ALL = tuple(Purpose)

VERSIONS = {
    "same": Editions(newest=2, required=2),
    "editorial": Editions(newest=3, required=2),
    "material": Editions(newest=3, required=3),
}
CLOCKS = {"right": "", "back": "clock"}
AFTERWARDS = {
    ConsentState.NOT_ASKED: Verdict.MISSING,
    ConsentState.ASKED: Verdict.MISSING,
    ConsentState.GRANTED: Verdict.GRANTED,
    ConsentState.REFUSED: Verdict.REFUSED,
    ConsentState.WITHDRAWN: Verdict.WITHDRAWN,
    ConsentState.EXPIRED: Verdict.EXPIRED,
    ConsentState.INVALIDATED: Verdict.MISSING,
}


def standing(state: ConsentState, purpose: Purpose) -> Standing:
    """A history that ends in this state for this purpose; the others are granted throughout."""
    life = Standing(Service.KBT)
    number = 0

    def add(kind: EventKind, days: float, **facts) -> None:
        nonlocal life, number
        number += 1
        at = ASKED + timedelta(days=days)
        life = life.after(ConsentEvent(id=f"{number:032x}", seq=number, kind=kind, at=at, service=Service.KBT, **facts))

    def answer(days: float, record: str, *, yes: bool = True, **facts) -> None:
        add(EventKind.ASKED, days, version=2, purposes=ALL)
        add(EventKind.ANSWERED, days, version=2, record=record, answers=dict.fromkeys(ALL, True) | {purpose: yes}, **facts)

    match state:
        case ConsentState.NOT_ASKED:
            add(EventKind.ASKED, 0, version=2, purposes=ALL)
            add(EventKind.ABORTED, 1)
        case ConsentState.ASKED:
            add(EventKind.ASKED, 0, version=2, purposes=ALL)
        case ConsentState.GRANTED:
            answer(0, "first")
        case ConsentState.REFUSED:
            answer(0, "first", yes=False)
        case ConsentState.WITHDRAWN:
            answer(0, "first")
            add(EventKind.WITHDRAWN, 1, purposes=(purpose,))
        case ConsentState.EXPIRED:
            answer(0, "first", valid_to=(NOW - timedelta(days=1)).date())
        case ConsentState.SUPERSEDED:
            answer(0, "first")
            answer(1, "second", yes=False)
        case ConsentState.INVALIDATED:
            answer(0, "first")
            add(EventKind.INVALIDATED, 1, record="first", reason=InvalidationGround.WRONG_PERSON.value)
    return life


def expected(state: ConsentState, version: str, clock: str, *, restricted: bool) -> Verdict:
    """What the rules page says, first match decides; of a record that was superseded, the newer one speaks."""
    if clock == "back":
        return Verdict.UNDECIDABLE
    if restricted:
        return Verdict.RESTRICTED
    if state is ConsentState.SUPERSEDED:
        return Verdict.REFUSED
    if state is ConsentState.GRANTED and version == "material":
        return Verdict.OUTDATED_VERSION
    return AFTERWARDS[state]


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("state", list(ConsentState))
def test_the_gate_over_states_restriction_versions_and_clock(state, restricted, version, clock, purpose):
    life = standing(state, purpose)
    held = life.records[0].state(purpose, NOW) if state is ConsentState.SUPERSEDED else life.answer(purpose, NOW).state
    assert held is state
    answer = decide(
        Facts(
            client="c",
            subject="s",
            pseudonym="P-7K3FQ2VX-R",
            service=Service.KBT,
            purpose=purpose,
            now=NOW,
            standing=life,
            editions=VERSIONS[version],
            permit="p" if state is ConsentState.GRANTED else "",
            recorded=NOW + timedelta(days=2) if clock == "back" else NOW - timedelta(days=1),
            trouble=CLOCKS[clock],
            restricted=Restricted(NOW - timedelta(days=3), "2026-014") if restricted else None,
        )
    )
    assert answer.verdict is expected(state, version, clock, restricted=restricted)
    assert isinstance(answer, Permit) is (answer.verdict is Verdict.GRANTED)
    if isinstance(answer, Permit):
        assert answer.notice is (Notice.EDITORIAL_CHANGE if version == "editorial" else None)


def test_one_cell_in_forty_eight_opens():
    cells = list(product(ConsentState, (False, True), VERSIONS, CLOCKS))
    opened = [cell for cell in cells if expected(cell[0], cell[2], cell[3], restricted=cell[1]) is Verdict.GRANTED]
    assert len(cells) == 96
    assert opened == [
        (ConsentState.GRANTED, False, "same", "right"),
        (ConsentState.GRANTED, False, "editorial", "right"),
    ]
