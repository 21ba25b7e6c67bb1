"""What the owner takes out or puts in force: register and inventory, a policy version, an authority's due, the invoice file, a table of clients.

Rule: every file is a new one that the owner names; what is about a client is entered in the register before the file is closed.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.values import Change
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.place_ways import ask_file, ask_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.practice.consent.documents import Difference
    from journal_tui.practice.policy.processing import Paper
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

REGISTER, INVENTORY = "register", "inventory"


async def write_paper(app: "AppBase", kind: str) -> None:
    """Write the register of processing or the inventory of data, in the language of the screen."""
    spoken = language()

    def write(practice: "Practice", place: str) -> int:
        desk = practice.processing
        paper: Paper = desk.register(spoken) if kind == REGISTER else desk.inventory(spoken)
        desk.export(paper, Path(place).expanduser())
        return len(paper.lines)

    what = _("Nobody is in it. It is data when the name ends in .json, else a text to read.")
    written = await ask_place(app, what, N_("File"), _("Write it"), lambda place: lambda p: write(p, place))
    if written is not None:
        count = ngettext("Written: {count} entry.", "Written: {count} entries.", written)
        app.done(count.format(count=written))


async def publish_policy(app: "AppBase") -> bool:
    """Read a new version from a file, show what it changes, ask how, and put it in force."""
    from journal_tui.tui.modals.changes import ChangesDialog

    what = _("The file of the new version (TOML). What it changes is shown before anything is done.")
    spoken = language()

    def compare(practice: "Practice", source: str) -> "tuple[str, str, Sequence[Difference]]":
        return source, practice.policies.get().version, practice.policies.differences(source, spoken)

    read = await ask_file(app, _("New version of the policy"), what, _("Read"), lambda source: lambda p: compare(p, source))
    if read is None:
        return False
    source, before, changed = read
    if not changed:
        app.done(_("Not a word differs."))
        return False
    title = _("Changes since version {version}").format(version=before)
    await app.push_screen_wait(ChangesDialog(0, 0, [(each.sign, each.text) for each in changed], title=title))
    chosen = await ask_one(
        app,
        _("Put the new version in force"),
        _("Every consent document in force is published anew under it. This cannot be taken back."),
        [
            Choice("m", _("It changes the substance"), Change.MATERIAL.value, _("everybody is asked anew")),
            Choice("r", _("It changes words alone"), Change.EDITORIAL.value, _("a yes still counts")),
        ],
        "back",
    )
    if chosen is None:
        return False
    done = await app.gateway.ask(lambda p: p.policies.publish(source, Change(chosen)))
    app.done(_("Version {version} is in force.").format(version=done.version))
    return True


async def disclose_to_authority(app: "AppBase") -> bool:
    """Ask about whom, which data, which authority, which law and who decided; then write the file."""
    from journal_tui.tui.modals.pick_client import PickClientDialog

    client = await app.push_screen_wait(PickClientDialog(await app.gateway.ask(lambda p: p.clients.list())))
    if not client:
        return False
    chosen = await ask_one(
        app,
        _("Which data?"),
        _("No more than the law asks for. A journal never leaves like this."),
        [
            Choice("k", _("Contact data"), "contact"),
            Choice("b", _("Invoices"), "bookkeeping"),
            Choice("o", _("Both"), "contact bookkeeping"),
        ],
        "contact",
    )
    if chosen is None:
        return False
    said = []
    for title, what, label in (
        (_("Which authority"), _("Its name, as it stands in the decision."), N_("Authority")),
        (_("The law and paragraph that asks for it"), _("For instance 37 kap. 9 § skatteförfarandelagen."), N_("Law")),
        (_("Who decided"), _("Who decided here that it is handed out."), N_("Name")),
    ):
        answer = await app.push_screen_wait(OneLineDialog(title, what, label, _("Next")))
        if answer is None:
            return False
        said.append(answer)
    authority, law, decided_by = said

    def write(practice: "Practice", place: str) -> bool:
        path, classes = Path(place).expanduser(), frozenset(chosen.split())
        practice.exports.authority(client, path, authority=authority, law=law, decided_by=decided_by, classes=classes)
        return True

    what = _("The file is not sealed: hand it over safely, then delete it. It is entered in the register.")
    if await ask_place(app, what, N_("File"), _("Write it"), lambda place: lambda p: write(p, place)) is None:
        return False
    app.done(_("The file is written, and entered in the register."))
    return True


async def write_invoice_file(app: "AppBase", today: date) -> bool:
    """Ask for the financial year, then write the file for the invoicing program."""
    typed, wrong = str(today.year), ""
    what = _("Name, address, e-mail, label and amount of each invoice of a financial year, and nothing else.")
    while True:
        asked = OneLineDialog(_("The invoice file"), what, N_("Year"), _("Next"), value=typed, wrong=wrong)
        answer = await app.push_screen_wait(asked)
        if answer is None:
            return False
        if answer.isascii() and answer.isdecimal() and len(answer) == len("2026"):
            break
        typed, wrong = answer, _("A year is written 2026.")
    year = int(answer)

    def write(practice: "Practice", place: str) -> int:
        return practice.exports.invoices(year, Path(place).expanduser())

    what = _("The file is not sealed: read it into the invoicing program, then delete it. It is entered in the register.")
    count = await ask_place(app, what, N_("File"), _("Write it"), lambda place: lambda p: write(p, place))
    if count is None:
        return False
    app.done(ngettext("Written: {count} invoice.", "Written: {count} invoices.", count).format(count=count))
    return True


async def take_clients_in(app: "AppBase") -> bool:
    """Take clients in from a table; nobody in it counts as asked for consent."""
    what = _("A table (CSV) with the columns given, surname, email, phone, address, service. No consent comes with it.")
    done = await ask_file(app, _("Import a table"), what, _("Read"), lambda table: lambda p: p.clients.take_in(table))
    if done is None:
        return False
    said = [_("Taken in: {count}. Already here: {known}.").format(count=len(done.clients), known=done.known)]
    if done.passed_over:
        said.append(_("Not read: {columns}.").format(columns=", ".join(done.passed_over)))
    app.done(" ".join(said))
    return True
