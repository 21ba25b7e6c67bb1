"""The answers of a lookup as rows: date, service, the words around the hit; and the preview of one of them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from textual.content import Content

from journal_tui.locales import _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.values import Agreement, AgreementState, Goal
from journal_tui.practice.periods import season_code
from journal_tui.practice.values import Entry, Found, Hit
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.note.marks import is_heading
from journal_tui.tui.widgets.continuity_rows import goal_words
from journal_tui.tui.widgets.reading import reading
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import day, word

ALL_CLIENTS, ALL_TIME = "all-clients", "all-time"
"""Keys of the rows that offer a wider search."""
WHO, LONGEST = 16, 24
"""Cells for whose the answer is, when everybody was searched: no fewer, and no more."""
LEAD, SHORT_LEAD = 23, 10
"""Characters before the hit that a row shows at most, so that the hit itself is never cut off; fewer where names stand."""


class Grouping(StrEnum):
    """By what the answers are grouped."""

    KIND = "kind"
    TOPIC = "topic"
    CLIENT = "client"
    MONTH = "month"


def _kind(hit: Hit) -> str:
    """The heading of a kind; homework stands with the agreements."""
    if hit.kind in ("agreement", "homework"):
        return _("Agreements")
    return _("Goals") if hit.kind == "goal" else _("Entries")


_BY: dict[Grouping, Callable[[Hit], str]] = {
    Grouping.KIND: _kind,
    Grouping.TOPIC: lambda hit: topic_title(hit.topic, language()) if hit.topic else _kind(hit),
    Grouping.CLIENT: lambda hit: hit.pseudonym,
    Grouping.MONTH: lambda hit: day(hit.at.astimezone().date())[:7],
}


def no_hits(asked: str, found: Found, *, one_client: bool) -> list[Row]:
    """Nothing was found: say where was searched, what the nearest time has, and offer the next wider search."""
    when = period_words(found.start, found.end)
    words = render.one_line(" ".join(word for word in asked.split() if not word.startswith("@")) or asked)
    title = _("Nothing on “{words}” {when}.") if when else _("Nothing on “{words}”.")
    rows = [text(title.format(words=words, when=when), "$strong bold")]
    if found.elsewhere is not None:
        near = found.elsewhere
        said = ngettext("There is {count} from {when}.", "There are {count} from {when}.", near.count)
        rows += [text(said.format(count=near.count, when=period_words(near.start, near.end)), "$muted")]
        rows += [blank(), _way(ALL_TIME, _("Search all the time"))]
    elif one_client:
        rows += [text(_("Only this client was searched."), "$muted"), blank(), _way(ALL_CLIENTS, _("Search all clients"))]
    elif when:
        rows += [text(_("Only that time was searched."), "$muted"), blank(), _way(ALL_TIME, _("Search all the time"))]
    return rows


def period_words(start: date | None, end: date | None) -> str:
    """What a time is called: a season with its year, or its first and last day; empty for all the time."""
    if start is None or end is None:
        return ""
    names = {
        "spring": _("spring {year}"),
        "summer": _("summer {year}"),
        "autumn": _("autumn {year}"),
        "winter": _("winter {year}"),
    }
    code = season_code(start, end)
    year = f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    return names[code].format(year=year) if code else _("{start} to {end}").format(start=day(start), end=day(end))


def _way(key: str, words: str) -> Row:
    return row(key, Cell("Enter", "$accent bold", width=6), Cell(words, "$ink", strong=True))


def hit_rows(found: Found, grouping: Grouping, who: Mapping[str, Content]) -> list[Row]:
    """Headings and answers, in the order in which they were found; `who` says whose they are, when several may be."""
    groups: dict[str, list[Hit]] = {}
    longest = max((who[hit.client].cell_length for hit in found.hits if hit.client in who), default=WHO)
    width = min(max(longest, WHO), LONGEST)
    for hit in found.hits:
        groups.setdefault(_BY[grouping](hit), []).append(hit)
    rows: list[Row] = []
    for name, hits in groups.items():
        if rows:
            rows.append(blank())
        rows.append(heading(name, str(len(hits))))
        rows += [_hit_row(hit, None if grouping is Grouping.CLIENT else who.get(hit.client), width) for hit in hits]
    return rows


def _hit_row(hit: Hit, who: Content | None, width: int) -> Row:
    right = Content.styled(_("amended"), "$strong bold") if hit.amended else None
    middle = Cell(service_name(hit.service), "$ink", width=7)
    if hit.kind != "entry":
        middle = Cell(topic_title(hit.topic, language()).lower() if hit.topic else _("goal"), "$ink", width=7)
        right = Content.styled(word(AgreementState(hit.state)), "$muted") if hit.kind != "goal" else None
    return row(
        hit.entry,
        Cell(day(hit.at.astimezone().date()), "$muted", width=10),
        *([] if who is None else [Cell(who, width=width)]),
        middle,
        Cell(snippet(hit, LEAD if who is None else SHORT_LEAD), grow=True),
        right=right,
    )


def snippet(hit: Hit, lead: int = LEAD) -> Content:
    """The words around the hit; what was asked for is bold and underlined, codes keep their colour.

    Args:
        hit: What was found.
        lead: Characters before the hit at most; the line begins with a whole word and never inside a code.
    """
    shown = Content.styled(render.one_line(hit.snippet), "$ink")
    stored = render.stored(hit.snippet)
    if stored.plain == shown.plain:
        shown = stored
    for start, end in hit.marks:
        shown = shown.stylize("$strong bold underline", start, end)
    first = hit.marks[0][0] if hit.marks else 0
    cut = 0
    if first > lead:
        cut = hit.snippet.find(" ", first - lead, first) + 1 or first
        if hit.snippet.rfind("‹", 0, cut) > hit.snippet.rfind("›", 0, cut):
            cut = hit.snippet.find("›", cut, first) + 1 or first
    return Content.assemble(("…", "$ink"), shown[cut:]) if cut else shown


def preview(hit: Hit, entry: Entry, *, hidden: bool, close: bool = False) -> Content:
    """The paragraph in which the hit stands, under its heading, names put back while names show.

    Args:
        hit: What was found.
        entry: The note that it stands in.
        hidden: Whether names are hidden.
        close: Without the date and the service, which the row just above says.
    """
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
    return Content("\n").join([*([] if close else [head]), *([title] if over else []), body])


def agreement_preview(found: Agreement | Goal, today: date, *, hidden: bool, close: bool = False) -> Content:
    """An agreement or a goal as it stands: date and topic, the words, how it went or how near it is.

    Args:
        found: What was found.
        today: For what is late.
        hidden: Whether names are hidden.
        close: Without date and topic, which the row just above says, and without a blank line.
    """
    about = _("goal") if isinstance(found, Goal) else topic_title(found.topic, language()).lower()
    head = Content.assemble((day(found.at.astimezone().date()), "$muted"), "  ", (about, "$muted"))
    words = reading(found.text, found.identified, hidden=hidden).stylize_before("$strong bold")
    above, gap = ([], []) if close else ([head], [Content("")])
    if isinstance(found, Goal):
        told = "  ".join((goal_words(found), " ".join(str(rating.value) for rating in found.ratings)))
        return Content("\n").join([*above, words, *gap, Content.styled(told, "$muted")])
    parts = [word(found.kind)]
    if found.due is not None:
        parts.append(_("by {day}").format(day=day(found.due)))
    if found.settled_at is not None:
        when = day(found.settled_at.astimezone().date())
        parts.append(_("followed up {day}: {state}").format(day=when, state=word(found.state)))
    elif found.overdue(today):
        parts.append(_("still open"))
    return Content("\n").join([*above, words, *gap, Content.styled(", ".join(parts), "$muted")])
