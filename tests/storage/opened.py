"""A practice's three stores, made once and copied for every test that changes them.

Making costs three derivations at the floor of the parameters, never a weaker bypass; a copy costs one.
"""

import shutil
from pathlib import Path

from storage.crypto.kdf import FLOOR
from storage.places import in_folder
from storage.stores import Stores, create, open_stores

PASSPHRASE = "fem lugna ord vid ån"
NOW = 1_795_340_000_123


def make_practice(folder: Path) -> Stores:
    """An empty practice in `folder`, open."""
    folder.mkdir(mode=0o700)
    return create(in_folder(folder), PASSPHRASE, kdf=FLOOR, now_ms=lambda: NOW).stores


def copy_practice(source: Path, target: Path) -> Stores:
    """A copy of a closed practice, open."""
    shutil.copytree(source, target)
    target.chmod(0o700)
    return open_stores(in_folder(target), PASSPHRASE, now_ms=lambda: NOW)
