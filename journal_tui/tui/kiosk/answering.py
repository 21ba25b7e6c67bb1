"""Where somebody stands in a questionnaire: which question, what has been answered, whether it is through. Pure.

The rule: a number key answers and goes on; a question may be left out; nothing is answered in advance. Used by the
counsellor's dialog and by client mode, so that both go the same way.
"""

from dataclasses import dataclass, replace

from journal_tui.practice.measures.instrument import UNIT, Instrument, Items

Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Answering:
    """One moment. `at` is the question in front, 0 first; after the last one it is `count`."""

    instrument: Instrument
    answers: Answers
    at: int = 0

    @classmethod
    def opened(cls, instrument: Instrument, answers: Answers) -> "Answering":
        """Begin at the first question without an answer."""
        first = next((place for place, answer in enumerate(answers) if answer is None), len(answers))
        return cls(instrument, answers, first)

    @property
    def items(self) -> Items:
        """The questions."""
        return self.instrument.items or Items(count=0, least=0, most=0)

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.answers)

    @property
    def through(self) -> bool:
        """Whether every question has been passed."""
        return self.at >= self.count

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(answer is not None for answer in self.answers)

    def give(self, digit: int) -> "Answering":
        """Answer the question in front and go on; a number that it does not take changes nothing."""
        value = digit * UNIT
        if self.through or not self.items.least <= value <= self.items.most:
            return self
        answers = (*self.answers[: self.at], value, *self.answers[self.at + 1 :])
        return replace(self, answers=answers, at=self.at + 1)

    def on(self) -> "Answering":
        """Go on without answering; an answer that is there stays."""
        return self if self.through else replace(self, at=self.at + 1)

    def clear(self) -> "Answering":
        """Leave the question in front without an answer, and go on."""
        if self.through:
            return self
        return replace(self, answers=(*self.answers[: self.at], None, *self.answers[self.at + 1 :]), at=self.at + 1)

    def back(self) -> "Answering":
        """Go to the question before."""
        return replace(self, at=max(self.at - 1, 0))


def step(state: Answering, key: str, character: str) -> Answering:
    """The state after a key; the same one when the key means nothing here."""
    if character.isascii() and character.isdigit():
        return state.give(int(character))
    if key in {"left", "up", "backspace"}:
        return state.back()
    if key in {"right", "down"}:
        return state.on()
    if key == "space":
        return state.clear()
    return state


def typed_number(typed: str, key: str, character: str) -> str:
    """What stands in a number that is being typed, after a key: at most six signs, one decimal mark."""
    if key == "backspace":
        return typed[:-1]
    if character.isascii() and character.isdigit() and len(typed) < 6:
        return typed + character
    if character in {",", "."} and typed and not {",", "."} & set(typed) and len(typed) < 6:
        return typed + character
    return typed
