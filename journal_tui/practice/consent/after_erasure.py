"""What is still taken note of from somebody who was erased: a withdrawal, as a keyed mark. A grant is refused.

Rule: nothing of the person comes back with it; the mark is the one by which a restored copy finds the person again.
"""

from journal_tui.practice.context import Context
from journal_tui.practice.errors import NotFound
from journal_tui.practice.ids import row_id
from storage.audit.actions import Action
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import new_id
from storage.vault.case_records import SuppressionRecord
from storage.vault.cases import erasure_mark

WITHDRAWAL = "withdrawal"
"""The kind under which the mark stands among the suppressions."""


class AfterErasure:
    """Knows who was erased, in one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context

    def erased(self, client: str) -> bool:
        """Whether this is the whole id of a client who was erased here, not only a part of what was known."""
        try:
            return self._context.erasing.erased(row_id(client))
        except NotFound:
            return False

    def note_withdrawal(self, client: str) -> None:
        """Keep a withdrawal of somebody who was erased; nothing for anybody else, and once only."""
        if not self.erased(client):
            return
        vault = self._context.stores.vault
        mark = erasure_mark(vault, row_id(client))
        if any(row.kind == WITHDRAWAL for row in self._context.vault.suppressions.of_mark(mark)):
            return
        with vault.database.write():
            now = self._context.stamp_ms()
            kept = self._context.vault.suppressions.add(
                SuppressionRecord(id=new_id(), subject=ZERO_ID, created_ms=now, mark=mark, kind=WITHDRAWAL, from_ms=now)
            )
            vault.audit.add(Action.CONSENT_WITHDRAWN, object=kept.id)
