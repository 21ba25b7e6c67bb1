"""The third and fourth step of the first start: who answers for the data, and the passphrase."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _
from journal_tui.practice import contact_rules as rules
from journal_tui.practice.values import Controller
from journal_tui.tui.forms import checker
from journal_tui.tui.screens.first_start import StepScreen
from journal_tui.tui.screens.new_passphrase import meter
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.passphrases import good_enough


class OwnerScreen(StepScreen):
    """Step 3: who answers for the data."""

    STEP = 3
    HELP_TITLE = N_("Who answers for the data")
    HELP = N_("The controller stands on every consent and receipt. Name and one way to reach you are needed by law.")

    def fields(self) -> ComposeResult:
        yield Field(N_("Your name"), id="owner", width=19, check=checker(lambda text: rules.name(text, "owner")))
        yield Static("", classes="gap")
        yield Field(N_("Company"), id="controller", width=19, check=checker(lambda text: rules.name(text, "controller")))
        yield Field(
            N_("Organisation no."),
            id="organisation_number",
            width=19,
            check=checker(rules.organisation_number, "556016-0680"),
        )
        yield Field(N_("Address"), id="address", width=19, check=checker(lambda text: rules.clean(text, "address")))
        yield Field(N_("E-mail"), id="email", width=19, check=checker(rules.email, "anna@example.org"))
        yield Field(N_("Phone"), id="phone", width=19, check=checker(rules.phone, "070-174 06 12"))
        yield Field(N_("Second phone"), id="phone-2", width=19, check=checker(rules.phone, "08-465 004 01"))

    def paint(self) -> None:
        super().paint()
        self.header(_("Who answers for the data"))

    def action_save(self) -> None:
        if not self.check_all():
            return
        self.beginning.owner = self.value("owner")
        self.beginning.controller = Controller(
            name=self.value("controller"),
            organisation_number=self.value("organisation_number"),
            address=self.value("address"),
            email=self.value("email"),
            phones=tuple(phone for phone in (self.value("phone"), self.value("phone-2")) if phone),
        )
        self.host.show(PassphraseScreen(self.beginning))


class PassphraseScreen(StepScreen):
    """Step 4: the passphrase; then the practice is made."""

    STEP = 4
    HELP_TITLE = N_("Passphrase")
    HELP = N_(
        "Length is what counts: four or five words that do not belong together are strong and easy to remember. "
        "Nobody but you knows it, and nobody can reset it; the two recovery sheets on the next page are the spare key."
    )

    def fields(self) -> ComposeResult:
        yield Field(N_("Passphrase"), id="passphrase", password=True, width=19, check=self._strong)
        yield Static("", id="meter", classes="said", markup=False)
        yield Field(N_("Once more"), id="again", password=True, width=19, check=self._same)
        yield Static("", id="making", classes="said", markup=False)

    @property
    def names(self) -> tuple[str, str]:
        """What a passphrase must not be made of."""
        return self.beginning.owner, self.beginning.controller.name

    def _strong(self, text: str) -> str:
        return good_enough(text, self.names)

    def _same(self, text: str) -> str:
        return "" if text == self.value("passphrase") else _("The two are not the same.")

    def paint(self) -> None:
        super().paint()
        self.header(_("Passphrase"))
        self.say("#meter", meter(self.value("passphrase"), self.names))
        self.say("#making", "")

    @on(Input.Changed)
    def _typed(self) -> None:
        self.say("#meter", meter(self.value("passphrase"), self.names))

    def action_save(self) -> None:
        if self.check_all():
            self.make()

    @work(exclusive=True, group="make", description="make practice")
    async def make(self) -> None:
        """Make the three stores and the keys, then show the sheets."""
        from journal_tui.tui.screens.begin import make_practice
        from journal_tui.tui.screens.secret_sheets import SheetsScreen

        self.say("#making", Content.assemble(("► ", "$accent"), (_("Making the keys and the three stores"), "$ink")))
        try:
            sheets = await make_practice(self.journal, self.beginning, self.value("passphrase"))
        finally:
            self.say("#making", "")
        for each in self.query(Field):
            each.value = ""
        await self.host.push_screen(SheetsScreen(sheets, self.journal.begun))
