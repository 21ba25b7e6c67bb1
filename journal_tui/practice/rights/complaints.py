"""The desk of complaints: what was complained about, what was answered and decided, and when, all in the case (art. 77).

Rule: an answer tells about the client, so it is given to somebody identified; a complaint is closed only once it has been answered.
"""

from journal_tui.practice.context import Context
from journal_tui.practice.entries.text import is_empty
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import ANSWERED, Case, CaseKind, Decision
from journal_tui.practice.rights.standing import ready


class Complaints:
    """The complaints of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._book = CaseBook(context)

    def answer(self, number: str, text: str, decision: Decision) -> Case:
        """Answer a complaint: the words are kept with the case, the decision and the day in its steps.

        Raises:
            RefusedByRule: Nobody is identified, or the case is over or of another kind.
            InvalidInput: There is no text.
        """
        record = ready(self._book, number, CaseKind.COMPLAINT)
        if is_empty(text):
            raise InvalidInput(field="text", reason="empty")
        with self._context.stores.vault.database.write():
            self._book.write(record, "answer", text.strip(), about=decision.value)
            return self._book.step(record, ANSWERED, decision.value)
