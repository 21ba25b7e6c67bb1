"""`disclose …`, `disclosure list`: what leaves the practice, line by line.

The rule: what leaves has a fixed shape and is entered in the register before its file is closed; who collects and what an authority
asks for is read from standard input; a personnummer is printed nowhere but in the file that needs it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.clients import client_argument
from journal_tui.cli.times import stamp
from journal_tui.locales import _

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.disclosure.register import Disclosure


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("disclose", _("Hand something out: fixed shapes, each entered in the register."))
    invoices = _output(
        group.add("invoice", _("The invoice file: name, address, e-mail, label, amount."), disclose_invoices)
    )
    invoices.add_argument("--year", required=True, type=int, metavar=_("YEAR"), help=_("financial year"))
    invoices.add_argument("--number", action="append", default=[], type=int, metavar="N", help=_("only this one"))
    receipt = _output(group.add("receipt", _("A receipt for the client."), disclose_receipt))
    client_argument(receipt)
    receipt.add_argument("--receipt", required=True, metavar="ID", help=_("which receipt"))
    receipt.add_argument("--language", default="", choices=["", "sv", "en"], help=_("the client's own when not given"))
    debt = _output(
        group.add("debt", _("What a collector needs of one open debt case; who collects, from stdin."), disclose_debt)
    )
    client_argument(debt)
    debt.add_argument("--debt", required=True, metavar="ID", help=_("which debt case"))
    authority = _output(
        group.add(
            "authority",
            _("What the law makes you hand out; from stdin a line each: which authority, which law, who decided."),
            disclose_authority,
        )
    )
    client_argument(authority)
    authority.add_argument(
        "--class", action="append", required=True, dest="classes", choices=["contact", "bookkeeping"], help=_("which data")
    )
    register = commands.group("disclosure", _("The register of what left the practice."))
    register.add("list", _("Show it, newest first."), list_disclosures)


def _output(parser: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    parser.add_argument("--output", required=True, metavar="F", help=_("a new file"))
    return parser


def disclose_invoices(call: "Call") -> None:
    """The invoice file."""
    asked = call.arguments
    with call.practice() as practice:
        count = practice.exports.invoices(asked.year, Path(asked.output), asked.number)
    call.output.answer({"count": count, "output": asked.output}, [asked.output])


def disclose_receipt(call: "Call") -> None:
    """A receipt for the client."""
    asked = call.arguments
    with call.practice() as practice:
        practice.exports.receipt(asked.client, asked.receipt, Path(asked.output), asked.language)
    call.output.answer({"output": asked.output}, [asked.output])


def disclose_debt(call: "Call") -> None:
    """A debt for a collector."""
    asked = call.arguments
    with call.practice() as practice:
        practice.exports.debt(asked.client, asked.debt, Path(asked.output), asked_line(_("The collector"), "recipient"))
    call.output.answer({"output": asked.output}, [asked.output])


def disclose_authority(call: "Call") -> None:
    """What an authority may have."""
    asked = call.arguments
    with call.practice() as practice:
        practice.exports.authority(
            asked.client,
            Path(asked.output),
            authority=asked_line(_("Which authority"), "authority"),
            law=asked_line(_("The law and paragraph that asks for it"), "law"),
            decided_by=asked_line(_("Who decided"), "decided_by"),
            classes=frozenset(asked.classes),
        )
    call.output.answer({"output": asked.output}, [asked.output])


def list_disclosures(call: "Call") -> None:
    """The register."""
    with call.practice() as practice:
        found = practice.disclosures.list()
    for each in found:
        call.output.row(_disclosure(each), _disclosure_line(each))
    if not found and not call.output.json:
        call.output.say(_("Nothing has left the practice."))


def _disclosure(each: "Disclosure") -> dict[str, object]:
    return {
        "disclosure": each.id,
        "at": stamp(each.at),
        "recipient": each.recipient.value,
        "name": each.recipient_name or None,
        "purpose": each.purpose,
        "classes": list(each.classes),
        "client": each.client or None,
        "law": each.law or None,
        "decided_by": each.decided_by or None,
        "case": each.case or None,
        "sha256": each.digest,
    }


def _disclosure_line(each: "Disclosure") -> str:
    who = each.client[:8] or "-"
    return f"{each.at:%Y-%m-%d %H:%M}  {each.recipient.value:<11}  {who:<8}  {', '.join(each.classes)}  {each.law}".rstrip()
