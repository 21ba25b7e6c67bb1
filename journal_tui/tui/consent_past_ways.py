"""Ways out of a consent's past: it never counted, its receipt once more, a receipt file checked against what is recorded.

Rule: nothing is edited: an invalidation is one more act, and what was written under it stays, shut, until somebody has decided.
"""

from typing import TYPE_CHECKING

from journal_tui.locales import _, ngettext
from journal_tui.practice.consent.events import Copy, InvalidationGround
from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.practice.values import Service
from journal_tui.tui.case_ways import ask_one, new_case
from journal_tui.tui.gateway import Failure
from journal_tui.tui.messages import ConsentChanged
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.place_ways import ask_file
from journal_tui.wording import day, word
from journal_tui.wording.receipts import checked_words

if TYPE_CHECKING:
    from journal_tui.practice.consent.aftermath import WrittenUnder
    from journal_tui.practice.consent.receipt import Receipt
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.app_base import AppBase

FEW = 8
"""Notes that are named by their day; of more the rest is counted."""


async def invalidate(app: "AppBase", client: str, service: Service) -> bool:
    """Say on what ground the latest yes never counted, and show what was written under it."""
    chosen = await ask_one(
        app,
        _("The consent never counted"),
        _(
            "It is closed at once, and what was written under it is shut. This cannot be taken back; the client can be asked anew."
        ),
        [Choice(str(number), word(each), each.value) for number, each in enumerate(InvalidationGround, 1)],
        "back",
    )
    if chosen is None:
        return False

    def act(practice: "Practice") -> "tuple[WrittenUnder, ...]":
        practice.consent.invalidate(client, service, InvalidationGround(chosen))
        return practice.consent.written_under_invalid(client, service)

    try:
        written = await app.gateway.ask(act)
    except Failure as failure:
        if failure.facts.get("reason") != "no_such_record":
            raise
        app.warn(_("There is no yes that could be declared invalid."))
        return False
    app.post_message(ConsentChanged(client))
    if not written:
        app.done(_("Declared invalid; nothing was written under it."))
    elif await app.push_screen_wait(_written_dialog(written)) == "erase":
        await new_case(app, client, CaseKind.ERASURE.value)
    return True


def _written_dialog(written: "tuple[WrittenUnder, ...]") -> ChoiceDialog:
    """What was written while it seemed to count, by day."""
    days = [day(each.at.astimezone().date()) for each in written[:FEW]]
    if len(written) > FEW:
        days.append(_("and {count} more").format(count=len(written) - FEW))
    title = ngettext("{count} note was written under it", "{count} notes were written under it", len(written))
    return ChoiceDialog(
        title.format(count=len(written)),
        ", ".join(days),
        [
            Choice("r", _("Open an erasure case"), "erase", _("wants everything erased")),
            Choice("escape", _("They stay, shut, until it is decided"), "back"),
        ],
        symbol="▲",
        tone="$watch",
        safe="back",
    )


async def receipt_again(app: "AppBase", client: str, service: Service) -> bool:
    """Write the receipt of the latest answer once more, for the client; that a copy was given is noted."""
    from journal_tui.tui.consent_ways import hand_over

    data = await ask_one(
        app,
        _("The client's receipt"),
        _("The receipt of the latest answer. That the client got a copy is added to the history."),
        [
            Choice("f", _("Receipt as a file"), "file", _("for the client")),
            Choice("d", _("Receipt as data"), "data", _("JSON, can be checked later")),
        ],
        "file",
    )
    if data is None:
        return False

    def read(practice: "Practice") -> "Receipt":
        return practice.consent.receipt(client, service)

    if not await hand_over(app, await app.gateway.ask(read), paper=False, data=data == "data"):
        return False
    await app.gateway.ask(lambda p: p.consent.copy_given(client, service, Copy.FILE))
    return True


async def check_receipt(app: "AppBase") -> None:
    """Ask for a receipt file until one is checked, or Esc; say what was found."""
    what = _("A receipt as data (JSON). Its seal is checked, and whether its record is here.")
    found = await ask_file(
        app, _("Check a receipt"), what, _("Check"), lambda text: lambda p: p.consent.verify_receipt(text)
    )
    if found is None:
        return
    genuine = found.result == "genuine"
    means = (
        ""
        if not genuine or found.current
        else _("It is not the latest word: something has been answered or withdrawn since.")
    )
    await app.push_screen_wait(
        ChoiceDialog(
            _("Check a receipt"),
            checked_words(found.result.value),
            [Choice("escape", _("Close"), "back")],
            symbol="●" if genuine else "×",
            tone="$strong" if genuine else "$stop",
            means=means,
        )
    )
