"""The orders for signatures of one open practice: started on the document in force, asked, stopped, turned into evidence.

Rule: an order lives in memory until it has ended or the practice is locked; a name is in it for no longer than that.
"""

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
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.values import Service


class Signatures:
    """The ways of signing of one open practice."""

    def __init__(self, context: Context) -> None:
        """The two that ship; another package may add one."""
        self._context = context
        self._written = {kind: Written(kind, context.clock.now) for kind in (TYPED_NAME, PAPER)}
        self._providers: dict[str, SignatureProvider] = dict(self._written)

    def add(self, provider: SignatureProvider) -> None:
        """Offer another way of signing, under its own kind."""
        self._providers[provider.capabilities().kind] = provider

    def offered(self) -> tuple[Capabilities, ...]:
        """The ways of signing there are."""
        return tuple(provider.capabilities() for provider in self._providers.values())

    def start(self, client: str, service: Service, kind: str, language: str) -> Order:
        """Ask for a client's signature under the document in force.

        Raises:
            InvalidInput: There is no such way of signing.
            NoDocument: Nothing is published for this service.
        """
        provider = self._provider(kind)
        register = self._context.register
        subject = register.subject(register.resolve(client), service)
        text = self._context.publication.current(service).text(language)
        return provider.start("\n\n".join(text.paragraphs), text.hash, register.name(subject.client), language)

    def write(self, order: Order, name: str, archive_number: str = "", file_hash: bytes = b"") -> None:
        """Hand over what was written, to a way of signing that takes it."""
        if order.kind in self._written:
            self._written[order.kind].write(order, name, archive_number, file_hash)

    def poll(self, order: Order) -> Polled:
        """How far an order has come."""
        return self._provider(order.kind).poll(order)

    def cancel(self, order: Order) -> None:
        """Stop an order."""
        self._provider(order.kind).cancel(order)

    def evidence(self, order: Order) -> SignatureEvidence:
        """Who signed what.

        Raises:
            RefusedByRule: It has not ended well (`not_signed`): nothing was recorded.
        """
        try:
            return self._provider(order.kind).evidence(order)
        except NotSigned:
            raise RefusedByRule(reason="not_signed") from None

    def settled(self, order: Order) -> bool:
        """Whether an order has ended, well or not."""
        return self.poll(order).progress is not Progress.PENDING

    def _provider(self, kind: str) -> SignatureProvider:
        if kind not in self._providers:
            raise InvalidInput(field="signature", reason="unknown")
        return self._providers[kind]
