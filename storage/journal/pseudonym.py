"""The printable pseudonym of one client in one service: eight random characters and one that checks them.

The alphabet has 31 characters without look-alikes (no 0/O, 1/I/L). 31 is prime, so a weighted sum modulo 31 with
weights 1 to 8 and a check character catches every single wrong character and every swap of neighbours: the weights
differ from each other and from zero modulo 31, which ISO 7064's pure systems rest on too. Drawn at random, never
derived from who somebody is.
"""

import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH: Final = 8
_VALUE: Final = {character: value for value, character in enumerate(ALPHABET)}


class InvalidPseudonym(ValueError):
    """The text is no pseudonym. `reason` is `form`, `character` or `check`; the message does not quote the text."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a stable code."""
        super().__init__(reason)
        self.reason = reason


def check_character(body: str) -> str:
    """The ninth character for eight of the alphabet: it makes the weighted sum of all nine 0 modulo 31.

    The eight have the weights 1 to 8, the check character has the weight 30, which is -1.
    """
    total = sum(weight * _VALUE[character] for weight, character in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def printed(body: str) -> str:
    """The form for people: `P-7K3FQ2VX-R`."""
    return f"P-{body}-{check_character(body)}"


def new_pseudonym() -> str:
    """A random pseudonym in printed form; 31**8 of them, about 8.5 * 10**11."""
    return printed("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def parse(text: str) -> str:
    """The printed form of what somebody typed: any case, with or without `P`, dashes and spaces.

    Raises:
        InvalidPseudonym: Wrong length, a character outside the alphabet, or the check character does not fit.
    """
    typed = "".join(text.split()).upper()
    characters = typed.removeprefix("P-").replace("-", "")
    if len(characters) == LENGTH + 2 and typed.startswith("P") and not typed.startswith("P-"):
        characters = characters[1:]
    if len(characters) != LENGTH + 1:
        raise InvalidPseudonym("form")
    if not set(characters) <= _VALUE.keys():
        raise InvalidPseudonym("character")
    body = characters[:LENGTH]
    if check_character(body) != characters[LENGTH]:
        raise InvalidPseudonym("check")
    return printed(body)


def stored(text: str) -> bytes:
    """The eight characters as ASCII, as the journal keeps them.

    Raises:
        InvalidPseudonym: `text` is no pseudonym.
    """
    return parse(text)[2 : 2 + LENGTH].encode("ascii")
