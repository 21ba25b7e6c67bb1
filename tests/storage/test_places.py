"""A place that is open to others is refused, never silently tightened."""

import errno
import fcntl
import os
import subprocess
import sys
import textwrap

import pytest

from storage.errors import InUse, NotWritable, UnsafePlace
from storage.places import HomeLock, StorePlaces, check_file, check_folder, in_folder, make_folder


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "home"
    make_folder(made)
    return made


def test_a_made_folder_is_private_whatever_the_umask_was(tmp_path):
    before = os.umask(0o022)
    try:
        make_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o701, 0o710, 0o750, 0o755, 0o777, 0o1777])
def test_an_open_folder_is_refused_with_its_mode(folder, mode):
    folder.chmod(mode)
    with pytest.raises(UnsafePlace) as caught:
        check_folder(folder)
    assert caught.value.facts == {"role": "folder", "reason": "mode", "mode": f"{mode:04o}"}
    assert folder.stat().st_mode & 0o7777 == mode


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o666, 0o601])
def test_an_open_file_is_refused_with_its_mode(folder, mode):
    path = folder / "journal.db"
    path.touch()
    path.chmod(mode)
    with pytest.raises(UnsafePlace) as caught:
        check_file(path, "journal")
    assert caught.value.facts == {"role": "journal", "reason": "mode", "mode": f"{mode:04o}"}


def test_links_are_refused(folder, tmp_path):
    real = folder / "real.db"
    real.touch(0o600)
    (folder / "journal.db").symlink_to(real)
    (tmp_path / "link").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "none")
    for check, path in [
        (check_file, folder / "journal.db"),
        (check_folder, tmp_path / "link"),
        (check_file, folder / "nowhere"),
    ]:
        with pytest.raises(UnsafePlace) as caught:
            check(path, "journal")
        assert caught.value.facts["reason"] == "link"


def test_another_owner_is_refused(folder, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 4_711)
    with pytest.raises(UnsafePlace) as caught:
        check_folder(folder)
    assert caught.value.facts["reason"] == "owner"


def test_a_folder_is_no_file_and_a_pipe_is_no_store(folder):
    os.mkfifo(folder / "pipe", 0o600)
    for check, path, reason in [
        (check_file, folder, "not_a_file"),
        (check_file, folder / "pipe", "not_a_file"),
        (check_folder, folder / "pipe", "not_a_folder"),
    ]:
        with pytest.raises(UnsafePlace) as caught:
            check(path)
        assert caught.value.facts["reason"] == reason


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "home").touch(0o600)
    with pytest.raises(UnsafePlace):
        make_folder(tmp_path / "home")


def test_what_is_not_there_is_not_unsafe(tmp_path):
    with pytest.raises(FileNotFoundError):
        check_file(tmp_path / "none")


def test_places_are_three_files_in_one_folder(folder):
    places = in_folder(folder)
    assert [(kind, places.path(kind)) for kind, _ in places] == [
        (kind, folder / f"{kind}.db") for kind in ("journal", "vault", "bookkeeping")
    ]
    assert StorePlaces("postgresql+psycopg://a/b", "", "").path("journal") is None


def test_the_lock_keeps_a_second_process_out_and_a_dead_one_does_not(folder):
    lock = HomeLock(folder / "lock")
    assert (folder / "lock").stat().st_mode & 0o777 == 0o600
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from storage.errors import InUse
        from storage.places import HomeLock
        try:
            HomeLock(Path(sys.argv[1]))
        except InUse:
            sys.exit(7)
        import os
        os.kill(os.getpid(), 9)
        """
    )
    command = [sys.executable, "-c", program, str(folder / "lock")]
    assert subprocess.run(command, check=False, timeout=30).returncode == 7
    lock.release()
    lock.release()
    assert subprocess.run(command, check=False, timeout=30).returncode == -9
    HomeLock(folder / "lock").release()


def test_a_file_system_without_locks_is_refused_and_not_made_do_with(folder, monkeypatch):
    """The call itself answers so: no such file system can be had on every machine."""

    def flock(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOSYS, "flock")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(NotWritable) as refused:
        HomeLock(folder / "lock")
    assert refused.value.facts["part"] == "lock"


def test_the_lock_is_held_against_the_same_process_too(folder):
    lock = HomeLock(folder / "lock")
    with pytest.raises(InUse):
        HomeLock(folder / "lock")
    lock.release()


def test_a_lock_file_that_is_a_link_or_open_is_refused(folder):
    (folder / "target").touch(0o600)
    (folder / "lock").symlink_to(folder / "target")
    with pytest.raises(UnsafePlace):
        HomeLock(folder / "lock")
    (folder / "lock").unlink()
    (folder / "lock").touch(0o600)
    (folder / "lock").chmod(0o666)
    with pytest.raises(UnsafePlace):
        HomeLock(folder / "lock")


def test_a_lock_that_cannot_be_made_is_not_writable(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable):
        HomeLock(tmp_path / "file" / "lock")
