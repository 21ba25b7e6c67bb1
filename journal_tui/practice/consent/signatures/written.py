"""The two ways of signing that ship with the program: a name typed here, and a sheet signed by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from journal_tui.practice.consent.signatures.seam import (
    PAPER,
    Capabilities,
    NotSigned,
    Order,
    Polled,
    Progress,
    SignatureEvidence,
)
from storage.sealed.record import new_id


@dataclass(frozen=True, slots=True)
class _Written:
    name: str = field(repr=False)
    at: datetime
    archive_number: str = ""
    file_hash: bytes = b""


class Written:
    """A way of signing in which somebody here writes down what was signed."""

    def __init__(self, kind: str, now: Callable[[], datetime]) -> None:
        """Make a way of signing.

        Args:
            kind: `typed_name` or `paper`.
            now: The practice's clock.
        """
        self._kind, self._now = kind, now
        self._written: dict[str, _Written] = {}
        self._failed: dict[str, str] = {}

    def capabilities(self) -> Capabilities:
        """See `SignatureProvider.capabilities`."""
        return Capabilities(self._kind, takes_name=True, takes_paper=self._kind == PAPER)

    def start(self, document_text: str, document_hash: bytes, subject_hint: str, language: str) -> Order:
        """See `SignatureProvider.start`; neither text nor hint is kept."""
        del document_text, subject_hint
        return Order(new_id().hex(), self._kind, document_hash, language)

    def write(self, order: Order, name: str, archive_number: str = "", file_hash: bytes = b"") -> None:
        """The name has been written, or the sheet has been filed; without number and hash a sheet is no signature."""
        if order.id in self._failed:
            return
        if not name.strip():
            self._failed[order.id] = "empty"
        elif self._kind == PAPER and not (archive_number.strip() and file_hash):
            self._failed[order.id] = "paper_incomplete"
        else:
            self._written[order.id] = _Written(name, self._now(), archive_number, file_hash)

    def poll(self, order: Order) -> Polled:
        """See `SignatureProvider.poll`."""
        if order.id in self._failed:
            return Polled(Progress.FAILED, self._failed[order.id])
        return Polled(Progress.DONE if order.id in self._written else Progress.PENDING)

    def cancel(self, order: Order) -> None:
        """See `SignatureProvider.cancel`."""
        if order.id not in self._written:
            self._failed.setdefault(order.id, "cancelled")

    def evidence(self, order: Order) -> SignatureEvidence:
        """See `SignatureProvider.evidence`."""
        progress = self.poll(order).progress
        if progress is not Progress.DONE:
            raise NotSigned(progress)
        written = self._written.pop(order.id)
        return SignatureEvidence(
            kind=self._kind,
            signer_name=written.name,
            signed_hash=order.document_hash,
            verified_at=written.at,
            archive_number=written.archive_number,
            file_hash=written.file_hash,
        )
