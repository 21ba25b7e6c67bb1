"""How a client stands in a service, as a card or a list shows it. Decides nothing: the verdict is the gate's."""

from journal_tui.practice.consent.ledger import History
from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, KeyMissing, Tampered
from journal_tui.practice.gate import Editions
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Change, ConsentAnswer, Purpose, ServiceStatus


def service_status(context: Context, subject: Subject) -> ServiceStatus:
    """One line of a client's card.

    Args:
        context: The open practice.
        subject: The client in one service.

    Returns:
        The gate's verdict for journalling and each purpose's answer; no answers when the history cannot be trusted.
    """
    try:
        history: History | None = context.ledger.history(subject.client)
    except (Tampered, Damaged, KeyMissing):
        history = None
    return status_of(context, subject, history)


def status_of(context: Context, subject: Subject, history: History | None) -> ServiceStatus:
    """The same on a history that has been read already; None when it cannot be trusted."""
    verdict = context.gate.view(subject.client, subject.service, history)
    version = verdict.document_version
    return ServiceStatus(
        service=subject.service,
        pseudonym=subject.pseudonym,
        verdict=verdict.verdict,
        answers=_answers(context, subject, history),
        since=verdict.since,
        document_version=version,
    )


def _answers(context: Context, subject: Subject, history: History | None) -> tuple[ConsentAnswer, ...]:
    if history is None:
        return ()
    now = context.clock.now()
    try:
        standing = history.standing(subject.service)
        editions = context.publication.editions(subject.service, now)
    except (Tampered, Damaged, KeyMissing):
        return ()
    found = []
    for purpose in Purpose:
        answer = standing.answer(purpose, now)
        found.append(
            ConsentAnswer(
                purpose=purpose,
                state=answer.state,
                since=answer.since,
                document_version=answer.version,
                outdated=_outdated(answer.version, editions),
                valid_to=answer.valid_to,
            )
        )
    return tuple(found)


def _outdated(version: int | None, editions: Editions) -> Change | None:
    if version is None or version >= editions.newest:
        return None
    return Change.MATERIAL if version < editions.required else Change.EDITORIAL
