"""How one question looks: its number, its words or where to read them, what may be answered, how far one has come. Pure.

No answer has a colour, a default or the better place.
"""

from textual.content import Content

from journal_tui.locales import _, language
from journal_tui.practice.measures.instrument import UNIT, Instrument, Kind
from journal_tui.tui.kiosk.answering import Answering
from journal_tui.wording.measures import missing_text, range_text

Lines = list[Content]


def question_lines(state: Answering, width: int) -> Lines:
    """The question in front, its choices, and the row of what has been answered."""
    items, at = state.items, state.at
    chosen = state.answers[at]
    lines: Lines = []
    if items.intro:
        lines += [*Content.styled(items.intro.text(language()), "$muted").wrap(width), Content("")]
    if items.texts:
        lines += Content.styled(items.texts[at].text(language()), "$strong bold").wrap(width)
    else:
        said = _("Read question {number} on the sheet and press its number.").format(number=at + 1)
        lines += Content.styled(said, "$ink").wrap(width)
    lines.append(Content(""))
    choices = [_choice(state, value, chosen=chosen == value) for value in range(items.least, items.most + UNIT, UNIT)]
    lines += choices if items.choices else Content("    ").join(choices).wrap(width)
    return [*lines, Content(""), progress_line(state)]


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
