"""Compiled files are read once, lazily, by whichever thread comes first; a changed byte is never used."""

import sys
import threading

import pytest

from journal_tui.practice.errors import PracticeError, RecogniserDamaged
from journal_tui.practice.pseudonyms import artefact, warming
from journal_tui.practice.pseudonyms.artefact import Artefact, ArtefactDamaged, record


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of its own with one recorded file."""
    folder = tmp_path / "held_files"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "facts.bin").write_bytes(b"\x01\x02\x03")
    record(folder / "facts.bin")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    sys.modules.pop("held_files", None)


def test_the_file_is_read_on_the_first_use_and_only_then(package):
    facts = Artefact("held_files", "facts.bin", list)
    assert not facts.loaded
    assert facts() == [1, 2, 3]
    (package / "facts.bin").unlink()
    assert facts.loaded and facts() == [1, 2, 3]


@pytest.mark.parametrize("damage", ["a byte", "the hash", "no file", "no hash", "another file's hash"])
def test_a_file_that_is_not_what_was_recorded_is_never_used(package, damage):
    place, recorded = package / "facts.bin", package / "facts.bin.sha256"
    if damage == "a byte":
        place.write_bytes(b"\x01\x02\x07")
    elif damage == "the hash":
        recorded.write_text("")
    elif damage == "no file":
        place.unlink()
    elif damage == "no hash":
        recorded.unlink()
    else:
        (package / "other.bin").write_bytes(b"other")
        record(package / "other.bin")
        recorded.write_bytes((package / "other.bin.sha256").read_bytes())
    made = []
    facts = Artefact("held_files", "facts.bin", made.append)
    for _ in range(2):
        with pytest.raises(ArtefactDamaged) as caught:
            facts()
        assert caught.value.facts == {"artefact": "facts.bin"}
        assert str(caught.value) == "recogniser_damaged"
    assert made == [] and not facts.loaded
    assert issubclass(ArtefactDamaged, RecogniserDamaged) and issubclass(RecogniserDamaged, PracticeError)


def test_a_file_that_is_put_right_is_used_from_then_on(package, monkeypatch):
    monkeypatch.setattr(artefact, "PAUSE", 0.0)
    (package / "facts.bin").write_bytes(b"\x01")
    facts = Artefact("held_files", "facts.bin", list)
    with pytest.raises(ArtefactDamaged):
        facts()
    (package / "facts.bin").write_bytes(b"\x01\x02\x03")
    assert facts() == [1, 2, 3]


def test_threads_that_come_together_read_it_once(package):
    read = []
    begin = threading.Barrier(4)

    def make(data):
        read.append(data)
        return data

    facts = Artefact("held_files", "facts.bin", make)

    def ask():
        begin.wait()
        facts()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [b"\x01\x02\x03"]


def test_warming_up_starts_one_thread_however_often_it_is_asked_for():
    first, second = warming.warm(), warming.warm()
    assert first is second and first.daemon
    first.join(30)
    assert not first.is_alive()


def test_an_artefact_says_no_more_than_its_name(package):
    assert repr(Artefact("held_files", "facts.bin", bytes)) == "Artefact('facts.bin')"
