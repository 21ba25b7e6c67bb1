"""The line by line mode from unlocking to quitting.

The rules: whatever happens the practice is closed before the process ends; after a lock or the end nothing is printed that
concerns a client; what an act refuses is said in words and the dialogue goes on.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.config import Config
from journal_tui.linear.seat import TRIES, Seat
from journal_tui.linear.talk import Left, Option, Talk, Why
from journal_tui.locales import _, ngettext
from journal_tui.practice.errors import DateUnconfirmed, PracticeError, StorageError, WrongPassphrase
from journal_tui.practice.home import Home, HomeState

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice

INTERRUPTED = 130


def run(home: Home, config: Config, place: Path, passphrase_fd: int | None = None) -> int:
    """Hold the whole dialogue.

    Args:
        home: Where the practice lies.
        config: The settings of this workstation.
        place: The practice's folder, for telling where a draft lies.
        passphrase_fd: Descriptor whose lines are the passphrases, in the order in which they are asked; None to ask.

    Returns:
        The exit code.

    Raises:
        NoPractice, StorageError: There is nothing to open and nothing was set up, or it cannot be opened.
        WrongPassphrase: It was wrong three times.
    """
    talk = Talk(minutes=config.lock_minutes, passphrase_fd=passphrase_fd)
    with talk.open():
        try:
            talk.say(_("Journal TUI, line by line. A question mark and Enter explains any question."))
            hidden, practice = config.discreet, None
            if home.look() in {HomeState.EMPTY, HomeState.UNFINISHED}:
                practice, home, config = _found(talk, home, config)
            while True:
                practice = practice or _unlock(talk, home, config)
                if practice is None:
                    break
                seat = Seat(practice, talk, place, hidden=hidden)
                left = _sit(seat)
                practice = None
                hidden = seat.hidden
                if left is None or left.why in {Why.ENDED, Why.INTERRUPTED}:
                    _farewell(talk, left.said if left else ())
                    return INTERRUPTED if left and left.why is Why.INTERRUPTED else 0
                _locked(talk, left, config)
        except Left as left:
            talk.say("", _("Nothing is open. Goodbye."))
            return INTERRUPTED if left.why is Why.INTERRUPTED else 0
    return 0


def _found(talk: Talk, home: Home, config: Config) -> "tuple[Practice, Home, Config]":
    from journal_tui.linear.founding import found

    return found(talk, home, config)


def _unlock(talk: Talk, home: Home, config: Config) -> "Practice | None":
    """Open the practice; None when the person would rather not."""
    if config.invented:
        from journal_tui.invented import PASSPHRASE

        talk.say(_("Nothing here is real. The passphrase is {words}").format(words=PASSPHRASE))
    wrong = 0
    while True:
        explained = _("The passphrase opens the practice; it is not shown while you type. Enter alone ends.")
        typed = talk.secret(_("Passphrase:"), explained)
        if not typed:
            talk.say(_("Nothing is open. Goodbye."))
            return None
        talk.say(_("Opening."))
        try:
            return _opened(talk, home, typed)
        except WrongPassphrase:
            wrong += 1
            if wrong >= TRIES:
                raise
            said = _("Wrong passphrase. One more try.") if wrong + 1 == TRIES else _("Wrong passphrase. Two more tries.")
            talk.say(said)


def _opened(talk: Talk, home: Home, passphrase: str) -> "Practice | None":
    """Open the practice, and ask about the date long after the last use; None when the clock is wrong."""
    from journal_tui.practice.practice import Practice

    try:
        return Practice.open(home, passphrase)
    except DateUnconfirmed as asked:
        recorded, today = asked.facts["recorded"], asked.facts["today"]
    talk.say(
        _("The practice was last in use on {recorded}. The clock says {today}.").format(recorded=recorded, today=today)
    )
    explained = _("Y: the date is right, and the practice is opened. N: the clock is wrong; nothing is opened or written.")
    if talk.yes_or_no(_("The date is right, Y or N:"), explained):
        return Practice.open(home, passphrase, date_is=date.fromisoformat(str(today)))
    talk.say(_("Nothing has been written. Set the clock of the computer and begin again."))
    return None


def _sit(seat: Seat) -> Left | None:
    """Work until the person locks or quits; how it was left, None for quitting. The practice is closed afterwards."""
    from journal_tui.linear.founding import documents, prove
    from journal_tui.linear.starting import interrupted

    try:
        seat.talk.say(_("Unlocked."))
        if seat.practice.recovery_pending():
            seat.talk.say(_("The recovery key was never typed back. These sheets are new; throw older ones away."))
            prove(seat.talk, seat.practice, seat.practice.renew_recovery())
        documents(seat.talk, seat.practice)
        _guarded(seat, interrupted)
        _offer(seat)
        while _one_act(seat):
            pass
    except Left as left:
        return left
    finally:
        seat.practice.close()
    return None


def _offer(seat: Seat) -> None:
    """Say the main menu: after unlocking, and whenever it is asked for."""
    names = _("say names") if seat.hidden else _("hide names")
    menu = (
        Option("1", _("today")),
        Option("2", _("find a client")),
        Option("3", _("new client")),
        Option("4", _("drafts to sign")),
        Option("5", _("look up what was written")),
        Option("6", names),
        Option("7", _("lock")),
        Option("0", _("quit")),
    )
    seat.talk.say(_("Main menu"))
    seat.talk.offer(menu)


def _one_act(seat: Seat) -> bool:
    """Ask what to do and do it; false when the person quits."""
    from journal_tui.linear import clients, reading, today

    acts = {"1": today.today, "2": clients.find, "3": clients.new, "4": today.drafts, "5": reading.look_up, "6": _names}
    answer = seat.talk.line(_("Main menu, what do you want to do:")).strip()
    if answer == "0":
        return False
    if answer == "7":
        raise Left(Why.LOCKED)
    if answer in acts:
        _guarded(seat, acts[answer])
    elif answer in {"", "?"}:
        seat.talk.say(_("Type a number and press Enter."))
        _offer(seat)
    else:
        seat.talk.say(_("That is not one of the answers. A question mark says them again."))
    return True


def _guarded(seat: Seat, act: Callable[[Seat], None]) -> None:
    """Do something; what is refused or fails is said, and the main menu comes back."""
    try:
        act(seat)
    except (PracticeError, StorageError) as error:
        seat.trouble(error)


def _names(seat: Seat) -> None:
    seat.hidden = not seat.hidden
    seat.talk.say(_("Names are hidden; codes are said in their place.") if seat.hidden else _("Names are said."))


def _locked(talk: Talk, left: Left, config: Config) -> None:
    """What is said after a lock: nothing about any client."""
    talk.push_away()
    if left.why is Why.IDLE:
        said = ngettext(
            "Locked: nobody answered for {minutes} minute.",
            "Locked: nobody answered for {minutes} minutes.",
            config.lock_minutes,
        )
        talk.say(said.format(minutes=config.lock_minutes), *left.said)
    else:
        talk.say(_("Locked."), *left.said)
    _what_stays(talk)


def _farewell(talk: Talk, said: tuple[str, ...]) -> None:
    talk.push_away()
    talk.say(*said, _("Saved, locked and closed. Goodbye."))
    _what_stays(talk)


def _what_stays(talk: Talk) -> None:
    if talk.terminal:
        talk.say(
            _("The terminal remembers what was said: close its window, or clear its history."),
            _("A screen reader and a braille line may keep a history too."),
        )
