"""Asks whether the date is right, long after the last use: both dates in view, and Enter alone opens nothing.

The passphrase waits while the question stands, so the question goes away unanswered when nobody is there.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from journal_tui.locales import N_, _
from journal_tui.tui.badges import weekday
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase

T = TypeVar("T")


class RightDateDialog(ChoiceDialog):
    """Returns `right`, or None when the clock is wrong."""

    HELP_TITLE = N_("Is the date right?")
    HELP = N_(
        "The practice was last in use more than a month before today's date. Look at a telephone or a newspaper.\n\n"
        "Say that the date is right when it is: it is entered in the log. If it is wrong, nothing is opened and nothing "
        "is written. Set the clock of the computer and unlock again."
    )

    def __init__(self, recorded: date, today: date) -> None:
        """Make the dialog.

        Args:
            recorded: The day of the last use.
            today: The day that the clock shows.
        """
        words = _("Last in use on {recorded}. The clock says {today}.")
        super().__init__(
            _("Is the date right?"),
            words.format(recorded=_long(recorded), today=_long(today)),
            [
                Choice("d", _("The date is right"), "right", _("the practice is opened")),
                Choice("escape", _("The clock is wrong"), "wrong", _("nothing is written")),
            ],
            symbol="▲",
            tone="$watch",
            means=_("What is written on a wrong date stands there for good, and stops what comes after it."),
            safe="wrong",
        )

    def tick(self) -> None:
        """Once a second: nobody is there to answer."""
        if self.host.left_alone():
            self.answer(None)


async def dated(app: "AppBase", act: Callable[[date | None], Awaitable[T]]) -> T:
    """Do what may have to know that the date is right, asking the person when it does.

    Args:
        app: Where the question is shown.
        act: Gets None, or today's date once the person has said that it is right.

    Raises:
        Failure: As `act`; the person said that the clock is wrong.
    """
    try:
        return await act(None)
    except Failure as failure:
        if failure.code != "date_unconfirmed":
            raise
        recorded, today = (date.fromisoformat(str(failure.facts[fact])) for fact in ("recorded", "today"))
        if await app.push_screen_wait(RightDateDialog(recorded, today)) is None:
            raise
        return await act(today)


def _long(day: date) -> str:
    return f"{weekday(day.weekday())} {day.isoformat()}"
