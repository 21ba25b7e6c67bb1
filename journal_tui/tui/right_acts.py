"""What may be done about a client's rights from the card and from an entry: a new case, lifting a restriction, reading for a purpose."""

from typing import TYPE_CHECKING

from journal_tui.locales import N_, _
from journal_tui.practice.restriction_words import RestrictedPurpose
from journal_tui.practice.rights.case_words import LetterKind
from journal_tui.tui.case_ways import ask_one, new_case
from journal_tui.tui.letter_ways import write_to_client
from journal_tui.tui.modals.base import Choice

if TYPE_CHECKING:
    from journal_tui.practice.cards import ClientCard
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

PURPOSES = {
    "s": (RestrictedPurpose.CONSENT, N_("the client agrees to it")),
    "a": (RestrictedPurpose.CLAIM, N_("a legal claim")),
    "p": (RestrictedPurpose.PROTECTION, N_("to protect another person")),
    "i": (RestrictedPurpose.PUBLIC_INTEREST, N_("an important public interest")),
}


async def new_for(app: "AppBase", card: "ClientCard") -> None:
    """Write a case down for the client in view."""
    await new_case(app, card.id)


async def lift(app: "AppBase", card: "ClientCard", restriction: str) -> bool:
    """End a restriction, once the client has been told; the letter that tells is ready."""
    number = await app.gateway.ask(lambda p: _told_by(p, card.id, restriction))
    letter = [Choice("b", _("Write the letter that tells the client"), "letter")] if number else []
    while True:
        chosen = await ask_one(
            app,
            _("Lift the restriction"),
            _("The client must be told before it is lifted. What another restriction covers stays restricted."),
            [*letter, Choice("h", _("The client has been told: lift it"), "lift")],
            "back",
        )
        if chosen != "letter":
            break
        await write_to_client(app, number, LetterKind.RESTRICTION_LIFTED)
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.restrictions.lift(restriction, informed=True))
    app.done(_("The restriction is lifted."))
    return True


def _told_by(practice: "Practice", client: str, restriction: str) -> str:
    """The case whose letter tells of a restriction; none when it was put without one, or nobody was identified."""
    number = next((each.case for each in practice.restrictions.of_client(client) if each.id == restriction), "")
    case = next((each for each in practice.cases.of_client(client) if each.number == number), None)
    return case.number if case is not None and case.over and case.identity is not None else ""


async def purpose_of_reading(app: "AppBase") -> RestrictedPurpose | None:
    """For what a restricted text is read; None when it is not."""
    chosen = await ask_one(
        app,
        _("Read although restricted"),
        _("The law allows it for these purposes alone. The reading is logged with the one you choose."),
        [Choice(key, _(words), purpose.value) for key, (purpose, words) in PURPOSES.items()],
        "back",
    )
    return RestrictedPurpose(chosen) if chosen else None


def show_case(app: "AppBase", number: str) -> None:
    """Open the page of a case."""
    from journal_tui.tui.screens.case import CaseScreen

    app.show(CaseScreen(number))
