"""`request correct|view|recipients|notify|answer`: what is wrong about a client is put right, and a complaint is answered.

The rule: what is right and why comes from standard input, never as an argument; nothing is put right for somebody unidentified.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.case_lines import answer, case_argument, case_line, case_value
from journal_tui.cli.marks import label_arguments, marks_of
from journal_tui.cli.options import WrongUse
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.cli.times import stamp
from journal_tui.locales import _, language
from journal_tui.practice.rights.case_words import Corrected, Decision
from journal_tui.practice.rights.data_classes import data_class
from journal_tui.practice.values import AmendmentKind

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(group: "Commands") -> None:
    """Add the commands to those of `request`."""
    about = _("Put something right, from stdin: of a field what is right, then why; or an addendum under a signed entry.")
    corrected = case_argument(group.add("correct", about, correct))
    corrected.add_argument(
        "--field", default="", choices=["", *(each.value for each in Corrected)], help=_("what is wrong")
    )
    corrected.add_argument("--entry", default="", metavar=_("ENTRY"), help=_("the id of the entry"))
    corrected.add_argument("--lines", default="", metavar="N-M", help=_("the lines that it concerns"))
    label_arguments(corrected)
    seen = _("Keep the client's own view, where the practice does not agree; read from standard input.")
    viewed = case_argument(group.add("view", seen, view))
    viewed.add_argument("--entry", default="", metavar=_("ENTRY"), help=_("also under this signed entry"))
    told = _("Show who was given data about the client and is to be told what became of it.")
    case_argument(group.add("recipients", told, recipients))
    noticed = case_argument(
        group.add("notify", _("Write the letter to one recipient: put right, to be erased, or restricted."), notify)
    )
    noticed.add_argument("--recipient", required=True, metavar="ID", help=_("as recipients lists it"))
    noticed.add_argument("--language", default="", choices=["", "sv", "en"], help=_("the practice's own when not given"))
    noticed.add_argument("--output", default="", metavar="F", help=_("a new file; printed when not given"))
    answered = case_argument(
        group.add("answer", _("Answer a complaint; the answer is read from standard input."), answer_complaint)
    )
    answered.add_argument(
        "--decision", required=True, choices=[each.value for each in Decision], help=_("what was decided")
    )


def correct(call: "Call") -> None:
    """Put a field or a signed text right.

    Raises:
        WrongUse: Neither a field nor an entry is named, or both are.
    """
    asked = call.arguments
    if bool(asked.field) == bool(asked.entry):
        raise WrongUse(_("Name what is wrong: --field or --entry."))
    with call.practice() as practice:
        if asked.field:
            right, field = asked_line(_("What is right"), asked.field), Corrected(asked.field)
            why, beside = note_from_stdin(), practice.rectifications.beside(asked.case, field)
            case = practice.rectifications.correct(asked.case, field, right, why)
            also, left = ([each.client for each in beside if each.same is same] for same in (True, False))
            said = [f"{each}  {_('the same stood there: put right too')}" for each in also]
            said += [f"{each}  {_('something else stands there: it stays')}" for each in left]
            call.output.answer({**case_value(case), "corrected_too": also, "left": left}, [case_line(case), *said])
            return
        case = practice.rectifications.amend(asked.case, asked.entry, note_from_stdin(), asked.lines, marks=marks_of(asked))
    answer(call, case)


def view(call: "Call") -> None:
    """Keep the client's own view."""
    asked = call.arguments
    with call.practice() as practice:
        words = note_from_stdin()
        case = practice.rectifications.view(asked.case, words)
        if asked.entry:
            case = practice.rectifications.amend(asked.case, asked.entry, words, kind=AmendmentKind.VIEW)
    answer(call, case)


def recipients(call: "Call") -> None:
    """Show whom to tell."""
    from journal_tui.wording.disclosures import recipient_words

    with call.practice() as practice:
        found = practice.rectifications.recipients(call.arguments.case)
    for each in found:
        value = {
            "disclosure": each.id,
            "recipient": each.recipient.value,
            "name": each.recipient_name,
            "at": stamp(each.at),
            "classes": list(each.classes),
        }
        classes = ", ".join(data_class(code).title(language()) for code in each.classes)
        parts = (recipient_words(each.recipient), each.recipient_name, each.at.date().isoformat(), classes, each.id)
        call.output.row(value, "  ".join(part for part in parts if part))
    if not found and not call.output.json:
        call.output.say(_("Nobody but the client has been given anything."))


def notify(call: "Call") -> None:
    """Write the letter to one of them."""
    asked = call.arguments
    with call.practice() as practice:
        if asked.output:
            written = practice.notices.send(asked.case, asked.recipient, Path(asked.output), asked.language)
        else:
            written = practice.notices.write(asked.case, asked.recipient, asked.language)
    value = {"case": asked.case, "kind": written.kind.value, "subject": written.subject}
    if asked.output:
        call.output.answer({**value, "output": asked.output}, [asked.output])
    else:
        call.output.answer({**value, "text": written.text}, written.text.splitlines())


def answer_complaint(call: "Call") -> None:
    """Answer a complaint."""
    asked = call.arguments
    with call.practice() as practice:
        case = practice.complaints.answer(asked.case, note_from_stdin(), Decision(asked.decision))
    answer(call, case)
