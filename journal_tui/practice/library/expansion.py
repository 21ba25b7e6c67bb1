"""From `;kod` to a phrase: finding the code before the cursor, and what is put in its place. Pure.

Rules: expansion is one level, so it always comes to an end; a code inside a phrase stays as it is written and waits for a Tab of
its own, and a phrase whose codes lead back to itself is refused when it is kept. `___` (three or more) is where the cursor
goes, the first of them only; `<datum>` and `<date>` become the day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

CODE = r"[^\W_](?:[\w-]{0,18}[^\W_])?"
"""A code: letters, digits and hyphens, twenty at most."""
_BEFORE_CURSOR = re.compile(rf"(?<![\w;])[;]({CODE})$")
_INSIDE = re.compile(rf"(?<![\w;])[;]({CODE})(?![\w-])")
_BLANK = re.compile(r"_{3,}")
_DAY = re.compile(r"<(?:datum|date)>", re.IGNORECASE)
_WHOLE = re.compile(CODE)


@dataclass(frozen=True, slots=True)
class Expanded:
    """What comes in for a code. `cursor` counts from its start."""

    text: str = field(repr=False)
    cursor: int


def is_code(text: str) -> bool:
    """Whether this can be a code."""
    return _WHOLE.fullmatch(text) is not None


def code_before(line: str, column: int) -> tuple[int, str] | None:
    """Find the code that ends at the cursor.

    Args:
        line: The line in which the cursor stands.
        column: Where.

    Returns:
        Where its semicolon stands, and the code case-folded; None when there is none.
    """
    found = _BEFORE_CURSOR.search(line, 0, column)
    return (found.start(), found.group(1).casefold()) if found else None


def expand(text: str, day: date) -> Expanded:
    """Put a phrase's text together."""
    dated = _DAY.sub(day.isoformat(), text)
    blank = _BLANK.search(dated)
    if blank is None:
        return Expanded(dated, len(dated))
    return Expanded(dated[: blank.start()] + dated[blank.end() :], blank.start())


def in_line(line: str, texts: Mapping[str, str], day: date) -> tuple[str, bool]:
    """Put phrases in place of the codes in a whole line, as if Tab had followed each: what stands after one goes where its cursor goes.

    Args:
        line: As it was typed.
        texts: Every phrase's text by its code.
        day: What `<datum>` becomes.

    Returns:
        The line, and whether a code in it belongs to no phrase; such a code stays as it was typed.
    """
    unknown = False
    for match in _INSIDE.finditer(line):
        text = texts.get(match.group(1).casefold())
        if text is None:
            unknown = True
            continue
        put = expand(text, day)
        rest, more = in_line(line[match.end() :], texts, day)
        if _BLANK.search(text):
            rest = rest.strip()
        whole = f"{line[: match.start()]}{put.text[: put.cursor]}{rest}{put.text[put.cursor :]}"
        return whole, unknown or more
    return line, unknown


def codes_in(text: str) -> tuple[str, ...]:
    """The codes that stand in a phrase's text, case-folded."""
    return tuple(dict.fromkeys(match.group(1).casefold() for match in _INSIDE.finditer(text)))


def circle(code: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Follow the codes inside phrases from one code.

    Args:
        code: Where to begin.
        texts: Every phrase's text by its code.

    Returns:
        The way from the code back to itself (`a`, `b`, `a`), or nothing when there is no circle.
    """
    ways: list[tuple[str, ...]] = [(code,)]
    seen = {code}
    while ways:
        way = ways.pop()
        for following in codes_in(texts.get(way[-1], "")):
            if following == code:
                return (*way, code)
            if following not in seen and following in texts:
                seen.add(following)
                ways.append((*way, following))
    return ()
