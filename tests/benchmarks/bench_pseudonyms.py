"""How long the recognition takes that runs on every save, and near the cursor on every key."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date

from fixtures.notes import Notes
from fixtures.people import people
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from tests.benchmarks.harness import Figure

TURNS = 31


def _cpu(act: Callable[[], object]) -> float:
    act()
    times = []
    for _ in range(TURNS):
        begin = time.process_time()
        act()
        times.append(time.process_time() - begin)
    return statistics.median(times) * 1000


def run() -> Iterator[Figure]:
    """Time the full pass at three sizes and the pass near the cursor, in milliseconds of CPU."""
    person = people(1, 1, date(2026, 1, 1))[0]
    contact = person.contact
    maker = Pseudonymiser(
        KnownIdentifiers(
            given=contact.given,
            surname=contact.surname,
            phone=contact.phone,
            email=contact.email,
            address=contact.address,
            employer=contact.employer,
        )
    )
    notes = Notes(1)
    written = "\n".join(notes.note(person, person.services[0]) for _ in range(160))
    for size, target in ((1_024, None), (10_240, 50.0), (102_400, None)):
        raw = written[:size]
        yield Figure(f"pass over a written note, {size // 1024} KB", _cpu(lambda raw=raw: maker.store(raw)), "ms", target)
    stored = maker.store(written[:10_240])
    maker = maker.learn(stored.new_tokens)
    yield Figure(
        "pass at a save when nothing is new, 10 KB", _cpu(lambda: maker.complete(stored.text, stored.forms)), "ms", 50.0
    )
    middle = len(stored.text) // 2
    yield Figure("near the cursor, 10 KB in paragraphs", _cpu(lambda: maker.live(stored.text, middle)), "ms", 5.0)
    line = stored.text.replace("\n", " ")
    yield Figure("near the cursor, 10 KB in one paragraph", _cpu(lambda: maker.live(line, middle)), "ms", 5.0)
