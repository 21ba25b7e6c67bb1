"""Which grounds a case of each kind may have. An unknown one is refused before anything is written."""

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.case_words import CaseKind, ErasureGround


def checked_ground(kind: CaseKind, ground: str) -> None:
    """Refuse a ground that this kind of case does not know; none at all may be given later.

    Raises:
        InvalidInput: There is no such ground.
    """
    known = {
        CaseKind.ERASURE: {each.value for each in ErasureGround},
        CaseKind.RESTRICTION: {each.value for each in RestrictionGround},
    }
    if ground and ground not in known.get(kind, {ground}):
        raise InvalidInput(field="ground", reason="unknown")
