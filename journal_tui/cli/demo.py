"""`demo`: an invented practice with a whole working year, to look at and to try things in.

The rule: nothing here is anybody's, so the passphrase is printed; and nothing here touches a real practice, so the
folder is a new one unless one is named. Without a terminal the same practice is driven line by line instead, so that
a script sees what a person would. The only module that imports `fixtures`, and only when it runs.
"""

import re
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.output import has_terminal
from journal_tui.config import Config, write
from journal_tui.invented import PASSPHRASE
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.practice import Practice

_TOLD = 4
_LONG_WORD = re.compile(r"(?<![‹\w-])[^\W\d_]{8,}(?![\w-])")
_PER_CLIENT = 40


@dataclass(frozen=True, slots=True)
class _Seen:
    """What driving the demo without a screen showed."""

    clients: int
    verdict: str
    word: str
    hits: int
    entry: str
    tokens: int
    rows: int
    problems: int


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    demo = commands.add("demo", _("Build an invented practice with a working year, and open it."), run, opens=False)
    demo.add_argument("--clients", type=int, default=None, metavar="N", help=_("how many clients (24)"))
    demo.add_argument("--entries", type=int, default=None, metavar="M", help=_("how many signed entries (300)"))
    demo.add_argument("--seed", type=int, default=None, metavar="S", help=_("the same seed invents the same year"))
    demo.add_argument("--no-screen", action="store_true", help=_("drive it line by line and print a summary"))


def run(call: "Call") -> int:
    """Build the invented practice; open the screen, or drive it without one."""
    from fixtures import builder
    from fixtures.people import people
    from fixtures.week import calendar_file
    from journal_tui import places

    asked = call.arguments
    seed = builder.SEED if asked.seed is None else asked.seed
    entries = builder.ENTRIES if asked.entries is None else asked.entries
    clients = max(builder.CLIENTS, entries // _PER_CLIENT) if asked.clients is None else asked.clients
    if clients < 1 or entries < 0:
        raise InvalidInput(field="clients" if clients < 1 else "entries", reason="range")
    place = call.place if call.options.home else _fresh_folder()
    config = Config(language=language(), invented=True)
    home = places.home(place, config)
    call.output.say(
        _("Inventing a practice: {clients} clients, {entries} entries.").format(clients=clients, entries=entries)
    )
    built = builder.build(
        home, PASSPHRASE, clients=clients, entries=entries, seed=seed, progress=_progress(call), language=language()
    )
    write(place / "config.toml", config)
    now, week = datetime.now().astimezone(), place / _("calendar.ics")
    week.write_bytes(calendar_file(people(clients, seed, now.date()), now))
    call.output.say(_("It lies in {place}").format(place=place))
    call.output.say(_("A calendar file to read in: {file}").format(file=week))
    call.output.say(_("Passphrase: {passphrase}").format(passphrase=PASSPHRASE))
    if has_terminal() and not asked.no_screen and not call.output.json:
        from journal_tui.tui.app import run as open_screen

        return open_screen(home, config)
    from journal_tui.practice.practice import Practice

    practice = Practice.open(home, PASSPHRASE)
    try:
        seen = _drive(practice)
    finally:
        practice.close()
    value = {
        "home": str(place),
        "passphrase": PASSPHRASE,
        "clients": seen.clients,
        "entries": built.entries,
        "drafts": built.drafts,
        "verdict": seen.verdict,
        "word": seen.word,
        "hits": seen.hits,
        "entry": seen.entry,
        "tokens": seen.tokens,
        "rows": seen.rows,
        "problems": seen.problems,
    }
    call.output.answer(value, _summary(seen, built.entries, built.drafts))
    return 0 if seen.problems == 0 and (seen.hits > 0 or not entries) and built.entries == entries else 1


def _fresh_folder() -> Path:
    """A folder of its own beside the real practice's place, so that nothing of the demo lies among real data."""
    from platformdirs import user_data_path

    name = f"demo-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    above = user_data_path("journal-tui", appauthor=False)
    number, place = 1, above / name
    while place.exists():
        number += 1
        place = above / f"{name}-{number}"
    return place


def _progress(call: "Call") -> "Callable[[int, int], None]":
    """A bar on a terminal; elsewhere a line for each quarter."""
    told = 0

    def show(done: int, total: int) -> None:
        nonlocal told
        call.output.progress(_("Inventing"), done, total)
        if not sys.stderr.isatty() and done * _TOLD // total > told:
            told = done * _TOLD // total
            call.output.say(f"{done}/{total}")

    return show


def _drive(practice: "Practice") -> _Seen:
    """What a person would do first: see the day, ask the gate, find a word of a note, read it, check every row."""
    from journal_tui.practice.pseudonyms.text import tokens_in

    day = practice.today()
    verdict = ""
    if day.appointments:
        meeting = day.appointments[0]
        verdict = practice.gate.check(meeting.client, meeting.service).verdict.value
    entry, word = "", ""
    tokens = hits = 0
    for client in practice.clients.list():
        signed = [
            line
            for line in practice.entries.list(client.id)
            if line.state != "draft" and not line.blocked and not line.error
        ]
        if signed:
            entry = signed[0].id
            text = practice.entries.get(entry).text
            tokens = len(tokens_in(text))
            word = max(_LONG_WORD.findall(text), key=len, default="")
            found = practice.lookup.search(word)
            hits = found.total if any(hit.entry == entry for hit in found.hits) else 0
            break
    checked = practice.verify()
    return _Seen(len(practice.clients.list()), verdict, word, hits, entry, tokens, checked.rows, len(checked.problems))


def _summary(seen: _Seen, entries: int, drafts: int) -> list[str]:
    return [
        _("{clients} clients, {entries} signed entries, {drafts} drafts.").format(
            clients=seen.clients, entries=entries, drafts=drafts
        ),
        _("The gate, asked for the first meeting today: {verdict}").format(verdict=seen.verdict or "-"),
        _("Looked up “{word}”: {hits} found.").format(word=seen.word, hits=seen.hits),
        ngettext("Read an entry with {count} token in it.", "Read an entry with {count} tokens in it.", seen.tokens).format(
            count=seen.tokens
        ),
        _("Checked {rows} rows: {problems} problems.").format(rows=seen.rows, problems=seen.problems),
    ]
