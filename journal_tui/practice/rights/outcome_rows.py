"""What an erasure means and came to, between its plan and the row that the vault keeps of it; no store is touched here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journal_tui.practice.errors import Damaged
from journal_tui.practice.rights.order import Outcome, PreviewLine
from storage.erasing import RowAt
from storage.vault.case_records import ErasedRecord, ErasureRecord, TargetRecord


def targets_of(rows: Mapping[tuple[str, str], Sequence[RowAt]]) -> tuple[TargetRecord, ...]:
    """From rows by store and table to what the vault notes of them before they go."""
    return tuple(
        TargetRecord(store, table, tuple(at.id for at in found), tuple(at.version for at in found))
        for (store, table), found in sorted(rows.items())
    )


def counted(outcomes: Sequence[ErasedRecord], more: Mapping[tuple[str, str], int]) -> tuple[ErasedRecord, ...]:
    """The outcomes with so many rows more that go, of each class of each store."""
    erased = {(each.store, each.data_class) for each in outcomes if each.outcome == Outcome.ERASED.value}
    new = (outcome_record(PreviewLine(store, code, 0, Outcome.ERASED)) for store, code in sorted(set(more) - erased))
    return tuple(
        replace(each, count=each.count + more.get((each.store, each.data_class), 0))
        if each.outcome == Outcome.ERASED.value
        else each
        for each in (*outcomes, *new)
    )


def outcome_record(line: PreviewLine) -> ErasedRecord:
    """One line of a plan as the vault keeps it."""
    outcome = line.outcome.value
    return ErasedRecord(line.store, line.data_class, line.count, outcome, line.law, line.until_day, line.held_by, line.kind)


def lines_of(record: ErasureRecord) -> tuple[PreviewLine, ...]:
    """The lines of an erasure that an earlier run began.

    Raises:
        Damaged: An outcome in it is none.
    """
    try:
        return tuple(
            PreviewLine(
                each.store,
                each.data_class,
                each.count,
                Outcome(each.outcome),
                each.law,
                each.until_day,
                each.held_by,
                each.kind,
            )
            for each in record.outcomes
        )
    except ValueError:
        raise Damaged(table="erasure") from None
