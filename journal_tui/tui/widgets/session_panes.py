"""What stands beside and below the note: the last plan, the codes in the text, the words that wait."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.values import EntryLine
from journal_tui.tui import render
from journal_tui.tui.session_data import Beside
from journal_tui.tui.widgets.continuity_rows import agreements_part, goals_part
from journal_tui.tui.widgets.lines import two_ends
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.scales_pane import scales_of, scales_pane
from journal_tui.wording import day, word

LABEL = 14
"""Width of the label column below the note."""
MOST = 30
"""Earlier notes shown beside the note."""


def plan_line(beside: Beside | None, width: int, *, hidden: bool) -> Content:
    """The last plan on one line, for the narrow screen, and the key that unfolds it with what is open; nothing before it is known.

    Args:
        beside: What stands beside the note; None while it is not known.
        width: Cells of the line.
        hidden: Whether names are hidden.
    """
    if beside is None:
        return Content("")
    plan, label = beside.plan, _("Last plan").ljust(LABEL)
    count = len(beside.agreements) + len(beside.goals)
    key = Content.styled(f"Ctrl+F ({count})" if count else "Ctrl+F", "$muted")
    if plan is None:
        return two_ends(Content.assemble((label, "$muted"), (_("none yet"), "$muted")), key, width)
    lines = [line.strip().rstrip(".") for line in plan.text.splitlines() if line.strip()]
    shown = [line.strip().rstrip(".") for line in plan.identified.splitlines() if line.strip()]
    words = reading(", ".join(lines), ", ".join(shown), hidden=hidden)
    return two_ends(Content.assemble((label, "$muted"), words), key, width)


def withdrawn_line() -> Content:
    """In the place of the last plan, which is locked with the other notes, once the consent has been taken back."""
    return Content.assemble(
        ("× ", "$stop"),
        (_("The consent is withdrawn."), "$stop"),
        (f" {_('Go on without a journal; {key:go-session} ends it.')}", "$muted"),
    )


def words_line(words: Sequence[str], width: int, *, wide: bool) -> Content:
    """The undecided words, underlined, between how many they are and the key that leads to them; empty without any.

    Args:
        words: In the order of the text.
        width: Cells of the line.
        wide: Whether there is no label column.
    """
    if not words:
        return Content("")
    count = ngettext("{count} unclear word", "{count} unclear words", len(words)).format(count=len(words))
    parts: list[str | tuple[str, str]] = [(count if wide else count.ljust(LABEL - 2), "$muted"), "  "]
    for number, each in enumerate(words):
        parts += [("  " if number else "", "$ink"), (render.one_line(each), "$ink underline")]
    return two_ends(Content.assemble(*parts), Content.styled(f"Ctrl+R ({len(words)})", "$muted"), width)


def code_counts(text: str) -> list[tuple[str, int]]:
    """Each token of a text with how often it stands there, the client first, then by first appearance."""
    counted = Counter(token.label for token in tokens_in(text))
    return sorted(counted.items(), key=lambda item: item[0] != "klient")


def plan_pane(beside: Beside, text: str, language: str, today: date, width: int, *, hidden: bool) -> Content:
    """The left pane: last plan with its date, goals, homework, agreements, then who and what is in the text."""
    plan = beside.plan
    parts: list[Content | str | tuple[str, str]] = [(_("Last plan"), "$strong bold")]
    if plan is None:
        parts += ["\n", (_("None yet. What you write under the plan heading shows here next time."), "$muted")]
    else:
        parts += [
            "  ",
            (day(plan.at.astimezone().date()), "$muted"),
            "\n",
            reading(plan.text, plan.identified, hidden=hidden),
        ]
    parts += goals_part(beside.goals, width, hidden=hidden)
    parts += agreements_part(beside.agreements, language, today, width, hidden=hidden)
    codes = code_counts(text)
    if codes:
        parts += ["\n\n", (_("In the text"), "$strong bold")]
        for label, count in codes:
            times = ngettext("{count} time", "{count} times", count).format(count=count)
            parts += ["\n", render.code(f"‹{label}›"), "   ", (times, "$muted")]
    return Content.assemble(*parts)


def right_pane(beside: Beside) -> Content:
    """The right pane: curve and scales, then the notes of earlier appointments."""
    scales, history = scales_pane(scales_of(beside.measured)), history_pane(beside.earlier)
    return Content.assemble(scales, "\n\n", history) if scales else history


def history_pane(lines: Sequence[EntryLine]) -> Content:
    """The notes of earlier appointments, newest first; no text of theirs."""
    parts: list[Content | str | tuple[str, str]] = [(_("Earlier notes"), "$strong bold")]
    if not lines:
        parts += ["\n", (_("This is the first one."), "$muted")]
    for line in lines[:MOST]:
        words = ngettext("{count} word", "{count} words", line.words).format(count=line.words)
        state = word("blocked") if line.blocked else word(line.state)
        parts += [
            "\n",
            (day(line.at.astimezone().date()), "$ink"),
            "   ",
            (words.ljust(9), "$muted"),
            "   ",
            (state, "$muted"),
        ]
    return Content.assemble(*parts)
