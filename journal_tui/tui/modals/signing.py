"""The passphrase that signs, and the role word of a person. Small dialogs with one field each."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.field import Field

ROLE_LIMIT = 24


class PassphraseDialog(Dialog[bool]):
    """Asks for the counsellor's passphrase; True when it was right."""

    HELP_TITLE = N_("Your password")
    HELP = N_("Only you can sign. The password is checked here and kept nowhere.")

    def __init__(self, title: str, what: str, act: str) -> None:
        """Make the dialog.

        Args:
            title: A few words.
            what: What happens after the right passphrase, one sentence.
            act: What Enter does, in one or two words.
        """
        super().__init__()
        self._title = title
        self._what = what
        self._act = act
        self._checking = False

    def body(self) -> ComposeResult:
        """Title, sentence, field, keys."""
        yield paragraph(self._title, "$strong bold")
        yield paragraph(self._what)
        yield Field(N_("Password"), id="passphrase", password=True, width=12)
        keys = Content.assemble(
            ("Enter", "$accent bold"),
            "  ",
            (self._act, "$ink"),
            "     ",
            ("Esc", "$accent bold"),
            "  ",
            (_("Back"), "$ink"),
        )
        yield Static(keys, classes="paragraph", markup=False)

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._checking and event.value:
            self._checking = True
            self.check(event.value)

    @work(exclusive=True, group="check", description="check passphrase")
    async def check(self, passphrase: str) -> None:
        """Ask the practice whether it is right."""
        field = self.query_one(Field)
        try:
            right = await self.host.gateway.ask(lambda p: p.check_passphrase(passphrase))
        finally:
            self._checking = False
        if right:
            self.answer(True)
            return
        field.value = ""
        field.complain(_("Wrong password. Type it again."))


class RoleDialog(Dialog[str]):
    """Asks who a person is to the client (`syster`, `chef`); empty is allowed. Esc answers None."""

    HELP_TITLE = N_("Role word")
    HELP = N_("A word such as sister or manager makes the text easier to read. Never a name.")

    def __init__(self, word: str) -> None:
        """Make the dialog for one word."""
        super().__init__()
        self._word = word

    def body(self) -> ComposeResult:
        """The word, the field, the keys."""
        yield paragraph(Content.assemble((_("A person"), "$strong bold"), "   ", (self._word, "$name")))
        yield paragraph(_("Every time the word is written from now on it becomes the same code."))
        yield Field(N_("Role"), id="role", width=12, hint=N_("may be left empty"))
        keys = Content.assemble(
            ("Enter", "$accent bold"),
            "  ",
            (_("Make it a code"), "$ink"),
            "     ",
            ("Esc", "$accent bold"),
            "  ",
            (_("Back"), "$ink"),
        )
        yield Static(keys, classes="paragraph", markup=False)

    def on_mount(self) -> None:
        """Begin in the field."""
        field = self.query_one(Field)
        field.input.max_length = ROLE_LIMIT
        field.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        role = " ".join(event.value.split()).lower()
        if not all(letter.isalpha() or letter in " -" for letter in role):
            self.query_one(Field).complain(_("Letters only, for instance: sister"))
            return
        self.answer(role)
