"""What happened in a case, why one is refused, what holds, and how many days are left: in words."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.disclosure.register import Recipient
from journal_tui.practice.restriction_words import RestrictionGround
from journal_tui.practice.rights.case_words import Case, CaseChannel, CaseKind, CaseStep, ErasureGround, Identity
from journal_tui.wording.disclosures import recipient_words
from journal_tui.wording.rights import channel_words, ground_words, identity_words

_STEPS: Final[Mapping[str, str]] = {
    "received": N_("received"),
    "identified": N_("identified"),
    "ground": N_("ground chosen"),
    "extended": N_("time extended, client told"),
    "approved": N_("preview approved"),
    "weighed": N_("weighed"),
    "refused": N_("refused"),
    "closed": N_("closed"),
    "done": N_("done"),
    "letter": N_("letter written"),
    "corrected": N_("corrected"),
    "corrected_too": N_("also corrected under the other client: the same person"),
    "view": N_("the client's own view kept"),
    "recipients_told": N_("recipients told"),
    "recipient_letter": N_("letter to a recipient"),
    "answered": N_("answered"),
    "in_writing": N_("asked for in writing"),
    "lines_kept": N_("lines with a code"),
    "lines_out": N_("lines left out"),
    "lines_shown": N_("lines shown as written"),
    "joined": N_("is about one client more: the same person"),
    "parted": N_("is about one client less: not the same person"),
}
_CORRECTED: Final[Mapping[str, str]] = {
    "given": N_("given name"),
    "surname": N_("surname"),
    "nicknames": N_("other names"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "address": N_("address"),
    "employer": N_("employer"),
    "entry": N_("addendum to a signed note"),
}
_ANSWERS: Final[Mapping[str, str]] = {
    "upheld": N_("the client is right"),
    "partly_upheld": N_("the client is partly right"),
    "rejected": N_("the practice does not agree"),
}
_DECISIONS: Final[Mapping[str, str]] = {
    "upheld": N_("the client's grounds weigh more"),
    "overruled": N_("the practice's grounds weigh more"),
}
REFUSALS: Final[Mapping[str, str]] = {
    "unfounded": N_("plainly unfounded"),
    "excessive": N_("excessive: asked again and again"),
    "law": N_("a law stands in the way"),
    "identity": N_("the person could not be identified"),
    "accurate": N_("the data are held to be right"),
}
_RESTRICTIONS: Final[Mapping[RestrictionGround, str]] = {
    RestrictionGround.ACCURACY: N_("accuracy is disputed"),
    RestrictionGround.UNLAWFUL: N_("handled against the law, but not to be erased"),
    RestrictionGround.CLAIM: N_("the client needs them for a legal claim"),
    RestrictionGround.OBJECTION: N_("an objection is being weighed"),
}
_HOLDS: Final[Mapping[str, str]] = {
    "debt": N_("debt case"),
    "claim": N_("claim"),
    "manual": N_("hold"),
    "case": N_("case"),
    "request": N_("case"),
    "restriction": N_("restriction"),
    "unreadable": N_("something that cannot be read"),
}
_STORES: Final[Mapping[str, str]] = {
    "vault": N_("In the vault"),
    "journal": N_("In the journal"),
    "bookkeeping": N_("In the bookkeeping"),
}


def restriction_words(ground: RestrictionGround) -> str:
    """Why processing is restricted."""
    return _(_RESTRICTIONS[ground])


def refusal_words(reason: str) -> str:
    """Why a case is refused."""
    return _(REFUSALS.get(reason, reason))


def corrected_words(about: str) -> str:
    """What was corrected."""
    return _(_CORRECTED.get(about, about)) if about else ""


def answer_words(decision: str) -> str:
    """How a complaint was answered."""
    return _(_ANSWERS.get(decision, decision))


def case_ground_words(case: Case) -> str:
    """On what ground a case is asked, or the empty string."""
    if not case.ground:
        return ""
    if case.kind is CaseKind.ERASURE:
        return ground_words(ErasureGround(case.ground))
    return restriction_words(RestrictionGround(case.ground)) if case.kind is CaseKind.RESTRICTION else case.ground


def step_words(case: Case, step: CaseStep) -> str:
    """One thing that happened, with what belongs to it."""
    words = _(_STEPS.get(step.code, step.code))
    match step.code:
        case "received" | "in_writing":
            detail = channel_words(CaseChannel(step.detail)) if step.detail else ""
        case "identified":
            detail = identity_words(Identity(step.detail)) if step.detail else ""
        case "ground":
            detail = case_ground_words(case)
        case "weighed":
            detail = _(_DECISIONS.get(step.detail, step.detail))
        case "corrected" | "corrected_too" | "view":
            detail = corrected_words(step.detail)
        case "answered":
            detail = answer_words(step.detail)
        case "recipient_letter":
            detail = recipient_words(Recipient(step.detail))
        case "lines_kept" | "lines_out" | "lines_shown":
            detail = step.detail
        case "refused":
            detail = refusal_words(step.detail)
        case _:
            detail = ""
    return f"{words}: {detail}" if detail else words


def days_words(case: Case) -> str:
    """How many days are left: `4 days`, `today`, `3 days over`."""
    left = case.days_left
    if left < 0:
        return ngettext("{count} day over", "{count} days over", -left).format(count=-left)
    return ngettext("{count} day", "{count} days", left).format(count=left) if left else _("today")


def hold_words(held_by: str) -> str:
    """What holds: `claim 2026-014`."""
    kind, _space, case = held_by.partition(" ")
    return f"{_(_HOLDS.get(kind, kind))} {case}".rstrip()


def store_words(store: str) -> str:
    """In which store."""
    return _(_STORES.get(store, store))
