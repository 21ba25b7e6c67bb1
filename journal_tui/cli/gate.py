"""`gate`: may a session with this client be journalled? Exit 0 for yes, 3 for no."""

from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument, service_argument
from journal_tui.cli.times import on, stamp
from journal_tui.locales import _
from journal_tui.practice.values import Purpose, Service, Verdict
from journal_tui.wording import verdict_sentence, word

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.gate import Permit, Refusal

REFUSED = 3


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    parser = commands.add("gate", _("Say whether a session with a client may be journalled: exit code 0 or 3."), check)
    client_argument(parser)
    service_argument(parser)
    parser.add_argument(
        "--purpose",
        default=Purpose.JOURNAL.value,
        choices=[purpose.value for purpose in Purpose],
        help=_("what for, else the journal"),
    )


def verdict_value(answer: "Permit | Refusal") -> dict[str, object]:
    """Return the gate's answer for JSON; `reason` is a sentence in the language in force."""
    refused = answer.verdict is not Verdict.GRANTED
    return {
        "verdict": answer.verdict.value,
        "reason": verdict_sentence(answer.verdict.value),
        "code": getattr(answer, "reason", "") if refused else "",
        "client": answer.client,
        "pseudonym": answer.pseudonym,
        "service": answer.service.value,
        "purpose": answer.purpose.value,
        "since": stamp(answer.since),
        "document_version": answer.document_version,
        "current_version": answer.current_version or None,
        "valid_to": on(answer.valid_to),
        "ways": [way.value for way in getattr(answer, "ways", ())],
    }


def verdict_lines(answer: "Permit | Refusal") -> list[str]:
    """Return the gate's answer for a person."""
    lines = [f"{word(answer.verdict)}: {verdict_sentence(answer.verdict.value)}"]
    if answer.since:
        lines.append(_("Since {day}").format(day=on(answer.since)))
    ways = [word(way) for way in getattr(answer, "ways", ())]
    if ways:
        lines.append(_("What can be done: {ways}").format(ways=", ".join(ways)))
    return lines


def check(call: "Call") -> int:
    """Ask the gate."""
    asked = call.arguments
    with call.practice() as practice:
        answer = practice.gate.check(asked.client, Service(asked.service), Purpose(asked.purpose))
    call.output.answer(verdict_value(answer), verdict_lines(answer))
    return 0 if answer.verdict is Verdict.GRANTED else REFUSED
