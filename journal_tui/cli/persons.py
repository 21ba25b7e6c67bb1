"""`client alike|same|apart`: somebody who was taken in twice; shown by the program, said by a person, with why from standard input."""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.locales import _

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(group: "Commands") -> None:
    """Add the commands to the group of clients."""
    group.add("alike", _("List who may be the same person taken in twice: the same name or phone."), show_pairs)
    same = group.add("same", _("Say that two clients are one person; nothing is merged. Why, from stdin."), join)
    apart = group.add("apart", _("Say that the other client is not the same person. Why, from stdin."), part)
    for parser in (same, apart):
        parser.add_argument("client", metavar=_("CLIENT"), help=_("a pseudonym or a client id"))
        parser.add_argument("other", metavar=_("OTHER"), help=_("the other one: a pseudonym or a client id"))


def show_pairs(call: "Call") -> None:
    """Whoever may be one person."""
    with call.practice() as practice:
        for client, other in practice.persons.pairs():
            call.output.row({"client": client, "other": other}, f"{client}  {other}")


def join(call: "Call") -> None:
    """Two clients are one person."""
    asked = call.arguments
    with call.practice() as practice:
        person = practice.persons.join(asked.client, asked.other, asked_line(_("Why"), "reason"))
    call.output.answer({"person": list(person)}, [_("One person:"), *(f"  {each}" for each in person)])


def part(call: "Call") -> None:
    """The other one is somebody else."""
    asked = call.arguments
    with call.practice() as practice:
        practice.persons.part(asked.client, asked.other, asked_line(_("Why"), "reason"))
        person = practice.persons.also(asked.client)
    call.output.answer({"also": list(person)}, [_("Noted: not the same person.")])
