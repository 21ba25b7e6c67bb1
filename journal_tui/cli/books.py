"""`invoice add|credit|take-back|list`, `receipt add`, `debt open|close`, `disclose …`, `disclosure list`: bookkeeping and what leaves, line by line.

The rule: amounts are typed in kronor and kept in whole öre; what an activity was, who collects and what an authority asks for
is read from standard input; what leaves has a fixed shape and is entered in the register before its
file is closed; a personnummer is printed nowhere but in the file that needs it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.clients import client_argument
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, on, stamp
from journal_tui.locales import _
from journal_tui.practice.bookkeeping.amounts import read_ore
from journal_tui.practice.bookkeeping.labels import labels
from journal_tui.practice.errors import InvalidInput
from journal_tui.wording.books import kronor_words

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.bookkeeping.vouchers import Invoice
    from journal_tui.practice.disclosure.register import Disclosure


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    invoices = commands.group("invoice", _("Invoices, in the bookkeeping alone."))
    made = invoices.add("add", _("Write an invoice with a neutral label."), write_invoice)
    client_argument(made)
    made.add_argument("--label", required=True, choices=[each.code for each in labels()], help=_("what it is for"))
    made.add_argument("--amount", required=True, metavar="KR", help=_("in kronor, VAT included"))
    made.add_argument("--vat", default="0", metavar="KR", help=_("the VAT in it"))
    made.add_argument("--due", default="", metavar=_("DATE"), help=_("to be paid by; else in thirty days"))
    for name, text, handler in (
        ("credit", _("Write a credit invoice: what is booked is never changed."), credit),
        ("take-back", _("Take back an invoice that is not booked yet: the last one, unpaid, in no file."), take_back),
    ):
        wrong = invoices.add(name, text, handler)
        client_argument(wrong)
        wrong.add_argument("--invoice", required=True, metavar="ID", help=_("which invoice"))
    client_argument(invoices.add("list", _("A client's invoices."), list_invoices))
    receipts = commands.group("receipt", _("Receipts for what has been paid."))
    paid = receipts.add("add", _("Note that an invoice is paid, and write its receipt."), write_receipt)
    client_argument(paid)
    paid.add_argument("--invoice", required=True, metavar="ID", help=_("which invoice"))
    paid.add_argument("--allowance", action="store_true", help=_("for a wellness allowance: prints the personnummer"))
    paid.add_argument("--activity", action="store_true", help=_("what kind of exercise or advice it was comes on stdin"))
    debts = commands.group("debt", _("Unpaid invoices that are handed over for collection."))
    for name, text, handler in (
        ("open", _("Hand an invoice over; the client's data are held until it is closed."), open_debt),
        ("close", _("Close a debt case; its personnummer goes."), close_debt),
    ):
        parser = debts.add(name, text, handler)
        client_argument(parser)
        parser.add_argument(
            "--invoice" if name == "open" else "--debt", required=True, metavar="ID", dest="which", help=_("which")
        )
    _ways_out(commands)


def _ways_out(commands: "Commands") -> None:
    group = commands.group("disclose", _("Hand something out: fixed shapes, each entered in the register."))
    invoices = _output(
        group.add("invoice", _("The invoice file: name, address, e-mail, label, amount."), disclose_invoices)
    )
    invoices.add_argument("--year", required=True, type=int, metavar=_("YEAR"), help=_("financial year"))
    invoices.add_argument("--number", action="append", default=[], type=int, metavar="N", help=_("only this one"))
    receipt = _output(group.add("receipt", _("A receipt for the client."), disclose_receipt))
    client_argument(receipt)
    receipt.add_argument("--receipt", required=True, metavar="ID", help=_("which receipt"))
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


def write_invoice(call: "Call") -> None:
    """Write an invoice."""
    asked = call.arguments
    due = day(asked.due) if asked.due else None
    with call.practice() as practice:
        made = practice.books.invoice(asked.client, asked.label, _ore(asked.amount), vat=_ore(asked.vat), due=due)
    call.output.answer(_value(made), [_line(made)])


def credit(call: "Call") -> None:
    """Write a credit invoice."""
    asked = call.arguments
    with call.practice() as practice:
        made = practice.corrections.credit(asked.client, asked.invoice)
    call.output.answer(_value(made), [_line(made)])


def take_back(call: "Call") -> None:
    """Take an invoice back."""
    asked = call.arguments
    with call.practice() as practice:
        practice.corrections.take_back(asked.client, asked.invoice)
    call.output.answer({"invoice": asked.invoice, "taken_back": True}, [_("Taken back.")])


def list_invoices(call: "Call") -> None:
    """A client's invoices."""
    with call.practice() as practice:
        found = practice.books.invoices(call.arguments.client)
    for each in found:
        call.output.row(_value(each), _line(each))


def write_receipt(call: "Call") -> None:
    """Write a receipt."""
    asked = call.arguments
    with call.practice() as practice:
        activity = asked_line(_("What kind of exercise or advice"), "activity") if asked.activity else ""
        made = practice.books.receipt(asked.client, asked.invoice, allowance=asked.allowance, activity=activity)
    value = {"receipt": made.id, "number": f"{made.year}-{made.number}", "paid": on(made.paid), "amount": made.amount}
    call.output.answer(value, [f"{made.year}-{made.number}  {on(made.paid)}  {made.label}  {kronor_words(made.amount)}"])


def open_debt(call: "Call") -> None:
    """Hand an invoice over."""
    with call.practice() as practice:
        made = practice.debts.hand_over(call.arguments.client, call.arguments.which)
    call.output.answer({"debt": made.id, "handed_over": on(made.handed_over)}, [made.id])


def close_debt(call: "Call") -> None:
    """Close a debt case."""
    with call.practice() as practice:
        practice.debts.close(call.arguments.client, call.arguments.which)
    call.output.answer({"closed": True}, [_("Noted.")])


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
        practice.exports.receipt(asked.client, asked.receipt, Path(asked.output))
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


def _value(invoice: "Invoice") -> dict[str, object]:
    return {
        "invoice": invoice.id,
        "number": f"{invoice.year}-{invoice.number}",
        "issued": on(invoice.issued),
        "due": on(invoice.due),
        "label": invoice.label,
        "amount": invoice.amount,
        "vat": invoice.vat,
        "paid": on(invoice.paid),
        "credits": invoice.credits or None,
    }


def _line(invoice: "Invoice") -> str:
    state = on(invoice.paid) or (_("credit invoice") if invoice.credits else _("unpaid"))
    return (
        f"{invoice.year}-{invoice.number}  {on(invoice.due)}  {kronor_words(invoice.amount):>12}  {invoice.label}  {state}"
    )


def _ore(text: str) -> int:
    """Read kronor, `1200` or `1200,50`, as whole öre."""
    try:
        return read_ore(text)
    except InvalidInput:
        raise WrongUse(_("{text} is no amount like 1200 or 1200,50.").format(text=text)) from None
