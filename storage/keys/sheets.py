"""The recovery key on two sheets of paper.

256 bits are split into two shares whose XOR is the key: one sheet alone says nothing. A share is written in Crockford's base 32
as thirteen groups of five characters, four of the share and one that checks the group *at its place on its sheet*, so that a
typing error, two swapped characters or two swapped groups are found before any store is asked, and named by sheet and group.
The check is a sum over GF(32): it guards against mistakes, not against people.
"""

import os
from typing import Final

from storage.crypto.secret import Secret
from storage.errors import WrongRecoveryKey

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 13
GROUP: Final = 5
_DATA: Final = GROUP - 1
_SHARE_BITS: Final = 256
_SPARE_BITS: Final = GROUPS * _DATA * 5 - _SHARE_BITS
_LOOK_ALIKES: Final = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "-": "", "–": "", " ": "", "\u00a0": "", "\t": "", "\n": "", "\r": ""}
)
_REDUCE: Final = 0b100101  # x^5 + x^2 + 1


def new_shares() -> tuple[Secret, str, str]:
    """A new recovery key and the two printed shares of it."""
    key, first = os.urandom(32), os.urandom(32)
    second = bytes(a ^ b for a, b in zip(key, first, strict=True))
    return Secret(key), print_share(first, 1), print_share(second, 2)


def join_shares(shares: tuple[str, str]) -> Secret:
    """The recovery key of two typed shares, in either order of typing.

    Raises:
        WrongRecoveryKey: a group has a typing error or is missing; `facts["sheet"]` and `facts["group"]` count from 1.
    """
    first, second = (parse_share(text, sheet) for sheet, text in enumerate(_in_order(shares), start=1))
    return Secret(bytes(a ^ b for a, b in zip(first, second, strict=True)))


def print_share(share: bytes, sheet: int) -> str:
    """A share as it is printed: `XXXXX-XXXXX-…`, thirteen groups."""
    # The spare bits at the end carry the number of the sheet.
    number = int.from_bytes(share) << _SPARE_BITS | sheet
    digits = [number >> 5 * place & 31 for place in reversed(range(GROUPS * _DATA))]
    groups = []
    for index in range(GROUPS):
        data = digits[index * _DATA : (index + 1) * _DATA]
        groups.append("".join(ALPHABET[digit] for digit in (*data, _check(data, index, sheet))))
    return "-".join(groups)


def parse_share(text: str, sheet: int) -> bytes:
    """The share that was typed from one sheet; case, spaces and dashes do not matter, O is 0, I and L are 1.

    Raises:
        WrongRecoveryKey: as `join_shares`.
    """
    typed = _plain(text)
    number = 0
    for index in range(GROUPS):
        group = typed[index * GROUP : (index + 1) * GROUP]
        digits = [ALPHABET.find(character) for character in group]
        if len(digits) != GROUP or -1 in digits or digits[_DATA] != _check(digits[:_DATA], index, sheet):
            raise WrongRecoveryKey(sheet=sheet, group=index + 1)
        for digit in digits[:_DATA]:
            number = number << 5 | digit
    if len(typed) != GROUPS * GROUP or number & (1 << _SPARE_BITS) - 1 != sheet:
        raise WrongRecoveryKey(sheet=sheet, group=GROUPS)
    return (number >> _SPARE_BITS).to_bytes(32)


def groups_of(share: str) -> tuple[str, ...]:
    """The thirteen groups of a printed share, for asking some of them back at set-up."""
    return tuple(share.split("-"))


def same_group(typed: str, printed: str) -> bool:
    """Whether a group that was typed back is the printed one."""
    return _plain(typed) == _plain(printed)


def _plain(text: str) -> str:
    return text[: 16 * GROUPS * GROUP].upper().translate(_LOOK_ALIKES)


def _in_order(shares: tuple[str, str]) -> tuple[str, str]:
    first, second = shares
    try:
        parse_share(first, 2)
        parse_share(second, 1)
    except WrongRecoveryKey:
        return first, second
    return second, first


def _check(data: list[int], index: int, sheet: int) -> int:
    # Weights a^1..a^6 differ from one another and from the 1 of the check character itself, so one wrong character, two swapped
    # ones, a group at another place and a group of the other sheet each change the sum.
    total, weight = 0, 1
    for digit in (*data, index, sheet):
        weight = _times(weight, 2)
        total ^= _times(digit, weight)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _REDUCE
        right >>= 1
    return product
