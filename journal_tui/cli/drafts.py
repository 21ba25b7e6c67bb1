"""How an open note is answered: what is stored, with tokens, and which words in it wait for a decision; and `entry drafts|discard`.

The rule: what is thrown away is gone, and that it went stands in the audit log; the list of open notes holds no text.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.times import stamp
from journal_tui.locales import _
from journal_tui.practice.pseudonyms.quasi import Reminder, Trait
from journal_tui.practice.values import Draft, Flag
from journal_tui.wording import moment, service_short
from journal_tui.wording.reminders import reminder_words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(group: "Commands") -> None:
    """Add the commands to those of entries."""
    group.add("drafts", _("List the open notes, oldest first, without text."), show_drafts)
    gone = group.add("discard", _("Throw an open note away. A signed one stays."), discard)
    gone.add_argument("entry", metavar=_("ENTRY"), help=_("the id of the entry"))


def show_drafts(call: "Call") -> None:
    """List the open notes."""
    with call.practice() as practice:
        found = practice.entries.drafts()
    for each in found:
        value = {
            "entry": each.id,
            "pseudonym": each.pseudonym,
            "service": each.service.value,
            "saved_at": stamp(each.saved_at),
            "frozen": each.frozen,
        }
        frozen = _("frozen") if each.frozen else ""
        line = f"{each.id}  {moment(each.saved_at)}  {each.pseudonym}  {service_short(each.service)}  {frozen}".rstrip()
        call.output.row(value, line)


def discard(call: "Call") -> None:
    """Throw one away."""
    with call.practice() as practice:
        practice.entries.discard(call.arguments.entry)
    call.output.answer({"entry": call.arguments.entry, "discarded": True}, [_("Thrown away.")])


def flag_values(flags: tuple[Flag, ...]) -> list[dict[str, object]]:
    """Return flags as places, without the words that stand there."""
    return [{"start": flag.start, "end": flag.end, "label": flag.label} for flag in flags]


def answer_draft(call: "Call", draft: Draft, reminder: Reminder) -> None:
    """Say how a draft was saved, which words in it wait, by the number that `entry decide` takes, and what may point at someone."""
    lines = [_("Draft saved: {entry}").format(entry=draft.id), "", draft.text]
    if draft.flags:
        labels = ", ".join(f"{number} {flag.label}" for number, flag in enumerate(draft.flags, 1))
        lines += ["", _("To decide before signing: {labels}").format(labels=labels)]
    if words := reminder_words(reminder):
        lines += ["", words]
    traits = [trait.value for trait in Trait if trait in reminder.traits]
    call.output.answer(
        {"entry": draft.id, "stored": draft.text, "flags": flag_values(draft.flags), "reminder": traits}, lines
    )
