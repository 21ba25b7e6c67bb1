"""What is shipped: exactly three packages, with the compiled catalogue, and a mark that keeps it off the index."""

import subprocess
import sys
import zipfile
from email.parser import HeaderParser

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", out],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(out.glob("*.whl"))) as file:
        yield file


def test_the_wheel_holds_exactly_three_packages(wheel):
    rooms = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" not in name}
    assert rooms == {"journal_tui", "storage", "fixtures"}


def test_the_wheel_speaks_swedish_and_holds_no_source_of_it(wheel):
    names = wheel.namelist()
    assert "journal_tui/locales/sv/LC_MESSAGES/journal-tui.mo" in names
    assert not [name for name in names if name.endswith((".po", ".pyc", ".db"))]


def test_the_wheel_holds_every_data_file(wheel):
    names = set(wheel.namelist())
    wanted = {
        str(path.relative_to(ROOT))
        for package in ("journal_tui", "storage", "fixtures")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".po", ".part"}
    }
    assert wanted - names == set()


def test_the_index_would_refuse_it(wheel):
    metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    fields = HeaderParser().parsestr(wheel.read(metadata).decode())
    assert "Private :: Do Not Upload" in fields.get_all("Classifier")
    assert fields["Name"] == "journal-tui"


def test_the_wheel_names_no_machine(wheel):
    for name in wheel.namelist():
        assert str(ROOT).encode() not in wheel.read(name), name
