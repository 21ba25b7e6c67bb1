"""What training brings: cross-validation over the frames, and a model anew without one kind of text, feature or choice.

Rule: each row is a model trained for it, never the shipped one; all rows of a table are trained from the same seed.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fixtures.training.composing import Recipe, sentences
from fixtures.training.train import Settings, trained
from journal_tui.practice.pseudonyms import guess
from journal_tui.practice.pseudonyms.recognise import detect
from journal_tui.practice.pseudonyms.tagging import tagger
from journal_tui.practice.pseudonyms.tagging.model import unpack
from tests.recogniser import scoring, sets
from tests.recogniser.marked import Record

BASE = Recipe(notes=1_800, news=2, talbanken=1)
"""A smaller training than the shipped one, so that a table of them takes minutes and not a day."""
ROUNDS = Settings(rounds=50)
NOTES_PER_FOLD = 250

Variant = tuple[str, Recipe, Settings, bool]
"""What it is called, what goes in, how it is trained, whether corpora are read."""

VARIANTS: tuple[Variant, ...] = (
    ("all of it", BASE, ROUNDS, True),
    ("no generated notes", replace(BASE, notes=0), ROUNDS, True),
    ("a quarter of the generated notes", replace(BASE, notes=450), ROUNDS, True),
    ("no corpora", BASE, ROUNDS, False),
    ("no web news", replace(BASE, news=0), ROUNDS, True),
    ("no Talbanken", replace(BASE, talbanken=0), ROUNDS, True),
    ("names of the corpora never exchanged", replace(BASE, news=1), ROUNDS, True),
    ("corpora never in small letters", replace(BASE, small=0.0), ROUNDS, True),
    ("every name as the lists have it", BASE, replace(ROUNDS, strange=0.0), True),
    ("weights held back less (c2 0.2)", BASE, replace(ROUNDS, c2=0.2), True),
    (
        "without classes of names and places",
        BASE,
        replace(ROUNDS, without=("g=", "u=", "l=", "n=", "hn=", "hu=", "nf=")),
        True,
    ),
    ("without word frequency", BASE, replace(ROUNDS, without=("f=", "b=", "nf=", "hf=", "hu=")), True),
    ("without shape and length", BASE, replace(ROUNDS, without=("sh=", "z=")), True),
    ("without beginnings and endings", BASE, replace(ROUNDS, without=("<", ">", ")", "e=")), True),
    ("without phrases", BASE, replace(ROUNDS, without=("Q", "R")), True),
    ("without pairs and triples of words", BASE, replace(ROUNDS, without=tuple("ABCDEFGHIJKLMNO")), True),
)
HEAD = (
    f"{'':40}{'third':>8}{'small':>8}{'LOC':>8}{'ORG':>8}{'over':>8}{'news F1':>9}   covered and over-redaction in per cent"
)


def cross(corpora: Path | None, folds: int) -> Iterator[str]:
    """Train without one tenth of the frames and measure on notes of that tenth, for each of some tenths; a line each, then all."""
    yield f"{'':24}{'third':>8}{'LOC':>8}{'ORG':>8}{'over':>8}   covered, over-redaction, in per cent"
    whole = {False: scoring.Tally(), True: scoring.Tally()}
    for fold in range(folds):
        _use(sentences(replace(BASE, fold=fold), corpora), ROUNDS)
        records = sets.frames(NOTES_PER_FOLD, fold)
        for small, every in whole.items():
            tally = scoring.score([record.small() for record in records] if small else records, detect)
            every.notes += tally.notes
            yield _row(f"tenth {fold}{', small letters' if small else ''}", tally, 24)
    for small, every in whole.items():
        yield _row(f"all{', small letters' if small else ''}", every, 24)
        yield scoring.table(every)


def texts(corpora: Path) -> Iterator[str]:
    """Train each variant and measure it on the exam, the development notes and the held-out tenth of the news."""
    notes = [*sets.open_notes(), *sets.sealed_notes(), *sets.read(corpora / "dev_notes.jsonl")]
    small = [record.small() for record in notes]
    news = sets.read(corpora / "train/webnews2012_ner.jsonl", tenth=True)
    yield HEAD
    for name, recipe, settings, read in VARIANTS:
        _use(sentences(recipe, corpora if read else None), settings)
        yield _line(name, notes, small, news)


def _use(made: Iterator[tuple[list[str], list[str]]], settings: Settings) -> None:
    """Train, and let the recogniser read the result from now on."""
    guess.forget()
    tagger.read_with(unpack(trained(made, settings)))


def _line(name: str, notes: list[Record], small: list[Record], news: list[Record]) -> str:
    whole, low = scoring.score(notes, detect).total, scoring.score(small, detect).total
    corpus = scoring.score(news, detect, sets.CORPUS_LABELS).total
    shares = [
        scoring.ratio(total[f"covered:{key}"], total[f"of:{key}"])
        for total, key in ((whole, "third"), (low, "third"), (whole, "LOC"), (whole, "ORG"))
    ]
    shares.append(scoring.ratio(whole["touched"], whole["words"]))
    return f"{name:40}" + "".join(f"{100 * share:8.2f}" for share in shares) + f"{scoring.f1('PERSON')(corpus):9.3f}"


def _row(name: str, tally: scoring.Tally, width: int) -> str:
    total = tally.total
    shares = [scoring.ratio(total[f"covered:{key}"], total[f"of:{key}"]) for key in ("third", "LOC", "ORG")]
    shares.append(scoring.ratio(total["touched"], total["words"]))
    return f"{name:{width}}" + "".join(f"{100 * share:8.2f}" for share in shares)
