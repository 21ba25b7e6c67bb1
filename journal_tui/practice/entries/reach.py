"""Which texts may be reached at all. Asked before every read, in one place.

The rule: when the consent that a text rests on is not in force any more, or its processing is restricted, the text is
shut: for reading, for the last plan, for lookup. Access reports, erasure and claims have their own ways to it.
"""

from journal_tui.practice.context import Context
from journal_tui.practice.errors import ConsentMissing, PermitRefused
from journal_tui.practice.gate import Refusal
from journal_tui.practice.restriction_words import RESTRICTED_CODES, RestrictedPurpose
from journal_tui.practice.values import Purpose, Verdict
from storage.audit.actions import Action, Result
from storage.journal.records import JOURNAL_PURPOSE, PermitRecord
from storage.sealed.shelf import UNTRUSTED


def refuse_blocked(context: Context, subject: bytes, purpose: RestrictedPurpose | None = None) -> None:
    """Refuse when the text about a subject is shut; the refusal is written to the log.

    Args:
        context: The open practice.
        subject: Whose text.
        purpose: For what a text is read whose processing is restricted; logged. The client's consent to the reading does not
            open what the same client has taken the consent to a journal back from.

    Raises:
        ConsentMissing: `facts["verdict"]` says why.
    """
    if not context.blocked(subject):
        return
    verdict = verdict_of(context, subject)
    agreed = purpose is not RestrictedPurpose.CONSENT or not context.gate.ended(subject)
    if purpose is not None and verdict is Verdict.RESTRICTED and agreed:
        context.stores.journal.audit.add(Action.RESTRICTED_READ, subject=subject, extra=RESTRICTED_CODES[purpose])
        return
    context.stores.journal.audit.add(Action.ENTRY_READ, subject=subject, result=int(Result.REFUSED))
    raise ConsentMissing(verdict=verdict.value)


def is_shut(context: Context, subject: bytes) -> bool:
    """Tell whether a text is shut, for a list: what cannot be decided is, and does not stop the rest of the list."""
    try:
        return context.blocked(subject)
    except UNTRUSTED:
        return True


def verdict_of(context: Context, subject: bytes) -> Verdict:
    """Give what the gate would say about journalling now, without a row in the log."""
    who = context.register.subject_by_id(subject)
    answer = context.gate.decide_for(who.client.hex(), who.service, Purpose.JOURNAL)
    return answer.verdict if isinstance(answer, Refusal) else Verdict.GRANTED


def refuse_restricted(context: Context, subject: bytes) -> None:
    """Refuse to write about a subject whose processing is restricted, whatever permits lie in the journal.

    Raises:
        PermitRefused: It is (`restricted`).
    """
    who = context.register.subject_by_id(subject)
    if context.restrictions.in_force(who.client, who.service) is not None:
        raise PermitRefused(reason="restricted")


def permit_in_force(context: Context, subject: bytes, purpose: str = JOURNAL_PURPOSE) -> PermitRecord:
    """Give the permit under which this subject may be written about today, for a note or for another `purpose`.

    Raises:
        PermitRefused: There is none, or processing is restricted, which no permit knows of.
    """
    refuse_restricted(context, subject)
    today = context.today().toordinal()
    for permit in context.journal.permits.current(subject):
        if permit.purpose == purpose and permit.in_force(today):
            return permit
    raise PermitRefused(reason="state")
