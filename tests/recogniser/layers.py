"""The recogniser with one of its layers taken away, to see what each brings.

A layer is switched off where the others call it; what was there is put back afterwards.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

from journal_tui.practice.pseudonyms import finding, guess, lists, propagation, structured
from journal_tui.practice.pseudonyms.known import KnownMatcher
from journal_tui.practice.pseudonyms.tagging import tagger

Off = tuple[ModuleType | type, str]


def _nothing(*_args: object, **_keywords: object) -> list[object]:
    return []


KNOWN: Off = (KnownMatcher, "find")
STRUCTURED: Off = (structured, "find")
GUESSES: Off = (guess, "guesses")
TAGGER: Off = (tagger, "tag")
LISTS: Off = (lists, "find")
REPEATED: Off = (propagation, "repeated")

VARIANTS: dict[str, tuple[Off, ...]] = {
    "all layers": (),
    "without the client's known identifiers": (KNOWN,),
    "without structured identifiers": (STRUCTURED,),
    "without the tagger": (TAGGER,),
    "without lists and rules": (LISTS,),
    "without propagation": (REPEATED,),
    "tagger alone of the guessing layers": (LISTS, REPEATED),
    "lists and rules alone of them": (TAGGER, REPEATED),
    "known and structured only": (GUESSES,),
}


@contextmanager
def without(*layers: Off) -> Iterator[None]:
    """Run what is inside with these layers answering nothing."""
    kept: list[tuple[ModuleType | type, str, Callable[..., object]]] = []
    try:
        for place, name in layers:
            kept.append((place, name, getattr(place, name)))
            setattr(place, name, _nothing)
        guess.forget()
        yield
    finally:
        for place, name, was in kept:
            setattr(place, name, was)
        guess.forget()


__all__ = ["VARIANTS", "finding", "without"]
