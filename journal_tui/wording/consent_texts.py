"""What is said about clients who are not found, enquiries, imports, and what is written apart from a consent: fields, reasons, refusals."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_

CONSENT_FIELDS: Final[Mapping[str, str]] = {
    "decision": N_("the decision"),
    "consent_text": N_("the consent at the form"),
    "email_or_phone": N_("the e-mail address or phone number"),
    "form": N_("the form"),
}

CONSENT_REASONS: Final[Mapping[str, str]] = {
    "before_question": N_("It lies before the question itself."),
    "column_missing": N_("The table needs this column once."),
    "form_consent": N_(
        "What came through a form is kept only with the consent text that stood there, and nothing else has one."
    ),
    "import_line": N_("Line {row} of the table is not right. Nobody was taken in."),
    "not_json": N_("It is not a form as JSON, with name, email or phone, message, consent_text and sent_at."),
    "too_many": N_("There are more than {limit}."),
}

CONSENT_REFUSALS: Final[Mapping[str, str]] = {
    "not_signed": N_("The signature has not come, or was stopped."),
    "signed_other_text": N_("What was signed is not the document that was shown."),
    "decided_already": N_("It has been decided about already."),
    "held": N_("Held by {held_by}: it stays, and can go when that has ended."),
    "enquiry_converted": N_("Whoever asked stands in the register of clients; go on there."),
}

CONSENT_MISSING: Final[Mapping[str, tuple[str, str, str]]] = {
    "ambiguous": (
        N_("Several begin so"),
        N_("{count} clients have an id that begins like this."),
        N_("Write more of the id, or the whole pseudonym."),
    ),
    "enquiry": (
        N_("No such enquiry"),
        N_("There is no enquiry with this number, or several begin like it."),
        N_("See enquiry list."),
    ),
}
