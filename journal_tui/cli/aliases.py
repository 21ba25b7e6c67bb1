"""`aliases list|merge|unmerge|role|kind|ordinary`: who is who in a client's texts, line by line.

The rule: a name is never an argument: codes are pointed at by their label, a word comes on stdin. What prints names says
so in the audit log; no text that is written changes, whatever is said here.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.clients import client_argument
from journal_tui.cli.times import stamp
from journal_tui.locales import _
from journal_tui.practice.errors import NotFound
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.wording.leaks import kind_words

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.alias_lines import AliasLine

NAMED = (Kind.PERSON.value, Kind.LOC.value, Kind.ORG.value)


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("aliases", _("Who is who in a client's texts: codes, role words, words that are no names."))
    client_argument(group.add("list", _("List a client's codes with their names; this is noted in the audit log."), show))
    merged = group.add("merge", _("Say that two codes are the same: one goes on. Written texts stay as they are."), merge)
    client_argument(merged)
    merged.add_argument("source", metavar=_("SOURCE"), help=_("the code that gives way, for instance person-2"))
    merged.add_argument("into", metavar=_("INTO"), help=_("the code that goes on, or klient"))
    merged.add_argument("--across-kinds", action="store_true", help=_("the two are of different kinds, and that is meant"))
    parted = group.add("unmerge", _("Take a merge back."), unmerge)
    client_argument(parted)
    parted.add_argument("what", metavar=_("WHAT"), help=_("the code that gave way, or what merge answered as undo"))
    named = group.add(
        "role", _("Give a code the role word on stdin, or with an empty line none, for what is written from now on."), role
    )
    client_argument(named)
    code_argument(named)
    turned = group.add("kind", _("Say that a code is of another kind; a new code of that kind goes on."), kind)
    client_argument(turned)
    code_argument(turned)
    turned.add_argument("kind", choices=NAMED, help=_("what it is"))
    words = group.add("ordinary", _("List, remember or forget words that are no names for this client."), ordinary)
    client_argument(words)
    way = words.add_mutually_exclusive_group()
    way.add_argument("--remember", action="store_true", help=_("the word comes on stdin"))
    way.add_argument("--forget", default="", metavar="ID", help=_("the id of the word, as listed"))


def code_argument(parser: "argparse.ArgumentParser") -> None:
    """Add the argument that names a code."""
    parser.add_argument("code", metavar=_("CODE"), help=_("the code, for instance person-1"))


def _answer(call: "Call", line: "AliasLine") -> None:
    """Say how a code stands now, without its names."""
    value = {"label": line.label, "kind": line.kind.value, "role": line.role, "merged_into": line.merged_into}
    call.output.answer(value | {"pending": line.pending}, [f"‹{line.label}›  {kind_words(line.kind)}"])


def show(call: "Call") -> None:
    """List a client's codes."""
    with call.practice() as practice:
        lines = practice.aliases.list(call.arguments.client)
    for line in lines:
        state = f"  → ‹{line.merged_into}›" if line.merged_into else f"  {_('undecided')}" if line.pending else ""
        call.output.row(
            {
                "label": line.label,
                "kind": line.kind.value,
                "number": line.number,
                "role": line.role,
                "names": list(line.names),
                "merged_into": line.merged_into,
                "pending": line.pending,
                "since": stamp(line.since),
            },
            f"‹{line.label}›  {kind_words(line.kind)}  {', '.join(line.names)}{state}",
        )


def merge(call: "Call") -> None:
    """Merge two codes."""
    asked = call.arguments
    with call.practice() as practice:
        made = practice.aliases.merge(asked.client, asked.source, asked.into, across_kinds=asked.across_kinds)
    call.output.answer(
        {"source": made.source, "into": made.into, "undo": made.undo},
        [_("‹{source}› gives way to ‹{into}› from now on.").format(source=made.source, into=made.into)],
    )


def unmerge(call: "Call") -> None:
    """Take a merge back."""
    with call.practice() as practice:
        _answer(call, practice.aliases.unmerge(call.arguments.client, call.arguments.what))


def role(call: "Call") -> None:
    """Change a role word."""
    asked = call.arguments
    with call.practice() as practice:
        _answer(call, practice.aliases.set_role(asked.client, asked.code, asked_line(_("Role word"), "role")))


def kind(call: "Call") -> None:
    """Change a kind."""
    asked = call.arguments
    with call.practice() as practice:
        _answer(call, practice.aliases.change_kind(asked.client, asked.code, Kind(asked.kind)))


def ordinary(call: "Call") -> None:
    """List, remember or forget ordinary words."""
    asked = call.arguments
    with call.practice() as practice:
        if asked.remember:
            practice.aliases.remember_ordinary(asked.client, asked_line(_("Word"), "word").strip())
            call.output.answer({"remembered": True}, [_("Remembered.")])
        elif asked.forget:
            if not practice.aliases.forget_ordinary(asked.client, asked.forget):
                raise NotFound(kind="word")
            call.output.answer({"forgotten": True}, [_("Forgotten: from now on the word is asked about again.")])
        else:
            for each in practice.aliases.ordinary(asked.client):
                value = {"id": each.id, "word": each.word, "since": stamp(each.since)}
                call.output.row(value, f"{each.id}  {each.word}")
