"""A question is written down; and whoever asked becomes a client."""

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice import contact_rules as rules
from journal_tui.practice.values import Channel, Service
from journal_tui.tui.badges import service_name
from journal_tui.tui.forms import checker
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.library_form import SheetArea
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.wording import word

TYPED = (Channel.PHONE, Channel.EMAIL, Channel.SMS, Channel.VISIT)
"""How a question comes that is written down by hand; what a form sent is taken in with its consent."""


class NewEnquiryScreen(FormScreen[None]):
    """The form of a new enquiry."""

    KEEP = "new-enquiry"
    HELP_TITLE = N_("New enquiry")
    HELP = N_(
        "Who asks, where to answer, and what was asked. It is used to answer and for nothing else, and goes a year after the "
        "last contact. What came through the web form is taken in as a file instead, with its consent."
    )
    DEFAULT_CSS = """
    NewEnquiryScreen #explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    NewEnquiryScreen SheetArea { height: 1fr; min-height: 4; }
    """

    def __init__(self) -> None:
        """An empty form."""
        super().__init__()
        self.area = SheetArea("", id="text")

    def fields(self) -> ComposeResult:
        """Who, where to answer, how it came, the question."""
        yield Field(N_("Name"), id="name", check=checker(lambda text: rules.name(text, "name")))
        yield Field(N_("E-mail or phone"), id="email_or_phone", hint=N_("to answer to"))
        yield Choices(N_("How it came"), (), id="channel", chosen=(Channel.PHONE.value,))
        yield Static(_("What was asked:"), id="explained", markup=False)
        yield self.area

    def paint(self) -> None:
        super().paint()
        self.header(_("New enquiry"))
        self.query_one("#channel", Choices).offer([(each.value, word(each)) for each in TYPED])
        self.query_one("#explained", Static).update(_("What was asked:"))

    def action_save(self) -> None:
        if self.check_all():
            self.save()

    @work(exclusive=True, group="save", description="keep an enquiry")
    async def save(self) -> None:
        """Keep it and go back to the list."""
        name, address, asked = self.value("name"), self.value("email_or_phone"), self.area.text
        channel = Channel(self.query_one("#channel", Choices).chosen[0])
        try:
            await self.host.gateway.ask(lambda p: p.enquiries.add(name, address, asked, channel))
        except Failure as failure:
            if failure.facts.get("field") == "text":
                self.area.focus()
                self.host.notify(_("Write what was asked."), severity="warning", markup=False)
            elif not self.complain(failure) and not self._at_address(failure):
                raise
            return
        self.is_saved()
        self.host.done(_("Saved"))
        self.host.step_back()

    def _at_address(self, failure: Failure) -> bool:
        """What is wrong with an e-mail address or a phone number stands at the field for both."""
        if failure.facts.get("field") not in {"email", "phone"}:
            return False
        field = self.query_one("#email_or_phone", Field)
        field.complain(failure.text)
        field.focus()
        return True


class ConvertScreen(FormScreen[None]):
    """Whoever asked becomes a client."""

    HELP_TITLE = N_("Make a client of whoever asked")
    HELP = N_(
        "The contacts so far follow into the client's log. No consent does: it is asked before anything is journalled."
    )

    def __init__(self, enquiry: str, name: str) -> None:
        """Begin with the name as it was given: its last word is taken for the surname."""
        super().__init__()
        self.KEEP = f"convert-{enquiry}"
        self.enquiry = enquiry
        self.given, _space, self.surname = name.strip().rpartition(" ")

    def fields(self) -> ComposeResult:
        """Names and services."""
        given, surname = self.given, self.surname
        yield Field(N_("Given name"), id="given", value=given, check=checker(lambda text: rules.name(text, "given")))
        yield Field(N_("Surname"), id="surname", value=surname, check=checker(lambda text: rules.name(text, "surname")))
        yield Choices(N_("Services"), (), id="services", several=True)

    def paint(self) -> None:
        super().paint()
        self.header(_("New client"))
        self.query_one("#services", Choices).offer([(each.value, service_name(each)) for each in Service])

    def action_save(self) -> None:
        services = self.query_one("#services", Choices)
        if not self.check_all():
            return
        if not services.chosen:
            services.focus()
            self.host.notify(_("Choose at least one service."), severity="warning", markup=False)
            return
        self.save()

    @work(exclusive=True, group="save", description="convert an enquiry")
    async def save(self) -> None:
        """Register and open the card."""
        enquiry, given, surname = self.enquiry, self.value("given"), self.value("surname")
        services = [Service(each) for each in self.query_one("#services", Choices).chosen]
        try:
            made = await self.host.gateway.ask(lambda p: p.enquiries.convert(enquiry, given, surname, services))
        except Failure as failure:
            if not self.complain(failure):
                raise
            return
        from journal_tui.tui.screens.client_card import ClientCardScreen

        self.is_saved()
        self.host.done(_("Registered. No consent came with it; ask before anything is journalled."))
        self.host.replace_with(ClientCardScreen(made.client))
