"""Every text of the journal is met, whatever field it lies in; what does not open is said, and nothing is shown by accident."""

from collections import Counter
from dataclasses import replace

from storage.journal.check import count_rows
from storage.journal.repositories import Journal
from storage.journal.rows import metadata
from storage.journal.texts import Opened, every_row
from storage.stores import Stores
from tests.storage.specimens import TODAY, draft_record


def found(rows: list[Opened], row: bytes) -> dict[str, str]:
    (opened,) = [each for each in rows if each.row == row]
    return {at.path: at.text for at in opened.texts}


def test_every_row_is_met_once(stores: Stores) -> None:
    rows = list(every_row(stores.journal))
    assert len(rows) == count_rows(stores.journal) == len({(each.table, each.row) for each in rows})
    assert set(Counter(each.table for each in rows)) == set(metadata.tables)
    assert {each.code for each in rows} == {""}


def test_every_text_of_a_row_is_met_however_deep(journal: Journal, subject: bytes, permit: bytes) -> None:
    record = draft_record(subject, permit, ignored=("tystlåten", "sommar"), template="kbt")
    draft = journal.drafts.create(record, TODAY)
    texts = found(list(every_row(journal.store)), draft.id)
    assert texts == {
        "text": record.text,
        "template": "kbt",
        "flags[0].label": "PERSON",
        "flags[0].source": "list",
        "ignored[0]": "tystlåten",
        "ignored[1]": "sommar",
    }
    changed = journal.drafts.save(replace(draft, text="annan", ignored=()), TODAY)
    assert found(list(every_row(journal.store)), changed.id)["text"] == "annan"


def test_a_row_that_does_not_open_is_said_and_the_others_are_read(own_stores: Stores) -> None:
    journal = own_stores.journal
    first, second = [row for row in every_row(journal) if row.table == "entry"][:2]
    with journal.database.write() as session:
        connection = session.connection()
        for name in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"
        ).scalars():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql(
            "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE id = ?) WHERE id = ?", (second.row, first.row)
        )
    rows = {row.row: row for row in every_row(journal)}
    assert len(rows) == count_rows(journal)
    assert rows[first.row].code in {"tampered", "damaged"}
    assert rows[first.row].texts == ()
    assert [row.row for row in rows.values() if row.code] == [first.row]
    assert rows[second.row].texts == second.texts


def test_no_text_is_shown_by_accident(stores: Stores) -> None:
    shown = repr(list(every_row(stores.journal)))
    assert "klient" not in shown
    assert "tystlåten" not in shown
