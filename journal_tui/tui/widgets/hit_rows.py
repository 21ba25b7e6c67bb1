"""The answers of a lookup as rows: date, service, the words around the hit; and the preview of one of them."""

from collections.abc import Callable
from enum import StrEnum

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.templates import find
from journal_tui.practice.values import Entry, Found, Hit
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.note.marks import is_heading
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.tui.widgets.session_panes import reading
from journal_tui.wording import day

LEAD = 24
"""Characters before the hit that a row shows at most, so that the hit itself is never cut off."""


class Grouping(StrEnum):
    """By what the answers are grouped."""

    KIND = "kind"
    CLIENT = "client"
    MONTH = "month"


_BY: dict[Grouping, Callable[[Hit], str]] = {
    Grouping.KIND: lambda _hit: "",
    Grouping.CLIENT: lambda hit: hit.pseudonym,
    Grouping.MONTH: lambda hit: day(hit.at.astimezone().date())[:7],
}


def hit_rows(found: Found, grouping: Grouping, asked: str) -> list[Row]:
    """Headings and answers, in the order in which they were found."""
    if not found.hits:
        return [text(_("Nothing on “{words}”.").format(words=render.one_line(asked)), "$strong bold")]
    groups: dict[str, list[Hit]] = {}
    for hit in found.hits:
        groups.setdefault(_BY[grouping](hit), []).append(hit)
    rows: list[Row] = []
    for name, hits in groups.items():
        if rows:
            rows.append(blank())
        count = found.total if grouping is Grouping.KIND else len(hits)
        rows.append(heading(name or _("Entries"), str(count)))
        rows += [_hit_row(hit) for hit in hits]
    return rows


def _hit_row(hit: Hit) -> Row:
    right = Content.styled(_("amended"), "$strong bold") if hit.amended else None
    return row(
        hit.entry,
        Cell(day(hit.at.astimezone().date()), "$muted", width=10),
        Cell(service_name(hit.service), "$ink", width=6),
        Cell(snippet(hit), grow=True),
        right=right,
    )


def snippet(hit: Hit) -> Content:
    """The words around the hit; what was asked for is bold and underlined, codes keep their colour."""
    shown = Content.styled(render.one_line(hit.snippet), "$ink")
    stored = render.stored(hit.snippet)
    if stored.plain == shown.plain:
        shown = stored
    for start, end in hit.marks:
        shown = shown.stylize("$strong bold underline", start, end)
    first = hit.marks[0][0] if hit.marks else 0
    cut = hit.snippet.rfind(" ", 0, max(first - LEAD, 0) + 1) + 1 if first > LEAD else 0
    return Content.assemble(("…", "$ink"), shown[cut:]) if cut else shown


def preview(hit: Hit, entry: Entry, *, hidden: bool) -> Content:
    """The paragraph in which the hit stands, under its heading, names put back while names show."""
    lines = entry.text.split("\n")
    named = entry.identified.split("\n") if entry.identified else []
    words = [hit.snippet[start:end] for start, end in hit.marks]
    at = next((row for row, line in enumerate(lines) if any(word in line for word in words)), 0)

    template = find(entry.template)
    headings = template.lines() if template else frozenset()
    over = next((lines[row] for row in range(at, -1, -1) if is_heading(lines[row], headings)), "")
    body = reading(lines[at], named[at] if len(named) == len(lines) else "", hidden=hidden)
    head = Content.assemble((day(hit.at.astimezone().date()), "$muted"), "  ", (service_name(hit.service), "$muted"))
    title = Content.styled(render.one_line(over), "$strong bold")
    return Content("\n").join([head, *([title] if over else []), body])
