"""What cases, their kinds, states and channels, and the outcomes of an erasure are called."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _, language
from journal_tui.practice.rights.case_words import (
    EMERGENCY_NOTE,
    SIGNED_NOTE,
    CaseChannel,
    CaseKind,
    CaseState,
    Corrected,
    ErasureGround,
    Identity,
)
from journal_tui.practice.rights.extract.parts import parts

_KINDS: Final[Mapping[CaseKind, str]] = {
    CaseKind.ACCESS: N_("access report"),
    CaseKind.RECTIFICATION: N_("rectification"),
    CaseKind.ERASURE: N_("erasure"),
    CaseKind.RESTRICTION: N_("restriction"),
    CaseKind.PORTABILITY: N_("data portability"),
    CaseKind.OBJECTION: N_("objection"),
    CaseKind.COMPLAINT: N_("complaint"),
    CaseKind.CLAIM: N_("claim for compensation"),
}
_STATES: Final[Mapping[CaseState, str]] = {
    CaseState.OPEN: N_("open, not identified"),
    CaseState.VERIFIED: N_("identified"),
    CaseState.APPROVED: N_("approved"),
    CaseState.DONE: N_("done"),
    CaseState.REFUSED: N_("refused"),
    CaseState.CLOSED: N_("closed"),
}
_CHANNELS: Final[Mapping[CaseChannel, str]] = {
    CaseChannel.EMAIL: N_("e-mail"),
    CaseChannel.LETTER: N_("letter"),
    CaseChannel.FORM: N_("web form"),
    CaseChannel.PHONE: N_("phone"),
    CaseChannel.VISIT: N_("in person"),
    CaseChannel.SMS: N_("text message"),
    CaseChannel.OWN: N_("own decision"),
}
_IDENTITIES: Final[Mapping[Identity, str]] = {
    Identity.KNOWN: N_("known in person"),
    Identity.ID_SHOWN: N_("identity card shown"),
    Identity.REGISTERED_EMAIL: N_("answer from the registered e-mail address"),
    Identity.OTHER: N_("in another way"),
    Identity.OWN: N_("nobody asked, decided here"),
}
_GROUNDS: Final[Mapping[ErasureGround, str]] = {
    ErasureGround.NOT_NEEDED: N_("not needed any more"),
    ErasureGround.WITHDRAWN: N_("consent withdrawn"),
    ErasureGround.UNLAWFUL: N_("handled against the law"),
}
_SCOPES: Final[Mapping[str, str]] = {
    EMERGENCY_NOTE: N_("Emergency note"),
    Corrected.GIVEN: N_("given name"),
    Corrected.SURNAME: N_("surname"),
    Corrected.NICKNAMES: N_("other names"),
    Corrected.PHONE: N_("phone"),
    Corrected.EMAIL: N_("e-mail"),
    Corrected.ADDRESS: N_("address"),
    Corrected.EMPLOYER: N_("employer"),
    SIGNED_NOTE: N_("a signed note"),
}
_OUTCOMES: Final[Mapping[str, str]] = {"erased": N_("erased"), "kept": N_("is kept"), "held": N_("is held")}


def kind_words(kind: CaseKind) -> str:
    """What is asked for."""
    return _(_KINDS[kind])


def state_words(state: CaseState) -> str:
    """How far it has come."""
    return _(_STATES[state])


def channel_words(channel: CaseChannel) -> str:
    """How it came."""
    return _(_CHANNELS[channel])


def identity_words(identity: Identity) -> str:
    """How somebody was identified."""
    return _(_IDENTITIES[identity])


def scope_words(scope: str) -> str:
    """What a case is about within its kind: a code of ours in words."""
    return _(_SCOPES[scope]) if scope in _SCOPES else scope


def ground_words(ground: ErasureGround) -> str:
    """On what ground."""
    return _(_GROUNDS[ground])


def outcome_words(outcome: str) -> str:
    """What became of it."""
    return _(_OUTCOMES.get(outcome, outcome))


def part_words(code: str) -> str:
    """What a part of an extract is called."""
    return parts().part(code).title(language())
