"""What the gate's no says in words: a title, one sentence with the client as its subject, what it means beyond today.

The rule: the words follow from the refusal alone; whoever shows them says the name, or the code while names are hidden.
"""

from journal_tui.locales import N_, _
from journal_tui.practice.gate import Refusal
from journal_tui.practice.values import Verdict
from journal_tui.wording.words import day, service_name

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


def what_of(refusal: Refusal, name: str) -> str:
    """One sentence with the client as its subject: what happened."""
    if refusal.verdict is Verdict.MISSING:
        sentence = _MISSING.get(refusal.reason, _MISSING["not_asked"])
    elif refusal.verdict is Verdict.UNDECIDABLE:
        sentence = _REASONS.get(refusal.reason, _REASONS["broken_chain"])
    else:
        sentence = _SENTENCES[refusal.verdict]
    return _(sentence).format(name=name, service=service_name(refusal.service), version=refusal.document_version or 0)


def means_of(refusal: Refusal) -> str:
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
