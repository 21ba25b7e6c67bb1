"""Who may open what: users, key slots and grants, kept as rows so that every database is the same.

Importing this package loads neither a database nor a cipher; `Domain` and `Role` are plain numbers.
"""

from enum import IntEnum, IntFlag


class Domain(IntEnum):
    """What a data key is for. The numbers are stored; never reuse one."""

    CONTACT = 1
    NATIONAL_ID = 2
    MAPPING = 3
    CONSENT = 4
    JOURNAL = 5
    BOOKKEEPING = 6
    WORKING = 7
    ROOT = 9


class Role(IntFlag):
    """What a user is certified for. The control is which grants exist; a role says which to make."""

    OWNER = 1
    COUNSELLOR = 2
    ECONOMY = 4
    PRIVACY = 8
    RECOVERY = 128
