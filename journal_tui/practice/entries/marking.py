"""What a note says about itself when it is signed: the risk, the kinds of sensitive data in it, and who it comes from.

Rules: a label is a kind of data of the policy's own list, and a note is never called less sensitive than its labels; data
on offences is not journalled on consent, so its label stops the signing and nothing is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.policy.kinds import OFFENCE, Category, categories
from journal_tui.practice.values import Risk, Sensitivity

HEALTH: Final = "health"
_KINDS: Final = {"special": Sensitivity.SPECIAL, "privacy_sensitive": Sensitivity.PRIVATE, OFFENCE: Sensitivity.PRIVATE}
_ORDER: Final = (Sensitivity.NONE, Sensitivity.PRIVATE, Sensitivity.SPECIAL)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the author says of a note.

    Attributes:
        risk: As it was judged, or None: the question was not put.
        sensitivity: The strongest kind of data in it.
        labels: Codes of the kinds; None stands for what the sensitivity says by itself.
        source: Why something in it comes from somebody else than the client; empty: it does not.
    """

    risk: Risk | None = None
    sensitivity: Sensitivity = Sensitivity.SPECIAL
    labels: tuple[str, ...] | None = None
    source: str = field(default="", repr=False)


def labels() -> tuple[Category, ...]:
    """The kinds of data that a note can be labelled with, in the policy's order; the one on offences among them."""
    return tuple(each for each in categories() if each.kind in _KINDS)


def usual(sensitivity: Sensitivity) -> tuple[str, ...]:
    """The labels of a note of which only the sensitivity was said: here a special category is health."""
    return (HEALTH,) if sensitivity is Sensitivity.SPECIAL else ()


def at_least(codes: Iterable[str], sensitivity: Sensitivity) -> Sensitivity:
    """How sensitive a note with these labels is: as was said, or more."""
    kinds = {each.code: _KINDS[each.kind] for each in labels()}
    return max((sensitivity, *(kinds[code] for code in codes)), key=_ORDER.index)


def settled(marks: Marks) -> tuple[tuple[str, ...], Sensitivity]:
    """The labels that are kept, in the policy's order, and the sensitivity that goes with them.

    Raises:
        InvalidInput: There is no such label.
        RefusedByRule: It is the one on offences (`offence_label`): such data is not journalled on consent.
    """
    wanted = set(usual(marks.sensitivity) if marks.labels is None else marks.labels)
    known = [each.code for each in labels()]
    if not wanted <= set(known):
        raise InvalidInput(field="labels", reason="unknown_label", known=", ".join(known))
    if OFFENCE in wanted:
        raise RefusedByRule(reason="offence_label")
    kept = tuple(code for code in known if code in wanted)
    return kept, at_least(kept, marks.sensitivity)
