"""How signed text is shown for reading: one entry with its addenda, headings bold, names warm or codes cool."""

from collections.abc import Collection, Mapping
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
    headings = entry.layout.lines() if entry.layout else frozenset()
    parts = [_bold_headings(reading(entry.text, entry.identified, hidden=hidden), headings)]
    parts += [Content(""), _facts(entry)]
    if entry.error:
        words = _("The names behind the codes cannot be put back.")
        parts.append(Content.assemble(("▲ ", "$watch"), (words, "$watch")))
    for addendum in entry.addenda:
        parts += [Content(""), _addendum_head(addendum), reading(addendum.text, addendum.identified, hidden=hidden)]
    return Content("\n").join(parts)


def _bold_headings(text: Content, headings: Collection[str]) -> Content:
    lines = text.split("\n", allow_blank=True)
    return Content("\n").join(line.stylize("$strong bold") if is_heading(line.plain, headings) else line for line in lines)


def _facts(entry: Entry) -> Content:
    kinds = ", ".join(each.title(language()).lower() for each in labels() if each.code in entry.labels)
    said = [_("signed {day}").format(day=moment(entry.signed_at)), entry.digest, word(entry.sensitivity)]
    said[-1] += f" ({kinds})" if kinds else ""
    if entry.risk is not None:
        said.append(_("risk: {risk}").format(risk=word(entry.risk)))
    if entry.source:
        said.append(_("From somebody else: {reason}").format(reason=entry.source))
    return Content.styled("   ".join(said), "$muted")


_HEADS: Final[Mapping[AmendmentKind, str]] = {
    AmendmentKind.ERROR: N_("Correction"),
    AmendmentKind.SUPPLEMENT: N_("Supplement"),
    AmendmentKind.VIEW: N_("The client's own view"),
}


def _addendum_head(addendum: Addendum) -> Content:
    about = [_("lines {lines}").format(lines=addendum.lines)] if addendum.lines else []
    about += [_("case {number}").format(number=addendum.case)] if addendum.case else []
    return Content.assemble(
        (_(_HEADS[addendum.kind]), "$strong bold"),
        "   ",
        (day(addendum.signed_at.astimezone().date()), "$muted"),
        "   ",
        ("   ".join(about), "$muted"),
    )
