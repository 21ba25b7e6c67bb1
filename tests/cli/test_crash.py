"""An error in the program itself: the line says where, gives a reference, and shows nothing of what it was working on."""

import pytest

from journal_tui.practice.clients import Clients

SECRET = "Zebrafink Grävling"


@pytest.mark.parametrize("kind", [ValueError, KeyError, RuntimeError, AssertionError, RecursionError, ExceptionGroup])
def test_a_crash_shows_places_and_no_value(line, monkeypatch, kind):
    def broken(*_arguments, **_named):
        note = {SECRET: SECRET}
        if kind is ExceptionGroup:
            raise ExceptionGroup(SECRET, [ValueError(note[SECRET])])
        raise kind(note[SECRET])

    monkeypatch.setattr(Clients, "list", broken)
    done = line.run("client", "list", "--filter", SECRET)
    assert (done.code, done.out) == (1, b"")
    assert "Zebrafink" not in done.err and "Grävling" not in done.err
    assert "tests/cli/test_crash.py:" in done.error["text"] and done.error["error"] == "crash"
    monkeypatch.undo()
    assert line.run("client", "list").code == 0


def test_an_error_of_the_database_shows_no_value(line, monkeypatch):
    from sqlalchemy.exc import IntegrityError

    def broken(*_arguments, **_named):
        raise IntegrityError(f"INSERT {SECRET}", {"name": SECRET}, ValueError(SECRET))

    monkeypatch.setattr(Clients, "list", broken)
    done = line.run("client", "list")
    assert done.code == 1 and "Zebrafink" not in done.err
