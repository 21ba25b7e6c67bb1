"""The first screen: one field, and nothing about any client.

It has to paint before the practice, SQLModel or the cryptography are imported, so it imports almost nothing and asks
the gateway for everything. After three wrong passphrases it waits thirty seconds. The way out when the
passphrase is forgotten is `Tab`, then `å`: a bare `å` belongs to the passphrase.
"""

from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.tui.commands import Command, Help, Quit, key_name
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.lines import FooterLine

if TYPE_CHECKING:
    from journal_tui.tui.app import JournalApp

TRIES, PAUSE = 3, 30.0


class SwitchLanguage(Command):
    """Shows everything in the other language from now on."""

    action, key, title = "language", "f2", N_("The other language")
    priority = True


class Unlock(Command):
    """Opens the practice with the passphrase that stands in the field."""

    action, key, title = "unlock", "", N_("Unlock")


class Forgotten(Widget, can_focus=True):
    """The way to the recovery key: reached by Tab, opened by å or Enter."""

    HELP_TITLE = N_("Forgotten passphrase")
    HELP = N_(
        "With both recovery sheets you choose a new passphrase. Press å or Enter. "
        "There is no other way in: nobody keeps a copy of your passphrase."
    )

    def render(self) -> Content:
        question, way = _("Forgotten your passphrase?"), _("Tab, then å. Have both sheets ready.")
        bar = ("▌ ", "$accent") if self.has_focus else "  "
        return Content.assemble(bar, (question, "$strong bold" if self.has_focus else "$ink"), "  ", (way, "$muted"))

    def on_key(self, event: events.Key) -> None:
        if event.character in {"å", "Å"} or event.key == "enter":
            event.stop()
            if isinstance(self.screen, UnlockScreen):
                self.screen.recover()


class Said(Widget):
    """The line below the field: what went wrong, or that a draft is safe."""

    content: Content = Content("")

    def say(self, content: Content) -> None:
        """Show this, or nothing."""
        self.content = content
        self.refresh(layout=True)

    def render(self) -> Content:
        return self.content


class UnlockScreen(PageScreen[None]):
    """Asks for the passphrase."""

    OFFERS = (SwitchLanguage,)
    HAS_CLOCK = HAS_NAME_STATE = False
    HELP_TITLE = N_("Passphrase")
    HELP = N_(
        "Type the passphrase of this practice and press Enter. Spaces count, also the last one. "
        "Nothing about any client is shown before the practice is open."
    )
    DEFAULT_CSS = """
    UnlockScreen #main { align: center middle; max-width: 100%; }
    UnlockScreen #block { width: 62; max-width: 100%; height: auto; }
    UnlockScreen .line { height: 1; padding-left: 2; }
    UnlockScreen #who { height: 4; }
    UnlockScreen #said { height: auto; min-height: 1; padding-left: 2; margin-bottom: 2; }
    UnlockScreen Forgotten { height: auto; }
    UnlockScreen.-short #who, UnlockScreen.-tiny #who, UnlockScreen.-speck #who { height: 1; }
    UnlockScreen.-tiny #said, UnlockScreen.-speck #said { margin-bottom: 0; }
    UnlockScreen.-speck #who { display: none; }
    """

    def __init__(self, *, cover: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Make the screen; `cover` hides an open practice whose text could not be saved."""
        super().__init__(id=id)
        self.covering = cover
        self.wrong = 0
        self.paused_until = 0.0
        self.error: Failure | None = None
        self.busy = False

    @property
    def journal(self) -> "JournalApp":
        """The app, by its full type."""
        from journal_tui.tui.app import JournalApp

        assert isinstance(self.app, JournalApp)  # noqa: S101 - narrows a type
        return self.app

    def main(self) -> ComposeResult:
        with Vertical(id="block"):
            yield Said(id="who", classes="line")
            yield Field(N_("Passphrase"), id="passphrase", password=True)
            yield Said(id="said")
            yield Forgotten()

    def on_mount(self) -> None:
        super().on_mount()
        if self.journal.first_start:
            self.call_after_refresh(self._first_start)
            return
        self.query_one(Field).focus()

    def _first_start(self) -> None:
        from journal_tui.tui.screens.first_start import FirstStartScreen

        self.journal.show(FirstStartScreen())

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        who = _("Invented practice") if self.journal.config.invented else ""
        self.query_one("#who", Said).say(
            Content.assemble((_("Journal"), "$strong bold"), "\n", (who, "$muted") if who else "")
        )
        self.query_one("#said", Said).say(self._said())
        self.query_one(Field).repaint()
        self.query_one(Forgotten).refresh()
        locked = self.journal.locked_at
        left = Content.assemble("■ ", _("Locked {at}").format(at=locked.strftime("%H:%M"))) if locked else Content("")
        self.status(left, "")

    def _said(self) -> Content:
        if self.busy:
            return Content.assemble(("► ", "$accent"), (_("Opening"), "$muted"))
        if (left := self.paused_until - monotonic()) > 0:
            return Content.assemble(
                ("× ", "$stop"),
                (_("Wrong passphrase."), "$stop"),
                " ",
                ngettext("Try again in {count} second.", "Try again in {count} seconds.", int(left) + 1).format(
                    count=int(left) + 1
                ),
            )
        if self.error is not None:
            return self._error_words(self.error)
        if self.covering:
            return Content.styled(_("The open draft could not be saved and is kept in memory."), "$watch")
        if self.journal.last_place is not None and self.journal.locked_at is not None:
            words = _("A draft from {at} is waiting, and is saved.").format(at=self.journal.locked_at.strftime("%H:%M"))
            return Content.styled(words, "$muted")
        return Content("")

    def _error_words(self, error: Failure) -> Content:
        if error.code == "wrong_passphrase":
            left = TRIES - self.wrong
            more = ngettext("One more try, then a 30 second pause.", "{count} more tries, then a 30 second pause.", left)
            return Content.assemble((f"× {_('Wrong passphrase.')}", "$stop"), " ", more.format(count=_number(left)))
        return Content.assemble(
            (f"× {error.title}. ", "$stop"), error.text, " ", (error.way_on, "$muted"), "\n", (error.support, "$muted")
        )

    def footer(self) -> None:
        if not self.is_attached:
            return
        other = "Svenska" if language() == "en" else "English"
        self.query_one(FooterLine).set_pairs(
            (
                (key_name("enter"), _("Unlock"), True),
                (key_name("tab"), _("Forgotten passphrase"), True),
                ("F2", other, True),
                (key_name(Help.key), _(Help.title), True),
                (key_name(Quit.key), _(Quit.title), True),
            )
        )

    def tick(self) -> None:
        if self.paused_until:
            if monotonic() >= self.paused_until:
                self.paused_until, self.wrong, self.error = 0.0, 0, None
            self.query_one("#said", Said).say(self._said())

    # ---------------------------------------------------------------- acting
    def action_language(self) -> None:
        self.journal.set_language("sv" if language() == "en" else "en")

    def action_back(self) -> None:
        """There is nothing behind this screen."""

    def action_unlock(self) -> None:
        self.try_passphrase()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.try_passphrase()

    @work(exclusive=True, group="unlock", description="unlock")
    async def try_passphrase(self) -> None:
        """Open with what stands in the field; the field is emptied whatever happens."""
        field = self.query_one(Field)
        if self.busy or monotonic() < self.paused_until:
            return
        passphrase, field.value = field.value, ""
        self.busy, self.error = True, None
        self.repaint()
        try:
            await self._open(passphrase)
        except Failure as failure:
            self.error = failure
            if failure.code == "wrong_passphrase":
                self.wrong += 1
                if self.wrong >= TRIES:
                    self.paused_until = monotonic() + PAUSE
        finally:
            self.busy = False
            if self.is_attached:
                self.repaint()

    async def _open(self, passphrase: str) -> None:
        if self.covering:
            if await self.journal.gateway.ask(lambda practice: practice.check_passphrase(passphrase)):
                self.journal.step_back()
                return
            words = _("Wrong passphrase")
            raise Failure("wrong_passphrase", {}, words, words)
        await self.journal.gateway.unlock(passphrase)
        self.wrong, self.error = 0, None
        await self.journal.opened()

    def recover(self) -> None:
        """Go to the recovery sheets."""
        if self.covering:
            return
        from journal_tui.tui.screens.recovery import RecoveryScreen

        self.journal.show(RecoveryScreen())

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        super().on_screen_resume(_event)
        self.query_one(Field).focus()


def _number(count: int) -> str:
    return {1: _("One"), 2: _("Two"), 3: _("Three")}.get(count, str(count))
