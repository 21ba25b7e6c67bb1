"""How well finds agree with the answers. The same measures as the project's outside examiner takes, in words of our own.

An answer is *covered* when every letter and digit of its core lies inside finds, whatever their kind: what is not
covered would stand in the journal. *Over-redaction* is the share of ordinary words that a find touches. *Strict*
precision and recall ask for the same kind and the same ends (with or without the ending). All of it is counted note by
note, so that intervals can be drawn by taking whole notes again and again (names in a note are not independent).
"""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tests.recogniser.marked import Gold, Record

Found = Iterable[tuple[int, int, str]]
Find = Callable[[str, dict[str, object]], Found]

TURNS = 1000
Z = 1.96
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Miss:
    """Something wrong, for whoever mends it; of the sealed half nobody looks at these."""

    record: str
    label: str
    written: str
    around: str


@dataclass
class Tally:
    """What was counted, note by note."""

    notes: list[Counter[str]] = field(default_factory=list)
    leaks: list[Miss] = field(default_factory=list)
    extras: list[Miss] = field(default_factory=list)

    @property
    def total(self) -> Counter[str]:
        """All notes together."""
        return sum(self.notes, Counter())

    @property
    def labels(self) -> list[str]:
        """The kinds that were asked for."""
        return sorted({key.split(":")[1] for key in self.total if key.startswith("gold:")})

    def share(self, part: str, whole: str) -> tuple[int, int]:
        """How many of how many."""
        total = self.total
        return total[part], total[whole]

    def bootstrap(self, measure: Callable[[Counter[str]], float], turns: int = TURNS) -> tuple[float, float]:
        """The middle 95 % of a measure when whole notes are drawn anew, always the same draws."""
        chance = random.Random(1)
        keys = sorted(self.total)
        rows = [[note[key] for key in keys] for note in self.notes]
        values = []
        for _ in range(turns):
            sums = map(sum, zip(*chance.choices(rows, k=len(rows)), strict=True))
            value = measure(Counter(dict(zip(keys, sums, strict=True))))
            if not math.isnan(value):
                values.append(value)
        values.sort()
        return (values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]) if values else (math.nan, math.nan)


def ratio(part: int, whole: int) -> float:
    """A share, or not-a-number of nothing."""
    return part / whole if whole else math.nan


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson's score interval: sound near 100 %, where ours lie)."""
    if not whole:
        return math.nan, math.nan
    share = part / whole
    middle = share + Z * Z / (2 * whole)
    spread = Z * math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    scale = 1 + Z * Z / whole
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def f1(label: str) -> Callable[[Counter[str]], float]:
    """The strict F1 of a kind, as a measure of counts."""

    def measure(total: Counter[str]) -> float:
        hits, wrong = total[f"hit:{label}"], total[f"wrong:{label}"]
        return ratio(2 * hits, hits + wrong + total[f"gold:{label}"])

    return measure


def score(records: Sequence[Record], find: Find, labels: frozenset[str] = frozenset()) -> Tally:
    """Count every record; with `labels`, only finds and answers of those kinds."""
    tally = Tally()
    for record in records:
        found = sorted({(s, e, k) for s, e, k in find(record.text, record.client) if e > s and (not labels or k in labels)})
        tally.notes.append(_count(record, found, labels, tally))
    return tally


def _count(record: Record, found: list[tuple[int, int, str]], labels: frozenset[str], tally: Tally) -> Counter[str]:
    text, counts = record.text, Counter[str]()
    asked = [g for g in record.spans if g.label != "IGNORE" and (not labels or g.label in labels)]
    skipped = [g for g in record.spans if g not in asked]
    covered = {at for start, end, _ in found for at in range(start, min(end, len(text)))}
    left = list(found)
    for gold in asked:
        counts[f"gold:{gold.label}"] += 1
        exact = [f for f in left if f[2] == gold.label and f[0] == gold.start and f[1] in (gold.end, gold.core)]
        if exact:
            counts[f"hit:{gold.label}"] += 1
            left.remove(exact[0])
        whole = all(at in covered or not text[at].isalnum() for at in range(gold.start, gold.core))
        whose = "own" if gold.client else "third" if gold.label == "PERSON" else ""
        for key in filter(None, (gold.label, whose, "all")):
            counts[f"of:{key}"] += 1
            counts[f"covered:{key}"] += whole
        if not whole:
            tally.leaks.append(_miss(record, gold.label, gold.start, gold.end))
    for start, end, label in left:
        if not _meets(start, end, skipped):
            counts[f"wrong:{label}"] += 1
            if not _meets(start, end, asked):
                tally.extras.append(_miss(record, label, start, end))
    for word in _WORD.finditer(text):
        start, end = word.span()
        if any(c.isalnum() for c in word.group()) and not _meets(start, end, record.spans):
            counts["words"] += 1
            counts["touched"] += any(at in covered for at in range(start, end))
    return counts


def _meets(start: int, end: int, spans: Iterable[Gold]) -> bool:
    return any(start < g.end and g.start < end for g in spans)


def _miss(record: Record, label: str, start: int, end: int) -> Miss:
    around = record.text[max(0, start - 25) : end + 25].replace("\n", " ")
    return Miss(record.name, label, record.text[start:end], around)


def table(tally: Tally) -> str:
    """The figures as lines of text."""
    total = tally.total
    lines = [f"{'':22}{'n':>6} {'covered':>8} {'95 %':>15}   {'strict F1':>9} {'95 %':>15}"]
    for label in tally.labels:
        part, whole = tally.share(f"covered:{label}", f"of:{label}")
        low, high = wilson(part, whole)
        value, (worst, best) = f1(label)(total), tally.bootstrap(f1(label))
        lines.append(
            f"{label:22}{whole:6} {100 * ratio(part, whole):7.1f}% {100 * low:6.1f}-{100 * high:5.1f} %   "
            f"{value:9.3f} {worst:8.3f}-{best:5.3f}"
        )
    for name, key in (("client's own", "own"), ("third persons", "third"), ("all kinds", "all")):
        part, whole = tally.share(f"covered:{key}", f"of:{key}")
        if whole:
            low, high = wilson(part, whole)
            lines.append(f"{name:22}{whole:6} {100 * part / whole:7.1f}% {100 * low:6.1f}-{100 * high:5.1f} %")
    part, whole = tally.share("touched", "words")
    worst, best = tally.bootstrap(lambda c: ratio(c["touched"], c["words"]))
    lines.append(f"{'over-redaction':22}{whole:6} {100 * ratio(part, whole):7.2f}% {100 * worst:6.2f}-{100 * best:5.2f} %")
    return "\n".join(lines)
