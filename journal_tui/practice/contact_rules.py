"""What may stand in a contact field. Rule: check on the way in, keep one normal form, never quote a value in an error.

Personnummer follow the published check (date, Luhn, samordningsnummer with day + 60; no interim numbers), phone
numbers and e-mail addresses their libraries, without asking the network. The libraries put the value into their
exceptions, so nothing of theirs is ever chained into ours.
"""

import re
import unicodedata
from contextlib import suppress
from datetime import date

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Contact, Controller

NAME_LIMIT = 100
LINE_LIMIT = 300
SHORTEST_REASON = 3
"""Letters; fewer say nothing."""
_PERSONNUMMER = re.compile(r"(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}")
_NUMBER_INSIDE = re.compile(r"(?<![0-9])(?:[0-9]{2})?[0-9]{6} ?[-+]? ?[0-9]{4}(?![0-9])")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-"})
_HOME_COUNTRY = 46
_COORDINATION = 60
ADULT = 18


def clean(text: str, field: str, *, limit: int = LINE_LIMIT) -> str:
    """One line of text in its normal form: NFC, no space at the ends, single spaces inside.

    Args:
        text: As it was typed.
        field: The field's name, for the error.
        limit: Most characters allowed.

    Returns:
        The text to keep; may be empty.

    Raises:
        InvalidInput: Control, direction or surrogate characters, or too long.
    """
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for character in text.strip()):
        raise InvalidInput(field=field, reason="control_characters")
    kept = " ".join(unicodedata.normalize("NFC", text).split())
    if len(kept) > limit:
        raise InvalidInput(field=field, reason="too_long", limit=limit)
    return kept


def name(text: str, field: str, *, required: bool = True) -> str:
    """A name or part of one.

    Raises:
        InvalidInput: Empty where one is needed, without any letter, or not storable.
    """
    kept = clean(text, field, limit=NAME_LIMIT)
    if not kept:
        if required:
            raise InvalidInput(field=field, reason="empty")
        return ""
    if not any(character.isalpha() for character in kept):
        raise InvalidInput(field=field, reason="no_letter")
    return kept


def email(text: str, field: str = "email") -> str:
    """An e-mail address in its normal form, or an empty string.

    Raises:
        InvalidInput: It is not one. Whether somebody reads it is not asked: nothing leaves this machine.
    """
    from email_validator import EmailNotValidError, validate_email

    kept = clean(text, field)
    if not kept:
        return ""
    address = ""
    with suppress(EmailNotValidError):  # its message quotes the address
        address = validate_email(kept, check_deliverability=False).normalized
    if not address:
        raise InvalidInput(field=field, reason="not_an_email")
    return address


def phone(text: str, field: str = "phone") -> str:
    """A phone number as it is written where it belongs (`070-174 06 12`, `+47 22 12 34 56`), or an empty string.

    Raises:
        InvalidInput: It is no number that exists.
    """
    import phonenumbers

    kept = clean(text, field).translate(_DASHES)
    if not kept:
        return ""
    number: phonenumbers.PhoneNumber | None = None
    with suppress(phonenumbers.NumberParseException):  # its message may quote the number
        number = phonenumbers.parse(kept, "SE")
    if number is None or not phonenumbers.is_valid_number(number):
        raise InvalidInput(field=field, reason="not_a_phone_number")
    national = number.country_code == _HOME_COUNTRY
    form = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def phone_digits(text: str) -> str:
    """The digits of a phone number with the country in front, for comparing; empty when there are none."""
    digits = "".join(character for character in text if character in "0123456789")
    if text.strip().startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return f"{_HOME_COUNTRY}{digits[1:]}" if digits.startswith("0") else digits


def personnummer(text: str, field: str = "personnummer") -> str:
    """A personnummer or samordningsnummer as twelve digits, or an empty string.

    Accepts `ÅÅMMDD-NNNK`, `ÅÅMMDD+NNNK` (a hundred years or more), with or without century and sign.

    Raises:
        InvalidInput: Form, date or check digit are not right, or the day lies ahead.
    """
    from personnummer import personnummer as rules  # type: ignore[import-untyped]

    kept = clean(text, field).translate(_DASHES).replace(" ", "")
    if not kept:
        return ""
    if not _PERSONNUMMER.fullmatch(kept):
        raise InvalidInput(field=field, reason="not_a_personnummer")
    parsed: rules.Personnummer | None = None
    with suppress(rules.PersonnummerException):  # its message quotes the number
        parsed = rules.parse(kept)
    if parsed is None:
        raise InvalidInput(field=field, reason="check_digit")
    if parsed.get_date() > date.today():  # noqa: DTZ011 - a birthday has no time zone
        raise InvalidInput(field=field, reason="date_ahead")
    return str(parsed.format(long_format=True))


def of_age(number: str, today: date) -> bool:
    """Whether somebody with this personnummer has turned eighteen (9 kap. 1 § föräldrabalken).

    Args:
        number: Twelve digits, checked; the day of a samordningsnummer is 60 more.
        today: The day that it is asked on.
    """
    year, month, day = int(number[:4]), int(number[4:6]), int(number[6:8]) % _COORDINATION
    return (today.year - year, today.month, today.day) >= (ADULT, month, day)


def organisation_number(text: str, field: str = "organisation_number") -> str:
    """An organisation number as `NNNNNN-NNNN`, or an empty string.

    Raises:
        InvalidInput: Form or check digit are not right.
    """
    from organisationsnummer import organisationsnummer as rules  # type: ignore[import-untyped]

    kept = clean(text, field).translate(_DASHES).replace(" ", "")
    if not kept:
        return ""
    if not _PERSONNUMMER.fullmatch(kept) or not rules.valid(kept):
        raise InvalidInput(field=field, reason="not_an_organisation_number")
    digits = kept.replace("-", "").replace("+", "")[-10:]
    return f"{digits[:6]}-{digits[6:]}"


def source(text: str, field: str = "source", *, required: bool = False) -> str:
    """Why something comes from somebody else than the client; empty: the client said it (promise P17).

    Args:
        text: The reason, as it was typed.
        field: The field's name, for the error.
        required: Whether it is said to come from somebody else.

    Raises:
        InvalidInput: Another source without a reason in words, or one that cannot be kept.
    """
    kept = clean(text, field)
    if (kept or required) and sum(character.isalpha() for character in kept) < SHORTEST_REASON:
        raise InvalidInput(field=field, reason="needs_reason")
    return kept


def without_number(text: str, field: str) -> str:
    """A text as it is, when no personnummer stands in it: from a name or an address it would leave with an invoice (promise P41).

    Raises:
        InvalidInput: One does, with or without century, sign and spaces.
    """
    if any(map(_is_number, _NUMBER_INSIDE.findall(text.translate(_DASHES)))):
        raise InvalidInput(field=field, reason="holds_personnummer")
    return text


def _is_number(found: str) -> bool:
    try:
        personnummer(found)
    except InvalidInput:
        return False
    return True


def contact(typed: Contact, *, one_name: bool = False) -> Contact:
    """Contact data of a client, every field checked and in its normal form.

    Args:
        typed: As it was typed.
        one_name: Whoever has only asked may have given one name alone; the surname may then be empty.

    Raises:
        InvalidInput: The first field that is not right.
    """
    nicknames = (name(nickname, "nicknames", required=False) for nickname in typed.nicknames)
    kept = Contact(
        given=name(typed.given, "given"),
        surname=name(typed.surname, "surname", required=not one_name),
        nicknames=tuple(dict.fromkeys(nickname for nickname in nicknames if nickname)),
        email=email(typed.email),
        phone=phone(typed.phone),
        address=clean(typed.address, "address"),
        employer=clean(typed.employer, "employer"),
        source=source(typed.source),
    )
    without_number(f"{kept.given} {kept.surname}", "given")
    for field in ("email", "address", "employer", "source"):
        without_number(getattr(kept, field), field)
    for nickname in kept.nicknames:
        without_number(nickname, "nicknames")
    return kept


def controller(typed: Controller) -> Controller:
    """The controller record, every field checked and in its normal form.

    Raises:
        InvalidInput: The first field that is not right.
    """
    return Controller(
        name=name(typed.name, "controller"),
        organisation_number=organisation_number(typed.organisation_number),
        address=clean(typed.address, "address"),
        email=email(typed.email),
        phones=tuple(kept for kept in (phone(number) for number in typed.phones) if kept),
    )


def folded(text: str) -> str:
    """A name for comparing: no case, no diacritics, no hyphens, single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join("".join(character if character.isalnum() else " " for character in bare).split())


def signs_for(signature: str, given: str, surname: str) -> bool:
    """Whether a typed name is the client's own, whatever its case, spacing and diacritics.

    Given names and surname in full; of several given names the first is enough.
    """
    typed, first, last = folded(signature), folded(given), folded(surname)
    return bool(last) and typed in {f"{first} {last}", f"{first.split(' ')[0]} {last}"}
