"""What the counsellor sees when the gate says no: why, since when, and the ways on. There is no way through."""

from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.gate import Refusal
from journal_tui.practice.values import Verdict, WayOn
from journal_tui.tui import render
from journal_tui.tui.badges import VERDICTS, service_name
from journal_tui.tui.modals.base import Choice
from journal_tui.tui.modals.named import NamedDialog
from journal_tui.wording import day

ASK, PAPER, WITHOUT, CASE, LOG, CHANGES = "ask", "paper", "without", "case", "log", "changes"

_REASONS = {
    "clock": N_("The computer's clock stands before something that is already recorded."),
    "broken_chain": N_("The record of the consent does not hang together."),
    "tampered": N_("The record of the consent has been changed from outside."),
    "damaged": N_("The record of the consent cannot be read."),
    "permit_differs": N_("The journal and the vault do not agree about the consent."),
    "key_missing": N_("Your key does not open the record of the consent."),
}


def title_of(refusal: Refusal) -> str:
    """A few words: what stands in the way, and since when."""
    service = service_name(refusal.service)
    since = day(refusal.since.astimezone().date()) if refusal.since else ""
    match refusal.verdict:
        case Verdict.REFUSED:
            return _("Refused {day}").format(day=since)
        case Verdict.WITHDRAWN:
            return _("Withdrawn {day}").format(day=since)
        case Verdict.EXPIRED:
            return _("Valid until {day}").format(day=day(refusal.valid_to) or since)
        case Verdict.OUTDATED_VERSION:
            return _("Version {version} needs a new answer").format(version=refusal.current_version)
        case Verdict.WRONG_SERVICE_OR_PURPOSE if refusal.reason == "other_service" and refusal.other_service:
            return _("The consent is for {other}, not {service}").format(
                other=service_name(refusal.other_service), service=service
            )
        case Verdict.WRONG_SERVICE_OR_PURPOSE:
            return _("The consent does not cover the journal")
        case Verdict.RESTRICTED:
            return _("Restricted since {day}").format(day=since)
        case Verdict.UNDECIDABLE:
            return _("Cannot be decided")
        case _:
            return _("No consent for {service} yet").format(service=service)


_SENTENCES: dict[Verdict, str] = {
    Verdict.REFUSED: N_("{name} said no to a journal in {service}. You can hold the appointment; nothing is journalled."),
    Verdict.WITHDRAWN: N_(
        "{name} took back the consent to a journal in {service}. You can hold the appointment; nothing is journalled."
    ),
    Verdict.EXPIRED: N_(
        "The consent of {name} to a journal in {service} has run out. Nothing can be written until it is renewed."
    ),
    Verdict.OUTDATED_VERSION: N_(
        "{name} answered version {version}. The document has changed in substance since; nothing can be written before a new answer."
    ),
    Verdict.WRONG_SERVICE_OR_PURPOSE: N_(
        "What {name} has agreed to does not cover a journal in {service}. Nothing can be written."
    ),
    Verdict.RESTRICTED: N_("The processing of {name}'s data is restricted. Nothing can be written while that lasts."),
}
_MISSING = {
    "asked": N_("{name} has been asked but has not answered. Nothing can be written so far."),
    "no_document": N_("No consent document is published for {service}, so {name} cannot be asked yet."),
    "invalidated": N_("The consent of {name} was declared invalid. Nothing can be written so far."),
    "erased": N_("This person has been erased. Nothing can be written."),
    "not_asked": N_("{name} has not been asked. Nothing can be written so far."),
}


def _what(refusal: Refusal, name: str) -> str:
    """One sentence with the client as its subject: what happened."""
    if refusal.verdict is Verdict.MISSING:
        sentence = _MISSING.get(refusal.reason, _MISSING["not_asked"])
    elif refusal.verdict is Verdict.UNDECIDABLE:
        sentence = _REASONS.get(refusal.reason, _REASONS["broken_chain"])
    else:
        sentence = _SENTENCES[refusal.verdict]
    return _(sentence).format(name=name, service=service_name(refusal.service), version=refusal.document_version or 0)


def _means(refusal: Refusal) -> str:
    """What it means beyond this appointment, muted; often nothing."""
    match refusal.verdict:
        case Verdict.WITHDRAWN:
            return _("Earlier entries are blocked from reading.")
        case Verdict.UNDECIDABLE if refusal.reason == "clock":
            return _("Set the clock right and start again. Nothing is lost.")
        case Verdict.UNDECIDABLE:
            return _("Nothing can be written until this is cleared up. Nothing is lost.")
        case Verdict.RESTRICTED if refusal.case:
            return _("Case {case}.").format(case=refusal.case)
        case _:
            return ""


def _choices(refusal: Refusal, back: str) -> list[Choice]:
    again = refusal.verdict in {Verdict.REFUSED, Verdict.WITHDRAWN}
    restricted = refusal.verdict is Verdict.RESTRICTED
    offered = {
        WayOn.ASK_NOW: Choice(
            "f",
            _("Ask for a new consent") if again else _("Ask now"),
            ASK,
            _("if the client brings it up") if again else _("the client signs here"),
        ),
        WayOn.ON_PAPER: Choice("p", _("On paper"), PAPER, _("sheet with archive number")),
        WayOn.WITHOUT_JOURNAL: Choice("u", _("Hold it without journal"), WITHOUT),
        WayOn.OPEN_CASE: Choice("o", _("Show the restriction"), CASE)
        if restricted
        else Choice("r", _("Show what happened"), CASE),
        WayOn.OPEN_LOG: Choice("f9", _("Show the log"), LOG),
    }
    ways = [offered[way] for way in refusal.ways]
    if refusal.verdict is Verdict.OUTDATED_VERSION:
        ways.append(Choice("v", _("Show what has changed"), CHANGES))
    return [*ways, Choice("escape", back, "back")]


def gate_dialog(refusal: Refusal, name: str, back: str) -> NamedDialog:
    """The dialog for one refusal. Answers `ask`, `paper`, `without`, `case`, `log`, `changes`, or None.

    Args:
        refusal: What the gate said.
        name: The client's name; the code stands in its place while names are hidden.
        back: The words of the Esc row.
    """
    symbol, tone, _on = VERDICTS[refusal.verdict]
    mark = "\ue000"
    before, found, after = _what(refusal, mark).partition(mark)

    def said(hidden: bool) -> Content:
        if not found:
            return render.plain(before)
        return Content.assemble(before, render.code(refusal.pseudonym) if hidden else render.name(name), after)

    return NamedDialog(title_of(refusal), said, _choices(refusal, back), symbol=symbol, tone=tone, means=_means(refusal))
