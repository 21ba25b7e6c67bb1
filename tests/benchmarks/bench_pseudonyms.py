"""How long the recognition takes that runs on every save, and near the cursor on every key: medians, tails, parts of a budget.

Two kinds of 10 KB: the notes of the invented year, whose sentences come again and again, and notes that were not read
before, so that nothing of them is remembered.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date

from fixtures.notes import Notes
from fixtures.people import Person, people
from journal_tui.practice.pseudonyms import guess
from journal_tui.practice.pseudonyms.identifiers import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from tests.benchmarks.harness import Figure, percentile

TURNS = 31
LIVE, FULL = 5.0, 50.0
"""Budgets, in milliseconds: near the cursor, and the whole text of 10 KB."""


def _times(act: Callable[[], object], before: Callable[[], object] = lambda: None) -> list[float]:
    """Milliseconds of CPU of each of many calls; `before` is not counted."""
    before()
    act()
    times = []
    for _ in range(TURNS):
        before()
        begin = time.process_time()
        act()
        times.append(1000 * (time.process_time() - begin))
    return times


def _figures(name: str, times: list[float], budget: float | None) -> Iterator[Figure]:
    middle, late = statistics.median(times), percentile(times, 0.95)
    note = f"p95 {late:.3g} ms" + (f"; p50 {middle / budget:.2f}, p95 {late / budget:.2f} of the budget" if budget else "")
    yield Figure(name, middle, "ms", budget, note)


def _maker(person: Person) -> Pseudonymiser:
    contact = person.contact
    return Pseudonymiser(
        KnownIdentifiers(
            given=contact.given,
            surname=contact.surname,
            phone=contact.phone,
            email=contact.email,
            address=contact.address,
            employer=contact.employer,
        )
    )


def run() -> Iterator[Figure]:
    """Time the full pass at three sizes and the pass near the cursor, in milliseconds of CPU."""
    person = people(1, 1, date(2026, 1, 1))[0]
    maker = _maker(person)
    notes = Notes(1)
    written = "\n".join(notes.note(person, person.services[0]) for _ in range(160))
    for size, budget in ((1_024, None), (10_240, FULL), (102_400, None)):
        raw = written[:size]
        yield from _figures(
            f"pass over a written note, {size // 1024} KB", _times(lambda raw=raw: maker.store(raw)), budget
        )
    raw = written[:10_240]
    unread = _times(lambda: maker.store(raw), guess.forget)
    yield from _figures("the same 10 KB when not a word is remembered", unread, None)
    stored = maker.store(raw)
    maker = maker.learn(stored.new_tokens)
    again = _times(lambda: maker.complete(stored.text, stored.forms))
    yield from _figures("pass at a save when nothing is new, 10 KB", again, FULL)
    middle = len(stored.text) // 2
    yield from _figures("near the cursor, 10 KB in paragraphs", _times(lambda: maker.live(stored.text, middle)), LIVE)
    line = stored.text.replace("\n", " ")
    yield from _figures("near the cursor, 10 KB in one paragraph", _times(lambda: maker.live(line, middle)), LIVE)
    start = stored.text.rfind("\n", 0, middle) + 1
    end = stored.text.find("\n", middle)
    tokens = stored.text.count("›", 0, start)
    paragraph = stored.text[start : end if end > 0 else None]
    forms = stored.forms[tokens : tokens + paragraph.count("›")]
    yield from _figures("what is underlined in a paragraph", _times(lambda: maker.suggest(paragraph, forms)), LIVE)
