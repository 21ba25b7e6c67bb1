"""`make day`: live the day in both languages at both sizes, and put a picture of each step into docs/screens/day.

python -m tests.day              all four
python -m tests.day sv 80x24     one of them
"""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.day.day import live
from tests.pty.terminal import ROOT, Terminal

TARGET = ROOT / "docs" / "screens" / "day"
BEGINS, HALF_A_DAY = 8 * 60 + 40, 12 * 60
LANGUAGES, SIZES = ("sv", "en"), ((80, 24), (200, 50))


def early() -> str:
    """A time zone in which it is 08:40 now: the day begins with its first appointment ahead, whenever it is lived."""
    now = datetime.now(UTC)
    west = (now.hour * 60 + now.minute - BEGINS + HALF_A_DAY) % (2 * HALF_A_DAY) - HALF_A_DAY
    hours, minutes = divmod(abs(west), 60)
    return f"DAY{'+' if west >= 0 else '-'}{hours}:{minutes:02}"


def build(folder: Path, zone: str) -> None:
    """The invented practice, as anybody builds it."""
    command = [sys.executable, "-m", "journal_tui", "--home", str(folder), "demo", "--clients", "8", "--entries", "40"]
    subprocess.run(
        [*command, "--no-screen"], check=True, capture_output=True, cwd=ROOT, timeout=600, env={**os.environ, "TZ": zone}
    )


def index(keys: dict[str, dict[str, int]]) -> str:
    """The page that shows every picture, with how many keys each step took in Swedish at 80x24."""
    lines = [
        "# A working day",
        "",
        "Lived by keys alone in the real program on a real terminal, by `make day`; every name in it is invented.",
        "",
        "| step | keys | svenska | | English | |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for step, count in keys["sv-80x24"].items():
        cells = [
            f"[{columns}×{rows}]({step}-{language}-{columns}x{rows}.svg)"
            for language, (columns, rows) in itertools.product(LANGUAGES, SIZES)
        ]
        lines.append(f"| {step} | {count} | {' | '.join(cells)} |")
    return "\n".join((*lines, ""))


def main(wanted: list[str]) -> int:
    """Live and draw."""
    TARGET.mkdir(parents=True, exist_ok=True)
    keys: dict[str, dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "made"
        zone = early()
        build(made, zone)
        for language, size in itertools.product(LANGUAGES, SIZES):
            name = f"{size[0]}x{size[1]}"
            if wanted and [language, name] != wanted:
                continue
            home = Path(place) / f"{language}-{name}"
            shutil.copytree(made, home)
            home.chmod(0o700)
            program = Terminal("--home", str(home), "--lang", language, size=size, environment={"TZ": zone})
            try:
                day = live(program, language, Path(place) / f"out-{language}-{name}")
            finally:
                program.close()
            for step, picture in day.pictures.items():
                # the folder of this run is nobody's business, and another each time
                shown = picture.replace(place, "/media/lamnas-ut"[: len(place)])
                (TARGET / f"{step}-{language}-{name}.svg").write_text(shown, encoding="utf-8")
            print(f"{language} {name}: {len(day.pictures)} pictures", flush=True)
            keys[f"{language}-{name}"] = day.keys
    if len(keys) == len(LANGUAGES) * len(SIZES):
        (TARGET / "README.md").write_text(index(keys), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
