"""`setting`: what the practice has decided where law and policy leave a choice."""

from typing import TYPE_CHECKING

from journal_tui.locales import _, language

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """The commands of this room."""
    settings = commands.group("setting", _("Decisions of the practice."))
    settings.add("list", _("Show them, with what may be chosen."), show)
    changed = settings.add("set", _("Take another one."), change)
    changed.add_argument("name", metavar=_("NAME"), help=_("which"))
    changed.add_argument(
        "days", metavar=_("VALUE"), type=int, help=_("days, the number of a month, or 1 and 0 for yes and no")
    )


def show(call: "Call") -> None:
    """Every decision with its value."""
    from journal_tui.practice.decisions import decisions
    from journal_tui.wording.decisions import allowed, value_words

    with call.practice() as practice:
        found = practice.decisions()
    for each in decisions():
        value = found[each.code]
        said = (
            f"{each.code.ljust(19)} {value_words(each, value).ljust(9)} {each.titles[language()]}: {each.notes[language()]}"
        )
        call.output.row(
            {"name": each.code, "days": value, "kind": each.kind.value, "least": each.least, "most": each.most},
            f"{said} ({allowed(each)})",
        )


def change(call: "Call") -> None:
    """Take another decision."""
    with call.practice() as practice:
        practice.decide(call.arguments.name, call.arguments.days)
    call.output.answer({"name": call.arguments.name, "days": call.arguments.days}, [_("Noted.")])
