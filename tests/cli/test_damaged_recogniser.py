"""A recogniser that is not whole says so in plain words and stores nothing; a whole one needs nobody outside.

The program runs as a process of its own from a copy of the code, in which one compiled file is damaged.
"""

import json
import shutil
import subprocess
import sys

import pytest

from tests.cli.program import ROOT, Program

FILES = ("lexicon/lexicon.bin", "tagging/model.bin")
NOTE = "Hon ringde sin syster Birgitta Lindgren i Lund, 070-174 06 31."
LINE = json.dumps({"text": NOTE})


def a_byte(place):
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(bytes(data))


def truncated(place):
    place.write_bytes(place.read_bytes()[:-100])


def empty(place):
    place.write_bytes(b"")


def missing(place):
    place.unlink()


def unreadable(place):
    place.unlink()
    place.mkdir()


def another_hash(place):
    place.with_name(place.name + ".sha256").write_text("0" * 64 + f"  {place.name}\n")


def no_hash(place):
    place.with_name(place.name + ".sha256").unlink()


DAMAGES = (a_byte, truncated, empty, missing, unreadable, another_hash, no_hash)


@pytest.fixture(scope="module")
def code(tmp_path_factory):
    """A copy of the program."""
    folder = tmp_path_factory.mktemp("code")
    for package in ("journal_tui", "storage", "fixtures"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def damaged(code, request):
    """Damage a file of the copy; it is put back afterwards."""

    def damage(how, name):
        place = code / "journal_tui/practice/pseudonyms" / name
        recorded = place.with_name(f"{place.name}.sha256")
        whole = place.read_bytes(), recorded.read_bytes()
        how(place)

        def put_back():
            if place.is_dir():
                place.rmdir()
            place.write_bytes(whole[0])
            recorded.write_bytes(whole[1])

        request.addfinalizer(put_back)

    return damage


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("how", DAMAGES)
def test_recognise_answers_nothing_and_says_what_is_damaged(tmp_path, code, damaged, how, name):
    damaged(how, name)
    done = Program(tmp_path / "nothing here").run("--json", "recognise", text=LINE, PYTHONPATH=str(code))
    assert done.code == 5
    assert done.out == b""
    assert done.error["error"] == "recogniser_damaged"
    assert done.error["facts"] == {"artefact": name.rpartition("/")[2]}
    assert done.error["title"] and done.error["text"] and done.error["next"]
    assert "Birgitta" not in done.err and "Traceback" not in done.err


@pytest.mark.parametrize("name", FILES)
def test_a_note_is_not_stored_by_half_a_recogniser(anna, code, damaged, name):
    line, client = anna
    program = Program(line.home)
    damaged(a_byte, name)
    done = program.run("--json", "entry", "add", client, "--service", "kbt", text=NOTE, PYTHONPATH=str(code))
    assert done.code == 5 and done.error["error"] == "recogniser_damaged"
    assert "Birgitta" not in done.err
    assert line.ok("entry", "list", client).lines == []
    for file in line.home.rglob("*"):
        assert not file.is_file() or b"Birgitta" not in file.read_bytes()


def test_with_the_whole_recogniser_the_same_note_is_stored_without_a_name(anna, code):
    line, client = anna
    program = Program(line.home)
    done = program.run("--json", "entry", "add", client, "--service", "kbt", text=NOTE, PYTHONPATH=str(code))
    assert done.code == 0 and "Birgitta" not in done.value["stored"] and "070" not in done.value["stored"]


WITHOUT_NETWORK = """
import socket, sys

def refused(*_arguments, **_keywords):
    raise SystemExit("a socket was asked for")

socket.socket = socket.create_connection = socket.getaddrinfo = refused
from journal_tui.cli.main import run
sys.exit(run(["recognise"]))
"""


def test_everything_works_without_a_network():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK], input=LINE, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = {NOTE[span["start"] : span["end"]]: span["source"] for span in json.loads(done.stdout)["spans"]}
    assert found["070-174 06 31"] == "structured"
    assert any("Birgitta" in written for written in found)


LAZY = """
import sys
import {module}
from journal_tui.practice.pseudonyms import warming
from journal_tui.practice.pseudonyms.lexicon import book
from journal_tui.practice.pseudonyms.tagging import tagger
assert not book._BOOK.loaded and not tagger._MODEL.loaded, "read by an import"
thread = warming.warm()
assert thread.name != "MainThread" and thread.daemon
thread.join(60)
assert book._BOOK.loaded and tagger._MODEL.loaded
"""


@pytest.mark.parametrize(
    "module", ["journal_tui.practice.practice", "journal_tui.tui.app", "journal_tui.practice.pseudonyms.pseudonymiser"]
)
def test_nothing_is_read_by_an_import_and_all_of_it_on_a_thread(module):
    done = subprocess.run(
        [sys.executable, "-c", LAZY.format(module=module)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
