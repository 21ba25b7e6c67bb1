"""Where the person sits: the open practice, the dialogue, whether names are said. Handed to every part of the dialogue."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.talk import Left, Talk, Why
from journal_tui.locales import _
from journal_tui.practice.errors import PracticeError, StorageError
from journal_tui.practice.values import Service
from journal_tui.wording import error_text, service_short

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

TRIES = 3
"""Wrong passphrases until everything is locked."""


@dataclass(slots=True)
class Seat:
    """One person at work."""

    practice: "Practice"
    talk: Talk
    place: Path
    hidden: bool = False

    def name(self, client: str, pseudonym: str) -> str:
        """The client's name, or the pseudonym while names are hidden or the name cannot be read."""
        if self.hidden:
            return speech.pseudonym(pseudonym)
        try:
            contact = self.practice.clients.contact(client)
        except StorageError:
            return speech.pseudonym(pseudonym)
        return f"{contact.given} {contact.surname}".strip()

    def service(self, client: str) -> tuple[Service, str] | None:
        """Which of a client's services, with its pseudonym; asked when there are several. None: none of them."""
        statuses = self.practice.consent.status(client)
        if len(statuses) == 1:
            return statuses[0].service, statuses[0].pseudonym
        self.talk.say(
            *(f"{number}: {service_short(each.service)}, {speech.consent(each)}" for number, each in enumerate(statuses, 1))
        )
        chosen = self.talk.number(_("Service:"), len(statuses), _("The number of the service; Enter alone goes back."))
        return (statuses[chosen - 1].service, statuses[chosen - 1].pseudonym) if chosen else None

    def proves_itself(self, prompt: str, explained: str) -> bool:
        """Ask for the passphrase of whoever unlocked.

        Returns:
            Whether it came; an empty answer takes the question back.

        Raises:
            Left: It was wrong three times: everything is locked.
        """
        for _try in range(TRIES):
            typed = self.talk.secret(prompt, explained)
            if not typed:
                return False
            if self.practice.check_passphrase(typed):
                return True
            self.talk.say(_("Wrong passphrase."))
        raise Left(Why.LOCKED)

    def trouble(self, error: PracticeError | StorageError) -> None:
        """Say what went wrong and what to do, one sentence a line."""
        said = error_text(error)
        self.talk.say(_("Not done: {title}.").format(title=said.title.rstrip(".")), said.text, said.next)
