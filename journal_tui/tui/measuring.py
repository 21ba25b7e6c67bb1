"""Keeps the answers of a questionnaire while it is filled in: each one is on its way to the journal as it is given.

The rule: answers are saved in the order in which they were given, also when they come faster than the disk; what could not be
saved is still in memory, is said, and is tried again with the next one.
"""

from asyncio import wrap_future
from concurrent.futures import Future
from typing import TYPE_CHECKING

from journal_tui.practice.measures.values import Measured
from journal_tui.tui.kiosk.answering import Answers

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.gateway import Gateway


class Filling:
    """One questionnaire that is being filled in."""

    def __init__(self, gateway: "Gateway", measured: Measured) -> None:
        """Take what is stored so far.

        Args:
            gateway: The way to the practice.
            measured: The unfinished measurement, or one of which nothing is stored yet.
        """
        self._gateway = gateway
        self.measured = measured
        self._answers: Answers = measured.answers
        self._saving: Future[object] | None = None

    def give(self, answers: Answers) -> None:
        """Send the answers off; an unchanged set is not sent again."""
        if answers != self._answers:
            self._answers = answers
            self._saving = self._gateway.soon(lambda practice: self._keep(practice, answers))

    def _keep(self, practice: "Practice", answers: Answers) -> None:
        self.measured = practice.measures.keep(self.measured, answers)

    def seal(self) -> "Future[object] | None":
        """What is still on its way, or on its way again after a failure; None when everything is saved."""
        saving = self._saving
        if saving is None or not saving.done():
            return saving
        if saving.cancelled() or saving.exception() is not None:
            answers = self._answers
            self._saving = saving = self._gateway.soon(lambda practice: self._keep(practice, answers))
            return saving
        return None

    async def settled(self) -> Measured:
        """Wait until everything is saved.

        Raises:
            Failure: It could not be saved; the answers are still here.
        """
        if (saving := self.seal()) is not None:
            await wrap_future(saving)
        return self.measured
