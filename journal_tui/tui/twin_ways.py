"""The two words that a person says of clients who may be one: the same, or not; each with a reason that is asked for."""

from typing import TYPE_CHECKING

from journal_tui.locales import N_, _
from journal_tui.tui import render
from journal_tui.tui.case_ways import ask_one
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.twin_data import Twin, twins_of
from journal_tui.tui.undo import Undoable

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase


async def about_twins(app: "AppBase", client: str) -> None:
    """From a card: open the other card, or say whether it is the same person; asks which of several."""
    found = await app.gateway.ask(lambda p: twins_of(p, client))
    if not found:
        app.done(_("Nobody has the same name or phone."))
        return
    twin = await _which(app, found)
    if twin is None:
        return
    other = twin.client
    choices = [Choice("o", _("Open the other one's card"), "open")]
    if not twin.same:
        choices.append(Choice("s", _("It is the same person"), "same", _("nothing is merged")))
    choices.append(Choice("i", _("It is not the same person"), "apart"))
    title = _("The same person") if twin.same else _("Perhaps the same person")
    match await ask_one(app, title, named(app, twin), choices, "open"):
        case "open":
            from journal_tui.tui.screens.client_card import ClientCardScreen

            app.show(ClientCardScreen(other))
        case "same":
            await say_same(app, client, other)
        case "apart":
            await say_apart(app, client, other)


async def say_same(app: "AppBase", client: str, other: str) -> bool:
    """Two clients are one person: a reason, then it is noted."""
    what = _(
        "Nothing is merged: each keeps its notes, codes and consents. What the person asks for by law is done for both, and "
        "contact with one counts for both."
    )
    return await _said(app, (client, other), _("It is the same person"), what, same=True)


async def say_apart(app: "AppBase", client: str, other: str) -> bool:
    """They are two people: a reason, then it is noted."""
    what = _("The two are not shown as alike any more. If they were joined, that ends now, for open cases too.")
    return await _said(app, (client, other), _("It is not the same person"), what, same=False)


async def _said(app: "AppBase", two: tuple[str, str], title: str, what: str, *, same: bool) -> bool:
    typed = wrong = ""
    while True:
        asked = OneLineDialog(title, what, N_("Why"), _("Note it"), value=typed, wrong=wrong)
        answer = await app.push_screen_wait(asked)
        if answer is None:
            return False
        typed, wrong = answer, await _keep(app, two, answer, same=same)
        if not wrong:
            words = N_("Noted: the same person.") if same else N_("Noted: not the same person.")
            app.did(Undoable(words, lambda: app.gateway.ask(lambda p: p.persons.take_back(*two))))
            return True


async def _keep(app: "AppBase", two: tuple[str, str], reason: str, *, same: bool) -> str:
    """Keep the word; why it cannot be, or an empty text."""
    one, other = two

    def say(practice: "Practice") -> None:
        if same:
            practice.persons.join(one, other, reason)
        else:
            practice.persons.part(one, other, reason)

    try:
        await app.gateway.ask(say)
    except Failure as failure:
        return failure.text
    return ""


async def _which(app: "AppBase", found: tuple[Twin, ...]) -> Twin | None:
    if len(found) == 1:
        return found[0]
    choices = [
        Choice(str(number), named(app, each), each.client, _("the same") if each.same else "")
        for number, each in enumerate(found[:9], 1)
    ]
    chosen = await ask_one(app, _("Which one?"), "", choices, found[0].client)
    return next((each for each in found if each.client == chosen), None)


def named(app: "AppBase", twin: Twin) -> str:
    """The other one in a dialog: name and code, or the code alone while names are hidden."""
    code = twin.who.pseudonym or twin.client[:6]
    return code if app.names_hidden else f"{render.one_line(twin.who.name)}  {code}"
