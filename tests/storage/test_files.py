"""A store's file: never overwritten, never half copied, and what the system says about it has one of our names."""

import errno
import os
from pathlib import Path

import pytest

from storage import files
from storage.errors import AlreadyThere, DiskFull, NotWritable, UnsafePlace
from storage.files import copy_aside, make_file
from storage.places import from_os_error, make_folder

SAID = [
    (errno.ENOSPC, DiskFull),
    (errno.EDQUOT, DiskFull),
    (errno.EFBIG, DiskFull),
    (errno.EROFS, NotWritable),
    (errno.EACCES, NotWritable),
    (errno.EIO, NotWritable),
    (errno.ELOOP, UnsafePlace),
]


@pytest.mark.parametrize(("number", "error"), SAID)
def test_what_the_system_says_has_a_name(number, error, tmp_path, monkeypatch):
    assert type(from_os_error(OSError(number, "x"), "journal")) is error

    def refuse(*_args, **_kwargs):
        raise OSError(number, "x")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(error):
            make_file(tmp_path / "a.db", "journal")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        with pytest.raises(error):
            make_folder(tmp_path / "home")


def test_a_file_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "a.db").write_bytes(b"kept")
    (tmp_path / "link.db").symlink_to(tmp_path / "elsewhere.db")
    for name in ("a.db", "link.db"):
        with pytest.raises(AlreadyThere):
            make_file(tmp_path / name, "journal")
    assert (tmp_path / "a.db").read_bytes() == b"kept"
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_copy_is_private_and_equal(tmp_path):
    source = tmp_path / "journal.db"
    source.write_bytes(os.urandom(3_000_000))
    copy = copy_aside(source, "journal.db.before-0002")
    assert copy.read_bytes() == source.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("number", "error"), SAID[:4])
def test_a_copy_that_fails_leaves_nothing(tmp_path, monkeypatch, number, error):
    source = tmp_path / "journal.db"
    source.write_bytes(bytes(10_000))

    def refuse(_descriptor):
        raise OSError(number, "x")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(error):
        copy_aside(source, "journal.db.before-0002")
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]
