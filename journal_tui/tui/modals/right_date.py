"""Asks whether the date is right, long after the last use, and what day it is when the clock stands before what is recorded.

Both dates are in view, and Enter alone opens nothing. The passphrase waits while the question stands, so the question goes away unanswered when nobody is there.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from journal_tui.locales import N_, _, ngettext
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
        words = _("Last in use on {recorded}.\nThe clock says {today}.")
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


class WrongClockDialog(ChoiceDialog):
    """Says that the clock stands before what is recorded. Returns `correct` when it was ahead before, else None."""

    HELP_TITLE = N_("The clock has been set back")
    HELP = N_(
        "The clock stands before something that is recorded, so nothing is written. Either it is wrong now: set it. Or it was "
        "ahead when the practice was last in use, and the date was confirmed by mistake. Then the owner says what day it is.\n\n"
        "It is corrected only while nothing but lines of the log stands ahead, and it is entered in the log."
    )

    def __init__(self, failure: Failure, today: date) -> None:
        """Make the dialog.

        Args:
            failure: What was refused.
            today: The day that the clock shows.
        """
        super().__init__(
            failure.title,
            failure.text,
            [
                Choice("d", _("Today is {today}").format(today=_long(today)), "correct"),
                Choice("escape", _("The clock is wrong"), "wrong", _("nothing is written")),
            ],
            symbol="×",
            tone="$stop",
            means=_("If the date is right and the clock was ahead before, the owner says so here."),
            safe="wrong",
        )


async def corrected(app: "AppBase", failure: Failure) -> None:
    """Say that the clock stands before what is recorded, and let the owner say that it was ahead before.

    Raises:
        Failure: More than the log stands ahead, or somebody else than the owner says it.
    """
    today = app.now().date()
    if await app.push_screen_wait(WrongClockDialog(failure, today)) is None:
        return
    days = await app.gateway.ask(lambda practice: practice.correct_clock(today))
    app.done(ngettext("The log stood {days} day ahead.", "The log stood {days} days ahead.", days).format(days=days))


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
