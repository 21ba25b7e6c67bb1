"""How one question looks: its number, its words or where to read them, what may be answered, how far one has come. Pure.

No answer has a colour, a default or the better place.
"""

from collections.abc import Sequence

from textual.content import Content

from journal_tui.locales import _, language
from journal_tui.practice.measures.instrument import UNIT, Instrument, Kind
from journal_tui.tui.kiosk.answering import Answering
from journal_tui.wording.measures import missing_text, range_text

Lines = list[Content]
WORDS_AT = 7
"""Where the words of a choice begin: after its number and its circle."""
LEAST = 8
"""Cells under which words are not moved in."""


def question_lines(state: Answering, width: int, height: int) -> Lines:
    """The question in front, its choices, and the row of what has been answered.

    Where there is not room for all of it, what has been answered goes first, then the introduction, then the empty lines: the
    question and its choices are the last to go.
    """
    items, at = state.items, state.at
    chosen = state.answers[at]
    intro = Content.styled(items.intro.text(language()), "$muted").wrap(width) if items.intro else []
    if items.texts:
        asked = Content.styled(items.texts[at].text(language()), "$strong bold").wrap(width)
    else:
        said = _("Read question {number} on the sheet and press its number.").format(number=at + 1)
        asked = Content.styled(said, "$ink").wrap(width)
    choices = [_choice(state, value, chosen=chosen == value) for value in range(items.least, items.most + UNIT, UNIT)]
    if items.choices:
        choices = [part for choice in choices for part in hanging(choice, width, WORDS_AT)]
    else:
        choices = list(Content("    ").join(choices).wrap(width))
    parts = [[*intro], [*asked], choices, [*progress_line(state).wrap(width)]]
    for part in (3, 0):
        if _height(parts) > height:
            parts[part] = []
    shown = [part for part in parts if part]
    if _height(parts) > height:
        return [each for part in shown for each in part][: max(height, 1)]
    return [each for number, part in enumerate(shown) for each in ([Content("")] if number else []) + part]


def hanging(content: Content, width: int, indent: int) -> Lines:
    """A text on as many lines as it takes, all but the first moved in: nothing that a client reads is ever cut."""
    if content.cell_length <= width or width <= indent + LEAST:
        return list(content.wrap(width)) if content.cell_length > width else [content]
    head, rest = content[:indent], content[indent:]
    first, *others = rest.wrap(width - indent)
    return [Content.assemble(head, first), *(Content.assemble(" " * indent, each) for each in others)]


def _height(parts: Sequence[Lines]) -> int:
    """How many lines they take, an empty one between each."""
    shown = [part for part in parts if part]
    return sum(len(part) for part in shown) + max(len(shown) - 1, 0)


def _choice(state: Answering, value: int, *, chosen: bool) -> Content:
    number = str(value // UNIT)
    words = next((each.words.text(language()) for each in state.items.choices if each.value == value), "")
    style = "$strong bold" if chosen else "$ink"
    return Content.assemble((number, "$accent bold"), "  ", (f"({'•' if chosen else ' '})", style), " ", (words, style))


def progress_line(state: Answering) -> Content:
    """What each question was answered with, the one in front in brackets, a dot where nothing stands."""
    parts: list[str | tuple[str, str]] = []
    for place, answer in enumerate(state.answers):
        shown = "·" if answer is None else str(answer // UNIT)
        parts += [(f"[{shown}]", "$strong bold")] if place == state.at else [" ", (shown, "$muted"), " "]
    return Content.assemble(*parts)


def place_text(state: Answering) -> str:
    """Which question it is: `question 3 of 9`; nothing after the last one."""
    return "" if state.through else _("question {number} of {count}").format(number=state.at + 1, count=state.count)


def end_lines(state: Answering, width: int) -> Lines:
    """After the last question: how many were answered, which were left out."""
    left = [str(place + 1) for place, answer in enumerate(state.answers) if answer is None]
    said = _("All questions are answered.")
    if left:
        count = missing_text(state.answered, state.count)
        said = _("{count} answered. Left out: {numbers}.").format(count=count, numbers=", ".join(left))
    return [*Content.styled(said, "$ink").wrap(width), Content(""), progress_line(state)]


def value_lines(instrument: Instrument, typed: str, width: int) -> Lines:
    """A scale or a number: what it asks, what its ends mean, what has been typed."""
    lines = Content.styled(instrument.about.text(language()), "$strong bold").wrap(width)
    low, high = (each.text(language()) for each in instrument.ends)
    if instrument.kind is Kind.SCALE and low:
        least, most = range_text(instrument).split("–")
        ends = Content.assemble((least, "$accent bold"), "  ", low, "    ", (most, "$accent bold"), "  ", high)
        lines = [*lines, Content(""), *ends.wrap(width)]
    shown = Content.assemble((_("Your answer"), "$muted"), "   ", (f"{typed}▁", "$strong bold"))
    return [*lines, Content(""), shown]
