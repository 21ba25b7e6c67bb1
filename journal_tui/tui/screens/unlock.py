"""The first screen: one field, and nothing about any client.

It has to paint before the practice, SQLModel or the cryptography are imported, so it imports almost nothing and asks
the gateway for everything. After three wrong passphrases it waits thirty seconds. The way out when the
passphrase is forgotten is `Tab`, then `å`: a bare `å` belongs to the passphrase.
"""

from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.tui.commands import Command, Help, Quit, bindings, key_name
from journal_tui.tui.gateway import Failure
from journal_tui.tui.widgets.lock_face import Face, LockFace

if TYPE_CHECKING:
    from journal_tui.tui.app import JournalApp

TRIES, PAUSE = 3, 30.0


class SwitchLanguage(Command):
    """Shows everything in the other language from now on."""

    action, key, title = "language", "f2", N_("The other language")
    priority = True


class UnlockScreen(Screen[None], inherit_bindings=False):
    """Asks for the passphrase."""

    OFFERS: ClassVar[tuple[type[Command], ...]] = (SwitchLanguage,)
    BINDINGS = bindings(SwitchLanguage)
    ALLOW_SELECT = False
    HELP_TITLE = N_("Passphrase")
    HELP = N_(
        "Type the passphrase of this practice and press Enter. Spaces count, also the last one. "
        "Nothing about any client is shown before the practice is open.\n\n"
        "When the practice was last in use more than a month ago you are asked whether the date is right. Nothing is written "
        "before you have said so: one day written by a clock that is years ahead would stop every later one.\n\n"
        "Forgotten? Press Tab, then å. With both recovery sheets you choose a new passphrase. There is no other way in."
    )

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
        return cast("JournalApp", self.app)

    def compose(self) -> ComposeResult:
        yield LockFace(self.words())

    def on_screen_resume(self) -> None:
        self.repaint()

    def on_mount(self) -> None:
        if self.journal.first_start:
            self.call_after_refresh(self._first_start)

    def _first_start(self) -> None:
        from journal_tui.tui.screens.first_start import FirstStartScreen

        self.journal.show(FirstStartScreen())

    def offers(self) -> tuple[type[Command], ...]:
        """What help lists."""
        return self.OFFERS

    # ---------------------------------------------------------------- words
    def words(self) -> Face:
        """Everything the screen says now."""
        locked = self.journal.locked_at
        status = Content("")
        if locked:
            status = Content.styled(f"■ {_('Locked {at}').format(at=locked.strftime('%H:%M'))}", "$muted")
        return Face(
            title=Content.styled(_("Journal"), "$strong bold"),
            who=Content.styled(_("Invented practice") if self.journal.config.invented else "", "$muted"),
            label=_("Passphrase"),
            said=self._said(),
            question=_("Forgotten your passphrase?"),
            way=_("Tab, then å. Have both sheets ready."),
            status=status,
            backup=Content("")
            if self.journal.first_start
            else Content.styled(f"□ {_('Backup')} {_('none yet')}", "$muted"),
            footer=self._footer(),
        )

    def repaint(self) -> None:
        """After a change of words."""
        for face in self.query(LockFace):
            face.show(self.words())

    def _said(self) -> Content:
        if self.busy:
            return Content.assemble(("► ", "$accent"), (_("Opening"), "$muted"))
        if (left := int(self.paused_until - monotonic()) + 1) > 0 and self.paused_until:
            more = ngettext("Try again in {count} second.", "Try again in {count} seconds.", left).format(count=left)
            return Content.assemble((f"× {_('Wrong passphrase.')}", "$stop"), " ", (more, "$ink"))
        if self.error is not None:
            return self._error_words(self.error)
        if self.covering:
            return Content.styled(_("The draft could not be saved. It is kept in memory."), "$watch")
        if self.journal.last_place is not None and self.journal.locked_at is not None:
            words = _("A draft from {at} is waiting, and is saved.").format(at=self.journal.locked_at.strftime("%H:%M"))
            return Content.styled(words, "$muted")
        if self.journal.kept.sealed and self.journal.kept.interrupted:
            return Content.styled(_("What you wrote is kept, and sealed."), "$muted")
        if self.journal.config.invented:
            from journal_tui.invented import PASSPHRASE

            return Content.styled(_("Nothing here is real. The passphrase is {words}").format(words=PASSPHRASE), "$muted")
        return Content("")

    def _error_words(self, error: Failure) -> Content:
        if error.code == "wrong_passphrase":
            left = TRIES - self.wrong
            one, many = _("One more try, then a 30 second pause."), _("Two more tries, then a 30 second pause.")
            return Content.assemble((f"× {_('Wrong passphrase.')}", "$stop"), " ", (one if left == 1 else many, "$ink"))
        title, text, way = self._in_words(error)
        if error.code == "date_unconfirmed":
            text, way = _("Nothing has been written."), _("Set the clock of the computer, then unlock again.")
        return Content.assemble((f"× {title}.", "$stop"), " ", (text, "$ink"), " ", (way, "$muted"))

    def _in_words(self, error: Failure) -> tuple[str, str, str]:
        """Title, text and way on, in the language that the screen has by now."""
        from journal_tui.wording.errors import code_text, known_codes

        if error.code not in known_codes():
            return error.title, error.text, error.way_on
        now = code_text(error.code, error.facts)
        return now.title, now.text, now.next

    def _footer(self) -> Content:
        pairs = (
            (key_name("enter"), _("Unlock")),
            (key_name("tab"), _("Forgotten passphrase")),
            ("F2", "Svenska" if language() == "en" else "English"),
            (Help.shown_key(), _(Help.title)),
            (Quit.shown_key(), _(Quit.title)),
        )
        parts: list[str | tuple[str, str]] = []
        for key, label in pairs:
            parts += ["  " if parts else "", (key, "$accent bold"), " ", (label, "$muted")]
        return Content.assemble(*parts)

    def tick(self) -> None:
        """Once a second: the pause runs down."""
        if self.paused_until:
            if monotonic() >= self.paused_until:
                self.paused_until, self.wrong, self.error = 0.0, 0, None
            self.repaint()

    # ---------------------------------------------------------------- acting
    def action_language(self) -> None:
        self.journal.set_language("sv" if language() == "en" else "en")

    def on_lock_face_submitted(self) -> None:
        self.try_passphrase()

    def on_lock_face_forgotten(self) -> None:
        if not self.covering:
            from journal_tui.tui.screens.recovery import RecoveryScreen

            self.journal.show(RecoveryScreen())

    @work(exclusive=True, group="unlock", description="unlock")
    async def try_passphrase(self) -> None:
        """Open with what was typed; it is forgotten whatever happens."""
        passphrase = self.query_one(LockFace).take()
        if not passphrase or self.busy or monotonic() < self.paused_until:
            return
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
            self.repaint()

    async def _open(self, passphrase: str) -> None:
        from journal_tui.tui.modals.right_date import dated

        gateway = self.journal.gateway
        if self.covering:
            if not await gateway.ask(lambda practice: practice.check_passphrase(passphrase)):
                words = _("Wrong passphrase.")
                raise Failure("wrong_passphrase", {}, words, words)
            await dated(self.journal, lambda day: gateway.ask(lambda practice: practice.confirm_date(day)))
            self.journal.step_back()
            return
        await dated(self.journal, lambda day: gateway.unlock(passphrase, day))
        self.wrong, self.error = 0, None
        await self.journal.opened()
