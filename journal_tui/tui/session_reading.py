"""How signed text is shown for reading: one entry with its addenda, headings bold, names warm or codes cool."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from textual.content import Content

from journal_tui.locales import N_, _, language
from journal_tui.practice.entries.marking import labels
from journal_tui.practice.values import Addendum, AmendmentKind, Entry
from journal_tui.tui.note.marks import is_heading
from journal_tui.tui.widgets.reading import reading
from journal_tui.wording import day, moment, word


def entry_lines(entry: Entry, *, hidden: bool) -> Content:
    """An entry as it is read: text, what it says about itself, then the addenda."""
    lines = text_lines(entry, hidden=hidden)
    parts = [*lines]
    parts += [Content(""), _facts(entry)]
    if entry.error:
        words = _("The names behind the codes cannot be put back.")
        parts.append(Content.assemble(("▲ ", "$watch"), (words, "$watch")))
    for addendum in entry.addenda:
        parts += [Content(""), _addendum_head(addendum), *_pointed_at(addendum, lines)]
        parts.append(reading(addendum.text, addendum.identified, hidden=hidden))
    return Content("\n").join(parts)


def text_lines(entry: Entry, *, hidden: bool) -> list[Content]:
    """The text of an entry line by line, headings bold, as it is read and as an addendum counts its lines."""
    headings = entry.layout.lines() if entry.layout else frozenset()
    lines = reading(entry.text, entry.identified, hidden=hidden).split("\n", allow_blank=True)
    return [line.stylize("$strong bold") if is_heading(line.plain, headings) else line for line in lines]


def _pointed_at(addendum: Addendum, lines: Sequence[Content]) -> list[Content]:
    """The first line that an addendum is about, so that nobody has to count."""
    number = _FIRST.match(addendum.lines)
    at = int(number[0]) if number else 0
    return [Content.assemble("  ", lines[at - 1].truncate(QUOTED, ellipsis=True))] if 0 < at <= len(lines) else []


def _facts(entry: Entry) -> Content:
    kinds = _kinds(entry.labels)
    said = [_("signed {day}").format(day=moment(entry.signed_at)), entry.digest, word(entry.sensitivity)]
    said[-1] += f" ({kinds})" if kinds else ""
    if entry.risk is not None:
        said.append(_("risk: {risk}").format(risk=word(entry.risk)))
    if entry.source:
        said.append(_("From somebody else: {reason}").format(reason=entry.source))
    return Content.styled("   ".join(said), "$muted")


def _kinds(codes: Sequence[str]) -> str:
    return ", ".join(each.title(language()).lower() for each in labels() if each.code in codes)


_FIRST: Final = re.compile(r"[0-9]{1,4}")
QUOTED: Final = 70
"""Cells of the line that an addendum quotes."""
_HEADS: Final[Mapping[AmendmentKind, str]] = {
    AmendmentKind.ERROR: N_("Correction"),
    AmendmentKind.SUPPLEMENT: N_("Supplement"),
    AmendmentKind.VIEW: N_("The client's own view"),
}


def _addendum_head(addendum: Addendum) -> Content:
    named = _("line {lines}") if addendum.lines.isdecimal() else _("lines {lines}")
    about = [named.format(lines=addendum.lines)] if addendum.lines else []
    about += [_("case {number}").format(number=addendum.case)] if addendum.case else []
    about += [_kinds(addendum.labels)] if addendum.labels else []
    return Content.assemble(
        (_(_HEADS[addendum.kind]), "$strong bold"),
        "   ",
        (day(addendum.signed_at.astimezone().date()), "$muted"),
        "   ",
        ("   ".join(about), "$muted"),
    )
