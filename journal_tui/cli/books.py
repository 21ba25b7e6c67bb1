"""`invoice add|credit|take-back|list`, `receipt add|correct|take-back|list`, `debt open|close|withdraw|list`: bookkeeping, line by line.

The rule: amounts are typed in kronor and kept in whole öre; what an activity was is read from standard input; no personnummer is printed.
"""

from typing import TYPE_CHECKING

from journal_tui.cli.asking import asked_line
from journal_tui.cli.clients import client_argument
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import day, on
from journal_tui.locales import _
from journal_tui.practice.bookkeeping.amounts import read_ore
from journal_tui.practice.bookkeeping.labels import label, labels, speaks_of_health
from journal_tui.practice.errors import InvalidInput
from journal_tui.wording.books import allowance_doubt, kronor_words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.bookkeeping.labels import Label
    from journal_tui.practice.bookkeeping.vouchers import DebtCase, Invoice, Receipt
    from journal_tui.practice.practice import Practice


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
    for name, text, handler in (
        ("correct", _("Write a receipt that says that another does not hold; its invoice is unpaid again."), correct),
        ("take-back", _("Take back a receipt that is not booked yet: the last one, not handed out."), take_back_receipt),
    ):
        wrong = receipts.add(name, text, handler)
        client_argument(wrong)
        wrong.add_argument("--receipt", required=True, metavar="ID", help=_("which receipt"))
    client_argument(receipts.add("list", _("A client's receipts."), list_receipts))
    debts = commands.group("debt", _("Unpaid invoices that are handed over for collection."))
    for name, text, handler in (
        ("open", _("Hand an invoice over; the client's data are held until it is closed."), open_debt),
        ("close", _("Close a debt case; its personnummer goes."), close_debt),
        ("withdraw", _("Withdraw a debt case opened by mistake, before anything of it has left."), withdraw_debt),
    ):
        parser = debts.add(name, text, handler)
        client_argument(parser)
        parser.add_argument(
            "--invoice" if name == "open" else "--debt", required=True, metavar="ID", dest="which", help=_("which")
        )
    client_argument(debts.add("list", _("A client's debt cases."), list_debts))


def write_invoice(call: "Call") -> None:
    """Write an invoice."""
    asked = call.arguments
    due = day(asked.due) if asked.due else None
    with call.practice() as practice:
        made = practice.books.invoice(asked.client, asked.label, _ore(asked.amount), vat=_ore(asked.vat), due=due)
        _warn(call, practice, label(asked.label))
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
        if asked.allowance:
            _warn(call, practice, next(each for each in labels() if each.sv == made.label))
    call.output.answer(_receipt_value(made), [_receipt_line(made)])


def _warn(call: "Call", practice: "Practice", chosen: "Label") -> None:
    """Say what the form on the screen says: an allowance does not cover counselling."""
    card = practice.clients.get(call.arguments.client)
    if speaks_of_health([each.service for each in card.services], chosen):
        call.output.say(f"▲ {allowance_doubt()}")


def correct(call: "Call") -> None:
    """Write a correcting receipt."""
    asked = call.arguments
    with call.practice() as practice:
        made = practice.corrections.correct_receipt(asked.client, asked.receipt)
    call.output.answer(_receipt_value(made), [_receipt_line(made)])


def take_back_receipt(call: "Call") -> None:
    """Take a receipt back."""
    asked = call.arguments
    with call.practice() as practice:
        practice.corrections.take_back_receipt(asked.client, asked.receipt)
    call.output.answer({"receipt": asked.receipt, "taken_back": True}, [_("Taken back.")])


def list_receipts(call: "Call") -> None:
    """A client's receipts."""
    with call.practice() as practice:
        found = practice.books.receipts(call.arguments.client)
    for each in found:
        call.output.row(_receipt_value(each), _receipt_line(each))


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


def withdraw_debt(call: "Call") -> None:
    """Withdraw a debt case."""
    with call.practice() as practice:
        practice.debts.withdraw(call.arguments.client, call.arguments.which)
    call.output.answer({"withdrawn": True}, [_("Taken back.")])


def list_debts(call: "Call") -> None:
    """A client's debt cases."""
    with call.practice() as practice:
        found = practice.debts.list(call.arguments.client)
    for each in found:
        call.output.row(_debt_value(each), f"{each.id}  {on(each.handed_over)}  {on(each.closed) or _('is open')}")


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


def _receipt_value(receipt: "Receipt") -> dict[str, object]:
    return {
        "receipt": receipt.id,
        "number": f"{receipt.year}-{receipt.number}",
        "paid": on(receipt.paid),
        "amount": receipt.amount,
        "corrects": receipt.corrects or None,
    }


def _receipt_line(receipt: "Receipt") -> str:
    number, state = f"{receipt.year}-{receipt.number}", _("correcting receipt") if receipt.corrects else ""
    return f"{number}  {on(receipt.paid)}  {receipt.label}  {kronor_words(receipt.amount)}  {state}".rstrip()


def _debt_value(debt: "DebtCase") -> dict[str, object]:
    return {"debt": debt.id, "invoice": debt.invoice, "handed_over": on(debt.handed_over), "closed": on(debt.closed)}


def _ore(text: str) -> int:
    """Read kronor, `1200` or `1200,50`, as whole öre."""
    try:
        return read_ore(text)
    except InvalidInput:
        raise WrongUse(_("{text} is no amount like 1200 or 1200,50.").format(text=text)) from None
