"""What a field is called, and what is wrong with it, by the stable codes of `InvalidInput` and its neighbours."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _

_FIELDS: Final[Mapping[str, str]] = {
    "address": N_("the address"),
    "answers": N_("the answers"),
    "at": N_("the time"),
    "channel": N_("the channel"),
    "client": N_("the client"),
    "config": N_("the settings file"),
    "controller": N_("the controller"),
    "date": N_("the date"),
    "document": N_("the document"),
    "email": N_("the e-mail address"),
    "employer": N_("the employer"),
    "entry": N_("the entry"),
    "file": N_("the file"),
    "given": N_("the given name"),
    "keymap": N_("the keymap"),
    "language": N_("the language"),
    "lines": N_("the line numbers"),
    "minutes": N_("the length"),
    "name": N_("the name"),
    "nickname": N_("the nickname"),
    "nicknames": N_("the nicknames"),
    "organisation_number": N_("the organisation number"),
    "owner": N_("the owner"),
    "pages": N_("the pages"),
    "paper": N_("the archive number"),
    "passphrase": N_("the passphrase"),
    "personnummer": N_("the personnummer"),
    "personnummer_purpose": N_("the purpose of the personnummer"),
    "phone": N_("the phone number"),
    "purpose": N_("the purpose"),
    "query": N_("the words to look for"),
    "service": N_("the service"),
    "services": N_("the services"),
    "signature": N_("the signature"),
    "surname": N_("the surname"),
    "template": N_("the template"),
    "text": N_("the text"),
    "version": N_("the version"),
}

_REASONS: Final[Mapping[str, str]] = {
    "": N_("It is not right."),
    "bad_check_digit": N_("The last digit does not fit the others; one of them is mistyped."),
    "bad_date": N_("There is no such date."),
    "common": N_("It is among the passphrases that are guessed first."),
    "control_characters": N_("It holds control characters."),
    "empty": N_("It is empty."),
    "format": N_("It is not written in a form that is known here."),
    "impossible": N_("There is no such number."),
    "in_future": N_("It lies in the future."),
    "incomplete": N_("Something is missing."),
    "interim": N_("Interim numbers (with a letter) are not accepted."),
    "invalid": N_("It is not valid."),
    "lone_surrogate": N_("It holds half of a character (a lone surrogate)."),
    "needs_purpose": N_("A personnummer is kept only for wellness allowance or debt collection; say which."),
    "not_utf8": N_("It is not UTF-8."),
    "nul": N_("It holds a NUL character."),
    "required": N_("It is needed."),
    "surrogate": N_("It holds half of a character (a lone surrogate)."),
    "surrogates": N_("It holds half of a character (a lone surrogate)."),
    "too_long": N_("It is too long."),
    "too_short": N_("It is too short."),
    "unknown": N_("It is not known here."),
    "utf8": N_("It is not UTF-8."),
}


def field_words(field: str) -> str:
    """Return what `field` is called; its code when it has no words of its own."""
    return _(_FIELDS[field]) if field in _FIELDS else field


def invalid_words(field: str, reason: str) -> str:
    """Return one sentence on why `field` is not right."""
    del field
    return _(_REASONS.get(reason, _REASONS[""]))


def known_fields() -> frozenset[str]:
    """Return the fields that have words."""
    return frozenset(_FIELDS)


def known_reasons() -> frozenset[str]:
    """Return the reasons that have words."""
    return frozenset(_REASONS)
