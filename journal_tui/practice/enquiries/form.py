"""Reads what a web form sent: one JSON object with fixed fields. Nothing else in it is looked at.

Rule: a form without the consent text that stood at it, or without the time of its sending, is refused; nothing is guessed.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime

from journal_tui.practice.enquiries.values import FormConsent
from journal_tui.practice.errors import InvalidInput

LARGEST = 100_000
"""Characters of a form's file."""


@dataclass(frozen=True, slots=True)
class Form:
    """One sent form."""

    name: str = field(repr=False)
    address: str = field(repr=False)
    text: str = field(repr=False)
    consent: FormConsent


def read_form(text: str) -> Form:
    """Read a form: `name`, `email` or `phone`, `message`, `consent_text`, `sent_at` (ISO 8601 with offset).

    Raises:
        InvalidInput: No such object, a field is missing or no text, or the time has no zone; says which.
    """
    if len(text) > LARGEST:
        raise InvalidInput(field="form", reason="too_long", most=LARGEST)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInput(field="form", reason="not_json") from None
    if not isinstance(found, dict):
        raise InvalidInput(field="form", reason="not_json")
    fields = {str(key): value for key, value in found.items()}

    def text_of(key: str, called: str, *, needed: bool = True) -> str:
        value = fields.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            raise InvalidInput(field=called, reason="empty")
        return value

    address = text_of("email", "email", needed=False) or text_of("phone", "email_or_phone")
    return Form(
        text_of("name", "name"),
        address,
        text_of("message", "text"),
        FormConsent(text_of("consent_text", "consent_text"), _moment(text_of("sent_at", "at"))),
    )


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput(field="at", reason="format") from None
    if at.tzinfo is None:
        raise InvalidInput(field="at", reason="zone")
    return at
