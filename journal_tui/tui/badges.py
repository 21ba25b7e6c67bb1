"""The signs for a state: shape says what, colour says how urgent, the word says it exactly. Never fewer than two.

`watch` is what the counsellor can solve now by asking; `stop` is where somebody or the law said no. The colour of
`ok` is on the symbol alone.
"""

from collections.abc import Mapping

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.values import Change, ConsentAnswer, ConsentState, ServiceStatus, Verdict
from journal_tui.wording import service_name, word

__all__ = [
    "STATES",
    "VERDICTS",
    "WEEKDAYS",
    "Sign",
    "answer_badge",
    "badge",
    "entry_state",
    "service_name",
    "sign",
    "weekday",
]

Sign = tuple[str, str, str]
"""Symbol, colour, and what the colour is on: `symbol` or `both`."""

VERDICTS: Mapping[Verdict, Sign] = {
    Verdict.GRANTED: ("●", "$ok", "symbol"),
    Verdict.MISSING: ("□", "$watch", "both"),
    Verdict.REFUSED: ("×", "$stop", "both"),
    Verdict.WITHDRAWN: ("×", "$stop", "both"),
    Verdict.EXPIRED: ("×", "$stop", "both"),
    Verdict.OUTDATED_VERSION: ("▲", "$watch", "both"),
    Verdict.WRONG_SERVICE_OR_PURPOSE: ("×", "$stop", "both"),
    Verdict.RESTRICTED: ("■", "$stop", "both"),
    Verdict.UNDECIDABLE: ("?", "$watch", "both"),
}
STATES: Mapping[ConsentState, Sign] = {
    ConsentState.GRANTED: ("●", "$ok", "symbol"),
    ConsentState.NOT_ASKED: ("□", "$muted", "both"),
    ConsentState.ASKED: ("□", "$watch", "both"),
    ConsentState.REFUSED: ("×", "$stop", "both"),
    ConsentState.WITHDRAWN: ("×", "$stop", "both"),
    ConsentState.EXPIRED: ("×", "$stop", "both"),
    ConsentState.SUPERSEDED: ("×", "$muted", "both"),
    ConsentState.INVALIDATED: ("×", "$stop", "both"),
}


def sign(symbol: str, colour: str, on: str, words: str) -> Content:
    """Symbol and word; the word is ink when the colour is on the symbol alone."""
    return Content.assemble((symbol, colour), " ", (words, colour if on == "both" else "$ink"))


def badge(status: ServiceStatus) -> Content:
    """What the gate would say for journalling, as one sign: `● granted v3`."""
    words = word(status.verdict)
    if status.verdict is Verdict.GRANTED:
        words = word(ConsentState.GRANTED)
        if status.document_version:
            words = f"{words} v{status.document_version}"
    elif status.verdict is Verdict.WRONG_SERVICE_OR_PURPOSE:
        words = _("not for this")
    return sign(*VERDICTS[status.verdict], words)


def answer_badge(answer: ConsentAnswer) -> Content:
    """The answer to one purpose: `× refused`, or `▲ older version` when the document changed in substance."""
    if answer.state is ConsentState.GRANTED and answer.outdated is Change.MATERIAL:
        return sign("▲", "$watch", "both", word(Verdict.OUTDATED_VERSION))
    return sign(*STATES[answer.state], word(answer.state))


def entry_state(state: str, *, blocked: bool, error: str) -> tuple[str, str]:
    """The word for the state of an entry, and its colour: signed is quiet, the rest speaks."""
    if error:
        return f"× {word('unreadable')}", "$stop"
    if blocked:
        return f"■ {word('blocked')}", "$stop"
    return word(state), "$muted" if state == "signed" else "$ink"


WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def weekday(number: int) -> str:
    """The name of a weekday, Monday is 0; lower case in Swedish, as that language writes it."""
    return _(WEEKDAYS[number])
