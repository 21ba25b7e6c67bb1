"""`demo` on a terminal: it builds, opens, says its passphrase, and a word of a note is found by keys alone."""

from pathlib import Path

from journal_tui.invented import PASSPHRASE
from tests.pty.terminal import CTRL_Q, ENTER, ESC, F5


def test_a_word_of_an_invented_note_is_found_by_keys_alone(terminal, tmp_path: Path) -> None:
    program = terminal(
        "--home",
        str(tmp_path / "practice"),
        "demo",
        "--clients",
        "7",
        "--entries",
        "8",
        environment={"HOME": str(tmp_path)},
    )
    program.wait_for(PASSPHRASE, 60)
    program.wait_for("Glömt lösenordet?", 60)
    assert "Påhittad mottagning" in program.text
    program.send(PASSPHRASE + ENTER)
    program.wait_for("Linnéa Kvistfors", 60)
    program.send(ESC)
    program.wait_for("återkallat")
    assert "äldre version" in program.text
    program.send(F5)
    program.wait_for("Sök")
    program.send("summering")  # hits come while it is typed; Enter would open the first of them
    found = program.wait_for("Summering av veckan")
    assert "Anteckningar" in found
    assert "träff" in found
    program.send(CTRL_Q)
    program.rest()
    if program.child.isalive():
        program.send(ENTER)
    assert program.ended() == 0
    assert b"Traceback" not in program.raw
