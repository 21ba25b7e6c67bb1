"""One case: what to do next, its facts, what was written in it, and what happened.

The rule: the page offers only the acts that the case can take now, and says in words which is next.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.rights.case_words import ANSWERED, CORRECTED, WRITTEN, Case, CaseKind, CaseState
from journal_tui.tui import case_data as data
from journal_tui.tui import case_ways as ways
from journal_tui.tui.case_commands import (
    AnswerComplaint,
    ChooseGround,
    CloseCase,
    Correct,
    ExtendCase,
    IdentifyClient,
    KeepView,
    NoteWriting,
    PreviewErasure,
    RefuseCase,
    RunCase,
    ShowClient,
    WeighCase,
    WriteLetter,
)
from journal_tui.tui.case_data import CaseSheet
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.letter_ways import letters_of, write_letter
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.case_rows import sheet_rows
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording.rights import kind_words

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

CLOSED_BY_HAND = frozenset({CaseKind.COMPLAINT, CaseKind.CLAIM})
WITH_GROUND = frozenset({CaseKind.ERASURE, CaseKind.RESTRICTION})


class CaseScreen(PageScreen[None]):
    """The page of a case."""

    OFFERS = (
        IdentifyClient,
        PreviewErasure,
        ChooseGround,
        NoteWriting,
        WeighCase,
        Correct,
        KeepView,
        AnswerComplaint,
        RunCase,
        CloseCase,
        ExtendCase,
        RefuseCase,
        WriteLetter,
        ShowClient,
        Back,
    )
    HELP_TITLE = N_("A case")
    HELP = N_(
        "The first line says what comes next and its key. Nothing is carried out before the client is identified. The last day "
        "can be extended once, with {key:extend-case}, when the client has been told."
    )

    def __init__(self, number: str) -> None:
        """Show this case."""
        super().__init__()
        self.number = number
        self.sheet: CaseSheet | None = None

    def main(self) -> ComposeResult:
        yield RowList(id="sheet")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#sheet", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load a case")
    async def load(self) -> None:
        """Read the case."""
        number = self.number
        self.sheet = await self.host.gateway.ask(lambda p: data.sheet(p, number))
        self.repaint()

    def paint(self) -> None:
        if self.sheet is None:
            self.header("")
            return
        case = self.sheet.case
        words = kind_words(case.kind)
        self.header(words[:1].upper() + words[1:], _("case {number}").format(number=case.number))
        width = self.query_one("#main").size.width or self.size.width
        rows = sheet_rows(self.sheet, way_on(case), hidden=self.names_hidden, width=width)
        self.query_one("#sheet", RowList).show(rows)
        self.status("")

    def offers(self) -> tuple[type[Command], ...]:
        """What this case can take now."""
        if self.sheet is None:
            return (Back,)
        return tuple(command for command in self.OFFERS if command is Back or allowed(self.sheet, command))

    # ---------------------------------------------------------------- keys
    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        from journal_tui.tui.screens.client_card import ClientCardScreen

        kind, _colon, client = event.key.partition(":")
        if kind == "twin":
            self.host.show(ClientCardScreen(client))
        else:
            self.action_client()

    def action_client(self) -> None:
        from journal_tui.tui.screens.client_card import ClientCardScreen

        if self.sheet is not None and self.sheet.who.name:
            self.host.show(ClientCardScreen(self.sheet.case.client))

    def action_preview(self) -> None:
        from journal_tui.tui.screens.erase import EraseScreen

        if self._may(PreviewErasure):
            self.host.show(EraseScreen(self.number))

    def action_identify(self) -> None:
        self.take(IdentifyClient, ways.identify)

    def action_ground(self) -> None:
        self.take(ChooseGround, ways.give_ground)

    def action_writing(self) -> None:
        self.take(NoteWriting, ways.note_writing)

    def action_extend(self) -> None:
        self.take(ExtendCase, ways.extend)

    def action_weigh(self) -> None:
        from journal_tui.tui.screens.case_writing import WeighScreen

        if self._may(WeighCase):
            self.host.show(WeighScreen(self.number))

    def action_answer(self) -> None:
        from journal_tui.tui.screens.case_writing import AnswerScreen

        if self._may(AnswerComplaint):
            self.host.show(AnswerScreen(self.number))

    def action_view(self) -> None:
        from journal_tui.tui.screens.case_writing import ViewScreen

        if self._may(KeepView):
            self.host.show(ViewScreen(self.number))

    def action_correct(self) -> None:
        from journal_tui.tui.rectify_ways import correct

        self.take(Correct, correct)

    def action_letter(self) -> None:
        if self.sheet is not None:
            notices = self.sheet.notices
            self.take(WriteLetter, lambda app, case: write_letter(app, case, notices))

    def action_refuse(self) -> None:
        self.take(RefuseCase, ways.refuse)

    def action_close_case(self) -> None:
        self.take(CloseCase, ways.close)

    def action_run(self) -> None:
        if self.sheet is None or not self._may(RunCase):
            return
        if self.sheet.case.kind is CaseKind.ERASURE:
            self.action_preview()
        else:
            self.take(RunCase, ways.run)

    def _may(self, command: type[Command]) -> bool:
        if self.sheet is not None and allowed(self.sheet, command):
            return True
        self.host.done(_("Not for this case now. The first line says what comes next."))
        return False

    def take(self, command: type[Command], act: "Callable[[AppBase, Case], Awaitable[bool]]") -> None:
        """Do one act, if the case can take it now."""
        if self._may(command):
            self.acting(act)

    @work(exclusive=True, group="act", description="act on a case")
    async def acting(self, act: "Callable[[AppBase, Case], Awaitable[bool]]") -> None:
        """Ask, do, read the case anew."""
        if self.sheet is not None and await act(self.host, self.sheet.case):
            self.load()


def allowed(sheet: CaseSheet, command: type[Command]) -> bool:
    """Whether a case can take a command now."""
    case = sheet.case
    if command is ShowClient:
        return bool(sheet.who.name)
    if command is WriteLetter:
        return bool(letters_of(case) or sheet.notices)
    if case.over:
        return False
    known = case.identity is not None
    ready = known and (bool(case.ground) or case.kind not in WITH_GROUND)
    if command is RunCase:
        approved = case.kind is not CaseKind.ERASURE or case.state is CaseState.APPROVED
        corrected = case.kind is not CaseKind.RECTIFICATION or _has(case, CORRECTED)
        return case.kind in ways.RUN and ready and approved and corrected
    return {
        IdentifyClient: not known,
        PreviewErasure: case.kind is CaseKind.ERASURE,
        ChooseGround: case.kind in WITH_GROUND and case.state is not CaseState.APPROVED,
        NoteWriting: known and _by_mouth(case),
        WeighCase: known and case.kind is CaseKind.OBJECTION,
        RefuseCase: case.kind is not CaseKind.CLAIM,
        Correct: known and case.kind is CaseKind.RECTIFICATION,
        KeepView: known and case.kind is CaseKind.RECTIFICATION,
        AnswerComplaint: known and case.kind is CaseKind.COMPLAINT,
        CloseCase: case.kind is CaseKind.CLAIM or (case.kind is CaseKind.COMPLAINT and _has(case, ANSWERED)),
        ExtendCase: not case.extended and case.days_left >= 0,
    }.get(command, True)


def _has(case: Case, step: str) -> bool:
    return any(each.code == step for each in case.steps)


def _by_mouth(case: Case) -> bool:
    """Whether an erasure was asked for otherwise than in writing."""
    return case.kind is CaseKind.ERASURE and case.channel not in WRITTEN


_LINE = 74


def way_on(case: Case) -> Content:
    """The first line: what comes next, and its key; and the letter, where there is one to write and it is whole at 80 columns."""
    key, words = _next(case)
    said = Content.styled(words, "$muted")
    if key:
        said = Content.assemble((_("Next"), "$strong bold"), "  ", (key, "$accent bold"), "  ", (words, "$ink"))
    letter = Content.assemble("   ", (WriteLetter.shown_key(), "$accent bold"), "  ", (_("write the letter"), "$ink"))
    return said + letter if letters_of(case) and said.cell_length + letter.cell_length <= _LINE else said


def _next(case: Case) -> tuple[str, str]:
    """The first of these that holds: the key, and what it does; no key when nothing is left to do."""
    kind, erasure = case.kind, case.kind is CaseKind.ERASURE
    ways_on = (
        (case.over, None, _("Nothing more to do here.")),
        (case.identity is None, IdentifyClient, _("note how you know that it is the client")),
        (kind in WITH_GROUND and not case.ground, ChooseGround, _("choose the ground")),
        (_by_mouth(case), NoteWriting, _("note the written request, once it has come")),
        (
            erasure and case.state is not CaseState.APPROVED,
            PreviewErasure,
            _("look at what would go, and approve it"),
        ),
        (kind is CaseKind.OBJECTION, WeighCase, _("weigh the two sides in writing")),
        (
            kind is CaseKind.RECTIFICATION and not _has(case, CORRECTED),
            Correct,
            _("put right what is wrong, or keep the client's own view and refuse"),
        ),
        (kind is CaseKind.COMPLAINT and not _has(case, ANSWERED), AnswerComplaint, _("answer the complaint")),
        (kind in CLOSED_BY_HAND, CloseCase, _("close it when it is settled")),
        (kind is CaseKind.RECTIFICATION, RunCase, _("finish, when everything is put right")),
        (True, RunCase, _("carry it out")),
    )
    command, words = next((command, words) for holds, command, words in ways_on if holds)
    return (command.shown_key() if command is not None else "", words)
