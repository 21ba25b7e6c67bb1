"""Ways through a rectification: what is wrong, a field or a signed note; whom to tell when it is done."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from journal_tui.locales import _
from journal_tui.practice.rights.case_words import Case, Corrected
from journal_tui.tui.case_data import who_of
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.modals.base import Choice
from journal_tui.wording.case_steps import corrected_words
from journal_tui.wording.disclosures import recipient_words

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

ENTRY: Final = "entry"
KEYS: Final[Mapping[str, Corrected]] = {
    "f": Corrected.GIVEN,
    "e": Corrected.SURNAME,
    "n": Corrected.NICKNAMES,
    "t": Corrected.PHONE,
    "m": Corrected.EMAIL,
    "a": Corrected.ADDRESS,
    "g": Corrected.EMPLOYER,
}
_SIGNED = frozenset({"signed", "amended"})


async def correct(app: "AppBase", case: Case) -> bool:
    """Ask what is wrong, then open the form for it."""
    chosen = await ask_one(
        app,
        _("What is wrong?"),
        _("A field is put right and what stood there is kept. A signed note stays, and gets an addendum."),
        [
            *(Choice(key, corrected_words(each.value), each.value) for key, each in KEYS.items()),
            Choice("s", _("a signed note"), ENTRY),
        ],
        Corrected.PHONE.value,
    )
    if chosen is None:
        return False
    if chosen == ENTRY:
        return await _amend(app, case)
    from journal_tui.tui.screens.rectify import RectifyScreen

    number, client, field = case.number, case.client, Corrected(chosen)
    contact, beside = await app.gateway.ask(lambda p: (p.clients.contact(client), beside_of(p, number, field)))
    app.show(RectifyScreen(number, field, contact, beside))
    return False


def beside_of(practice: "Practice", number: str, field: Corrected) -> tuple[tuple[str, bool], ...]:
    """Whoever else the client is, by pseudonym, each with whether the same stands there and is put right too."""
    found = practice.rectifications.beside(number, field)
    return tuple((who_of(practice, each.client).pseudonym or each.client[:6], each.same) for each in found)


async def _amend(app: "AppBase", case: Case) -> bool:
    from journal_tui.tui.modals.pick_entry import PickEntryDialog
    from journal_tui.tui.screens.amend import AmendScreen

    clients = (case.client, *case.also)
    lines = await app.gateway.ask(lambda p: [line for client in clients for line in p.entries.list(client)])
    signed = [line for line in lines if line.state in _SIGNED and not line.blocked]
    if not signed:
        app.done(_("There is no signed note that can get an addendum."))
        return False
    picked = await app.push_screen_wait(PickEntryDialog(signed))
    if not picked:
        return False
    entry = await app.gateway.ask(lambda p: p.entries.get(picked))
    app.show(AmendScreen(entry, case.number))
    return False


async def settle(app: "AppBase", case: Case) -> bool:
    """Say whom to tell, and end the case when they have been told."""
    number = case.number
    found = await app.gateway.ask(lambda p: p.rectifications.recipients(number))
    named = ", ".join(f"{recipient_words(each.recipient)} {each.recipient_name}".strip() for each in found)
    if found:
        what = _("These were given data about the client and are told what was corrected: {who}.").format(who=named)
        choice = Choice("K", _("They have been told: the case is done"), "settle")
    else:
        what = _("Nobody but the client was given these data. The case is done.")
        choice = Choice("K", _("Everything is put right: the case is done"), "settle")
    if await ask_one(app, _("The rectification"), what, [choice], "back") is None:
        return False
    await app.gateway.ask(lambda p: p.rectifications.settle(number, told=bool(found)))
    app.done(_("The case is done. The letter to the client can be written."))
    return True
