"""The second step of the first start: where the three stores lie, and a stop when somebody else would get a copy."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _
from journal_tui.tui.screens.first_owner import OwnerScreen
from journal_tui.tui.screens.first_start import StepScreen
from journal_tui.tui.widgets.field import Field


def synced(path: str) -> bool:
    """Whether a path lies in a folder that is copied to somebody else's computer."""
    from journal_tui.practice.doctor import sync_service

    return bool(path.strip()) and bool(sync_service(Path(path.strip()).expanduser()))


class PlaceScreen(StepScreen):
    """Step 2: where everything lies."""

    STEP = 2
    HELP_TITLE = N_("Where the practice lies")
    HELP = N_(
        "Three stores are made: the journal with codes only, the vault with the names, and bookkeeping. The vault may "
        "lie on another medium, for instance a memory stick that you take with you: then neither alone tells anything."
    )

    def fields(self) -> ComposeResult:
        yield Static("", id="place", classes="said", markup=False)
        yield Field(N_("Vault in"), id="vault", hint=N_("empty: the same folder"), check=self._folder)
        yield Static("", id="cloud", classes="said", markup=False)
        yield Field(N_("Type the words"), id="words", check=self._understood)

    def _folder(self, text: str) -> str:
        if not text.strip() or Path(text.strip()).expanduser().is_dir():
            return ""
        return _("There is no such folder. Make it first, or leave the field empty.")

    def _understood(self, text: str) -> str:
        if not self.in_cloud or text.strip() == self.needed:
            return ""
        return _("Type {words} to go on.").format(words=self.needed)

    @property
    def needed(self) -> str:
        """The words that must be typed."""
        return _("I UNDERSTAND")

    @property
    def in_cloud(self) -> bool:
        """Whether one of the places is copied elsewhere."""
        return synced(str(self.host.gateway.home.folder)) or synced(self.value("vault"))

    def paint(self) -> None:
        super().paint()
        self.header(_("Where the practice lies"))
        folder = self.host.gateway.home.folder
        self.say(
            "#place",
            Content.assemble(
                (_("Folder"), "$muted"),
                "  ",
                (str(folder), "$ink"),
                "\n",
                (_("Country"), "$muted"),
                "  ",
                (_("Sweden (assumed)"), "$ink"),
                "\n\n",
                (
                    _("The journal, the vault and the bookkeeping get a file each, sealed and readable by you alone."),
                    "$muted",
                ),
            ),
        )
        self._cloud()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._cloud()

    def _cloud(self) -> None:
        warning = Content("")
        if self.in_cloud:
            why = _(
                "This folder looks like one that a program copies to a computer somewhere else. The practice promises "
                "its clients that everything is kept in Sweden. Choose another folder, or type {words} to take the risk."
            )
            warning = Content.assemble(
                (f"× {_('This folder is copied elsewhere')}", "$stop bold"), "\n", (why.format(words=self.needed), "$ink")
            )
        self.say("#cloud", warning)
        self.query_one("#words", Field).display = self.in_cloud

    def action_save(self) -> None:
        if self.check_all():
            self.beginning.vault = self.value("vault").strip()
            self.host.show(OwnerScreen(self.beginning))
