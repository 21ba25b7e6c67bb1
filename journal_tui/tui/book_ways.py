"""What is asked before something happens in the bookkeeping: what an invoice is for, a debt case, a file, a personnummer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.locales import N_, _, language
from journal_tui.practice.bookkeeping.labels import labels
from journal_tui.practice.values import PersonnummerPurpose
from journal_tui.tui import render
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.undo import Undoable
from journal_tui.wording import word

if TYPE_CHECKING:
    from journal_tui.practice.bookkeeping.vouchers import DebtCase, Invoice, Receipt
    from journal_tui.practice.cards import ClientCard
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

PURPOSES = {"1": PersonnummerPurpose.FRISKVARD, "2": PersonnummerPurpose.INKASSO}


async def ask_label(app: "AppBase") -> str | None:
    """What the invoice is for: neutral words from the list and nothing else."""
    choices = [
        Choice(str(number), each.title(language()), each.code, _("wellness allowance") if each.allowance else "")
        for number, each in enumerate(labels(), 1)
    ]
    what = _("Only these words can stand on an invoice: whoever sees it learns nothing about health.")
    return await ask_one(app, _("What is it for?"), what, choices, labels()[0].code)


async def hand_over(app: "AppBase", client: str, invoice: "Invoice") -> bool:
    """Hand an unpaid invoice over for collection."""
    chosen = await ask_one(
        app,
        _("Hand over for collection"),
        _(
            "The client's data are held until the debt case is closed. A personnummer goes along only if it is kept for this."
        ),
        [Choice("i", _("Open a debt case"), "open", f"{invoice.year}-{invoice.number}")],
        "back",
    )
    if chosen is None:
        return False
    ask = app.gateway.ask
    made = await ask(lambda p: p.debts.hand_over(client, invoice.id))
    app.did(Undoable(N_("The debt case is open."), lambda: ask(lambda p: p.debts.withdraw(client, made.id))))
    return True


async def credit(app: "AppBase", client: str, invoice: "Invoice") -> bool:
    """Write a credit invoice for one that is wrong, or take back one that has just been written."""
    chosen = await ask_one(
        app,
        _("Credit the invoice"),
        _(
            "What is booked is never changed. A credit invoice with the same amount below zero stands beside it; write a new one."
        ),
        [
            Choice("m", _("Write the credit invoice"), "credit", f"{invoice.year}-{invoice.number}"),
            Choice("t", _("Take it back"), "take back", _("the last one, unpaid")),
        ],
        "back",
    )
    if chosen is None:
        return False
    if chosen == "credit":
        await app.gateway.ask(lambda p: p.corrections.credit(client, invoice.id))
        app.done(_("The credit invoice is written."))
    else:
        await app.gateway.ask(lambda p: p.corrections.take_back(client, invoice.id))
        app.done(_("The invoice is taken back."))
    return True


async def correct_receipt(app: "AppBase", client: str, receipt: "Receipt") -> bool:
    """Write a correcting receipt for one that is wrong, or take back one that has just been written."""
    chosen = await ask_one(
        app,
        _("Correct the receipt"),
        _(
            "A receipt that was handed out is never changed. A correcting one stands beside it, and the invoice is unpaid again."
        ),
        [
            Choice("m", _("Write a correcting receipt"), "correct", f"{receipt.year}-{receipt.number}"),
            Choice("t", _("Take it back"), "take back", _("not handed out yet")),
        ],
        "back",
    )
    if chosen is None:
        return False
    if chosen == "correct":
        await app.gateway.ask(lambda p: p.corrections.correct_receipt(client, receipt.id))
        app.done(_("The correcting receipt is written."))
    else:
        await app.gateway.ask(lambda p: p.corrections.take_back_receipt(client, receipt.id))
        app.done(_("The receipt is taken back."))
    return True


async def close_debt(app: "AppBase", client: str, debt: "DebtCase") -> bool:
    """Close a debt case, or withdraw one that was opened by mistake."""
    chosen = await ask_one(
        app,
        _("Close the debt case"),
        _("Its personnummer goes, and the client's data are not held by it any more."),
        [
            Choice("i", _("It is settled: close it"), "close"),
            Choice("t", _("Opened by mistake: withdraw it"), "withdraw", _("nothing has left")),
        ],
        "back",
    )
    if chosen is None:
        return False
    if chosen == "withdraw":
        await app.gateway.ask(lambda p: p.debts.withdraw(client, debt.id))
        app.done(_("The debt case is withdrawn."))
        return True
    await app.gateway.ask(lambda p: p.debts.close(client, debt.id))
    app.done(_("The debt case is closed."))
    return True


async def receipt_to_file(app: "AppBase", client: str, receipt: "Receipt") -> bool:
    """Write a receipt for the client to a new file; it is entered in the register of disclosures."""
    what = _("Give it to the client, then delete the file. It is entered in the register of disclosures.")
    if receipt.personnummer:
        what = f"{_('The personnummer is printed on it.')} {what}"

    def write(practice: "Practice", path: Path) -> object:
        return practice.exports.receipt(client, receipt.id, path)

    return await _to_file(app, _("The receipt as a file"), what, write)


async def debt_to_file(app: "AppBase", client: str, debt: "DebtCase") -> bool:
    """Write what a collector needs of an open debt case to a new file."""
    who = await app.push_screen_wait(
        OneLineDialog(_("For whom?"), _("The name stands in the register."), N_("Name"), _("Go on"))
    )
    if who is None:
        return False

    def write(practice: "Practice", path: Path) -> None:
        practice.exports.debt(client, debt.id, path, who)

    what = _("Name, address, amount and, if it is kept for this, the personnummer. Send it safely, then delete the file.")
    return await _to_file(app, _("The debt as a file"), what, write)


async def _to_file(app: "AppBase", title: str, what: str, write: "Callable[[Practice, Path], object]") -> bool:
    typed = await app.push_screen_wait(OneLineDialog(title, what, N_("File"), _("Write it")))
    if typed is None:
        return False
    await app.gateway.ask(lambda p: write(p, Path(typed).expanduser()))
    app.done(_("The file is written, and entered in the register."))
    return True


async def number(app: "AppBase", card: "ClientCard") -> bool:
    """The personnummer: locked until one of the two purposes is ticked. True when something was kept or taken away."""
    kept = card.personnummer_purpose
    choices = [Choice(key, word(purpose), purpose.value, _state(kept, purpose)) for key, purpose in PURPOSES.items()]
    if kept is not None:
        choices.append(Choice("t", _("Take it away"), "away", _("its purpose has ended")))
    what = _("It is locked unless one of two purposes is ticked. Every showing is logged with its purpose.")
    chosen = await ask_one(app, _("Personnummer"), what, choices, "back")
    if chosen is None:
        return False
    client = card.id
    if chosen == "away":
        await app.gateway.ask(lambda p: p.clients.remove_personnummer(client))
        app.done(_("The personnummer is gone."))
        return True
    purpose = PersonnummerPurpose(chosen)
    if kept is None:
        return await _keep(app, client, purpose)
    try:
        shown = await app.gateway.ask(lambda p: p.clients.reveal_personnummer(client, purpose))
    except Failure as failure:
        if failure.code != "invalid_input":
            raise
        app.warn(_("It is kept for {purpose} and stays locked for anything else.").format(purpose=word(kept)))
        return False
    close = [Choice("escape", _("Close"), "back")]
    await app.push_screen_wait(ChoiceDialog(_("Personnummer"), render.name(shown), close))
    return False


def _state(kept: PersonnummerPurpose | None, purpose: PersonnummerPurpose) -> str:
    if kept is None:
        return _("none is kept: write it")
    return _("shows it, logged") if kept is purpose else _("stays locked")


async def _keep(app: "AppBase", client: str, purpose: PersonnummerPurpose) -> bool:
    what = _("It is kept for {purpose} alone, under a key of its own.").format(purpose=word(purpose))
    typed, wrong = "", ""
    while not typed or wrong:
        asked = OneLineDialog(_("Personnummer"), what, N_("Number"), _("Keep it"), value=typed, wrong=wrong)
        number = await app.push_screen_wait(asked)
        if number is None:
            return False
        typed, wrong = number, await _refused(app, client, number, purpose)
    app.did(
        Undoable(N_("The personnummer is kept."), lambda: app.gateway.ask(lambda p: p.clients.remove_personnummer(client)))
    )
    return True


async def _refused(app: "AppBase", client: str, number: str, purpose: PersonnummerPurpose) -> str:
    """Keep it, or say what is wrong with it: what was typed then stands in the field still."""
    try:
        await app.gateway.ask(lambda p: p.clients.set_personnummer(client, number, purpose))
    except Failure as failure:
        if failure.code != "invalid_input":
            raise
        return failure.text
    return ""
