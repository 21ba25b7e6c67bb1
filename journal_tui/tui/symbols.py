"""Every sign that stands on a screen, what its shape means, and the colours that it may have.

Shape says what, colour says how urgent, the word says it exactly. All of them are one cell wide and in every common font
of a terminal. A sign or a colour that is not in this table is found by `tests/journal_tui/tui/test_symbols.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a shape means, and its colours, the usual one first."""

    meaning: str
    colours: tuple[str, ...]


SYMBOLS: Mapping[str, Symbol] = {
    "●": Symbol("there, in force, safe; a measured value", ("ok", "muted", "accent")),
    "□": Symbol("nothing there yet", ("watch", "muted")),
    "▲": Symbol("needs you", ("watch", "stop")),
    "×": Symbol("no, or gone", ("stop", "ink", "muted")),
    "■": Symbol("locked", ("stop", "ink", "muted")),
    "?": Symbol("cannot be decided", ("watch",)),
    "!": Symbol("failing now", ("stop",)),
    "►": Symbol("at work", ("accent",)),
    "▌": Symbol("you are here", ("accent",)),
    "↓": Symbol("lower is better", ("muted",)),
    "↑": Symbol("higher is better", ("muted",)),
}
