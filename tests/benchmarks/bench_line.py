"""How long the acts behind a key press take on a practice with a thousand clients: gate, list, lookup, check of everything."""

import random
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Contact, Purpose, Service
from tests.benchmarks.bench_start import practice as empty_practice
from tests.benchmarks.harness import Figure, interleaved, percentile, ratio, seconds

CLIENTS = 1000
CONSENTED = 60
NOTES = 300
WORDS = [
    "sömn",
    "oro",
    "promenad",
    "vila",
    "arbete",
    "möte",
    "skärm",
    "kväll",
    "morgon",
    "mat",
    "rörelse",
    "andning",
    "tankar",
    "vecka",
    "plan",
    "hemuppgift",
    "bättre",
    "svårt",
    "lugnt",
    "trött",
]


def run() -> Iterator[Figure]:
    """Build the practice, then time each act."""
    with tempfile.TemporaryDirectory() as folder:
        home = empty_practice(Path(folder) / "practice")
        chance = random.Random(7)
        opened = Practice.open(Home(home), "fem lugna ord vid ån")
        opened.consent.publish(Service.KBT)
        clients: list[str] = []

        def fill() -> None:
            with opened.batch():
                for number in range(CLIENTS):
                    contact = Contact(
                        f"Person{chr(97 + number % 26)}", f"Efternamn{chr(97 + number // 26 % 26)}{chr(97 + number % 7)}"
                    )
                    clients.append(opened.clients.register(contact, (Service.KBT,)).client)
                for client in clients[:CONSENTED]:
                    contact = opened.clients.contact(client)
                    opened.consent.record(
                        client, Service.KBT, dict.fromkeys(Purpose, True), f"{contact.given} {contact.surname}"
                    )

        yield Figure(f"register {CLIENTS} clients, each", 1000 * seconds(fill) / CLIENTS, "ms")

        def write() -> None:
            with opened.batch():
                for number in range(NOTES):
                    text = " ".join(chance.choices(WORDS, k=250)) + ".\n"
                    opened.entries.sign(
                        opened.entries.add(clients[number % CONSENTED], Service.KBT, text), accept_flags=True
                    )

        yield Figure(f"write and sign {NOTES} notes of 250 words, each", 1000 * seconds(write) / NOTES, "ms")
        opened.close()
        opened = Practice.open(Home(home), "fem lugna ord vid ån")
        yield Figure("list of clients, first", 1000 * seconds(opened.clients.list), "ms")
        yield Figure("list of clients, again", 1000 * seconds(opened.clients.list), "ms")
        for client in clients:
            opened.gate.decide_for(client, Service.KBT)  # every key once, as a day at work has
        plain = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        plain.executescript("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; CREATE TABLE log (row BLOB)")
        gate = interleaved(
            200,
            decide=lambda: seconds(lambda: opened.gate.decide_for(chance.choice(clients), Service.KBT)),
            check=lambda: seconds(lambda: opened.gate.check(chance.choice(clients), Service.KBT)),
            insert=lambda: seconds(lambda: plain.execute("INSERT INTO log VALUES (zeroblob(216))")),
        )
        plain.close()
        yield Figure(
            f"gate at {CLIENTS} clients: facts and decision, p95", 1000 * percentile(gate["decide"], 0.95), "ms", 5
        )
        note = "the log row reaches the disk before the answer"
        yield Figure("gate with its row in the log, p95", 1000 * percentile(gate["check"], 0.95), "ms", None, note)
        yield Figure("  against one plain durable insert", ratio(gate, "check", "insert"), "x")
        yield Figure("lookup, first after unlocking", 1000 * seconds(lambda: opened.lookup.search("sömn")), "ms")
        again = [seconds(lambda: opened.lookup.search(chance.choice(WORDS))) for _ in range(20)]
        yield Figure("lookup, then, median", 1000 * statistics.median(again), "ms")
        checked: list[int] = []
        took = seconds(lambda: checked.append(opened.verify().rows))
        yield Figure("verify everything, each row", 1e6 * took / checked[0], "µs", None, f"{checked[0]} rows")
        opened.close()
