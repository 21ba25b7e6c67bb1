"""What is noted in a case before it is carried out: who asks, on what ground, that it came in writing, that it takes longer.

Rule: only of a case that is not over; each note is a step of the case, with its day and who noted it.
"""

from dataclasses import replace
from datetime import date

from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import IDENTIFIED, WRITTEN, Case, CaseChannel, CaseKind, CaseState, Identity
from journal_tui.practice.rights.deadlines import extended
from journal_tui.practice.rights.grounds import checked_ground
from journal_tui.practice.rights.standing import live


class Noting:
    """The part of the desk of cases that carries nothing out."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._book = CaseBook(context)

    def verify(self, number: str, method: Identity, how: str = "") -> Case:
        """Note how the person who asks was identified; without it nothing is carried out.

        Args:
            number: Which case.
            method: By what.
            how: In words, when it was another way than those that have a name.

        Raises:
            InvalidInput: Another way, and nobody says which.
            RefusedByRule: The case is closed.
        """
        record = live(self._book, number)
        if method is Identity.OWN:
            raise InvalidInput(field="identity", reason="unknown")
        said = how.strip() if method is Identity.OTHER else ""
        if method is Identity.OTHER and not said:
            raise InvalidInput(field="identity", reason="empty")
        state = CaseState.VERIFIED.value if record.state == CaseState.OPEN else record.state
        changed = replace(record, identity=method.value, state=state)
        with self._context.stores.vault.database.write():
            if said:
                self._book.write(record, IDENTIFIED, said)
            return self._book.step(changed, IDENTIFIED, method.value)

    def give_ground(self, number: str, ground: str) -> Case:
        """Choose the ground of a case.

        Raises:
            InvalidInput: There is no such ground for this kind.
        """
        record = live(self._book, number)
        checked_ground(CaseKind(record.kind), ground)
        return self._book.step(replace(record, ground=ground), "ground", ground)

    def extend(self, number: str, *, notice: bool) -> Case:
        """Extend the time to answer by two months, together with a notice to the client.

        Raises:
            RefusedByRule: Without a notice, twice, or after the time has passed.
        """
        record = live(self._book, number)
        if not notice:
            raise RefusedByRule(rule="case", reason="no_notice")
        if record.extended_day is not None:
            raise RefusedByRule(rule="case", reason="extended_already")
        if self._context.today().toordinal() > record.deadline_day:
            raise RefusedByRule(rule="case", reason="past_deadline")
        last = extended(date.fromordinal(record.received_day)).toordinal()
        return self._book.step(replace(record, extended_day=last), "extended")

    def in_writing(self, number: str, channel: CaseChannel) -> Case:
        """Note that an erasure which was asked for by mouth has come in writing too. The time to answer stays.

        Raises:
            InvalidInput: The channel is none that counts as writing.
            RefusedByRule: The case is over or of another kind.
        """
        record = live(self._book, number, CaseKind.ERASURE)
        if channel not in WRITTEN or channel is CaseChannel.OWN:
            raise InvalidInput(field="channel", reason="unknown")
        return self._book.step(replace(record, channel=channel.value), "in_writing", channel.value)
