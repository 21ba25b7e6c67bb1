"""The tree as it is committed or about to be: what the architecture tests read."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("journal_tui", "storage", "fixtures")


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Files that git knows or would take, in order; deleted ones are left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(sorted(path for name in set(listed.split("\0")) if name and (path := ROOT / name).is_file()))


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the three packages."""
    return tuple(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
