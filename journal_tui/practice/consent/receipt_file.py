"""A receipt file taken apart for checking.

Rule: what is no receipt is refused whole, and ids, keys and the seal are written in one way only, so that no letter of them
can be changed unnoticed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from journal_tui.practice.consent.receipt import SCHEMA
from storage.sealed.payload import canonical

LONGEST = 1_000_000
"""Characters of a receipt file; a real one has some six thousand."""


class ReceiptMalformed(Exception):
    """A file is no receipt. Holds no text of it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A receipt file taken apart for checking: the bytes that were signed, by whom, with what, and the fields."""

    message: bytes = field(repr=False)
    user: bytes
    store: bytes
    key: bytes
    seal: bytes
    record: bytes
    fields: Mapping[str, object] = field(repr=False)


def read_signed(text: str) -> Signed:
    """Take a receipt file apart.

    Args:
        text: The file's text.

    Raises:
        ReceiptMalformed: It is not the JSON of a receipt.
    """
    try:
        fields: object = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict) or fields.get("schema_version") != SCHEMA:
        raise ReceiptMalformed
    seal = fields.pop("seal", None)
    try:
        return Signed(
            message=canonical(fields),
            user=_hex(fields.get("signer")),
            store=_hex(fields.get("store")),
            key=_hex(fields.get("signing_key")),
            seal=_hex(seal),
            record=_hex(fields.get("record_id")),
            fields=fields,
        )
    except (ValueError, RecursionError):
        raise ReceiptMalformed from None


def _hex(value: object) -> bytes:
    if not isinstance(value, str) or (read := bytes.fromhex(value)).hex() != value or not read:
        raise ValueError
    return read
