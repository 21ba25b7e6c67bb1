"""What the practice may decide for itself, read from data: each choice with its default and what it allows.

Rule: what is not allowed at all stands here too, with the one value that it has; whoever wants another is told why not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import rows


class DecisionKind(StrEnum):
    """How a decision is counted."""

    DAYS = "days"
    YES_NO = "yes_no"
    MONTH = "month"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that the practice decides.

    Attributes:
        code: Its name in commands.
        kind: Days, yes or no (1 or 0), a month (1 to 12), or fixed.
        default: What holds unless somebody decided otherwise.
        least: The lowest that is allowed.
        most: The highest that is allowed.
        titles: What it is called, by language.
        notes: What it decides, by language.
    """

    code: str
    kind: DecisionKind
    default: int
    least: int
    most: int
    titles: Mapping[str, str]
    notes: Mapping[str, str]

    def checked(self, value: int) -> int:
        """A value that it may have.

        Raises:
            RefusedByRule: It is fixed; the reason is its code.
            InvalidInput: It is outside what is allowed.
        """
        if self.kind is DecisionKind.FIXED and value != self.default:
            raise RefusedByRule(rule="decision", reason=self.code)
        if not self.least <= value <= self.most:
            raise InvalidInput(field=self.code, reason="out_of_range", limit=self.most)
        return value


@cache
def decisions() -> tuple[Decision, ...]:
    """Everything that is decided, in the order of the file.

    Raises:
        PolicyMalformed: A default is outside what its own row allows.
    """
    found = tuple(_decision(row) for row in rows("decisions"))
    for each in found:
        if not each.least <= each.default <= each.most:
            raise PolicyMalformed(f"decisions.{each.code}.default")
    return found


def decision(code: str) -> Decision:
    """One decision.

    Raises:
        InvalidInput: There is none of this name.
    """
    for each in decisions():
        if each.code == code:
            return each
    raise InvalidInput(field="setting", reason="unknown")


def defaults() -> dict[str, int]:
    """What holds in a practice that has decided nothing, by name."""
    return {each.code: each.default for each in decisions()}


def _decision(row: Mapping[str, object]) -> Decision:
    return Decision(
        code=str(row["code"]),
        kind=DecisionKind(str(row["kind"])),
        default=int(str(row["default"])),
        least=int(str(row["least"])),
        most=int(str(row["most"])),
        titles={"sv": str(row["sv"]), "en": str(row["en"])},
        notes={"sv": str(row["note_sv"]), "en": str(row["note_en"])},
    )
