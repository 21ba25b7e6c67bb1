"""A new client: how to reach them and which services they want. One pseudonym per service, shown once."""

from dataclasses import replace

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice import contact_rules as rules
from journal_tui.practice.values import Contact, PersonnummerPurpose, Registered, Service
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.forms import checker
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.collapsed import Collapsed, CollapsedLine
from journal_tui.tui.widgets.field import Field
from journal_tui.wording import word


class NewClientScreen(FormScreen[None]):
    """The form for a new client."""

    KEEP = "new-client"
    HELP_TITLE = N_("New client")
    HELP = N_(
        "Only a name is needed. What you write here is kept in the vault, apart from the journal, and is what the note "
        "recognises and replaces by codes while you write. Each service gets a code of its own."
    )

    def fields(self) -> ComposeResult:
        yield Field(N_("Given name"), id="given", check=checker(lambda text: rules.name(text, "given")))
        yield Field(N_("Surname"), id="surname", check=checker(lambda text: rules.name(text, "surname")))
        yield Field(N_("E-mail"), id="email", check=checker(rules.email, "anna@example.org"))
        yield Field(N_("Phone"), id="phone", check=checker(rules.phone, "070-174 06 12"))
        yield Field(N_("Address"), id="address", check=checker(lambda text: rules.clean(text, "address")))
        yield Static("", classes="gap")
        with (
            Collapsed(
                N_("Personnummer"),
                N_("needed only for wellness allowance or debt collection"),
                id="number",
                help_text=N_("Press Space only if the number is needed, then say for which of the two purposes."),
            ),
            Vertical(),
        ):
            yield Choices(N_("Purpose"), (), id="purpose")
            yield Field(N_("Personnummer"), id="personnummer", check=checker(rules.personnummer, N_("YYYYMMDD-NNNN")))
        yield Choices(
            N_("Services"),
            (),
            id="services",
            several=True,
            help_text=N_("Press the digit of each service that the client wants. At least one is needed."),
        )
        yield Field(N_("Also called"), id="nicknames", hint=N_("several: with commas"))
        yield Field(N_("Employer"), id="employer", check=checker(lambda text: rules.clean(text, "employer")))
        yield Field(N_("Other source"), id="source", check=checker(rules.source), hint=N_("the client; else why not"))

    def paint(self) -> None:
        super().paint()
        self.header(_("New client"))
        self.query_one("#services", Choices).offer([(each.value, service_name(each)) for each in Service])
        self.query_one("#purpose", Choices).offer([(each.value, word(each)) for each in PersonnummerPurpose])

    def on_key(self, event: events.Key) -> None:
        """A digit on the closed personnummer chooses a service: it is the next line, and nothing can be typed here."""
        if isinstance(self.focused, CollapsedLine) and event.character and event.character in "123":
            event.stop()
            self.query_one("#services", Choices).choose(int(event.character) - 1)

    @on(Field.Left, "#phone")
    @on(Field.Left, "#surname")
    def _look_for_twins(self) -> None:
        self.look_for_twins()

    @work(exclusive=True, group="twins", description="similar clients")
    async def look_for_twins(self) -> None:
        """Whether somebody else has this name or number: a hint, nothing is merged."""
        phone, surname, contact = self.query_one("#phone", Field), self.query_one("#surname", Field), self.contact()
        if contact.given.strip() and contact.surname.strip():
            named = replace(contact, phone="")
            twins = await self.host.gateway.ask(lambda practice: practice.clients.similar(named))
            surname.hint(_("somebody has this name already") if twins else "")
        if phone.wrong or not contact.phone.strip():
            phone.hint("")
            return
        called = replace(contact, given="", surname="")
        twins = await self.host.gateway.ask(lambda practice: practice.clients.similar(called))
        phone.hint(_("somebody has it already") if twins else _("nobody else has it"))

    def contact(self) -> Contact:
        """What has been typed, as a value; not checked."""
        nicknames = tuple(part.strip() for part in self.value("nicknames").split(",") if part.strip())
        return Contact(
            given=self.value("given"),
            surname=self.value("surname"),
            nicknames=nicknames,
            email=self.value("email"),
            phone=self.value("phone"),
            address=self.value("address"),
            employer=self.value("employer"),
            source=self.value("source"),
        )

    def action_save(self) -> None:
        services = self.query_one("#services", Choices)
        if not self.check_all():
            return
        if not services.chosen:
            services.focus()
            self.host.missing(_("Choose at least one service."))
            return
        self.save()

    @work(exclusive=True, group="save", description="register client")
    async def save(self) -> None:
        """Register, show the codes once, go to the card."""
        contact = self.contact()
        services = tuple(Service(value) for value in self.query_one("#services", Choices).chosen)
        number = self.value("personnummer") if self.query_one(Collapsed).opened else ""
        chosen = self.query_one("#purpose", Choices).chosen
        purpose = PersonnummerPurpose(chosen[0]) if number and chosen else None
        try:
            registered = await self.host.gateway.ask(
                lambda practice: practice.clients.register(
                    contact, services, personnummer=number, personnummer_purpose=purpose
                )
            )
        except Failure as failure:
            if not self.complain(failure):
                raise
            return
        from journal_tui.tui.screens.client_card import ClientCardScreen

        self.is_saved()
        await self.host.push_screen_wait(RegisteredDialog(registered, contact, hidden=self.names_hidden))
        self.host.replace_with(ClientCardScreen(registered.client))


class RegisteredDialog(ChoiceDialog):
    """The codes of a new client, with their check characters."""

    def __init__(self, registered: Registered, contact: Contact, *, hidden: bool) -> None:
        name = f"{contact.given} {contact.surname}"
        codes = Content("\n").join(
            Content.assemble((service_name(service).ljust(6), "$muted"), render.code(pseudonym))
            for service, pseudonym in registered.pseudonyms.items()
        )
        means = _("The journal knows the client only by these codes.")
        if registered.similar:
            means = f"{means} {_('Perhaps the same person as somebody who is here already: the card shows who.')}"
        super().__init__(
            _("Registered") if hidden else render.name(name, bold=True),
            codes,
            [Choice("enter", _("Open the card"), "card"), Choice("escape", _("Back"), "back")],
            symbol="●",
            tone="$ok",
            means=means,
        )
