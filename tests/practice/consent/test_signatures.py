"""The seam for signatures: every way keeps the same contract, and what it gives is checked like anything from outside."""

from datetime import UTC, datetime

import pytest

from journal_tui.practice.consent.signatures.seam import (
    PAPER,
    TYPED_NAME,
    Capabilities,
    NotSigned,
    Order,
    Polled,
    Progress,
    SignatureEvidence,
    SignatureProvider,
)
from journal_tui.practice.consent.signatures.written import Written
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.values import ConsentState, Purpose, Service
from tests.practice.journalling.conftest import made_practice, work
from tests.practice.journalling.working_day import MORNING, Work

__all__ = ["made_practice", "work"]

TEXT_HASH = bytes(range(32))
NAME = "Tove Almdunge"


class Elsewhere:
    """A signature that is made on another device: pending for a while, then as it was told to end."""

    def __init__(self, *, slow: int = 0, reason: str = "", name: str = NAME, changed: bool = False) -> None:
        self.slow, self.reason, self.name, self.changed = slow, reason, name, changed
        self.asked: dict[str, int] = {}
        self.cancelled: set[str] = set()

    def capabilities(self) -> Capabilities:
        return Capabilities("elsewhere", network=True)

    def start(self, document_text: str, document_hash: bytes, subject_hint: str, language: str) -> Order:
        assert document_text
        order = Order(f"order-{len(self.asked)}", "elsewhere", document_hash, language)
        self.asked[order.id] = 0
        return order

    def poll(self, order: Order) -> Polled:
        if order.id in self.cancelled:
            return Polled(Progress.FAILED, "cancelled")
        self.asked[order.id] += 1
        if self.asked[order.id] <= self.slow:
            return Polled(Progress.PENDING)
        return Polled(Progress.FAILED, self.reason) if self.reason else Polled(Progress.DONE)

    def cancel(self, order: Order) -> None:
        if self.asked[order.id] <= self.slow:
            self.cancelled.add(order.id)

    def evidence(self, order: Order) -> SignatureEvidence:
        progress = Progress.PENDING if self.asked[order.id] <= self.slow else self.poll(order).progress
        if progress is not Progress.DONE:
            raise NotSigned(progress)
        signed = bytes(32) if self.changed else order.document_hash
        return SignatureEvidence(
            "elsewhere", self.name, signed, datetime(2026, 11, 28, tzinfo=UTC), "19990417-9802", (b"proof",)
        )


def ended(provider: SignatureProvider, order: Order) -> Order:
    """Bring an order to a good end, whatever it takes."""
    if isinstance(provider, Written):
        provider.write(order, NAME, "A-2026-17", TEXT_HASH)
    while provider.poll(order).progress is Progress.PENDING:
        pass
    return order


def providers() -> dict[str, SignatureProvider]:
    return {
        "typed": Written(TYPED_NAME, lambda: MORNING),
        "paper": Written(PAPER, lambda: MORNING),
        "elsewhere": Elsewhere(slow=3),
    }


@pytest.mark.parametrize("way", list(providers()))
def test_every_way_of_signing_keeps_the_contract(way: str) -> None:
    provider = providers()[way]
    assert isinstance(provider, SignatureProvider)
    order = provider.start("Hela texten", TEXT_HASH, NAME, "sv")
    assert (order.kind, order.document_hash) == (provider.capabilities().kind, TEXT_HASH)
    assert provider.poll(order).progress is Progress.PENDING
    with pytest.raises(NotSigned):
        provider.evidence(order)
    evidence = provider.evidence(ended(provider, order))
    assert (evidence.kind, evidence.signer_name, evidence.signed_hash) == (order.kind, NAME, TEXT_HASH)
    assert NAME not in repr(evidence)


@pytest.mark.parametrize("way", list(providers()))
def test_what_was_stopped_never_gives_evidence(way: str) -> None:
    provider = providers()[way]
    order = provider.start("Hela texten", TEXT_HASH, NAME, "sv")
    provider.cancel(order)
    if isinstance(provider, Written):
        provider.write(order, NAME, "A-2026-17", TEXT_HASH)
    assert provider.poll(order) == Polled(Progress.FAILED, "cancelled")
    with pytest.raises(NotSigned):
        provider.evidence(order)


@pytest.mark.parametrize("written", [("", "A-1", TEXT_HASH), (NAME, "", TEXT_HASH), (NAME, "A-1", b"")])
def test_a_sheet_without_name_number_or_scan_is_no_signature(written) -> None:
    provider = Written(PAPER, lambda: MORNING)
    order = provider.start("Hela texten", TEXT_HASH, NAME, "sv")
    provider.write(order, *written)
    assert provider.poll(order).progress is Progress.FAILED


def record(work: Work, provider: Elsewhere, *, stop: bool = False):
    client = work.client(granted=False)
    signatures = work.practice.consent.signatures
    signatures.add(provider)
    order = signatures.start(client, Service.KBT, "elsewhere", "sv")
    for _ in range(10):
        if stop:
            signatures.cancel(order)
        if signatures.settled(order):
            break
    return client, lambda: work.practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), "", order=order)


def state(work: Work, client: str) -> set[ConsentState]:
    (status,) = work.practice.consent.status(client)
    return {answer.state for answer in status.answers}


def test_a_slow_signature_is_waited_for_and_then_recorded_with_its_kind(work: Work) -> None:
    client, act = record(work, Elsewhere(slow=4))
    receipt = act()
    assert (receipt.evidence.kind, receipt.evidence.signature) == ("elsewhere", NAME)
    assert state(work, client) == {ConsentState.GRANTED}


@pytest.mark.parametrize(
    ("provider", "stop", "error", "reason"),
    [
        (Elsewhere(reason="timeout"), False, RefusedByRule, "not_signed"),
        (Elsewhere(slow=5), True, RefusedByRule, "not_signed"),
        (Elsewhere(slow=50), False, RefusedByRule, "not_signed"),
        (Elsewhere(name="Stig Ekeby"), False, InvalidInput, "signature_differs"),
        (Elsewhere(changed=True), False, RefusedByRule, "signed_other_text"),
    ],
    ids=["failing", "cancelled", "never-ending", "wrong-person", "other-text"],
)
def test_a_signature_that_is_none_records_nothing(work: Work, provider, stop: bool, error, reason: str) -> None:
    client, act = record(work, provider, stop=stop)
    with pytest.raises(error) as caught:
        act()
    assert caught.value.facts["reason"] == reason
    assert state(work, client) == {ConsentState.NOT_ASKED}


def test_the_two_ways_that_ship_need_no_network(work: Work) -> None:
    offered = work.practice.consent.signatures.offered()
    assert [(each.kind, each.network) for each in offered] == [(TYPED_NAME, False), (PAPER, False)]
    with pytest.raises(InvalidInput):
        work.practice.consent.signatures.start(work.client(granted=False), Service.KBT, "bankid", "sv")
