"""Why processing is restricted: the closed words of art. 18. Nothing here imports storage."""

from enum import StrEnum


class RestrictionGround(StrEnum):
    """Why processing is restricted (art. 18.1 a to d)."""

    ACCURACY = "accuracy"
    UNLAWFUL = "unlawful"
    CLAIM = "claim"
    OBJECTION = "objection"


class RestrictedPurpose(StrEnum):
    """For what a restricted text may be read all the same (art. 18.2). Keeping it needs no reading."""

    CONSENT = "consent"
    CLAIM = "claim"
    PROTECTION = "protection"
    PUBLIC_INTEREST = "public_interest"


RESTRICTED_CODES = {purpose: number for number, purpose in enumerate(RestrictedPurpose, 1)}
"""The numbers of the purposes in the log."""
