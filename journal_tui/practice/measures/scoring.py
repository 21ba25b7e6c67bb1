"""From answers to a total: pure, whole thousandths, and no total where the instrument's rule gives none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.measures.instrument import UNIT, Instrument, Missing

Answer = int | None
_NUMBER = re.compile(r"(-?)([0-9]{1,6})(?:[.,]([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class Score:
    """What answers came to. `total` is None when too many items are missing: `answered` of `of`."""

    total: int | None
    answered: int
    of: int


def score(instrument: Instrument, answers: Sequence[Answer]) -> Score:
    """Count the answers of a questionnaire.

    Args:
        instrument: A questionnaire.
        answers: One for each item, thousandths; None for one that was left out.

    Raises:
        InvalidInput: Wrong number of answers, or one is outside the range; `facts["item"]` counts from 1.
    """
    checked(instrument, answers)
    given = [answer for answer in answers if answer is not None]
    missing = len(answers) - len(given)
    rule = instrument.scoring
    if missing and not (given and rule.missing is Missing.PRORATE and missing <= rule.most_missing):
        return Score(None, len(given), len(answers))
    total = sum(given) * rule.times
    if missing:
        total = _half_up(total * len(answers), len(given) * UNIT) * UNIT
    return Score(total, len(given), len(answers))


def checked(instrument: Instrument, answers: Sequence[Answer]) -> None:
    """Refuse answers that the instrument cannot have.

    Raises:
        InvalidInput: As for `score`; also when it has no items.
    """
    items = instrument.items
    if items is None:
        raise InvalidInput(field="answers", reason="no_items")
    if len(answers) != items.count:
        raise InvalidInput(field="answers", reason="answer_count", given=len(answers), items=items.count)
    for number, answer in enumerate(answers, 1):
        if answer is not None and not (items.least <= answer <= items.most and answer % UNIT == 0):
            least, most = items.least // UNIT, items.most // UNIT
            raise InvalidInput(field="answers", reason="answer_range", item=number, least=least, most=most)


def checked_total(instrument: Instrument, total: int) -> int:
    """Refuse a typed total or value that the instrument cannot have.

    Raises:
        InvalidInput: Outside the range, or between its steps.
    """
    least, most = plain(instrument.least), plain(instrument.most)
    if not instrument.least <= total <= instrument.most:
        raise InvalidInput(field="total", reason="total_range", least=least, most=most)
    if (total - instrument.least) % instrument.step:
        raise InvalidInput(field="total", reason="total_step", step=plain(instrument.step))
    return total


def talk_asked(instrument: Instrument, answers: Sequence[Answer]) -> bool:
    """Whether an answer asks for a talk now."""
    talk = instrument.talk
    if talk is None or len(answers) < talk.item:
        return False
    given = answers[talk.item - 1]
    return given is not None and given > talk.above


def read_number(text: str) -> int:
    """Read `72.4` or `72,4` as thousandths.

    Raises:
        InvalidInput: It is no number, or has more than three decimals.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise InvalidInput(field="total", reason="not_a_number")
    sign, whole, part = found.groups(default="")
    value = int(whole) * UNIT + int(part.ljust(3, "0") if part else "0")
    return -value if sign else value


def plain(value: int) -> str:
    """Write thousandths with as many decimals as they have, and a point."""
    whole, rest = divmod(abs(value), UNIT)
    text = f"{whole}.{rest:03}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 else text


def _half_up(above: int, below: int) -> int:
    return (2 * above + below) // (2 * below)
