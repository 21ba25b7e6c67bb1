"""The client's safety plan: six fields in the order in which one would use them, kept as the next version, put on paper.

Rules: what is kept is never changed, only followed; the paper has the names, the journal has codes.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.continuity.data import sections
from journal_tui.practice.continuity.values import SafetyPlan
from journal_tui.practice.values import Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.day_commands import NextField, SaveForm
from journal_tui.tui.gateway import Failure
from journal_tui.tui.place_ways import ask_place
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.wording import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.practice.practice import Practice

BREAK = " / "
"""Stands for a line's end in a field."""


class PlanToPaper(Command):
    """Writes the version in force to a new file, with names, for the client to take home."""

    action, key, title, label, footer, priority = "paper", "ctrl+o", N_("Safety plan to paper"), N_("To paper"), 3, True


class SafetyPlanScreen(FormScreen[None]):
    """Read it, write the next version."""

    OFFERS = (NextField, SaveForm, PlanToPaper, Back)
    HELP_TITLE = N_("Safety plan")
    HELP = N_(
        "Write it together, in the client's own words. Empty lines are left out. {key:save-form} keeps it as the next version; every earlier "
        "one is kept too. Names become codes in the journal; the paper for the client has them."
    )
    LATE = True

    def __init__(self, client: str, service: Service, appointment: str | None = None) -> None:
        """The plan of this client in this service, perhaps written in an appointment."""
        super().__init__()
        self.KEEP = f"safety-plan-{client}-{service.value}"
        self.client = client
        self.service = service
        self.appointment = appointment
        self.plan: SafetyPlan | None = None
        self.pseudonym = ""

    @property
    def current_client(self) -> str:
        """For the look-up: it begins with this client."""
        return self.client

    def fields(self) -> ComposeResult:
        """One field for each section; what it asks is its help."""
        tongue = self.host.language
        for section in sections():
            yield Field(section.title(tongue), id=section.code, width=36, help_text=section.hint(tongue))

    def on_mount(self) -> None:
        """Begin in the first field and fetch the version in force."""
        super().on_mount()
        self.load()

    @work(exclusive=True, group="load", description="load safety plan")
    async def load(self) -> None:
        """Fill in what was written last; the read is logged."""
        client, service = self.client, self.service
        self.plan = await self.host.gateway.ask(lambda p: p.safety_plans.current(client, service, identified=True))
        statuses = await self.host.gateway.ask(lambda p: p.consent.status(client))
        self.pseudonym = next((each.pseudonym for each in statuses if each.service is service), "")
        for each in self.plan.sections if self.plan else ():
            field = self.query_one(f"#{each.code}", Field)
            if not field.value:
                field.value = BREAK.join((each.identified or each.text).splitlines())
        self.begin_keeping()
        self.repaint()

    def paint(self) -> None:
        """Which version is in force."""
        super().paint()
        when = _("not written yet")
        if self.plan is not None:
            when = _("version {version}, {day}").format(version=self.plan.number, day=day(self.plan.at.astimezone().date()))
        context = Content.assemble(
            render.code(self.pseudonym), "  ", (service_name(self.service), "$ink"), "   ", (when, "$muted")
        )
        self.header(_("Safety plan"), context)

    def action_save(self) -> None:
        self.save()

    @work(exclusive=True, group="save", description="keep safety plan")
    async def save(self) -> None:
        """Keep the next version and go back."""
        texts = {section.code: self.value(section.code).replace(BREAK, "\n") for section in sections()}
        client, service, appointment = self.client, self.service, self.appointment

        def act(practice: "Practice") -> SafetyPlan:
            return practice.safety_plans.write(client, service, texts, appointment=appointment)

        try:
            made = await self.host.gateway.ask(act)
        except Failure as failure:
            if failure.code != "invalid_input":
                raise
            self.query_one(Field).complain(failure.text)
            return
        self.is_saved()
        self.host.done(_("Safety plan {version} is written.").format(version=made.number))
        self.action_back()

    def action_paper(self) -> None:
        self.to_paper()

    @work(exclusive=True, group="paper", description="safety plan to paper")
    async def to_paper(self) -> None:
        """Only what is kept goes on paper."""
        if self.plan is None:
            self.host.done(_("Keep the plan first: {key:save-form}."))
            return
        what = " ".join(
            (_("It holds the client's name, and it is not sealed."), _("Give it to the client; then delete the file."))
        )
        client, service, language = self.client, self.service, self.host.language

        def act(place: str) -> "Callable[[Practice], SafetyPlan]":
            return lambda p: p.safety_plans.hand_out(client, service, Path(place).expanduser(), language)

        if await ask_place(self.host, what, N_("File"), _("Write it"), act) is not None:
            self.host.done(_("Written, and entered in the register."))
