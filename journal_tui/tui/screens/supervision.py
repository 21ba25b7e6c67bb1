"""Handledning: the words that may still point at somebody, one by one; then the text is written to a new file.

The text lives in memory only, and is gone when the page is left. No name stands on it but what has to be decided.
"""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.supervision.nouns import Noun
from journal_tui.practice.supervision.prepared import Decision, Prepared, Way
from journal_tui.tui import render
from journal_tui.tui import timeline_commands as commands
from journal_tui.tui.commands import Back
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row

_SAID = {Way.KEEP: N_("is kept"), Way.OUT: N_("is left out")}
_AROUND, _BEFORE = 700, 16


class SupervisionScreen(PageScreen[bool]):
    """The words to decide, and the text as it will stand in the file. True when it was written."""

    OFFERS = (commands.KeepNoun, commands.ReplaceNoun, commands.LeaveNounOut, commands.WriteSupervision, Back)
    SIDE = True
    HAS_CLOCK = False
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Supervision")
    HELP = N_(
        "Names have become roles, dates weeks, ages ten-year bands. Each word that may still point at somebody is decided "
        "here: {key:keep-noun} keeps it, {key:replace-noun} replaces it, {key:leave-noun-out} leaves it out. {key:write-supervision} writes the file when nothing is left. Esc writes nothing."
    )
    DEFAULT_CSS = """
    SupervisionScreen #nouns { height: 1fr; }
    SupervisionScreen #below { height: 5; padding: 0 2; background: $panel; margin-top: 1; }
    SupervisionScreen.-wide #below, SupervisionScreen.-huge #below { display: none; }
    SupervisionScreen.-short #below, SupervisionScreen.-tiny #below, SupervisionScreen.-speck #below { display: none; }
    """

    def __init__(self, prepared: Prepared, pseudonym: str) -> None:
        """Decide on this text."""
        super().__init__()
        self.prepared, self.pseudonym = prepared, pseudonym
        self.decisions: dict[int, Decision] = {}
        self.working = False

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.prepared.client

    def main(self) -> ComposeResult:
        """The words, and the text around the one under the bar."""
        yield RowList(id="nouns", always_lit=True)
        with VerticalScroll(id="below", can_focus=False):
            yield Static(id="below-text", markup=False)

    def side(self) -> ComposeResult:
        """The text beside, from 100 columns."""
        with VerticalScroll(id="beside", can_focus=False):
            yield Static(id="side-text", markup=False)

    def on_mount(self) -> None:
        """Begin with the first word."""
        super().on_mount()
        self.query_one("#nouns").focus()

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Everything."""
        count = len(self.prepared.entries)
        said = ngettext("{count} entry", "{count} entries", count).format(count=count)
        self.header(_("Supervision"), Content.assemble(render.code(self.pseudonym), "  ", (said, "$muted")))
        rows = [self._row(noun) for noun in self.prepared.nouns]
        self.query_one("#nouns", RowList).show(rows or [row("", Cell(_("No word is left to decide."), "$strong bold"))])
        self._paint_text()
        waiting = len(self.prepared.waiting(self.decisions))
        if self.working:
            self.status(Content.assemble(("► ", "$accent"), (_("searching for names"), "$ink")), "")
        elif waiting:
            left = ngettext("{count} word to decide", "{count} words to decide", waiting).format(count=waiting)
            self.status(Content.styled(f"▲ {left}", "$watch"))
        else:
            self.status(
                Content.assemble(
                    ("● ", "$ok"), (_("Everything is decided; {key:write-supervision} writes the file."), "$ink")
                )
            )

    def _row(self, noun: Noun) -> Row:
        decision = self.decisions.get(noun.number)
        if decision is None:
            state = Content.styled(f"▲ {_('known here') if noun.sure else _('decide')}", "$watch")
        elif decision.way is Way.REPLACE:
            state = Content.styled(f"→ {render.one_line(decision.text)}", "$muted")
        else:
            state = Content.styled(_(_SAID[decision.way]), "$muted")
        before, ends = noun.before[-_BEFORE:], noun.places[0][1] + len(noun.after)
        goes_on = self.prepared.text[ends : ends + 1].strip("\n")
        around = Content.assemble(
            (f"{'…' if len(noun.before) > _BEFORE else ''}{render.one_line(before)}", "$muted"),
            (render.one_line(noun.word), "$ink underline"),
            (f"{render.one_line(noun.after)}{'…' if goes_on else ''}", "$muted"),
        )
        return row(
            str(noun.number),
            Cell(render.one_line(noun.word), "$ink", width=18, strong=True),
            Cell(f"{len(noun.places)}", "$muted", width=2),
            Cell(around, grow=True),
            right=state,
        )

    def _paint_text(self) -> None:
        """What stands around the word under the bar, and the others underlined until they are decided."""
        noun = self.current()
        text = self.prepared.text
        start, end = noun.places[0] if noun else (0, 0)
        first = text.rfind("\n\n", 0, max(start - _AROUND, 0)) + 1 if start > _AROUND else 0
        shown = Content.styled(render.inert(text[first : end + _AROUND]), "$ink")
        for each in self.prepared.waiting(self.decisions):
            for low, high in each.places:
                if first <= low and high <= end + _AROUND:
                    shown = shown.stylize("underline", low - first, high - first)
        if noun:
            shown = shown.stylize("$strong bold underline", start - first, end - first)
        self.query_one("#side-text", Static).update(shown)
        line = text.rfind("\n", 0, start) + 1
        near = Content.styled(render.inert(text[line : end + _AROUND]), "$ink")
        if noun:
            near = near.stylize("$strong bold underline", start - line, end - line)
        self.query_one("#below-text", Static).update(near)

    def ready(self) -> frozenset[str]:
        """The file waits until nothing is left."""
        offered = {command.id() for command in self.OFFERS} | {command.id() for command in self.ALSO}
        if self.prepared.waiting(self.decisions):
            offered -= {commands.WriteSupervision.id()}
        return frozenset(offered)

    # -- deciding -----------------------------------------------------------------------------

    def current(self) -> Noun | None:
        """The word under the bar."""
        key = self.query_one("#nouns", RowList).key
        return next((noun for noun in self.prepared.nouns if str(noun.number) == key), None)

    @on(RowList.Moved, "#nouns")
    def _moved(self) -> None:
        self._paint_text()

    @on(RowList.Opened, "#nouns")
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_replace()

    def decide(self, decision: Decision) -> None:
        """Decide on the word under the bar, and go on to the next that waits."""
        noun = self.current()
        if noun is None:
            return
        self.decisions[noun.number] = decision
        waiting = self.prepared.waiting(self.decisions)
        self.repaint()
        following = next((each for each in waiting if each.number > noun.number), waiting[0] if waiting else noun)
        self.query_one("#nouns", RowList).select(str(following.number))

    def action_keep(self) -> None:
        noun = self.current()
        if noun is not None and noun.sure:
            self.host.done(_("It is known to name somebody: replace it or leave it out."))
        else:
            self.decide(Decision(Way.KEEP))

    def action_out(self) -> None:
        self.decide(Decision(Way.OUT))

    def action_replace(self) -> None:
        if self.current() is not None:
            self.replace()

    @work(exclusive=True, group="flow", description="replace a noun")
    async def replace(self) -> None:
        """Ask what shall stand there."""
        noun = self.current()
        if noun is None:
            return
        what = Content.assemble((render.one_line(noun.word), "$ink underline"))
        typed = await self.host.push_screen_wait(OneLineDialog(_("Replace by"), what, N_("Words"), _("Replace")))
        if typed:
            self.decide(Decision(Way.REPLACE, typed))

    # -- writing ------------------------------------------------------------------------------

    def action_write(self) -> None:
        if self.working:
            return
        if self.prepared.waiting(self.decisions):
            self.host.done(_("Decide on every word first."))
        else:
            self.write()

    @work(exclusive=True, group="flow", description="write supervision")
    async def write(self) -> None:
        """Ask where, search, write."""
        what = _("The file is not sealed. It must not be re-identified, and is destroyed after the supervision.")
        typed = await self.host.push_screen_wait(OneLineDialog(_("Write to a new file"), what, N_("File"), _("Write it")))
        if not typed:
            return
        prepared, decisions = self.prepared, dict(self.decisions)
        self.working = True
        self.repaint()
        try:
            await self.host.gateway.ask(lambda p: p.supervision.write(prepared, decisions, Path(typed).expanduser()))
        finally:
            self.working = False
            self.repaint()
        self.host.done(_("The text for supervision is written, and the log says so."))
        if self.is_current:
            self._close(written=True)

    def action_back(self) -> None:
        if self.decisions:
            self.leave()
        else:
            self._close(written=False)

    @work(exclusive=True, group="flow", description="leave supervision")
    async def leave(self) -> None:
        """Decisions are kept nowhere, so leaving is asked about."""
        chosen = await self.host.push_screen_wait(
            ChoiceDialog(
                _("Leave without writing"),
                _("What you have decided is kept nowhere. No file has been written."),
                [Choice("l", _("Leave"), "leave"), Choice("escape", _("Back to the words"), "back")],
                safe="back",
            )
        )
        if chosen == "leave":
            self._close(written=False)

    def _close(self, *, written: bool) -> None:
        closed = self.dismiss(written)
        del closed
