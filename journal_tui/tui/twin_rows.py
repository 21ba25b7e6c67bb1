"""The rows of whoever was taken in twice: on a client's card, on a case, on the page of all of them; pure."""

from collections.abc import Sequence

from textual.content import Content

from journal_tui.locales import _
from journal_tui.tui import render
from journal_tui.tui.case_data import CaseWho
from journal_tui.tui.twin_data import Pair, Twin, Twins
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text

TWIN = "twin"
"""What the keys of these rows begin with."""
NAME, CODE = 22, 12


def twin_rows(found: Sequence[Twin], *, hidden: bool) -> list[Row]:
    """`Also Tove Kvarnlund P-…`, `Perhaps the same as …`: a quiet line each; Enter opens the other card."""
    return [
        row(
            f"{TWIN}:{each.client}",
            Cell(_("Also") if each.same else _("Perhaps the same as"), "$muted", gap=2),
            Cell(who_words(each.who, hidden=hidden), strong=True),
            Cell("" if hidden else render.code(each.who.pseudonym), gap=2),
            right=Content.styled(_("{key:who-else} whether"), "$muted") if not each.same else None,
        )
        for each in found
    ]


def who_words(who: CaseWho, *, hidden: bool) -> Content:
    """A name, or the code in its place."""
    return render.code(who.pseudonym or "…") if hidden else render.name(who.name)


def pair_rows(found: Twins, *, hidden: bool) -> list[Row]:
    """Those who may be one person first, then those who are."""
    unsaid = [_pair(each, hidden=hidden) for each in found.pairs if not each.same]
    said = [_pair(each, hidden=hidden) for each in found.pairs if each.same]
    if not unsaid and not said:
        return [
            text(_("Nobody seems to be here twice."), "$strong bold"),
            text(_("Two clients with the same name or phone would stand here."), "$muted"),
        ]
    rows = [heading(_("Perhaps the same person"), str(len(unsaid))), *unsaid] if unsaid else []
    if said:
        rows += [*([blank()] if rows else []), heading(_("One person"), str(len(said))), *said]
    return rows


def _pair(pair: Pair, *, hidden: bool) -> Row:
    cells = []
    for each in (pair.one, pair.other):
        cells.append(Cell(who_words(each.who, hidden=hidden), width=NAME, strong=True))
        cells.append(Cell("" if hidden else render.code(each.who.pseudonym), width=CODE, gap=2))
    return row(pair.key, *cells)
