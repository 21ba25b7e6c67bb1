"""Change what is kept to reach a client, or what points at them in a text."""

from textual import work
from textual.app import ComposeResult

from journal_tui.locales import N_, _
from journal_tui.practice import contact_rules as rules
from journal_tui.practice.values import Contact
from journal_tui.tui.forms import checker
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.field import Field


class EditClientScreen(FormScreen[None]):
    """The contact data of one client."""

    HELP_TITLE = N_("Change contact data")
    HELP = N_(
        "What stands here is kept in the vault, apart from the journal. Names, numbers and places that you add are "
        "recognised and replaced by codes from the next word you write; what is signed stays as it is."
    )

    def __init__(self, client: str, contact: Contact) -> None:
        """Change this client's data."""
        super().__init__()
        self.KEEP = f"contact-{client}"
        self.client = client
        self.contact = contact

    def fields(self) -> ComposeResult:
        old = self.contact
        yield Field(N_("Given name"), id="given", value=old.given, check=checker(lambda text: rules.name(text, "given")))
        yield Field(N_("Surname"), id="surname", value=old.surname, check=checker(lambda text: rules.name(text, "surname")))
        yield Field(N_("E-mail"), id="email", value=old.email, check=checker(rules.email, "anna@example.org"))
        yield Field(N_("Phone"), id="phone", value=old.phone, check=checker(rules.phone, "070-174 06 12"))
        yield Field(
            N_("Address"), id="address", value=old.address, check=checker(lambda text: rules.clean(text, "address"))
        )
        yield Field(N_("Also called"), id="nicknames", value=", ".join(old.nicknames), hint=N_("several: with commas"))
        yield Field(
            N_("Employer"), id="employer", value=old.employer, check=checker(lambda text: rules.clean(text, "employer"))
        )
        yield Field(
            N_("Other source"),
            id="source",
            value=old.source,
            hint=N_("the client; else why not"),
            check=checker(rules.source),
        )

    def paint(self) -> None:
        super().paint()
        self.header(_("Change contact data"))

    def action_save(self) -> None:
        if self.check_all():
            self.save()

    @work(exclusive=True, group="save", description="change contact data")
    async def save(self) -> None:
        """Store and go back to the card."""
        nicknames = tuple(part.strip() for part in self.value("nicknames").split(",") if part.strip())
        fresh = Contact(
            given=self.value("given"),
            surname=self.value("surname"),
            nicknames=nicknames,
            email=self.value("email"),
            phone=self.value("phone"),
            address=self.value("address"),
            employer=self.value("employer"),
            source=self.value("source"),
        )
        client = self.client
        try:
            await self.host.gateway.ask(lambda practice: practice.clients.update_contact(client, fresh))
        except Failure as failure:
            if not self.complain(failure):
                raise
            return
        self.is_saved()
        before, ask = self.contact, self.host.gateway.ask
        self.host.did(
            Undoable(N_("The contact data are changed."), lambda: ask(lambda p: p.clients.update_contact(client, before)))
        )
        self.action_back()
