"""docs/linear.md: a working day in the line by line mode, held by the real program on a real terminal, in both languages.

What differs from run to run (days, times, codes, checksums) is put in place of itself, so that the page can be compared.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Contact, Controller, Purpose, Service
from storage.crypto.kdf import FLOOR
from tests.linear.dialogue import Dialogue

PASSPHRASE = "fem lugna ord vid ån"
SHOWN = "/home/maria/journal"

HEAD = """# Rad för rad · Line by line

[Svenska](#svenska) · [English](#english)

`journal-tui --linear` för skärmläsare och punktskrift: en uppgift på varje rad, inget ritas om, inga färger och inga styrkoder. Varje fråga slutar
med ett kolon och svarar på `?`. Varje rad av en anteckning är sparad och krypterad innan nästa efterfrågas. `Ctrl+C` och `Ctrl+D` sparar, låser
och avslutar; `Ctrl+Z` låser. I en tom mapp ställer det frågorna till den första starten: språk, mapp, vem som ansvarar, lösenord, återställningsarken grupp för grupp,
samtyckesdokumenten. `;kod` i en rad sätter in en fras, och det som skrivs efter koden kommer in i frasens lucka; `:fraser` läser upp dem.

`journal-tui --linear` for screen readers and braille: one fact a line, nothing is drawn again, no colours and no control codes. Every question ends
with a colon and answers `?`. Every line of a note is saved and encrypted before the next one is asked for. `Ctrl+C` and `Ctrl+D` save, lock and end;
`Ctrl+Z` locks. In an empty folder it asks the questions of the first start: language, folder, who answers for the data, passphrase, the recovery sheets group by group, the
consent documents. `;code` in a line puts a phrase in, and what is typed after the code comes in at its gap; `:phrases` says them.

Det som följer är skrivet av `make docs` ur det riktiga programmet i en riktig terminal, med påhittade personer. What follows is written by `make docs` from
the real program in a real terminal, with invented people.
"""


@dataclass(frozen=True)
class Part:
    """A stretch of the day: its title, and what is typed, in Swedish and in English."""

    sv: str
    en: str
    typed: tuple[str | tuple[str, str], ...]

    def title(self, language: str) -> str:
        return self.sv if language == "sv" else self.en

    def answers(self, language: str) -> Iterator[str]:
        for each in self.typed:
            yield each if isinstance(each, str) else each[0 if language == "sv" else 1]


DAY = (
    Part("Lås upp", "Unlock", ("?", "fel ord", PASSPHRASE)),
    Part("Dagen och grinden", "The day and the gate", ("1", "1", "s")),
    Part(
        "Skriv en anteckning",
        "Write a note",
        (
            ("Tove har sovit bättre fyra nätter av sju.", "Tove has slept better four nights out of seven."),
            ("Grälade med Torbjörn Ekwall på söndagen.", "Quarrelled with Torbjörn Ekwall at the weekend."),
            (":hjälp", ":help"),
            (":rubrik", ":heading"),
            (":rubrik 5", ":heading 5"),
            ("Sömnfönster 23 till 06, promenad tre gånger.", "In bed at 23, up at 06, and out walking every other day."),
            (";ök promenad efter lunch.", ";agr a walk after lunch."),
        ),
    ),
    Part(
        "Överenskommelse och mätning",
        "An agreement and a measure",
        (
            (":överenskommelse", ":agreement"),
            "h",
            "1",
            ("Sömndagbok varje kväll.", "Sleep diary every evening."),
            ("om 2 veckor", "in 2 weeks"),
            (":mätning", ":measure"),
            "1",
            "s",
            "9",
        ),
    ),
    Part("Besluta om ord", "Decide on words", ((":ord", ":words"), "1", "r", ("kollega", "colleague"))),
    Part("Granska och signera", "Review and sign", ((":granska", ":review"), "s", "1", PASSPHRASE)),
    Part(
        "Ny klient",
        "A new client",
        ("3", "Ylva", "Granfors", "070-174 06 33", "", "", "", "", "1", "j"),
    ),
    Part(
        "Samtycke: klienten läser, svarar och skriver under",
        "Consent: the client reads, answers and signs",
        ("s", "f", "j"),
    ),
    Part("Frågorna", "The questions", ("j", "n", "n", "s", "Ylva Granfors", "i", PASSPHRASE)),
    Part("Ett utkast", "A draft", (("Första samtalet.", "First appointment."), ".", "u")),
    Part("Slå upp, läs, lägg till", "Look up, read, add", ("5", ("promenad", "walking"), "1", "l", "k")),
    Part(
        "Tillägget", "The addendum", (("Två promenader blev av.", "Two walks came about."), ".", "s", PASSPHRASE, "t", "")
    ),
    Part("Dölj namn, lås, avsluta", "Hide names, lock, quit", ("6", "1", "", "7", PASSPHRASE, "t", "0")),
)


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, "## Svenska\n", _day("sv"), "## English\n", _day("en")])


def _day(language: str) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "practice"
        _practice(folder, language)
        dialogue = Dialogue(folder, language=language)
        try:
            return _plain("\n".join(_held(dialogue, language)), folder)
        finally:
            dialogue.close()


def _practice(folder: Path, language: str) -> None:
    setup = Setup("Maria Berg", Controller("Stilla Samtal AB"), language=language)
    practice, _sheets = Practice.create(Home(folder), setup, PASSPHRASE, kdf=FLOOR)
    practice.recovery_proven()
    practice.consent.publish(Service.KBT)
    client = practice.clients.register(Contact("Tove", "Almdunge", phone="070-174 06 12"), (Service.KBT,)).client
    practice.consent.ask(client, Service.KBT)
    practice.consent.record(client, Service.KBT, dict.fromkeys(Purpose, True), "Tove Almdunge")
    now = datetime.now().astimezone()
    practice.appointments.plan(client, Service.KBT, min(now + timedelta(minutes=30), now.replace(hour=23, minute=59)))
    practice.close()


def _held(dialogue: Dialogue, language: str) -> Iterator[str]:
    dialogue.asked()
    start = 0
    for part in DAY:
        yield f"### {part.title(language)}\n"
        for answer in part.answers(language):
            yes = answer == "j" and dialogue.heard.rstrip().endswith("Y or N:")
            dialogue.child.sendline("y" if yes else answer)
            if part is DAY[-1] and answer == "0":
                dialogue.ended()
            elif answer == "j" and part.typed[-1] == "j" and "s" in part.typed:
                dialogue.asked()
                _read_on(dialogue)
            else:
                dialogue.asked()
        heard = dialogue.heard
        end = len(heard) if part is DAY[-1] else heard.rindex("\n") + 1  # the question goes with its answer
        yield f"```text\n{heard[start:end].strip()}\n```\n"
        start = end


def _read_on(dialogue: Dialogue) -> None:
    """Page after page, to the first question."""
    for _page in range(12):
        if dialogue.heard.rstrip().endswith(("J eller N:", "Y or N:")):
            return
        dialogue.answer("v")
    raise AssertionError(dialogue.heard[-2000:])


def _plain(text: str, folder: Path) -> str:
    """Without what differs from run to run."""
    text = text.replace(str(folder), SHOWN)
    text = re.sub(r"\d{4}-\d\d-\d\d", "2026-11-23", text)
    text = re.sub(r"\b\d\d:\d\d(?::\d\d)?\b", "09:00", text)
    text = re.sub(r"P [2-9A-Z]{8} [2-9A-Z]\b", "P 7K3FQ2VX R", text)
    text = re.sub(r"P-[2-9A-Z]{8}-[2-9A-Z]\b", "P-7K3FQ2VX-R", text)
    text = re.sub(r"\b(?:[0-9a-f] ){7}[0-9a-f]\b", "4 a 1 f 0 c 9 2", text)
    text = re.sub(r"\b(?:[0-9a-f]{4} ){7}[0-9a-f]{4}\b", "269e 641b b6d4 94e8 3824 c9d0 2313 f068", text)
    return re.sub(r"\n{4,}", "\n\n", text)
