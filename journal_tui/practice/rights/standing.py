"""Whether a case can be acted on at all: it is not over, it is of the right kind, and whoever asks has been identified.

Rule: every act on a case asks here first, from whatever screen or command it comes.
"""

from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import CaseKind
from storage.vault.case_records import CaseRecord


def live(book: CaseBook, number: str, kind: CaseKind | None = None) -> CaseRecord:
    """The case with this number, when it is not over.

    Raises:
        NotFound: There is none.
        RefusedByRule: It is over, or of another kind.
    """
    record = book.record(number)
    if record.closed_ms is not None:
        raise RefusedByRule(rule="case", reason="case_closed")
    if kind is not None and record.kind != kind:
        raise RefusedByRule(rule="case", reason="not_this_kind")
    return record


def identified(record: CaseRecord) -> None:
    """Go on only for somebody whose identity has been noted.

    Raises:
        RefusedByRule: Nobody is identified.
    """
    if not record.identity:
        raise RefusedByRule(rule="case", reason="unidentified")


def ready(book: CaseBook, number: str, kind: CaseKind) -> CaseRecord:
    """A case of this kind that is not over and whose requester is identified: what every act needs."""
    record = live(book, number, kind)
    identified(record)
    return record
