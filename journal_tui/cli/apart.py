"""`emergency-note …` and `working-note …`: what is written apart from the journal's consent, line by line.

The rule: the text comes on standard input, never as an argument. An emergency note has no ground by default: who writes it says
on which. A working note is read by its author alone.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument, service_argument
from journal_tui.cli.marks import label_arguments, marks_of
from journal_tui.cli.options import WrongUse
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.cli.times import on, stamp
from journal_tui.locales import _, language
from journal_tui.practice.apart.grounds import grounds
from journal_tui.practice.values import Service
from journal_tui.wording import service_short

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.apart.values import EmergencyNote, WorkingNote


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("emergency-note", _("Short notes in danger to life, which no consent stands behind."))
    written = group.add(
        "write",
        _("Write one: on standard input first a line that says why it could not wait, then at most 1,000 characters."),
        write_emergency,
    )
    client_argument(written)
    service_argument(written)
    codes = [ground.code for ground in grounds()]
    written.add_argument("--ground", required=True, choices=codes, help=_("the legal ground that you choose"))
    label_arguments(written)
    group.add("grounds", _("List the legal grounds there are."), show_grounds, opens=False)
    listed = group.add("list", _("List the emergency notes that nobody has decided about."), list_emergency)
    listed.add_argument("--client", default="", metavar=_("CLIENT"), help=_("all of this client's instead"))
    shown = _note(group.add("show", _("Show one."), show_emergency))
    shown.add_argument("--identified", action="store_true", help=_("with the names put back; logged"))
    decided = _note(group.add("acknowledge", _("Say that you have seen it, and whether it stays."), acknowledge))
    decided.add_argument("--decision", required=True, choices=["keep", "erase"], help=_("whether it stays"))
    own = commands.group("working-note", _("Your own notes about a client, which only you read; gone after twelve months."))
    kept = own.add("write", _("Write one; the text is read from standard input."), write_working)
    client_argument(kept)
    service_argument(kept)
    mine = own.add("list", _("List your working notes."), list_working)
    mine.add_argument("--client", default="", metavar=_("CLIENT"), help=_("only about this client"))
    mine.add_argument("--review", action="store_true", help=_("only those whose six months have passed"))
    _note(own.add("show", _("Show one of your own, with names."), show_working))
    _note(own.add("adopt", _("Make a draft of it in the journal, to review and sign; the working note goes."), adopt))
    _note(own.add("destroy", _("Destroy it now."), destroy))


def _note(parser: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    parser.add_argument("note", metavar=_("NOTE"), help=_("the note's number"))
    return parser


def write_emergency(call: "Call") -> None:
    """Write an emergency note."""
    asked = call.arguments
    with call.practice() as practice:
        reason, _line, text = note_from_stdin().partition("\n")
        note = practice.emergency_notes.write(
            asked.client, Service(asked.service), text, reason, asked.ground, marks_of(asked)
        )
    call.output.answer(
        _emergency_value(note), [_emergency_line(note), _("It stands before the owner until it is decided about.")]
    )


def show_grounds(call: "Call") -> None:
    """List the grounds."""
    for each in grounds():
        value = {"code": each.code, "article": each.article, "special": each.special, "title": each.title(language())}
        call.output.row(value, f"{each.code}  {each.title(language())} ({each.article}, {each.special})")


def list_emergency(call: "Call") -> None:
    """List the emergency notes."""
    client = call.arguments.client
    with call.practice() as practice:
        for each in practice.emergency_notes.of_client(client) if client else practice.emergency_notes.waiting():
            call.output.row(_emergency_value(each), _emergency_line(each))


def show_emergency(call: "Call") -> None:
    """Show one."""
    with call.practice() as practice:
        note = practice.emergency_notes.get(call.arguments.note, identified=call.arguments.identified)
    value = {**_emergency_value(note), "reason": note.reason, "text": note.text}
    call.output.answer(value, [_emergency_line(note), note.reason, "", *note.text.splitlines()])


def acknowledge(call: "Call") -> None:
    """Decide about one."""
    asked = call.arguments
    with call.practice() as practice:
        note = practice.emergency_notes.acknowledge(asked.note, asked.decision)
    lines = [_emergency_line(note)]
    if note.case:
        lines.append(_("Case {case} erases it: request preview, approve and run.").format(case=note.case))
    call.output.answer({**_emergency_value(note), "case": note.case or None}, lines)


def write_working(call: "Call") -> None:
    """Write a working note."""
    asked = call.arguments
    with call.practice() as practice:
        text = note_from_stdin()
        note = practice.working_notes.write(asked.client, Service(asked.service), text)
    call.output.answer(_working_value(note), [_working_line(note)])


def list_working(call: "Call") -> None:
    """List the author's notes."""
    asked = call.arguments
    if asked.review and asked.client:
        raise WrongUse(_("Either --client or --review."))
    with call.practice() as practice:
        notes = practice.working_notes
        for each in notes.to_review() if asked.review else notes.list(asked.client):
            call.output.row(_working_value(each), _working_line(each))


def show_working(call: "Call") -> None:
    """Show one."""
    with call.practice() as practice:
        note = practice.working_notes.get(call.arguments.note)
    call.output.answer({**_working_value(note), "text": note.text}, [_working_line(note), "", *note.text.splitlines()])


def adopt(call: "Call") -> None:
    """Make a draft of it."""
    with call.practice() as practice:
        draft = practice.working_notes.adopt(call.arguments.note)
    call.output.answer(
        {"entry": draft.id, "pseudonym": draft.pseudonym},
        [_("It is a draft in the journal now: {entry}. Review and sign it there.").format(entry=draft.id)],
    )


def destroy(call: "Call") -> None:
    """Destroy one."""
    with call.practice() as practice:
        practice.working_notes.destroy(call.arguments.note)
    call.output.answer(
        {"note": call.arguments.note, "done": True}, [_("Destroyed, and looked for: nothing of it is left.")]
    )


def _emergency_value(note: "EmergencyNote") -> dict[str, object]:
    return {
        "note": note.id,
        "pseudonym": note.pseudonym,
        "service": note.service.value,
        "at": stamp(note.at),
        "ground": note.ground,
        "seen": note.seen,
        "decision": note.decision,
        "sensitivity": note.sensitivity.value,
        "labels": list(note.labels),
    }


def _emergency_line(note: "EmergencyNote") -> str:
    title = next((each.title(language()) for each in grounds() if each.code == note.ground), note.ground)
    how = {"keep": _("kept"), "erase": _("to be erased")}.get(note.decision, _("not decided"))
    return f"{note.id}  {on(note.at)}  {service_short(note.service)} {note.pseudonym}  {title}  {how}"


def _working_value(note: "WorkingNote") -> dict[str, object]:
    return {
        "note": note.id,
        "pseudonym": note.pseudonym,
        "service": note.service.value,
        "at": stamp(note.at),
        "review": on(note.review),
        "gone": on(note.gone),
        "shut": note.shut,
    }


def _working_line(note: "WorkingNote") -> str:
    due = _("review {review}, gone {gone}").format(review=on(note.review), gone=on(note.gone))
    return f"{note.id}  {on(note.at)}  {service_short(note.service)} {note.pseudonym}  {due}"
