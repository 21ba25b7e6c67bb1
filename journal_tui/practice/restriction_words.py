"""Why processing is restricted: the closed words of art. 18. Nothing here imports storage."""

from enum import StrEnum


class RestrictionGround(StrEnum):
    """Why processing is restricted (art. 18.1 a to d)."""

    ACCURACY = "accuracy"
    UNLAWFUL = "unlawful"
    CLAIM = "claim"
    OBJECTION = "objection"
