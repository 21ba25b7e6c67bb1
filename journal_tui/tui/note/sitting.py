"""What one sitting has decided about the words of a note, and how each decision is taken back.

A decision is taken back by its own opposite and not by an old copy of the note: what was written meanwhile stays.
Holds written forms while the note is open, in memory only; pure but for the lists that it keeps.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from journal_tui.practice.pseudonyms.text import escape, tokens_in
from journal_tui.practice.values import Flag
from journal_tui.tui.note.decisions import Line

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

Place = tuple[str, str]
"""Head of a label (`person-1`) and a written form, case-folded: tells what a decision made of which words."""


@dataclass(frozen=True, slots=True)
class Step:
    """One decision.

    Attributes:
        lines: What the review page says about it.
        back: For each token that it put there the label that stood there before, empty for a word in clear.
        unlearn: What is asked of the vault so that it is undecided there as well.
        ignored: The word that this note kept because of it.
        held: The earlier decisions as they were, when this one changed the code that they show.
    """

    lines: tuple[Line, ...]
    back: Mapping[Place, str] = field(default_factory=dict, repr=False)
    unlearn: "Callable[[Practice], object] | None" = field(default=None, repr=False)
    ignored: str = field(default="", repr=False)
    held: tuple["Step", ...] = field(default=(), repr=False)


class Sitting:
    """The decisions of one open note, newest last."""

    def __init__(self) -> None:
        """Begin with none."""
        self.steps: list[Step] = []
        self.flags: Sequence[Flag] = ()
        self.turn = asyncio.Lock()
        """One decision at a time: a key that comes meanwhile waits and meets the next word."""
        self._count = 0

    @property
    def decided(self) -> list[Line]:
        """What was decided, the newest first."""
        return [line for step in reversed(self.steps) for line in step.lines]

    def add(self, step: Step) -> None:
        """Keep a decision; its lines are numbered."""
        lines = []
        for line in step.lines:
            self._count += 1
            lines.append(replace(line, number=self._count))
        self.steps.append(replace(step, lines=tuple(lines)))

    def relabel(self, which: str, label: str, step: Step) -> None:
        """Keep a decision about a code: earlier lines show the code's new label until it is taken back."""
        earlier = tuple(self.steps)
        for number, each in enumerate(earlier):
            lines = tuple(replace(line, token=f"‹{label}›") if head(line.label) == which else line for line in each.lines)
            self.steps[number] = replace(each, lines=lines)
        self.add(replace(step, held=earlier))

    def pop(self) -> Step:
        """Take the newest decision away; the lines of earlier ones read as they did before it."""
        step = self.steps.pop()
        if step.held:
            self.steps[:] = step.held
        return step

    def forget(self) -> None:
        """Drop everything: the note is closed."""
        self.steps.clear()
        self.flags = ()


def head(label: str) -> str:
    """The part of a label that says which token it is."""
    return label.partition(" ")[0]


def places(text: str, forms: Sequence[str]) -> dict[Place, str]:
    """The tokens of a text by head and form, with their labels."""
    written = zip(tokens_in(text), forms, strict=False)
    return {(head(token.label), form.casefold()): token.label for token, form in written}


def turned(before: dict[Place, str], after: dict[Place, str]) -> dict[Place, str]:
    """What became tokens between two versions of a note, as `Step.back` wants it."""
    return {place: "" for place in after if place not in before}


def put_back(text: str, forms: Sequence[str], back: Mapping[Place, str]) -> tuple[str, tuple[str, ...]]:
    """A note in which a decision's tokens are again what they were, wherever they stand now."""
    parts: list[str] = []
    kept: list[str] = []
    here = 0
    for token, form in zip(tokens_in(text), forms, strict=True):
        before = back.get((head(token.label), form.casefold()))
        if before is None:
            kept.append(form)
            continue
        parts.append(text[here : token.start])
        here = token.end
        if before:
            parts.append(f"‹{before}›")
            kept.append(form)
        else:
            parts.append(escape(form))
    return "".join([*parts, text[here:]]), tuple(kept)


def relabelled(text: str, labels: Mapping[str, str]) -> str:
    """A note in which these tokens, by head, carry other labels."""
    parts: list[str] = []
    here = 0
    for token in tokens_in(text):
        fresh = labels.get(head(token.label))
        if fresh is not None:
            parts += [text[here : token.start], f"‹{fresh}›"]
            here = token.end
    return "".join([*parts, text[here:]])


def counted(text: str) -> dict[str, int]:
    """How often each token stands in a text, by head."""
    return dict(Counter(head(token.label) for token in tokens_in(text)))
