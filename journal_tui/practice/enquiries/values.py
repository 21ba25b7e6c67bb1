"""What a screen or a line may hold of an enquiry. Frozen, plain, no storage."""

from dataclasses import dataclass, field
from datetime import date, datetime

from journal_tui.practice.terms import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """One enquiry.

    Attributes:
        id: 32 hex digits; never a client's.
        name: As it was given.
        address: An e-mail address or a phone number.
        channel: How it came.
        at: When it came.
        text: What was asked; empty in lists.
        consent_text: The consent text that stood at the form; empty in lists, and when it did not come from a form.
        text_shown: SHA-256 of the consent text at the form, as hex, or empty: it did not come from a form.
        consented: When the form was sent with its consent, or None.
        answered: When it was last answered, or None.
        client: The client that it turned into, or empty.
        prospect: Who stands in the register for whoever asked: that client, or somebody who has only asked; or empty.
        due: The day on which it goes by rule, or None: it goes with the client that it turned into.
    """

    id: str
    name: str = field(repr=False)
    address: str = field(repr=False)
    channel: Channel
    at: datetime
    text: str = field(repr=False, default="")
    consent_text: str = field(repr=False, default="")
    text_shown: str = ""
    consented: datetime | None = None
    answered: datetime | None = None
    client: str = ""
    prospect: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FormConsent:
    """The consent that was given with a web form: the text that stood there, and when it was sent."""

    text: str = field(repr=False)
    at: datetime
