"""`make bench`: run every benchmark, or those named, and print each figure beside its target.

python -m tests.benchmarks [start line …]
"""

import importlib
import platform
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run and print; a figure over its target is said to be, and judged by whoever reads it."""
    found = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    over = 0
    print(
        f"Python {platform.python_version()}, {platform.machine()}; medians of interleaved runs. Times drift on a shared machine; ratios less."
    )
    for name in names or found:
        print(f"\n{name}")
        for figure in importlib.import_module(f"tests.benchmarks.bench_{name}").run():
            print("  " + figure.line, flush=True)
            over += figure.target is not None and figure.value > figure.target
    print(f"\n{over} over target" if over else "\nAll within target")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
