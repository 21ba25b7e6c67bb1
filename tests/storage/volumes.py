"""What a machine lets a test do: a small volume of its own, a PostgreSQL server of its own."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

SMALL = ("unshare", "-rm", "sh", "-ec")


def can_mount() -> bool:
    """Whether an unprivileged mount of a small volume works here."""
    if shutil.which("unshare") is None:
        return False
    done = subprocess.run([*SMALL, "mount -t tmpfs -o size=64k tmpfs /mnt"], check=False, capture_output=True, timeout=20)
    return done.returncode == 0


def postgresql() -> Path | None:
    """The folder with PostgreSQL's server programs, if the driver is installed as well."""
    if find_spec("psycopg") is None:
        return None
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None
