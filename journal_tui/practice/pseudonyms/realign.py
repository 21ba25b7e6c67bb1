"""Keep the written forms in step with an editor's text that changed under them."""

from collections.abc import Sequence

from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.text import parse


def realign(old_text: str, old_forms: Sequence[str], new_text: str, pseudonymiser: Pseudonymiser) -> tuple[str, ...]:
    """The forms that belong to `new_text`, one for each of its tokens.

    Tokens in the common beginning and the common end keep their forms. In between, a token takes the form of
    the next old one with the same label, in order; a token that was not there gets the default of its label.
    """
    old, new = parse(old_text)[1], parse(new_text)[1]
    forms = [*old_forms, *(pseudonymiser.default_form(t.label) for t in old[len(old_forms) :])]
    shorter = min(len(old_text), len(new_text))
    head = 0
    while head < shorter and old_text[head] == new_text[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old_text[-1 - tail] == new_text[-1 - tail]:
        tail += 1
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first] and old[first].end <= head:
        first += 1
    last = 0
    while (
        last < min(len(old), len(new)) - first
        and old[-1 - last].label == new[-1 - last].label
        and len(old_text) - old[-1 - last].start <= tail
        and len(new_text) - new[-1 - last].start <= tail
    ):
        last += 1
    left = [(t.label, f) for t, f in zip(old, forms, strict=False)][first : len(old) - last]
    middle: list[str] = []
    for token in new[first : len(new) - last]:
        place = next((n for n, (label, _) in enumerate(left) if label == token.label), None)
        middle.append(pseudonymiser.default_form(token.label) if place is None else left.pop(place)[1])
    return (*forms[:first], *middle, *(forms[len(old) - last : len(old)] if last else ()))
