"""Commands of the owner: what is written for the controller, put in force, or handed out because the law asks; and of a consent's past."""

from journal_tui.locales import N_
from journal_tui.tui.commands import Command


class InvalidateConsent(Command):
    """Says that the latest yes never counted: the wrong person, not voluntary, or a disputed signature. Shows what was written under it."""

    also = N_("invalid, void, wrong person, disputed")
    action, key, title, label = "invalidate", "o", N_("The consent never counted"), N_("Invalid")
    footer = 1


class ReceiptAgain(Command):
    """Writes the receipt of the latest answer to a file once more, for the client."""

    also = N_("copy, consent receipt")
    action, key, title, label = "receipt", "f", N_("Write the receipt again"), N_("Receipt")
    footer = 2


class CheckReceipt(Command):
    """Checks a receipt file: whether its seal fits and its record is here."""

    also = N_("verify, seal, genuine")
    action, key, title, label = "check", "v", N_("Check a receipt file"), N_("Check")
    footer = 3


class WriteProcessingRegister(Command):
    """Writes the register of processing (art. 30 GDPR) to a new file: purposes, bases, recipients, times. Nobody is in it."""

    also = N_("records of processing, article 30")
    action, key, title, label = "register", "r", N_("Write the register of processing"), N_("Register")
    footer = 1


class WriteInventory(Command):
    """Writes the inventory of data to a new file: what is kept, why, where, how long, and what becomes of it."""

    also = N_("data map, inventory")
    action, key, title, label = "inventory", "i", N_("Write the inventory of data"), N_("Inventory")
    footer = 2


class PublishPolicy(Command):
    """Reads a new version of the policy from a file, shows what it changes, and puts it in force. A change of substance asks everybody anew."""

    also = N_("new policy, version, differences")
    action, key, title, label = "publish", "P", N_("Put a new version in force"), N_("New version")
    footer = 3


class ShowDisclosure(Command):
    """Shows the whole of the marked line: every kind of data, by which law, who decided, the seal of the file."""

    action, key, title, label = "open", "enter", N_("Show the whole disclosure"), N_("Show")
    footer = 1
    palette = False


class DiscloseToAuthority(Command):
    """Writes what the law makes you hand out about a client: contact data or invoices, with the law and who decided. Never a journal."""

    also = N_("authority, tax agency, police, court, law")
    action, key, title, label = "authority", "m", N_("Hand out to an authority"), N_("Authority")
    footer = 1


class WriteInvoiceFile(Command):
    """Writes the invoices of a financial year for the invoicing program: name, address, e-mail, label, amount."""

    also = N_("export, invoicing, bookkeeping")
    action, key, title, label = "invoices", "f", N_("Write the invoice file"), N_("Invoice file")
    footer = 2


class TakeClientsIn(Command):
    """Takes clients in from a table (CSV). Nobody in it counts as asked: consent is asked of each person."""

    also = N_("CSV, move in, register")
    action, title = "take_in", N_("Import a table")
