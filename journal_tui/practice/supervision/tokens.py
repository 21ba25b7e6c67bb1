"""What stands in place of a token: a role, or what kind of thing it is. Never a number but that of a person."""

import re
from typing import Final

from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.tokens import parse_label
from journal_tui.practice.supervision.words import words

_WORDS: Final = {
    Kind.LOC: "place",
    Kind.ORG: "organisation",
    Kind.ADDRESS: "address",
    Kind.PNR: "number",
    Kind.PHONE: "number",
    Kind.EMAIL: "email",
    Kind.DOB: "date",
    Kind.PLATE: "number",
    Kind.HANDLE: "account",
    Kind.URL: "link",
    Kind.OTHER_ID: "number",
}
ENDING: Final = re.compile(r"[:'’]?s(?!\w)")
"""The genitive that may follow a token."""


def general(label: str, language: str, *, genitive: bool = False) -> str:
    """Give the words for a token.

    Args:
        label: What stands between its brackets.
        language: `sv` or `en`.
        genitive: Whether an s follows; the words take it up where it belongs.
    """
    said = words(language)
    found = parse_label(label)
    end = "" if not genitive else "'s" if language == "en" else "s"
    if found is None:
        return said["number"] + end
    kind, number, role = found
    if kind is not Kind.PERSON:
        return said[_WORDS[kind]] + end
    if number == 0:
        return said["client"] + end
    if not role:
        return said["person"].format(number=number) + end
    owner = role if end == "s" and role.endswith(("s", "x", "z")) else role + end
    return said["person_role"].format(role=owner, number=number)
