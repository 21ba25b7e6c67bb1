"""A new case: the day it was received, what it is about, and what was written."""

from datetime import date
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.enquiries.values import Enquiry
from journal_tui.practice.rights.case_words import Case, CaseChannel, CaseKind
from journal_tui.practice.rights.deadlines import deadline
from journal_tui.practice.values import Service
from journal_tui.tui import case_data as data
from journal_tui.tui import render
from journal_tui.tui.case_data import CaseWho
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import LABEL, FormScreen
from journal_tui.tui.screens.library_form import SheetArea
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.wording import service_name
from journal_tui.wording.rights import channel_words, kind_words

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

EVERYTHING = "all"
BY_SERVICE = frozenset({CaseKind.ERASURE, CaseKind.RESTRICTION, CaseKind.OBJECTION})


class NewCaseScreen(FormScreen[None]):
    """The form of a new case."""

    WHOM = True
    HELP_TITLE = N_("New case")
    HELP = N_(
        "The day it was received decides by when it must be answered. What was written is kept sealed under the client's own key "
        "and goes with it. {key:save-form} writes the case down."
    )
    DEFAULT_CSS = """
    NewCaseScreen #explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    NewCaseScreen SheetArea { height: 1fr; min-height: 4; }
    """

    def __init__(
        self, client: str, kind: CaseKind, channel: CaseChannel, ground: str, enquiry: Enquiry | None = None
    ) -> None:
        """Open the form.

        Args:
            client: Whose case.
            kind: What is asked for.
            channel: How it came.
            ground: On what ground, or empty.
            enquiry: In place of a client: somebody who has only asked.
        """
        super().__init__()
        self.client, self.kind, self.channel, self.ground = client, kind, channel, ground
        self.enquiry = enquiry
        self.KEEP = f"new-case-{enquiry.id if enquiry else client}-{kind.value}"
        self.who = CaseWho(enquiry.name) if enquiry else CaseWho()
        self.area = SheetArea("", id="text")

    def whom(self) -> tuple[str, str]:
        return self.who.name, self.who.pseudonym

    def fields(self) -> ComposeResult:
        """Day, service, what is wrong, the words."""
        today = self.host.now().date().isoformat()
        yield Field(N_("Received"), id="received", value=today, width=LABEL, hint=N_("the day it came"), check=_day_check)
        if self.kind in BY_SERVICE and self.enquiry is None:
            options = [(EVERYTHING, _("everything")), *((each.value, service_name(each)) for each in Service)]
            yield Choices(N_("Is about"), options, id="service", chosen=(EVERYTHING,), width=LABEL)
        if self.kind is CaseKind.RECTIFICATION:
            yield Field(N_("What is wrong"), id="scope", width=LABEL, hint=N_("phone, e-mail, a note"))
        yield Static(id="explained", markup=False)
        yield self.area

    def on_mount(self) -> None:
        super().on_mount()
        if self.enquiry is None:
            self.find()

    @work(exclusive=True, group="find", description="whose case")
    async def find(self) -> None:
        """Whose case it is."""
        client = self.client
        self.who = await self.host.gateway.ask(lambda p: data.who_of(p, client))
        self.repaint()

    def paint(self) -> None:
        super().paint()
        self.query_one("#explained", Static).update(_("What was written, if you want to keep it:"))
        title = _("New case: {kind}, by {channel}")
        words = title.format(kind=kind_words(self.kind), channel=channel_words(self.channel))
        self.header(words, render.code(self.who.pseudonym))

    def action_save(self) -> None:
        if self.check_all():
            self.save()

    @work(exclusive=True, group="save", description="write a case down")
    async def save(self) -> None:
        """Write it down and open it."""
        received = date.fromisoformat(self.value("received").strip())
        by_service = self.kind in BY_SERVICE and self.enquiry is None
        chosen = next(iter(self.query_one("#service", Choices).chosen), "") if by_service else ""
        service = Service(chosen) if chosen and chosen != EVERYTHING else None
        scope = self.value("scope").strip() if self.kind is CaseKind.RECTIFICATION else ""
        text = self.area.text.strip()
        client, kind, channel, ground, enquiry = self.client, self.kind, self.channel, self.ground, self.enquiry

        def write(practice: "Practice") -> Case:
            who = practice.enquiries.prospect(enquiry.id) if enquiry else client
            return practice.cases.open(who, kind, channel, received, service=service, ground=ground, scope=scope, text=text)

        try:
            case = await self.host.gateway.ask(write)
        except Failure as failure:
            if not self.complain(failure):
                raise
            return
        from journal_tui.tui.screens.case import CaseScreen

        self.is_saved()
        self.host.done(_("Case {number}, to be answered by {day}").format(number=case.number, day=deadline(received)))
        self.host.replace_with(CaseScreen(case.number))


def _day_check(words: str) -> str:
    try:
        date.fromisoformat(words.strip())
    except ValueError:
        return _("A day is written 2026-11-28.")
    return ""
