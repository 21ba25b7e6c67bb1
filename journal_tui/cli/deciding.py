"""`entry decide`: what the review page does by its keys, for one draft, line by line.

The rule: a word is pointed at by its number among those that wait, in the order of `flags`, and never by itself: an argument
can be read by every process of the computer. What is decided is saved at once.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.drafts import answer_draft
from journal_tui.cli.options import WrongUse
from journal_tui.locales import _
from journal_tui.practice.pseudonyms.span import Kind

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

KINDS = (Kind.PERSON.value, Kind.LOC.value, Kind.ORG.value, Kind.OTHER_ID.value)


def add(entry: "Commands") -> None:
    """Add the command to those of entries."""
    parser = entry.add("decide", _("Decide on words of a draft that wait; entry show --identified shows them."), decide)
    parser.add_argument("entry", metavar=_("ENTRY"), help=_("the id of the entry"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--flag", action="append", type=int, metavar="N", help=_("the number of the word among those that wait, from 1")
    )
    which.add_argument("--all", action="store_true", help=_("every word that waits"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--accept", action="store_true", help=_("it becomes a code, as suggested"))
    what.add_argument("--kind", choices=KINDS, help=_("it becomes a code, but of this kind"))
    what.add_argument("--role", action="store_true", help=_("it is a person; the role word, never a name, comes on stdin"))
    what.add_argument("--same-as", default="", metavar=_("CODE"), help=_("it is another form of this code, or of klient"))
    what.add_argument("--ignore", action="store_true", help=_("it stays as it is, in this draft only"))
    what.add_argument("--ordinary", action="store_true", help=_("it is no name for this client, in future either"))


def decide(call: "Call") -> None:
    """Decide on words."""
    from journal_tui.practice.entries.deciding import Answer, Decision

    asked = call.arguments
    answer = Answer.IGNORE if asked.ignore else Answer.ORDINARY if asked.ordinary else Answer.CODE
    kind = Kind(asked.kind) if asked.kind else None
    with call.practice() as practice:
        role = asked_line(_("Role word"), "role").strip() if asked.role else ""
        if asked.role and not role:
            raise WrongUse(_("--role needs a role word on standard input."))
        decision = Decision(answer, kind, role, asked.same_as)
        draft = practice.entries.decide(asked.entry, asked.flag or (), decision)
        reminder = practice.entries.reminder(draft.text, draft.forms, draft.flags)
    answer_draft(call, draft, reminder)
