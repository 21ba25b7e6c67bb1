"""`init`, `recover` and `passphrase change`: the acts around the passphrase and the recovery key.

The rule: the recovery key is printed once, to stdout, because the person has to write it down; it is kept nowhere.
"""

from typing import TYPE_CHECKING

from journal_tui.cli import passphrases
from journal_tui.config import Config, write
from journal_tui.locales import _, language
from journal_tui.practice.errors import AlreadyThere
from journal_tui.practice.home import HomeState

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    init = commands.add("init", _("Set up a new practice in an empty folder; prints the recovery key once."), start)
    init.add_argument("--owner", required=True, metavar=_("NAME"), help=_("who runs the practice and signs"))
    init.add_argument("--controller", required=True, metavar=_("NAME"), help=_("the company that answers for the data"))
    init.add_argument("--org-number", default="", metavar="N", help=_("the company's organisation number"))
    init.add_argument("--address", default="", metavar="A", help=_("the company's post address"))
    init.add_argument("--email", default="", metavar="E", help=_("where clients write"))
    init.add_argument("--phone", action="append", default=[], metavar="P", help=_("where clients call; may be repeated"))
    commands.add("recover", _("Open with the two recovery sheets and choose a new passphrase."), recover)
    passphrase = commands.group("passphrase", _("The passphrase."))
    passphrase.add("change", _("Change the passphrase; the recovery key stays the same."), change)


def _print_recovery_key(call: "Call", shares: tuple[str, str]) -> None:
    call.output.answer(
        {"recovery_key": list(shares), "home": str(call.place)},
        [
            _("Recovery key. Write each sheet on paper of its own and keep them apart; they are not shown again."),
            "",
            _("Sheet 1:") + "  " + shares[0],
            _("Sheet 2:") + "  " + shares[1],
            "",
            _("The practice lies in {place}").format(place=call.place),
        ],
    )


def start(call: "Call") -> None:
    """Set up a practice."""
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.setup import Setup
    from journal_tui.practice.values import Controller

    asked = call.arguments
    controller = Controller(asked.controller, asked.org_number, asked.address, asked.email, tuple(asked.phone))
    setup = Setup(owner=asked.owner, controller=controller, language=language())
    if call.home.look() in {HomeState.WHOLE, HomeState.PARTIAL}:
        raise AlreadyThere(role="practice")  # before a passphrase is thought up
    passphrase = passphrases.choose(call.options.passphrase_fd)
    practice, shares = Practice.create(call.home, setup, passphrase)
    try:
        if not (call.place / "config.toml").exists():
            write(call.place / "config.toml", Config(language=language()))
        _print_recovery_key(call, shares)
        practice.recovery_proven()  # they are on paper or on a pipe now; the screen need not show others
    finally:
        practice.close()


def recover(call: "Call") -> None:
    """Open with the recovery key."""
    from journal_tui.practice.practice import Practice

    descriptor, home = call.options.passphrase_fd, call.require_practice()
    if descriptor is None:
        shares = (passphrases.prompt(_("Sheet 1:")), passphrases.prompt(_("Sheet 2:")))
    else:
        shares = (passphrases.line_of(descriptor), passphrases.line_of(descriptor))
    practice, fresh = Practice.recover(home, shares, passphrases.choose(descriptor), date_is=call.options.date_is)
    try:
        _print_recovery_key(call, fresh)
        practice.recovery_proven()
    finally:
        practice.close()


def change(call: "Call") -> None:
    """Change the passphrase: the old one, then the new one."""
    from journal_tui.practice.practice import Practice

    descriptor, home = call.options.passphrase_fd, call.require_practice()
    old = passphrases.ask(descriptor)
    practice = Practice.open(home, old, date_is=call.options.date_is)
    try:
        practice.change_passphrase(old, passphrases.choose(descriptor))
    finally:
        practice.close()
    call.output.answer({"changed": True}, [_("The passphrase is changed. The recovery key is the same as before.")])
