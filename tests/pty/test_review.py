"""The whole review by keys alone, in an invented practice at 80x24, in both languages: from the first letter to the signature."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journal_tui.invented import PASSPHRASE
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from tests.pty.terminal import CTRL_Q, DOWN, ENTER, ESC, F12, ROOT, UP

CTRL_R = "\x12"
LINES = (
    "Fikade med kollegan Torbjörn Ekwall.",
    "Vännen Gunnel Hedström ringde.",
    "Grannen Ragnhild Sjöqvist var där.",
    "Skrev ner 850101-1234 på en lapp.",
    "Kusinen Ingemar Lindqvist skrev.",
    "Sen kom kollegan Tobbe Ekwallsson.",
)
SWEDISH = {
    "unlock": "Lösenord",
    "title": "Granska",
    "left": "{} av 6 kvar",
    "person?": "person?",
    "number?": "nummer?",
    "only now": "bara nu",
    "ordinary": "vanligt ord",
    "manager": "chef",
    "kind": "Gör ordet till en kod",
    "same": "Samma som",
    "role": "En person",
    "which": "Vilken kod ska ge vika?",
    "merge": "Slå ihop dem",
    "one": "De två koderna är en från och med nu.",
    "back": "Det senaste beslutet är ångrat.",
    "ready": "Klart att signera.",
    "locked": "låses när den signeras",
    "signed": "Signerat",
}
ENGLISH = {
    "unlock": "Passphrase",
    "title": "Review",
    "left": "{} of 6 left",
    "person?": "person?",
    "number?": "number?",
    "only now": "only this time",
    "ordinary": "ordinary word",
    "manager": "manager",
    "kind": "Make the word a code",
    "same": "The same as",
    "role": "A person",
    "which": "Which code shall give way?",
    "merge": "Merge them",
    "one": "The two codes are one from now on.",
    "back": "The last decision is taken back.",
    "ready": "Ready to sign.",
    "locked": "locked when it is signed",
    "signed": "Signed",
}


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory) -> Path:
    """The invented practice, built as anybody builds it."""
    folder = tmp_path_factory.mktemp("demo") / "practice"
    command = [sys.executable, "-m", "journal_tui", "--home", str(folder), "demo", "--clients", "5", "--entries", "8"]
    subprocess.run([*command, "--no-screen"], check=True, capture_output=True, cwd=ROOT, timeout=300)
    return folder


@pytest.fixture
def demo(made_demo, tmp_path) -> Path:
    """A copy of one's own."""
    folder = tmp_path / "practice"
    shutil.copytree(made_demo, folder)
    folder.chmod(0o700)
    return folder


def row(program, words: str) -> str:
    """The line of the screen that holds these words."""
    return next((line for line in program.text.split("\n") if words in line), "")


def choose(program, name: str) -> None:
    """The bar on this person's row of Today, whatever the hour put it on."""
    program.send(UP * 40)
    program.mark(name, DOWN)


def signed_today(folder: Path):
    """The newest signed entry of the practice, with the names put back."""
    practice = Practice.open(Home(folder), PASSPHRASE)
    try:
        lines = [line for client in practice.clients.list() for line in practice.entries.list(client.id)]
        newest = max((line for line in lines if line.state == "signed"), key=lambda line: line.at)
        return practice.entries.get(newest.id, identified=True)
    finally:
        practice.close()


@pytest.mark.parametrize(("language", "says"), [("sv", SWEDISH), ("en", ENGLISH)])
def test_the_whole_review_is_done_by_keys_alone(terminal, demo, language, says):
    program = terminal("--home", str(demo), "--lang", language)
    program.wait_for(says["unlock"])
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Tove Almdunge")
    program.send(ESC)
    choose(program, "Ivar Söderklint")
    program.send("s")
    program.wait_for("Ctrl+R")
    for line in LINES:
        program.send(line + " ")
    program.wait_until(lambda: "Ctrl+R (6)" in program.text)

    program.send(CTRL_R)
    program.wait_for(says["title"])
    program.wait_for(says["left"].format(6))
    assert f"{says['person?']} kollega" in row(program, "▌ ▲ Torbjörn Ekwall")
    assert says["number?"] in row(program, "▲ 850101-1234")

    program.send("a")
    program.wait_for(says["left"].format(5))
    assert "person-1 kollega" in row(program, "● Torbjörn Ekwall")

    program.send("r")
    program.wait_for(says["role"])
    program.send(says["manager"] + ENTER)
    program.wait_for(says["left"].format(4))
    assert f"person-2 {says['manager']}" in row(program, "● Gunnel Hedström")

    program.send("i")
    program.wait_for(says["left"].format(3))
    assert says["only now"] in row(program, "● Ragnhild Sjöqvist")

    program.send("o")
    program.wait_for(says["left"].format(2))
    assert says["ordinary"] in row(program, "● 850101-1234")

    program.send("k")
    program.wait_for(says["kind"])
    program.send("g")
    program.wait_for(says["left"].format(1))
    assert "org-1" in row(program, "● Ingemar Lindqvist")

    program.send("s")
    program.wait_for(says["same"])
    program.send("torb" + ENTER)
    program.wait_for(says["left"].format(0))
    assert "person-1 kollega" in row(program, "● Tobbe Ekwallsson")

    program.send("m")
    program.wait_for(says["which"])
    program.send("gunnel" + ENTER)
    program.wait_for(says["same"])
    program.send("torb" + ENTER)
    program.wait_for(says["merge"])
    program.send("m")
    program.wait_for(says["one"])
    assert "person-1 kollega" in row(program, "● Gunnel Hedström")
    program.send("u")
    program.wait_for(says["back"])
    assert f"person-2 {says['manager']}" in row(program, "● Gunnel Hedström")

    program.send("1")
    program.wait_for(says["ready"])
    program.send(F12)
    program.wait_for(says["locked"])
    program.send(PASSPHRASE + ENTER)
    program.wait_for(says["signed"])
    program.send(CTRL_Q)
    assert program.ended() == 0
    assert b"Traceback" not in program.raw

    entry = signed_today(demo)
    assert " ".join(LINES) in entry.identified
    assert (
        f"Fikade med kollegan ‹person-1 kollega›. Vännen ‹person-2 {says['manager']}› ringde. "
        "Grannen Ragnhild Sjöqvist var där. Skrev ner 850101-1234 på en lapp. "
        "Kusinen ‹org-1› skrev. Sen kom kollegan ‹person-1 kollega›."
    ) in entry.text
