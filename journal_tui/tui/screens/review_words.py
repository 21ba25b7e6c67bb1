"""What the keys of the review page do to words and codes.

Rules: one decision at a time, in the order of the keys; after each the bar stands on the next word that waits; what was
decided is saved at once and can be taken back while the note is open.
"""

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content

from journal_tui.locales import _, ngettext
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.tokens import CLIENT, parse_label
from journal_tui.tui import render
from journal_tui.tui.asking import PICKED, ask_code, ask_role, ask_same, codes_of
from journal_tui.tui.deciding import Deciding
from journal_tui.tui.gateway import Failure
from journal_tui.tui.kinds import code_kind_dialog, kind_dialog
from journal_tui.tui.modals.codes import merge_dialog
from journal_tui.tui.note.decisions import Line
from journal_tui.tui.note.sitting import Sitting, counted, head
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from journal_tui.tui.screens.session import SessionScreen


class WordsScreen(PageScreen[None]):
    """The deciding half of the review page."""

    session: "SessionScreen"
    deciding: Deciding

    @property
    def sitting(self) -> Sitting:
        """What was decided in this note so far."""
        return self.deciding.sitting

    @property
    def waiting(self) -> list[Line]:
        """The words that wait."""
        return self.deciding.waiting

    def line(self) -> Line | None:
        """The word under the bar, if it waits."""
        key = self.query_one(RowList).key if self.query("#rows") else ""
        return next((line for line in self.waiting if line.key == key), None)

    def code(self) -> str:
        """The code under the bar, as the label of what was decided; empty on any other row."""
        key = self.query_one(RowList).key if self.query("#rows") else ""
        return next((line.label for line in self.sitting.decided if line.key == key and line.token), "")

    # -- about a word -------------------------------------------------------------------------

    @work(group="decide", description="decide")
    async def action_accept(self) -> None:
        async with self.sitting.turn:
            if (line := self.line()) is not None:
                await self._accept(line, role=line.role)

    @work(group="decide", description="decide")
    async def action_place(self) -> None:
        async with self.sitting.turn:
            if (line := self.line()) is not None:
                await self._accept(line, Kind.LOC)

    @work(group="decide", description="decide")
    async def action_kind(self) -> None:
        async with self.sitting.turn:
            if (line := self.line()) is not None:
                chosen = await self.host.push_screen_wait(kind_dialog(line))
                if chosen is not None:
                    kind = Kind(chosen)
                    await self._accept(line, kind, role=line.role if kind is Kind.PERSON else "")
            elif (code := self.code()) and (held := kind_of(code)) in PICKED:
                chosen = await self.host.push_screen_wait(code_kind_dialog(code, held))
                if chosen is not None and await self.deciding.kind(code, Kind(chosen)):
                    self._changed()

    @work(group="decide", description="decide")
    async def action_role(self) -> None:
        async with self.sitting.turn:
            line, code, editor = self.line(), self.code(), self.deciding.editor
            if line is not None:
                role = await ask_role(self.host, editor, line.word, line.role)
                if role is not None:
                    await self._accept(line, Kind.PERSON, role=role)
            elif kind_of(code) is Kind.PERSON and head(code) != CLIENT.label:
                role = await ask_role(self.host, editor, code, code=True)
                if role is not None and await self.deciding.role(code, role):
                    self._changed()

    @work(group="decide", description="decide")
    async def action_same(self) -> None:
        async with self.sitting.turn:
            line = self.line()
            if line is None:
                return
            await self.session.saver.save()
            same = await ask_same(self.host, self.deciding, self.session.current_client, line, nicknames=True)
            if same is not None:
                at = self._index(line)
                await self.deciding.accept(line, same=same)
                self._settled(at)

    @work(group="decide", description="decide")
    async def action_ordinary(self) -> None:
        async with self.sitting.turn:
            if (line := self.line()) is not None:
                at = self._index(line)
                await self.deciding.ordinary(line)
                self._settled(at)

    @work(group="decide", description="decide")
    async def action_ignore(self) -> None:
        async with self.sitting.turn:
            if (line := self.line()) is not None:
                at = self._index(line)
                await self.deciding.ignore(line)
                self._settled(at)

    @work(group="decide", description="decide")
    async def action_accept_all(self) -> None:
        async with self.sitting.turn:
            if lines := self.waiting:
                await self.deciding.accept_all(lines)
                self._settled(0)
                done = ngettext("One word became a code.", "{count} words became codes.", len(lines))
                self.host.done(f"{done.format(count=len(lines))} {_('Undo: {key:take-back-decision}')}")

    async def _accept(self, line: Line, kind: Kind | None = None, *, role: str = "") -> None:
        at = self._index(line)
        await self.deciding.accept(line, kind, role)
        self._settled(at)

    # -- about codes --------------------------------------------------------------------------

    @work(group="decide", description="decide")
    async def action_merge(self) -> None:
        async with self.sitting.turn:
            await self.session.saver.save()
            codes, editor = await codes_of(self.host, self.session.current_client), self.deciding.editor
            if len(codes) < 2:
                self.host.done(_("This client has fewer than two codes that could be merged."))
                return
            which = Content.styled(_("Which code shall give way?"), "$strong bold")
            source = self.code() or await ask_code(self.host, editor, which, codes)
            if not source:
                return
            kind = kind_of(source)
            others = [code for code in codes if head(code.label) != head(source)]
            others.sort(key=lambda code: code.kind is not kind)
            asked = Content.assemble((_("The same as"), "$strong bold"), "   ", render.code(f"‹{source}›"))
            into = await ask_code(self.host, editor, asked, others, client=kind is Kind.PERSON)
            if into and await self._agreed(source, into) and await self.deciding.merge(source, into):
                self._changed()
                self.host.done(_("The two codes are one from now on. Undo: {key:take-back-decision}"))

    async def _agreed(self, source: str, into: str) -> bool:
        count = counted(self.deciding.editor.text).get(head(source), 0)
        return await self.host.push_screen_wait(merge_dialog(source, into, count)) == "merge"

    # -- back again, and on -------------------------------------------------------------------

    @work(group="decide", description="take back")
    async def action_take_back(self) -> None:
        async with self.sitting.turn:
            if not self.sitting.steps:
                self.host.done(_("Nothing has been decided here yet."))
                return
            words = {line.word for line in self.sitting.steps[-1].lines}
            if await self.deciding.take_back():
                self._settled(next((at for at, line in enumerate(self.waiting) if line.word in words), 0))
                self.host.done(_("The last decision is taken back."))

    def action_next_waiting(self) -> None:
        waiting, rows = self.waiting, self.query_one(RowList)
        keys = [line.key for line in waiting]
        if keys:
            rows.select(keys[(keys.index(rows.key) + 1) % len(keys)] if rows.key in keys else keys[0])

    def _index(self, line: Line) -> int:
        return next((at for at, each in enumerate(self.waiting) if each.key == line.key), 0)

    def _settled(self, at: int) -> None:
        """Show what was decided, put the bar on the next word that waits, and save."""
        waiting = self.waiting
        self.repaint()
        rows = self.query_one(RowList)
        if waiting:
            rows.select(waiting[min(at, len(waiting) - 1)].key)
        else:
            rows.select(self.after_words())
        self.save()

    def _changed(self) -> None:
        """Show what was decided about a code, the bar where it was, and save."""
        self.repaint()
        self.save()

    def after_words(self) -> str:
        """The row on which the bar stands when no word waits."""
        return ""

    @work(group="saving", description="save", exit_on_error=False)
    async def save(self) -> None:
        """Save what was decided; what fails is said on the note and tried again."""
        try:
            await self.session.saver.save(always=True)
            await self.remind()
        except Failure:
            return
        self.repaint()

    async def remind(self) -> None:
        """Look whether what stands in the note may together point at somebody."""


def kind_of(label: str) -> Kind | None:
    """What a code stands for; None for what is no code."""
    parsed = parse_label(label)
    return parsed[0] if parsed is not None else None
