"""The seam between a consent and whatever a signature is made with.

Rule: a way of signing is started with the text and its hash, asked until it has ended, and then gives evidence of who signed what;
what it gives is checked like any answer from outside: another hash or another person's name is no signature here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

TYPED_NAME, PAPER = "typed_name", "paper"
"""The ways of signing that ship with the program."""


class Progress(StrEnum):
    """How far an order has come."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a way of signing is and needs.

    Attributes:
        kind: Its stable code, which stands in the evidence.
        takes_name: Whether a name is written here, on this screen or from a sheet.
        takes_paper: Whether it wants an archive number and a file.
        network: Whether it needs a network; none that ships with the program does.
    """

    kind: str
    takes_name: bool = False
    takes_paper: bool = False
    network: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A signature that was asked for."""

    id: str
    kind: str
    document_hash: bytes
    language: str


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of asking. `reason` is a stable code when it failed: `cancelled`, `timeout`, `empty` and the like."""

    progress: Progress
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignatureEvidence:
    """How it is known who signed what.

    Attributes:
        kind: The way's code.
        signer_name: As the way of signing gives it.
        signed_hash: SHA-256 of the text that was signed.
        verified_at: When it ended.
        signer_id: An identity number from an e-identification, or empty.
        raw_blobs: What the way of signing gave as proof.
        verifier_report: What it said about its own checks.
        archive_number: Of a paper.
        file_hash: SHA-256 of the paper's scan.
    """

    kind: str
    signer_name: str = field(repr=False)
    signed_hash: bytes
    verified_at: datetime
    signer_id: str = field(default="", repr=False)
    raw_blobs: tuple[bytes, ...] = field(default=(), repr=False)
    verifier_report: str = field(default="", repr=False)
    archive_number: str = ""
    file_hash: bytes = b""


class NotSigned(Exception):
    """Evidence was asked for before the order had ended well; `progress` says how it stands."""

    def __init__(self, progress: Progress) -> None:
        """Keep how it stands."""
        super().__init__(progress.value)
        self.progress = progress


@runtime_checkable
class SignatureProvider(Protocol):
    """A way of signing."""

    def capabilities(self) -> Capabilities:
        """What it is and needs."""
        ...

    def start(self, document_text: str, document_hash: bytes, subject_hint: str, language: str) -> Order:
        """Ask for a signature under a text; `subject_hint` says whose is expected, where a way of signing can use it."""
        ...

    def poll(self, order: Order) -> Polled:
        """How far it has come; may be asked again at any time."""
        ...

    def cancel(self, order: Order) -> None:
        """Stop it: it then has failed with `cancelled`, unless it had ended already."""
        ...

    def evidence(self, order: Order) -> SignatureEvidence:
        """Who signed what.

        Raises:
            NotSigned: It has not ended well.
        """
        ...
