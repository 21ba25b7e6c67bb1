"""Nobody without the keys can change, take out, add or reorder a row of the log without being found, with its number."""

import pytest
from sqlalchemy import insert

from storage.audit import Action, Result
from storage.audit.actions import Mark
from storage.audit.reading import read, verify
from storage.audit.record import AuditRecord, Head, first_head, follow, link, next_key, seal, unseal
from storage.crypto.secret import Secret
from storage.errors import Damaged, KeyMissing, StorageError, Tampered
from storage.foundations import audit_table
from storage.keys import Domain
from storage.stores import recover
from tests.storage.bare import NOW, PASSPHRASE, SUBJECTS

ID = b"i" * 16
RECORD = AuditRecord(NOW, ID, 15, Action.ENTRY_READ, Result.DONE, 2, b"s" * 16, b"o" * 16, b"k" * 16, 7)


@pytest.fixture(scope="module")
def log_made(made, tmp_path_factory):
    """A practice whose journal's log has 150 rows in five runs."""
    bare = made.copy(tmp_path_factory.mktemp("log") / "home")
    for _ in range(3):
        stores = bare.open()
        with stores.journal.database.batch():
            while (stores.journal.audit._state.head or Head(0, b"")).seq % 50 != 49:
                stores.journal.audit.add(Action.ENTRY_READ, subject=b"s" * 16, object=ID, purpose=1)
        stores.journal.audit.add(Action.LOCKED)
        stores.close()
    bare.without_triggers("journal")
    return bare


@pytest.fixture
def log(log_made, tmp_path):
    copy = log_made.copy(tmp_path / "home")
    yield copy
    copy.close()


def report(bare):
    stores = bare.open()
    try:
        return verify(stores.journal)
    finally:
        for store in stores.all():
            store.drop()
            store.database.close()
        bare.opened.remove(stores)


def test_a_row_is_216_bytes_laid_out_as_decided():
    key, head = Secret(b"k" * 32), first_head(ID)
    body, after = seal(RECORD, key, b"r" * 16, head)
    assert len(body) == 216
    assert body[:28] == b"\x41\x01\x00\x00" + (1).to_bytes(8) + b"r" * 16
    assert body[184:] == after.digest == link(head.digest, body)
    assert after.seq == 1
    assert follow(1, body, head) == (b"r" * 16, after)
    assert unseal(body, key, head.digest) == RECORD


def test_the_next_key_does_not_open_what_came_before():
    key, head = Secret(b"k" * 32), first_head(ID)
    body, _ = seal(RECORD, key, b"r" * 16, head)
    later = next_key(key)
    assert later.reveal() != key.reveal()
    with pytest.raises(Tampered):
        unseal(body, later, head.digest)


def test_every_flipped_bit_of_a_row_is_found():
    key, head = Secret(b"k" * 32), first_head(ID)
    body, _ = seal(RECORD, key, b"r" * 16, head)
    for bit in range(216 * 8):
        changed = bytearray(body)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises((Tampered, Damaged)):
            follow(1, bytes(changed), head)


@pytest.mark.parametrize("row", [None, "text", 7, b"", bytes(216), bytes(215)])
def test_what_is_no_row_is_damage(row):
    with pytest.raises(Damaged) as caught:
        follow(1, row, first_head(ID))
    assert caught.value.facts["seq"] == 1


@pytest.mark.parametrize(
    "change", [{"actor": b"short"}, {"action": 70_000}, {"at_ms": -1}, {"extra": 2**64}, {"subject": b""}]
)
def test_a_record_takes_ids_and_codes_only(change):
    from dataclasses import replace

    with pytest.raises(ValueError, match=r"16 bytes|out of range"):
        replace(RECORD, **change).pack()


def test_actions_have_numbers_of_their_own():
    assert len({int(action) for action in Action}) == len(Action.__members__)
    assert all(0 < action < 65_536 for action in Action)


def test_a_whole_log_is_whole_and_readable(log):
    stores = log.open()
    seen = []
    found = verify(stores.journal, lambda done, total: seen.append((done, total)))
    assert (found.code, found.seq, found.unended) == ("", 0, 0)
    assert found.runs == 6
    assert found.rows == seen[-1][0] == seen[-1][1] == sum(1 for _ in read(stores.journal))
    record = dict(read(stores.journal))[20]
    assert (record.action, record.subject, record.object, record.purpose) == (Action.ENTRY_READ, b"s" * 16, ID, 1)
    assert (record.actor, record.at_ms) == (stores.user_id, NOW)


def test_checkpoints_are_signed_every_64_rows(log):
    marks = log.sql("journal", "SELECT kind, seq FROM audit_mark ORDER BY number")
    assert (int(Mark.CHECKPOINT), 64) in marks
    assert [kind for kind, _ in marks].count(int(Mark.START)) == 5
    assert [kind for kind, _ in marks].count(int(Mark.END)) == 5


@pytest.mark.parametrize("seq", [1, 2, 49, 50, 64, 100, 148])
def test_a_changed_row_is_found_with_its_number(log, seq):
    ((body,),) = log.sql("journal", "SELECT body FROM audit WHERE seq=?", seq)
    log.sql("journal", "UPDATE audit SET body=? WHERE seq=?", body[:60] + bytes([body[60] ^ 1]) + body[61:], seq)
    found = report(log)
    assert (found.code, found.seq) == ("tampered", seq)


@pytest.mark.parametrize("seq", [1, 2, 49, 64, 100, 148])
def test_a_row_that_was_taken_out_is_found(log, seq):
    log.sql("journal", "DELETE FROM audit WHERE seq=?", seq)
    found = report(log)
    assert (found.code, found.seq) == ("tampered", seq)


def test_a_row_taken_out_and_the_rest_moved_up_is_found(log):
    log.sql("journal", "DELETE FROM audit WHERE seq=70")
    for seq in range(71, 149):
        log.sql("journal", "UPDATE audit SET seq=? WHERE seq=?", seq - 1, seq)
    assert report(log).seq == 70


def test_two_swapped_rows_are_found(log):
    for old, new in [(30, 9_999), (31, 30), (9_999, 31)]:
        log.sql("journal", "UPDATE audit SET seq=? WHERE seq=?", new, old)
    assert (report(log).code, report(log).seq) == ("tampered", 30)


@pytest.mark.parametrize("keep", [0, 1, 49, 50, 63, 100, 147])
def test_a_tail_that_was_cut_off_is_found(log, keep):
    log.sql("journal", "DELETE FROM audit WHERE seq>?", keep)
    found = report(log)
    assert found.code == "tampered"
    # Opening has added a row of its own where the tail was.
    assert found.seq in {keep + 1, keep + 2}


def test_rows_written_by_hand_with_right_links_are_found(log):
    """Somebody who knows the format but has no key: the run was never signed."""
    ((seq, last),) = log.sql("journal", "SELECT seq, body FROM audit ORDER BY seq DESC LIMIT 1")
    forged, _ = seal(RECORD, Secret(b"k" * 32), b"f" * 16, Head(seq, last[-32:]))
    log.sql("journal", "INSERT INTO audit VALUES (?, ?)", seq + 1, forged)
    found = report(log)
    assert (found.code, found.seq) == ("tampered", seq + 1)


def test_a_run_that_is_continued_after_its_end_is_found(log):
    ((seq, last),) = log.sql("journal", "SELECT seq, body FROM audit ORDER BY seq DESC LIMIT 1")
    forged, _ = seal(RECORD, Secret(b"k" * 32), last[12:28], Head(seq, last[-32:]))
    log.sql("journal", "INSERT INTO audit VALUES (?, ?)", seq + 1, forged)
    assert (report(log).code, report(log).seq) == ("tampered", seq + 1)


@pytest.mark.parametrize("column", ["kind", "seq", "created_ms", "run", "body", "signature"])
def test_a_changed_mark_is_found(log, column):
    ((number, value),) = log.sql("journal", f"SELECT number, {column} FROM audit_mark WHERE kind=2 LIMIT 1")
    changed = value + 1 if isinstance(value, int) else value[:-1] + bytes([value[-1] ^ 1])
    log.sql("journal", f"UPDATE audit_mark SET {column}=? WHERE number=?", changed, number)
    assert report(log).code == "tampered"


@pytest.mark.parametrize("kind", [Mark.START, Mark.END])
def test_a_start_or_end_that_was_taken_out_is_told(log, kind):
    log.sql("journal", "DELETE FROM audit_mark WHERE number=(SELECT min(number) FROM audit_mark WHERE kind=?)", int(kind))
    found = report(log)
    assert found.code == "tampered" if kind is Mark.START else found.unended == 1


def test_a_crash_is_a_run_without_an_end(bare):
    stores = bare.open()
    for store in stores.all():
        store.drop()
        store.database.close()
    bare.opened.clear()
    again = bare.open()
    found = verify(again.journal)
    assert (found.code, found.unended) == ("", 1)


def test_a_row_goes_with_its_write(bare):
    journal = bare.open().journal
    rows = verify(journal).rows
    with pytest.raises(ZeroDivisionError), journal.database.write():
        for _ in range(70):
            journal.audit.add(Action.ENTRY_SIGNED)
        raise ZeroDivisionError
    assert verify(journal).rows == rows
    journal.audit.add(Action.ENTRY_READ)
    with journal.database.write():
        journal.audit.add(Action.DRAFT_SAVED)
        with pytest.raises(ZeroDivisionError), journal.database.write():
            journal.audit.add(Action.ENTRY_SIGNED)
            raise ZeroDivisionError
        journal.audit.add(Action.ENTRY_READ)
    assert verify(journal).code == ""
    assert [record.action for _, record in read(journal)][rows:] == [
        Action.ENTRY_READ,
        Action.DRAFT_SAVED,
        Action.ENTRY_READ,
    ]


def test_a_run_begun_in_a_write_that_was_undone_begins_again(bare):
    stores = bare.open()
    journal = stores.journal
    journal.audit.end()
    with pytest.raises(ZeroDivisionError), journal.database.write():
        journal.audit.add(Action.ENTRY_SIGNED)
        raise ZeroDivisionError
    journal.audit.add(Action.ENTRY_READ)
    assert verify(journal).code == ""
    assert [record.action for _, record in read(journal)][-1] == Action.ENTRY_READ


def test_used_keys_are_dropped_when_the_rows_are_kept(bare):
    audit = bare.open().journal.audit
    audit.add(Action.ENTRY_READ)
    used = audit._state.key
    audit.add(Action.ENTRY_READ)
    assert used.dropped
    assert not audit._state.key.dropped


def test_time_in_the_log_never_goes_back(bare):
    stores = bare.open()
    stores.journal.now_ms = None
    stores.journal.audit._now_ms = lambda: NOW - 1_000_000
    stores.journal.audit.add(Action.ENTRY_READ)
    times = [record.at_ms for _, record in read(stores.journal)]
    assert times == sorted(times)
    assert stores.journal.audit.last_ms() == NOW


def test_after_a_recovery_the_new_sheets_still_read_the_log(bare):
    created = recover(bare.places, bare.shares, "nytt", now_ms=lambda: NOW + 5)
    bare.opened.append(created.stores)
    found = verify(created.stores.vault)
    assert found.code == ""
    readable = [record for _, record in read(created.stores.vault) if record]
    assert readable[-1].action == Action.RECOVERED


def test_what_cannot_be_written_does_not_move_the_chain(bare):
    journal = bare.open().journal
    with pytest.raises(StorageError), journal.database.write() as session:
        session.connection().execute(insert(audit_table).values(seq=1, body=bytes(216)))
    with pytest.raises(ValueError, match="16 bytes"):
        journal.audit.add(Action.ENTRY_READ, subject=b"short")
    journal.audit.add(Action.ENTRY_READ)
    assert verify(journal).code == ""


def test_a_log_never_holds_text(bare):
    stores = bare.open()
    stores.journal.new_key(Domain.JOURNAL, b"z" * 16)
    with pytest.raises(KeyMissing):
        stores.journal.key(Domain.CONTACT, b"z" * 16)
    assert {type(value) for _, record in read(stores.journal) for value in vars_of(record)} == {int, bytes}
    assert SUBJECTS
    assert PASSPHRASE


def vars_of(record):
    return [getattr(record, name) for name in record.__slots__]


@pytest.mark.parametrize("back", [0, 1])
def test_a_row_put_in_place_of_the_last_ones_with_right_links_is_found(log, back):
    """Nobody can read what it says, and its key is made up; the signed end of the run knows what stood there."""
    rows = log.sql("journal", "SELECT seq, body FROM audit ORDER BY seq DESC LIMIT ?", 2 + back)
    run, head = rows[0][1][12:28], Head(rows[-1][0], rows[-1][1][-32:])
    for seq, _ in reversed(rows[:-1]):
        forged, head = seal(RECORD, Secret(b"k" * 32), run, head)
        log.sql("journal", "UPDATE audit SET body=? WHERE seq=?", forged, seq)
    assert report(log).code == "tampered"
