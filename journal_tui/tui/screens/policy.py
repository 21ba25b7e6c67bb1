"""The privacy policy in force, readable inside the program (promise P01)."""

from textual import work
from textual.content import Content

from journal_tui.locales import N_, _, language
from journal_tui.practice.policy import Policy
from journal_tui.tui import owner_ways as ways
from journal_tui.tui import render
from journal_tui.tui.commands import Back
from journal_tui.tui.owner_commands import PublishPolicy, WriteInventory, WriteProcessingRegister
from journal_tui.tui.screens.reading_page import ReadingPage


class PolicyScreen(ReadingPage):
    """The whole text, with its version."""

    OFFERS = (WriteProcessingRegister, WriteInventory, PublishPolicy, Back)
    HAS_NAME_STATE = False
    HELP_TITLE = N_("Privacy policy")
    HELP = N_(
        "What the practice promises its clients. Arrow keys and PgDn scroll. {key:write-processing-register} and {key:write-inventory} write "
        "what the controller must be able to show; {key:publish-policy} puts a new version in force."
    )

    def __init__(self) -> None:
        super().__init__()
        self.policy: Policy | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.load()

    @work(exclusive=True, group="load", description="load policy")
    async def load(self) -> None:
        """Fetch the version in force."""
        self.policy = await self.host.gateway.ask(lambda practice: practice.policy())
        self.repaint()

    def paint(self) -> None:
        policy = self.policy
        version = _("version {version}").format(version=policy.version) if policy else ""
        self.header(_("Privacy policy"), version)
        self.status("")
        if policy is None:
            return
        sections = policy.texts.get(language()) or policy.texts["sv"]
        parts = [
            Content.assemble(
                render.plain(section.heading, render.STRONG), "\n", render.plain("\n\n".join(section.paragraphs))
            )
            for section in sections
        ]
        self.say(Content("\n\n").join(parts))

    @work(exclusive=True, group="act", description="write the register")
    async def action_register(self) -> None:
        await ways.write_paper(self.host, ways.REGISTER)

    @work(exclusive=True, group="act", description="write the inventory")
    async def action_inventory(self) -> None:
        await ways.write_paper(self.host, ways.INVENTORY)

    @work(exclusive=True, group="act", description="publish a policy")
    async def action_publish(self) -> None:
        if await ways.publish_policy(self.host):
            self.load()
