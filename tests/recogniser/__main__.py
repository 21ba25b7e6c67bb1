"""Measure the recogniser.

python -m tests.recogniser score [--corpora DIR] [--lower] [--set NAME …] [--errors N]
python -m tests.recogniser ablation [--corpora DIR] [--set NAME …]
python -m tests.recogniser cross [--corpora DIR] [--folds N]
python -m tests.recogniser texts --corpora DIR

`ablation` takes layers away; `cross` trains anew for each tenth of the frames and measures on that tenth; `texts` trains anew
without one kind of training text or one choice at a time. The last two take many minutes.

Sets: open, sealed, numbers, frames; with `--corpora` also dev, ids, news, talbanken. Rule: of the sealed half and of its
numbers no single mistake is ever printed.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from journal_tui.practice.pseudonyms.recognise import detect
from tests.recogniser import layers, scoring, sets
from tests.recogniser.marked import Record

EXAM: dict[str, Callable[[], list[Record]]] = {
    "open": sets.open_notes,
    "sealed": sets.sealed_notes,
    "numbers": sets.numbers,
    "frames": sets.frames,
}
CORPORA = {
    "dev": ("dev_notes.jsonl",),
    "ids": ("dev_structured_ids.jsonl",),
    "news": ("train/webnews2012_ner.jsonl",),
    "talbanken": ("train/uner_talbanken_train.jsonl", "train/uner_talbanken_dev.jsonl"),
}
TENTHS = ("news", "talbanken")
SEALED = ("sealed", "numbers")


def main() -> None:
    """Read the command line and print figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.recogniser", description="Measure the recogniser.")
    parser.add_argument("act", choices=("score", "ablation", "cross", "texts"))
    parser.add_argument("--corpora", type=Path, help="a folder with the development notes and corpora")
    parser.add_argument("--lower", action="store_true", help="all text in lower case")
    parser.add_argument("--set", action="append", dest="names", default=[], choices=(*EXAM, *CORPORA))
    parser.add_argument("--errors", type=int, default=0, help="print so many mistakes of each set that is not sealed")
    parser.add_argument("--folds", type=int, default=5, help="cross: how many tenths take their turn")
    asked = parser.parse_args()
    if asked.act in ("cross", "texts"):
        from tests.recogniser import training

        lines = training.cross(asked.corpora, asked.folds) if asked.act == "cross" else training.texts(asked.corpora)
        for line in lines:
            print(line, flush=True)
        return
    chosen = {n: r for n, r in _sets(asked.corpora, asked.names).items() if r}
    if asked.lower:
        chosen = {name: [record.small() for record in records] for name, records in chosen.items()}
    if asked.act == "ablation":
        _ablation(chosen)
    else:
        _score(chosen, asked.errors)


def _sets(folder: Path | None, names: list[str]) -> dict[str, list[Record]]:
    wanted = names or [*EXAM, *(CORPORA if folder else ())]
    found = {name: EXAM[name]() for name in wanted if name in EXAM}
    for name in wanted:
        if name in CORPORA and folder:
            found[name] = [r for file in CORPORA[name] for r in sets.read(folder / file, tenth=name in TENTHS)]
    return found


def _score(chosen: dict[str, list[Record]], errors: int) -> None:
    for name, records in chosen.items():
        tally = scoring.score(records, detect, sets.CORPUS_LABELS if name in TENTHS else frozenset())
        print(f"\n{name}: {len(records)} texts\n{scoring.table(tally)}")
        if name not in SEALED:
            for word, misses in (("LEAK", tally.leaks), ("EXTRA", tally.extras)):
                for miss in misses[:errors]:
                    print(word, miss.record, miss.label, repr(miss.written), miss.around, sep="\t")


def _ablation(chosen: dict[str, list[Record]]) -> None:
    for name, records in chosen.items():
        print(f"\n{name}: {len(records)} texts")
        print(f"{'':44}{'third':>8}{'LOC':>8}{'ORG':>8}{'all':>8}{'over':>8}   covered, over-redaction, in per cent")
        for variant, off in layers.VARIANTS.items():
            with layers.without(*off):
                total = scoring.score(records, detect).total
            shares = [
                100 * scoring.ratio(total[f"covered:{key}"], total[f"of:{key}"]) for key in ("third", "LOC", "ORG", "all")
            ]
            over = 100 * scoring.ratio(total["touched"], total["words"])
            print(f"{variant:44}" + "".join(f"{share:8.1f}" for share in shares) + f"{over:8.2f}")


if __name__ == "__main__":
    main()
