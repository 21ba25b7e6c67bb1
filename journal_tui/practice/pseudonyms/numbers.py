"""Numbers that point at a person: how they are normalised and how they are checked. Pure arithmetic.

Personnummer and samordningsnummer: Swedish Population Registration Act 18 §, date and Luhn digit; day + 60
for a samordningsnummer. Organisation numbers: third digit at least 2, Luhn. Area codes: the national
numbering plan. IBAN: ISO 13616, remainder 1 modulo 97.
"""

import re
from calendar import monthrange

_MOBILE = re.compile(r"07[02369]\d{7}")
_AREA = (
    "8|1[013689]|2[136]|3[1356]|4[0246]|54|6[03]|90|20"
    "|1(?:2[0-35]|4[0-4]|5[0-25-9]|7[13-6])|2(?:2[0-7]|4[0136-8]|5[0138]|7[018]|8[01]|9[0-57])"
    "|3(?:0[0-4]|2[0-25]|4[056]|7[0-2]|8[0-3]|9[023])|4(?:1[013-8]|3[0135]|5[14-79]|7[0-246-9]|8[0156]|9[0-689])"
    "|5(?:0[0-6]|[15][0-5]|2[0-68]|3[0-4]|6[03-5]|7[013]|8[0-79]|9[01])"
    "|6(?:1[1-3]|2[0-4]|4[02-57]|5[0-37]|6[0-3]|7[0-2]|8[0247]|9[0-356])"
    "|9(?:1[0-68]|2\\d|3[02-5]|4[0-3]|5[0-4]|[68][01]|7[0135-8])"
)
_LANDLINE = re.compile(rf"0(?:{_AREA})[1-9]\d{{4,7}}")
_AREA_CODE = re.compile(rf"0(?:{_AREA})(?=[1-9])")


def digits_of(text: str) -> str:
    """The digits of a folded text."""
    return "".join(c for c in text if c.isdecimal())


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def has_birth_date(digits: str) -> bool:
    """Whether ten or twelve digits begin with a possible date; the day may be raised by 60."""
    century, short = digits[:-10], digits[-10:]
    if century and century not in ("18", "19", "20"):
        return False
    month, day = int(short[2:4]), int(short[4:6])
    day -= 60 if day > 60 else 0
    years = [int(century + short[:2])] if century else [1900 + int(short[:2]), 2000 + int(short[:2])]
    return 1 <= month <= 12 and any(1 <= day <= monthrange(year, month)[1] for year in years)


def is_personnummer(digits: str) -> bool:
    """Date and check digit of a personnummer or samordningsnummer in ten or twelve digits."""
    return len(digits) in (10, 12) and has_birth_date(digits) and luhn(digits[-10:])


def is_organisation_number(digits: str) -> bool:
    """Third digit and check digit of an organisation number."""
    return len(digits) == 10 and digits[2] >= "2" and luhn(digits)


def personnummer_base(digits: str) -> str:
    """One identity for all ways to write it: the last ten digits."""
    return digits[-10:]


def national(digits: str, *, foreign: bool) -> str:
    """A phone number's digits in national form; `foreign` says that it was written with + or 00.

    Numbers of other countries keep their country code after a plus sign.
    """
    if not foreign:
        return digits
    rest = digits.removeprefix("00")
    if rest.startswith("46"):
        local = rest[2:]
        return local if local.startswith("0") else "0" + local
    return "+" + rest


def is_swedish_phone(number: str) -> bool:
    """Whether a national number fits the numbering plan: mobile, or area code and subscriber's length."""
    if _MOBILE.fullmatch(number):
        return True
    return 8 <= len(number) <= 10 and _LANDLINE.fullmatch(number) is not None


def subscriber(number: str) -> str:
    """A national number without its area code, as neighbours write it; empty where there is none to leave out."""
    if _MOBILE.fullmatch(number):
        return number[3:]
    found = _AREA_CODE.match(number)
    return number[found.end() :] if found is not None else ""


def phone_base(text: str) -> str:
    """One identity for all ways to write a phone number (folded text)."""
    stripped = text.strip().lstrip("(")
    digits = digits_of(stripped)
    return national(digits, foreign=stripped.startswith("+") or digits.startswith("00"))


def is_iban(text: str) -> bool:
    """Check digits of an IBAN (folded text, spaces allowed)."""
    packed = "".join(text.split())
    if not re.fullmatch(r"[a-z]{2}\d{2}[a-z0-9]{11,30}", packed):
        return False
    turned = packed[4:] + packed[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
