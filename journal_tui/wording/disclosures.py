"""Whom data may go to, in words."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.practice.disclosure.register import Recipient

_RECIPIENTS: Final[Mapping[Recipient, str]] = {
    Recipient.CLIENT: N_("the client"),
    Recipient.INVOICING: N_("invoicing"),
    Recipient.COLLECTION: N_("debt collection"),
    Recipient.AUTHORITY: N_("authority"),
    Recipient.SUPERVISOR: N_("supervisor"),
}


def recipient_words(recipient: Recipient) -> str:
    """To whom."""
    return _(_RECIPIENTS[recipient])
