"""A phrase of the practice's own: its code, its services, its text."""

from collections.abc import Sequence

from journal_tui.locales import N_, _
from journal_tui.practice.library import NamedPlace, Phrase
from journal_tui.practice.library.phrases import folded
from journal_tui.tui.screens.library_form import LibraryForm


class EditPhraseScreen(LibraryForm):
    """Make a phrase, change one, or make one's own in the place of a shipped one."""

    HELP_TITLE = N_("A phrase of your own")
    HELP = N_(
        "The code is what you type after the semicolon. ___ in the text is where the cursor goes, <date> becomes the day. "
        "No service marked means every note. {key:save-form} saves."
    )
    TEXT_HELP = N_("The text. ___ is where the cursor goes, <date> becomes the day")

    def __init__(self, phrase: Phrase | None) -> None:
        """Open the form.

        Args:
            phrase: What is changed; a shipped one is where an own one begins; None for an empty one.
        """
        self.before = phrase
        self.fresh = phrase is None or not phrase.own
        if phrase is None:
            super().__init__("phrase:", "", "", ())
        else:
            super().__init__(f"phrase:{phrase.code}", phrase.code, phrase.text, phrase.services)

    def one_line(self) -> str:
        return N_("Code")

    def paint(self) -> None:
        super().paint()
        self.header(_("New phrase") if self.fresh else _("Change the phrase"))

    async def names(self) -> Sequence[NamedPlace]:
        code, text, _services = self.written()
        return await self.host.gateway.ask(lambda p: p.library.phrases.names(code, text, p.library.phrases.ordinary(code)))

    async def keep(self, ordinary: tuple[str, ...]) -> None:
        code, text, services = self.written()
        other = self.before is None or folded(code) != self.before.code
        fresh = self.fresh or other
        await self.host.gateway.ask(
            lambda p: p.library.phrases.keep(
                code, text, services, (*ordinary, *p.library.phrases.ordinary(code)), fresh=fresh
            )
        )
