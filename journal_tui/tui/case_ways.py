"""Ways through a case: a new one step by step, and what is asked before each act on one."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from journal_tui.locales import N_, _
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.case_words import WRITTEN, Case, CaseChannel, CaseKind, ErasureGround, Identity
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.wording.case_steps import REFUSALS, refusal_words, restriction_words
from journal_tui.wording.rights import channel_words, ground_words, identity_words, kind_words

if TYPE_CHECKING:
    from journal_tui.practice.enquiries.values import Enquiry
    from journal_tui.tui.app_base import AppBase

KINDS: Final[Mapping[str, tuple[CaseKind, str]]] = {
    "u": (CaseKind.ACCESS, N_("everything you have about me")),
    "t": (CaseKind.RECTIFICATION, N_("something wrong or missing")),
    "x": (CaseKind.ERASURE, N_("take it away")),
    "b": (CaseKind.RESTRICTION, N_("keep it, but do not use it")),
    "p": (CaseKind.PORTABILITY, N_("what I gave, to take along")),
    "i": (CaseKind.OBJECTION, N_("stop using it")),
    "k": (CaseKind.COMPLAINT, N_("something was not done right")),
    "s": (CaseKind.CLAIM, N_("holds all until settled")),
}
CHANNELS: Final[Mapping[str, CaseChannel]] = {
    "e": CaseChannel.EMAIL,
    "b": CaseChannel.LETTER,
    "w": CaseChannel.FORM,
    "t": CaseChannel.PHONE,
    "p": CaseChannel.VISIT,
    "s": CaseChannel.SMS,
}
MARKETING = "marketing"


async def ask_one(app: "AppBase", title: str, what: str, choices: Sequence[Choice], safe: str) -> str | None:
    """Ask one thing with a way back; `safe` is the answer on which the bar rests."""
    rows = [*choices, Choice("escape", _("Back"), "back")]
    return await app.push_screen_wait(ChoiceDialog(title, what, rows, safe=safe))


async def new_case(app: "AppBase", client: str = "", kind: str | None = None, enquiry: "Enquiry | None" = None) -> None:
    """Who, what, how it came, on what ground; then the form for the day and the words.

    Args:
        app: Asks.
        client: Whose case it is, from the card; else it is asked.
        kind: What is asked for, when that is known already.
        enquiry: Somebody who has only asked: they stand in the register once the case is written down, not before.
    """
    if not client and enquiry is None:
        client = await _which_client(app)
        if not client:
            return
    while (wanted := kind or await _which_kind(app)) is not None:
        if wanted == MARKETING:
            from journal_tui.tui.suppression_ways import stop_marketing, stop_marketing_to

            await (stop_marketing_to(app, enquiry.address) if enquiry else stop_marketing(app, client))
            return
        how = await _how(app, CaseKind(wanted))
        if how is not None:
            from journal_tui.tui.screens.new_case import NewCaseScreen

            await app.push_screen(NewCaseScreen(client, CaseKind(wanted), *how, enquiry))
            return
        if kind is not None:
            return


async def _how(app: "AppBase", kind: CaseKind) -> tuple[CaseChannel, str] | None:
    """How it came and on what ground; one step back at a time, None when the first question was left."""
    safe = CaseChannel.EMAIL.value
    while True:
        channel = await ask_one(
            app,
            _("How did it come?"),
            _("The day and the way are kept with the case."),
            [Choice(key, channel_words(each), each.value) for key, each in CHANNELS.items()],
            safe,
        )
        if channel is None:
            return None
        ground = await ask_ground(app, kind, later=True)
        if ground is not None:
            return CaseChannel(channel), ground
        safe = channel


async def _which_client(app: "AppBase") -> str:
    from journal_tui.tui.modals.pick_client import PickClientDialog

    lines = await app.gateway.ask(lambda p: p.clients.list())
    return await app.push_screen_wait(PickClientDialog(lines)) or ""


async def _which_kind(app: "AppBase") -> str | None:
    choices = [Choice(key, kind_words(kind), kind.value, _(remark)) for key, (kind, remark) in KINDS.items()]
    choices.append(Choice("m", _("No marketing"), MARKETING, _("works at once, no case")))
    return await ask_one(app, _("What is asked for?"), "", choices, CaseKind.ACCESS.value)


async def ask_ground(app: "AppBase", kind: CaseKind, *, later: bool = False) -> str | None:
    """On what ground; empty when the kind knows none or it is chosen later, None when the question was left."""
    match kind:
        case CaseKind.ERASURE:
            words = [(each.value, ground_words(each)) for each in ErasureGround]
        case CaseKind.RESTRICTION:
            words = [(each.value, restriction_words(each)) for each in RestrictionGround]
        case _:
            return ""
    choices = [Choice(str(number), title, value) for number, (value, title) in enumerate(words, 1)]
    if later:
        choices.append(Choice("l", _("Choose later"), "later"))
    what = _("Nothing can be carried out without a ground.")
    chosen = await ask_one(app, _("On what ground?"), what, choices, "later" if later else words[0][0])
    return "" if chosen == "later" else chosen


async def identify(app: "AppBase", case: Case) -> bool:
    """Ask how the client was identified, and note it."""
    keys = {"k": Identity.KNOWN, "l": Identity.ID_SHOWN, "e": Identity.REGISTERED_EMAIL, "a": Identity.OTHER}
    chosen = await ask_one(
        app,
        _("How do you know that it is the client?"),
        _("Ask for no more than is needed. No copy of a card is kept."),
        [Choice(key, identity_words(each), each.value) for key, each in keys.items()],
        Identity.KNOWN.value,
    )
    if chosen is None:
        return False
    how = ""
    if chosen == Identity.OTHER.value:
        what = _("Write how, in a few words: it stays with the case.")
        said = await app.push_screen_wait(OneLineDialog(_("In what way?"), what, N_("How"), _("Note it")))
        if said is None:
            return False
        how = said
    await app.gateway.ask(lambda p: p.cases.verify(case.number, Identity(chosen), how))
    app.done(_("Noted: {how}").format(how=identity_words(Identity(chosen))))
    return True


async def give_ground(app: "AppBase", case: Case) -> bool:
    """Ask for the ground, and note it."""
    chosen = await ask_ground(app, case.kind)
    if not chosen:
        return False
    await app.gateway.ask(lambda p: p.cases.give_ground(case.number, chosen))
    return True


async def note_writing(app: "AppBase", case: Case) -> bool:
    """Ask how the written request came, and note it."""
    written = [(key, each) for key, each in CHANNELS.items() if each in WRITTEN]
    chosen = await ask_one(
        app,
        _("How did it come in writing?"),
        _("Journals are erased only on a written request. The last day to answer stays as it is."),
        [Choice(key, channel_words(each), each.value) for key, each in written],
        "back",
    )
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.cases.in_writing(case.number, CaseChannel(chosen)))
    return True


async def extend(app: "AppBase", case: Case) -> bool:
    """Extend once, when the client has been told."""
    chosen = await ask_one(
        app,
        _("Extend by two months"),
        _("It can be done once. Tell the client why before {day}.").format(day=case.deadline.isoformat()),
        [Choice("f", _("The client has been told"), "told", _("extends"))],
        "back",
    )
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.cases.extend(case.number, notice=True))
    app.done(_("The time to answer is extended."))
    return True


async def refuse(app: "AppBase", case: Case) -> bool:
    """Refuse with a reason; that the data are right is one for a rectification alone."""
    reasons = [code for code in REFUSALS if code != "accurate" or case.kind is CaseKind.RECTIFICATION]
    chosen = await ask_one(
        app,
        _("Refuse the case"),
        _("The client is told why, and how to complain to the supervisory authority or go to court."),
        [Choice(str(number), refusal_words(code), code) for number, code in enumerate(reasons, 1)],
        "back",
    )
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.cases.refuse(case.number, chosen))
    app.done(_("The case is refused."))
    return True


async def close(app: "AppBase", case: Case) -> bool:
    """Close a complaint or a claim."""
    held = _("What it holds is let go with it.") if case.kind is CaseKind.CLAIM else _("It stays in the list of cases.")
    chosen = await ask_one(app, _("Close the case"), held, [Choice("d", _("It is settled: close it"), "close")], "back")
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.cases.close(case.number))
    app.done(_("The case is closed."))
    return True


async def restrict(app: "AppBase", case: Case) -> bool:
    """Put the mark on: writing and ordinary reading stop at once."""
    chosen = await ask_one(
        app,
        _("Restrict processing"),
        _("Nothing is written or read about the client from now on, until it is lifted. What is open is closed."),
        [Choice("K", _("Restrict now"), "restrict")],
        "back",
    )
    if chosen is None:
        return False
    await app.gateway.ask(lambda p: p.cases.restrict(case.number))
    app.done(_("Processing is restricted."))
    return True


async def run(app: "AppBase", case: Case) -> bool:
    """Carry out a case that is not an erasure; those have a page of their own."""
    act = RUN.get(case.kind)
    return await act(app, case) if act is not None else False


async def _erase_on_its_page(_app: "AppBase", _case: Case) -> bool:
    return False


async def _settle(app: "AppBase", case: Case) -> bool:
    from journal_tui.tui.rectify_ways import settle

    return await settle(app, case)


async def _hand_over(app: "AppBase", case: Case) -> bool:
    from journal_tui.tui.handing_ways import hand_over

    return await hand_over(app, case)


RUN: Final[Mapping[CaseKind, "Callable[[AppBase, Case], Awaitable[bool]]"]] = {
    CaseKind.ERASURE: _erase_on_its_page,
    CaseKind.RESTRICTION: restrict,
    CaseKind.RECTIFICATION: _settle,
    CaseKind.ACCESS: _hand_over,
    CaseKind.PORTABILITY: _hand_over,
}
"""How a case of each kind is carried out. A kind that is not here is not carried out from the screen."""
