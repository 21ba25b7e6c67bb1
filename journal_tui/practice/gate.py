"""May this be journalled? The whole decision, on one page, pure: facts in, `Permit` or `Refusal` out.

Rules, first match decides:

1. What cannot be trusted cannot be decided: a broken chain or seal, a clock before the last event.
2. Restricted processing stops everything, consent or not.
3. Only a grant for *this* service and *this* purpose opens; nothing else ever does, and there is no override.
4. A grant for a document that has since changed in substance waits for a new answer; a change of wording
   only is let through with a notice.

`gatekeeper.py` gathers the facts and writes the verdict to the audit log; nobody else makes a `Permit`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journal_tui.practice.consent.record import Answer
from journal_tui.practice.consent.state import Standing
from journal_tui.practice.values import ConsentState, Purpose, Service, Verdict, WayOn

_LATE = {
    ConsentState.REFUSED: Verdict.REFUSED,
    ConsentState.WITHDRAWN: Verdict.WITHDRAWN,
    ConsentState.EXPIRED: Verdict.EXPIRED,
}
_WAYS = {
    Verdict.MISSING: (WayOn.ASK_NOW, WayOn.ON_PAPER, WayOn.WITHOUT_JOURNAL),
    Verdict.REFUSED: (WayOn.WITHOUT_JOURNAL, WayOn.ASK_NOW),
    Verdict.WITHDRAWN: (WayOn.WITHOUT_JOURNAL, WayOn.ASK_NOW, WayOn.OPEN_CASE),
    Verdict.EXPIRED: (WayOn.ASK_NOW, WayOn.WITHOUT_JOURNAL),
    Verdict.OUTDATED_VERSION: (WayOn.ASK_NOW, WayOn.WITHOUT_JOURNAL),
    Verdict.WRONG_SERVICE_OR_PURPOSE: (WayOn.ASK_NOW, WayOn.WITHOUT_JOURNAL),
    Verdict.RESTRICTED: (WayOn.OPEN_CASE,),
    Verdict.UNDECIDABLE: (WayOn.OPEN_LOG,),
}


class Notice(StrEnum):
    """Something to show beside an open gate."""

    EDITORIAL_CHANGE = "editorial_change"


@dataclass(frozen=True, slots=True)
class Editions:
    """The published versions of a service's document: the newest, and the oldest whose yes still counts."""

    newest: int = 0
    required: int = 0


@dataclass(frozen=True, slots=True)
class Restricted:
    """A restriction of processing that holds now, and the case it belongs to."""

    since: datetime
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the decision rests on.

    Attributes:
        client, subject, pseudonym: Who, in both worlds.
        permit: Id of the journal's permit row that agrees with the events, or empty.
        standing: The consent of this client for this service, or None when its history cannot be trusted.
        trouble: A stable code when something cannot be trusted (`broken_chain`, `tampered`, `clock`, …).
        recorded: The newest time recorded anywhere for this client.
        elsewhere: Other services in which the same purpose is granted.
    """

    client: str
    subject: str
    pseudonym: str
    service: Service
    purpose: Purpose
    now: datetime
    standing: Standing | None
    editions: Editions
    permit: str = ""
    trouble: str = ""
    recorded: datetime | None = None
    restricted: Restricted | None = None
    elsewhere: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Yes. Names the journal's permit row, which each save checks again inside its own transaction."""

    id: str
    client: str
    subject: str
    pseudonym: str
    service: Service
    purpose: Purpose
    since: datetime
    document_version: int
    valid_to: date | None = None
    notice: Notice | None = None
    current_version: int = 0

    @property
    def verdict(self) -> Verdict:
        """Always `GRANTED`."""
        return Verdict.GRANTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """No, why, since when, and what can be done instead. There is no way through.

    Attributes:
        reason: A stable code that says more than the verdict (`not_asked`, `asked`, `invalidated`, `erased`,
            `no_document`, `clock`, `broken_chain`, …).
        valid_to: The last day, for `EXPIRED`.
        other_service: The service that the consent is for, for `WRONG_SERVICE_OR_PURPOSE`.
        case: The case of a restriction.
        ways: What may be offered, the best first.
    """

    verdict: Verdict
    client: str
    pseudonym: str
    service: Service
    purpose: Purpose
    reason: str
    since: datetime | None = None
    document_version: int | None = None
    current_version: int | None = None
    valid_to: date | None = None
    other_service: Service | None = None
    case: str = ""
    ways: tuple[WayOn, ...] = ()


def decide(facts: Facts) -> Permit | Refusal:
    """Answer for one client, service and purpose.

    Args:
        facts: What is known, gathered a moment ago.

    Returns:
        A permit, or a refusal with one of the eight other verdicts.
    """
    standing = facts.standing
    if facts.trouble or standing is None:
        return _no(facts, Verdict.UNDECIDABLE, facts.trouble or "broken_chain", since=facts.recorded)
    if facts.recorded is not None and facts.now < facts.recorded:
        return _no(facts, Verdict.UNDECIDABLE, "clock", since=facts.recorded)
    if facts.restricted is not None:
        return _no(facts, Verdict.RESTRICTED, "restricted", since=facts.restricted.since, case=facts.restricted.case)
    answer = standing.answer(facts.purpose, facts.now)
    if standing.erased:
        return _no(facts, Verdict.MISSING, "erased", answer)
    if answer.decided is ConsentState.GRANTED:
        return _granted(facts, answer)
    if answer.decided in _LATE:
        verdict = _LATE[answer.decided]
        return _no(facts, verdict, verdict.value, answer, since=answer.ended, valid_to=answer.valid_to)
    if answer.decided is ConsentState.INVALIDATED:
        return _no(facts, Verdict.MISSING, "invalidated", answer, since=answer.ended)
    if standing.granted(facts.now):
        return _no(facts, Verdict.WRONG_SERVICE_OR_PURPOSE, "other_purpose", answer, other=facts.service)
    if facts.elsewhere:
        return _no(facts, Verdict.WRONG_SERVICE_OR_PURPOSE, "other_service", answer, other=facts.elsewhere[0])
    return _no(facts, Verdict.MISSING, answer.state.value, answer, since=answer.asked)


def _granted(facts: Facts, answer: Answer) -> Permit | Refusal:
    version = answer.version or 0
    if version < facts.editions.required:
        return _no(facts, Verdict.OUTDATED_VERSION, "material_change", answer, since=answer.answered)
    if not facts.permit or answer.answered is None:
        return _no(facts, Verdict.UNDECIDABLE, "permit_differs", answer, since=answer.answered)
    return Permit(
        id=facts.permit,
        client=facts.client,
        subject=facts.subject,
        pseudonym=facts.pseudonym,
        service=facts.service,
        purpose=facts.purpose,
        since=answer.answered,
        document_version=version,
        valid_to=answer.valid_to,
        notice=Notice.EDITORIAL_CHANGE if version < facts.editions.newest else None,
        current_version=facts.editions.newest,
    )


def _no(
    facts: Facts,
    verdict: Verdict,
    reason: str,
    answer: Answer | None = None,
    *,
    since: datetime | None = None,
    valid_to: date | None = None,
    other: Service | None = None,
    case: str = "",
) -> Refusal:
    return Refusal(
        verdict=verdict,
        client=facts.client,
        pseudonym=facts.pseudonym,
        service=facts.service,
        purpose=facts.purpose,
        reason="no_document"
        if verdict is Verdict.MISSING and reason == "not_asked" and not facts.editions.newest
        else reason,
        since=since,
        document_version=answer.version if answer else None,
        current_version=facts.editions.newest or None,
        valid_to=valid_to,
        other_service=other,
        case=case,
        ways=_ways(facts, verdict, reason),
    )


def _ways(facts: Facts, verdict: Verdict, reason: str) -> tuple[WayOn, ...]:
    ways = _WAYS[verdict]
    cannot_ask = not facts.editions.newest or reason == "erased"
    if verdict is Verdict.REFUSED and facts.standing is not None:
        cannot_ask = cannot_ask or _refused_everything(facts, facts.standing)
    if cannot_ask:
        ways = tuple(way for way in ways if way not in (WayOn.ASK_NOW, WayOn.ON_PAPER))
    return ways


def _refused_everything(facts: Facts, standing: Standing) -> bool:
    """A no to every line of the newest version: the question is not offered again; the client may raise it."""
    answers = [standing.answer(purpose, facts.now) for purpose in Purpose]
    return all(a.decided is ConsentState.REFUSED and (a.version or 0) >= facts.editions.newest for a in answers)
