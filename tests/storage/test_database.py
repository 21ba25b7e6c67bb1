"""Everything in a write is kept together or not at all, and every fault has one of our names."""

import sqlite3
import threading
from contextlib import suppress

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from storage.database import Database
from storage.engine import _PRAGMAS
from storage.errors import Damaged, DiskFull, InUse, NotWritable, Refused, SealedForever, StorageError, Unsupported
from storage.files import make_file
from storage.foundations import audit_table, grant_table, metadata, store_table

ID = bytes(16)


class Follower:
    """Something in memory that goes with the rows."""

    def __init__(self):
        self.value = 0
        self.commits = 0

    def snapshot(self):
        return self.value

    def restore(self, snapshot):
        self.value = snapshot

    def committed(self):
        self.commits += 1


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "journal.db"
    make_file(path, "journal")
    database = Database(f"sqlite:///{path}")
    with database.write() as session:
        metadata.create_all(session.connection())
        session.connection().execute(text("CREATE TABLE word (number INTEGER PRIMARY KEY)"))
    yield database
    database.close()


def add(database, number):
    with database.write() as session:
        session.connection().execute(text("INSERT INTO word VALUES (:n)"), {"n": number})


def numbers(database):
    with database.read() as connection:
        return list(connection.execute(text("SELECT number FROM word ORDER BY number")).scalars())


def on_disk(database):
    with sqlite3.connect(database.path) as other:
        found = [row[0] for row in other.execute("SELECT number FROM word ORDER BY number")]
    other.close()
    return found


def test_settings_are_set_and_read_back(database):
    with database.read() as connection:
        for name, _, expected in _PRAGMAS:
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == expected
    assert database.engine.hide_parameters
    assert not database.engine.echo


def test_a_library_that_ignores_a_setting_is_refused(tmp_path, monkeypatch):
    make_file(tmp_path / "a.db", "journal")
    monkeypatch.setattr("storage.engine._PRAGMAS", (("secure_delete", "OFF", 1),))
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(Unsupported) as caught, database.read():
        pass
    assert caught.value.facts == {"part": "sqlite", "setting": "secure_delete"}
    database.close()


def test_opening_never_makes_a_file(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'none.db'}")
    with pytest.raises(NotWritable), database.read():
        pass
    assert list(tmp_path.iterdir()) == []
    database.close()


def test_odd_names_of_folders_are_only_names(tmp_path):
    folder = tmp_path / "å ? # % mode=memory"
    folder.mkdir()
    make_file(folder / "a.db", "journal")
    database = Database(f"sqlite:///{folder / 'a.db'}")
    with database.write() as session:
        session.connection().execute(text("CREATE TABLE word (number INTEGER)"))
    database.close()
    assert (folder / "a.db").stat().st_size > 0
    assert [path.name for path in folder.iterdir()] == ["a.db"]


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "postgresql+asyncpg://x/y", "no url", ""])
def test_another_database_is_unsupported(url):
    with pytest.raises(Unsupported):
        Database(url)


def test_a_write_is_kept_when_it_ends(database):
    add(database, 1)
    assert on_disk(database) == [1]


def test_a_write_that_raises_leaves_nothing(database):
    follower = Follower()
    database.join(follower)
    with pytest.raises(ZeroDivisionError), database.write():
        add(database, 1)
        follower.value = 1
        raise ZeroDivisionError
    assert on_disk(database) == []
    assert (follower.value, follower.commits) == (0, 0)


def test_an_inner_write_joins_and_nothing_is_on_disk_before_the_outermost_ends(database):
    with database.write():
        add(database, 1)
        with database.write():
            add(database, 2)
        assert numbers(database) == [1, 2]
        assert database.writing
        assert on_disk(database) == []
    assert on_disk(database) == [1, 2]
    assert not database.writing


def test_an_inner_failure_undoes_the_inner_part_alone(database):
    follower = Follower()
    database.join(follower)
    with database.write():
        add(database, 1)
        follower.value = 1
        with pytest.raises(ZeroDivisionError), database.write():
            add(database, 2)
            follower.value = 2
            raise ZeroDivisionError
        add(database, 3)
    assert on_disk(database) == [1, 3]
    assert (follower.value, follower.commits) == (1, 1)


def test_a_refused_row_in_an_inner_write_can_be_caught(database):
    with database.write():
        add(database, 1)
        with pytest.raises(Refused) as caught:
            add(database, 1)
        add(database, 2)
    assert caught.value.facts == {"rule": "unique"}
    assert on_disk(database) == [1, 2]


def test_a_batch_is_committed_now_and_then(database):
    with database.batch(every=3):
        for number in range(7):
            add(database, number)
            if number == 5:
                assert on_disk(database) == [0, 1, 2, 3, 4, 5]
        assert numbers(database) == list(range(7))
        assert on_disk(database) == [0, 1, 2, 3, 4, 5]
    assert on_disk(database) == list(range(7))


def test_a_write_that_fails_in_a_batch_is_undone_alone(database):
    follower = Follower()
    database.join(follower)
    with database.batch(every=100):
        add(database, 1)
        follower.value = 1
        with pytest.raises(ZeroDivisionError), database.write():
            add(database, 2)
            follower.value = 2
            raise ZeroDivisionError
        add(database, 3)
        assert follower.value == 1
    assert on_disk(database) == [1, 3]


def test_what_a_batch_finished_is_kept_when_it_is_left_by_an_exception(database):
    with pytest.raises(ZeroDivisionError), database.batch(every=100):
        add(database, 1)
        with database.write():
            add(database, 2)
            raise ZeroDivisionError
    assert on_disk(database) == [1]
    add(database, 5)
    assert on_disk(database) == [1, 5]


def test_a_batch_inside_a_write_belongs_to_the_write(database):
    with pytest.raises(ZeroDivisionError), database.write(), database.batch(every=1):
        add(database, 1)
        raise ZeroDivisionError
    assert on_disk(database) == []


def test_threads_wait_for_each_other(database):
    started = threading.Event()

    def other():
        started.set()
        add(database, 2)

    thread = threading.Thread(target=other)
    with database.write():
        add(database, 1)
        thread.start()
        started.wait()
        assert numbers(database) == [1]
    thread.join()
    assert numbers(database) == [1, 2]


def test_closing_undoes_an_open_write(database):
    with database.write() as session:
        session.connection().execute(text("INSERT INTO word VALUES (1)"))
        database.close()
    assert on_disk(database) == []
    add(database, 2)
    assert on_disk(database) == [2]


class Base(SQLModel, registry=registry()):
    """Tables of this test."""


class WordRow(Base, table=True):
    __tablename__ = "word"

    number: int = Field(primary_key=True)


def test_a_flush_that_fails_inside_leaves_the_outer_write_as_it_was(database):
    with database.write() as outer:
        outer.add(WordRow(number=1))
        with pytest.raises(Refused), database.write() as inner:
            inner.add(WordRow(number=1))
        outer.add(WordRow(number=2))
        with database.write() as inner:
            inner.add(WordRow(number=3))
        assert numbers(database) == [1, 2, 3]
    assert on_disk(database) == [1, 2, 3]


def test_a_failed_flush_that_is_swallowed_cannot_be_committed(database):
    with pytest.raises(StorageError), database.write() as session:
        session.add_all([WordRow(number=1), WordRow(number=1)])
        with suppress(SQLAlchemyError):
            session.flush()
    assert on_disk(database) == []
    add(database, 1)


def row(**changes):
    good = {"id": ID, "practice": ID, "kind": 1, "version": 1, "created_ms": 1, "root_public": bytes(32)}
    return good | {"sealed": b"\x4c\x01\x01\x00" + bytes(284)} | changes


@pytest.mark.parametrize(
    "changes",
    [
        {"sealed": b"Kund sover daligt" * 30},
        {"sealed": b"\x4c\x01\x01\x00" + bytes(283)},
        {"sealed": b"\x4c\x01\x02\x00" + bytes(284)},
        {"sealed": None},
        {"id": bytes(15)},
        {"root_public": bytes(33)},
        {"version": None},
    ],
)
def test_the_database_refuses_what_is_not_sealed_or_not_an_id(database, changes):
    with pytest.raises(Refused) as caught, database.write() as session:
        session.connection().execute(insert(store_table).values(**row(**changes)))
    assert caught.value.facts["rule"] in {"check", "not_null"}
    with database.write() as session:
        session.connection().execute(insert(store_table).values(**row()))


@pytest.mark.parametrize("value", ["'text'", "x'4c010100'", "7", "zeroblob(288)"])
def test_plaintext_by_hand_is_refused_as_well(database, value):
    with sqlite3.connect(database.path) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(
            f"INSERT INTO store VALUES (zeroblob(16), zeroblob(16), 1, 1, 1, zeroblob(32), {value})",
        )
    other.close()


def test_text_in_a_number_column_is_refused(database):
    with sqlite3.connect(database.path) as other, pytest.raises(sqlite3.IntegrityError, match="datatype mismatch"):
        other.execute("INSERT INTO audit VALUES ('Anna', zeroblob(216))")
    other.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET seq=9", "DELETE FROM audit", "UPDATE audit_mark SET seq=9", "DELETE FROM audit_mark"]
)
def test_the_log_refuses_to_change(database, statement):
    with database.write() as session:
        connection = session.connection()
        connection.execute(insert(audit_table).values(seq=1, body=b"\x41\x01\x00\x00" + bytes(212)))
        connection.execute(text("INSERT INTO audit_mark VALUES (1, 1, zeroblob(16), 0, 1, x'00', zeroblob(64))"))
    with pytest.raises(SealedForever), database.write() as session:
        session.connection().execute(text(statement))


def test_an_error_carries_neither_statement_nor_value(database):
    with pytest.raises(StorageError) as caught, database.write() as session:
        session.connection().execute(insert(grant_table).values(id=b"hemligt ord 1234", domain=1))
    error = caught.value
    assert error.__suppress_context__
    assert "hemligt" not in repr(error) + str(error) + str(error.facts)
    original = error.__context__
    assert isinstance(original, DBAPIError)
    assert (original.params, original.statement) == (None, None)
    assert "hemligt" not in str(original) + str(original.orig)


def test_a_table_that_has_gone_is_damage(database):
    with database.write() as session:
        session.connection().execute(text("DROP TABLE word"))
    with pytest.raises(Damaged):
        numbers(database)


def test_another_process_that_writes_is_in_use(database, monkeypatch):
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with sqlite3.connect(database.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InUse):
            add(database, 1)
    other.close()


def test_a_commit_that_somebody_who_reads_held_up_leaves_nothing_behind(database):
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with sqlite3.connect(database.path, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM word").fetchall()
        with pytest.raises(InUse):
            add(database, 1)
        assert numbers(database) == []
        other.execute("ROLLBACK")
    other.close()
    add(database, 2)
    assert numbers(database) == on_disk(database) == [2]


def test_a_full_disk_keeps_what_was_and_says_so(database):
    add(database, 1)
    with database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    for fill in (add_much, add_much_inside):
        with pytest.raises(DiskFull):
            fill(database)
        assert numbers(database) == [1]
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    add(database, 2)
    assert on_disk(database) == [1, 2]


def add_much(database):
    with database.write() as session:
        session.connection().execute(text("CREATE TABLE much AS SELECT randomblob(100000) AS filling"))


def add_much_inside(database):
    with database.write():
        add(database, 7)
        with pytest.raises(DiskFull):
            add_much(database)
        # Whoever catches it inside cannot keep a half write either: SQLite may have ended the whole transaction.
        raise DiskFull


def test_a_transaction_that_has_gone_is_never_taken_for_kept(database):
    """SQLite ends a transaction by itself on a full disk; whoever swallowed the error is told at the end."""
    add(database, 1)
    with pytest.raises(DiskFull), database.write():
        add(database, 2)
        with suppress(DiskFull), database.write() as session:
            session.connection().exec_driver_sql("ROLLBACK")
            raise DiskFull
    assert on_disk(database) == [1]
    with pytest.raises(DiskFull), database.batch():
        add(database, 3)
        with suppress(DiskFull), database.write() as session:
            session.connection().exec_driver_sql("ROLLBACK")
            raise DiskFull
    assert on_disk(database) == [1]
    add(database, 4)
    assert on_disk(database) == [1, 4]


def test_reads_see_a_write_of_the_table_class_before_it_is_flushed(database):
    with database.write() as session:
        session.connection().execute(text("INSERT INTO word VALUES (4)"))
        with database.read() as connection:
            assert connection.execute(select(text("number")).select_from(text("word"))).scalar() == 4
