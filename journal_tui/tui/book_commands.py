"""The commands of a client's bookkeeping: invoices, receipts, debt cases, the personnummer."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class ShowBooks(Command):
    """Shows this client's invoices, receipts and debt cases, apart from the journal."""

    also = N_("bookkeeping, payment, wellness allowance, debt collection")
    action, key, title, remark = "books", "f", N_("Invoices and receipts"), N_("for this client")


class NewInvoice(Command):
    """Writes an invoice with a neutral label; name and address are copied as they are now."""

    action, key, title, label = "new", "n", N_("New invoice"), N_("New")
    footer = 1


class MarkPaid(Command):
    """Notes that the marked invoice is paid and writes its receipt, also for the wellness allowance."""

    action, key, title, label = "paid", "b", N_("Paid: write the receipt"), N_("Paid")
    footer = 2


class CorrectVoucher(Command):
    """Puts the marked invoice or receipt right: takes back what has just been written; what is booked gets a voucher beside it."""

    also = N_("wrong invoice, wrong receipt, credit, cancel")
    action, key, title, label = "correct", "m", N_("Correct an invoice or receipt"), N_("Correct")


class HandOver(Command):
    """Hands the marked unpaid invoice over for collection; closes the marked debt case, or withdraws one opened by mistake."""

    action, key, title, label = "debt", "i", N_("Debt case: open or close"), N_("Debt case")
    footer = 3


class ToFile(Command):
    """Writes the marked receipt, or what a collector needs of the marked debt case, to a new file. It is entered in the register."""

    action, key, title, label = "to_file", "f", N_("To a file"), N_("File")
    footer = 4


class UnlockNumber(Command):
    """Shows, keeps or takes away the personnummer: only for wellness allowance or debt collection, logged each time."""

    action, key, title = "number", "p", N_("Personnummer")
    footer = 5
