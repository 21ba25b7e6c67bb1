"""The working day of a counsellor, by keys alone, from the first unlocking to the last key: one script for every size and language.

Each step waits for what a person would wait for and then takes a picture; the words are in `words.py`. The practice is the
invented one, so that whoever reads along may try it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from journal_tui.invented import PASSPHRASE
from tests.day.picture import svg
from tests.day.words import SAYS
from tests.pty.terminal import CTRL_L, CTRL_Q, ENTER, ESC, F2, F3, F5, F12, Terminal

CTRL_O, CTRL_S, TAB = "\x0f", "\x13", "\t"
UP, DOWN, PAGE_DOWN, F4 = "\x1b[A", "\x1b[B", "\x1b[6~", "\x1bOS"
F6, F11, CTRL_B = "\x1b[17~", "\x1b[23~", "\x02"


@dataclass
class Day:
    """A day at one terminal in one language."""

    program: Terminal
    language: str
    folder: Path
    """Where a file for a client goes."""
    pictures: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    """How many keys each step took, a word typed counted as its letters."""
    _pressed: int = 0

    def says(self, what: str) -> str:
        return SAYS[self.language][what]

    def press(self, *keys: str) -> None:
        """Keys one after the other, as a person presses them."""
        for key in keys:
            self.program.send(key)
            self._pressed += 1

    def write(self, text: str) -> None:
        """A text, letter for letter."""
        self.program.send(text)
        self._pressed += len(text)

    def see(self, what: str) -> None:
        """Wait until the screen says it."""
        self.program.wait_for(self.says(what))

    def until(self, what: Callable[[str], object]) -> None:
        """Wait until the screen is so."""
        self.program.wait_until(lambda: what(self.program.text))

    def step(self, name: str) -> None:
        """What stands there now is a picture of the day."""
        self.program.pump(0.5)
        self.pictures[name] = svg(self.program.screen, name)
        self.texts[name] = self.program.text
        self.keys[name], self._pressed = self._pressed, 0

    def unlock(self) -> None:
        self.see("unlock")
        self.write(PASSPHRASE)
        self.press(ENTER)

    def go_to(self, words: str) -> None:
        """Arrows, until the bar stands before the row that holds these words."""
        for _ in range(40):
            lines = self.program.text.split("\n")
            here = next((number for number, line in enumerate(lines) if line.startswith("▌")), 0)
            there = next(number for number, line in enumerate(lines) if line[2:].startswith(words))
            if here == there:
                return
            self.press(DOWN if here < there else UP)
        raise AssertionError(f"{words!r} is not reached:\n{self.program.text}")

    def sign(self) -> None:
        """The review: every word a code, no risk, the passphrase."""
        self.see("review")
        self.until(lambda text: "a " in text or self.says("ready") in text)
        if self.says("decided") not in self.program.text:
            self.press("A")
        self.until(lambda text: "1–4" in text.rstrip().split("\n")[-1])
        self.press("1")
        self.see("ready")
        self.press(F12)
        self.see("locks")
        self.write(PASSPHRASE)
        self.press(ENTER)

    def client_signs(self, answers: str, name: str, picture: str) -> None:
        """The client reads to the end, answers, signs and gives the screen back."""
        self.see("client mode")
        self.step(f"{picture}-reading")
        self.press(*answers, *[PAGE_DOWN] * 10, "s")
        self.until(lambda text: self.says("sign here") in text)
        self.write(name)
        self.step(f"{picture}-signing")
        self.press(ENTER)
        self.see("thanks")
        self.press("i")
        self.see("hand back")
        self.write(PASSPHRASE)
        self.press(ENTER)


def morning(day: Day) -> None:
    """08:40: unlocked; the backup is pointed out. 08:50: the last plan of the first client is read."""
    day.unlock()
    day.until(lambda text: "Tove Almdunge" in text and day.says("backup") in text)
    day.press(ESC)
    day.step("01-today")
    day.press(ENTER)
    day.see("card")
    day.until(lambda text: "PHQ-9" in text)
    day.step("02-card")
    day.press("h")
    day.until(lambda text: day.says("card") not in text)
    day.step("03-history")
    day.press(ESC, ESC)


def first_appointment(day: Day) -> None:
    """09:00: valid; a note with somebody else's name, an agreement, reviewed and signed."""
    day.until(lambda text: "Tove Almdunge" in text and "09:00" in text)
    day.go_to("09:00")
    day.press("s")
    day.see("heading")
    day.write("Tove sov bättre. Ringde sin syster Karin i Lund. ")
    day.until(lambda text: "‹klient›" in text and "(2)" in text)
    day.step("04-note")
    day.press(CTRL_O, "s")
    day.write("skärm av 22")
    day.press(TAB)
    day.write("fre" if day.language == "sv" else "fri")
    day.step("05-agreement")
    day.press(ENTER)
    day.see("agreed")
    day.press(F12)
    day.see("review")
    day.step("06-review")
    day.sign()
    day.until(lambda text: "09:00" in text and day.says("signed") in text)
    day.step("07-signed")


def new_client(day: Day) -> None:
    """10:00: a new client, consent with a no to measures, the first note, signed."""
    day.press(F3)
    day.until(lambda text: "Vadsten" in text)
    day.press("n")
    day.see("services")
    day.write("Vera")
    day.press(TAB)
    day.write("Stormyr")
    day.press(*[TAB] * 5, "1")
    day.step("08-new-client")
    day.press(CTRL_S)
    day.see("codes")
    day.press(ENTER)
    day.see("card")
    day.press("c")
    day.see("ask")
    day.press("f")
    day.client_signs("jnj" if day.language == "sv" else "yny", "Vera Stormyr", "09-consent")
    day.see("card")
    day.step("10-consented")
    day.press("s")
    day.see("heading")
    day.write("Vera kom i tid. ")
    day.until(lambda text: "‹klient›" in text)
    day.press(F12)
    day.sign()
    day.see("card")
    day.press(F2)


def older_version(day: Day) -> None:
    """11:00: the document has changed; asked anew, and the note is open. 12:00: locked and back at the same word."""
    day.until(lambda text: "11:00" in text and "Maja Ekhamra" in text)
    day.go_to("11:00")
    day.press("s")
    day.see("ask")
    day.step("11-gate")
    day.press("f")
    day.client_signs("jjj" if day.language == "sv" else "yyy", "Maja Ekhamra", "12-anew")
    day.see("heading")
    day.write("Maja var lugn. ")
    day.until(lambda text: "‹klient›" in text)
    day.press(CTRL_L)
    day.see("locked")
    day.step("13-locked")
    day.unlock()
    day.until(lambda text: "‹klient›" in text)
    day.step("14-back")


def withdrawal(day: Day) -> None:
    """14:00: the client takes the consent back in the middle of the appointment."""
    day.press(F4)
    day.see("matters")
    day.press("å")
    day.see("nothing changes")
    day.step("15-withdrawal")
    day.press(ENTER)
    day.see("frozen")
    day.step("16-frozen")
    day.press(ENTER)
    day.see("withdrawn")
    day.press(ENTER)
    day.press(F2)


def training(day: Day) -> None:
    """13:00: nobody has asked this client yet; then the grid of weights, its curve, signed."""
    day.until(lambda text: "13:00" in text)
    day.go_to("13:00")
    day.press("s")
    day.see("ask")
    day.step("17-missing")
    day.press("f")
    day.client_signs("jjj" if day.language == "sv" else "yyy", "Åke Björnväg", "18-first-consent")
    day.see("form of the day")
    day.press(F11)
    day.see("exercise")
    day.write("Knäböj")
    for cell in ("3", "8", "60", "7"):
        day.press(TAB)
        day.write(cell)
    day.until(lambda text: "1440" in text)
    day.step("19-grid")
    day.press(CTRL_B)
    day.see("only one")
    day.step("20-curve")
    day.press(ESC)
    day.see("exercise")
    day.press(ESC)
    day.see("form of the day")
    day.write("Åke tränade. ")
    day.until(lambda text: "‹klient›" in text)
    day.press(F12)
    day.sign()
    day.until(lambda text: ("13:00" in text and "signerad" in text) or "signed" in text)


def access(day: Day) -> None:
    """15:00: somebody wants to see everything; one sealed file, its passphrase shown once."""
    day.press(F6)
    day.until(lambda text: "2026-002" in text or "-002" in text)
    day.step("21-cases")
    day.press(ENTER)
    day.see("run it")
    day.step("22-case")
    day.press("K")
    day.see("where to")
    day.write(str(day.folder))
    day.press(ENTER)
    day.see("passphrase of the file")
    day.step("23-sealed")
    day.press(ENTER)
    day.press(F2)


def afternoon(day: Day) -> None:
    """15:40: what was agreed about sleep this autumn, before a call. 16:00: the day is over."""
    day.until(lambda text: "11:00" in text)
    day.press(F5)
    day.see("lookup")
    day.write(day.says("agreed about sleep"))
    day.until(lambda text: "skärm" in text)
    day.step("24-lookup")
    day.press(ESC)
    day.press(ESC)
    day.until(lambda text: "11:00" in text)
    day.step("25-evening")
    day.press(CTRL_Q)


PARTS = (morning, first_appointment, new_client, older_version, withdrawal, training, access, afternoon)


def live(program: Terminal, language: str, folder: Path) -> Day:
    """The whole day; gives the pictures, the texts and the keys of each step."""
    day = Day(program, language, folder)
    for part in PARTS:
        part(day)
    return day
