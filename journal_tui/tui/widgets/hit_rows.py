"""The answers of a lookup as rows: date, service, the words around the hit; and the preview of one of them."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice.values import Entry, Found, Hit
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.note.marks import is_heading
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import day

ALL_CLIENTS, ALL_TIME = "all-clients", "all-time"
"""Keys of the rows that offer a wider search."""
WHO = 16
"""Cells for whose the answer is, when everybody was searched."""
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


def no_hits(asked: str, *, one_client: bool, period: bool) -> list[Row]:
    """Nothing was found: say where was searched, and offer the next wider search."""
    rows = [text(_("Nothing on “{words}”.").format(words=render.one_line(asked)), "$strong bold")]
    if one_client:
        rows += [text(_("Only this client was searched."), "$muted"), blank(), _way(ALL_CLIENTS, _("Search all clients"))]
    elif period:
        rows += [text(_("Only that time was searched."), "$muted"), blank(), _way(ALL_TIME, _("Search all the time"))]
    return rows


def _way(key: str, words: str) -> Row:
    return row(key, Cell("Enter", "$accent bold", width=6), Cell(words, "$ink", strong=True))


def hit_rows(found: Found, grouping: Grouping, who: Mapping[str, Content]) -> list[Row]:
    """Headings and answers, in the order in which they were found; `who` says whose they are, when several may be."""
    groups: dict[str, list[Hit]] = {}
    for hit in found.hits:
        groups.setdefault(_BY[grouping](hit), []).append(hit)
    rows: list[Row] = []
    for name, hits in groups.items():
        if rows:
            rows.append(blank())
        count = found.total if grouping is Grouping.KIND else len(hits)
        rows.append(heading(name or _("Entries"), str(count)))
        rows += [_hit_row(hit, None if grouping is Grouping.CLIENT else who.get(hit.client)) for hit in hits]
    return rows


def _hit_row(hit: Hit, who: Content | None) -> Row:
    right = Content.styled(_("amended"), "$strong bold") if hit.amended else None
    return row(
        hit.entry,
        Cell(day(hit.at.astimezone().date()), "$muted", width=10),
        *([] if who is None else [Cell(who, width=WHO)]),
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
    words = [re.compile(rf"(?<!\w){re.escape(hit.snippet[start:end])}(?!\w)") for start, end in hit.marks]
    found = [(sum(word.search(line) is not None for word in words), -row) for row, line in enumerate(lines)]
    at = -max(found)[1]

    headings = entry.layout.lines() if entry.layout else frozenset()
    over = next((lines[row] for row in range(at, -1, -1) if is_heading(lines[row], headings)), "")
    body = reading(lines[at], named[at] if len(named) == len(lines) else "", hidden=hidden)
    head = Content.assemble((day(hit.at.astimezone().date()), "$muted"), "  ", (service_name(hit.service), "$muted"))
    title = Content.styled(render.one_line(over), "$strong bold")
    return Content("\n").join([head, *([title] if over else []), body])
