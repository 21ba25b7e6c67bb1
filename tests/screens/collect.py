"""All pictures there are, and the moment and the place that they are drawn in."""

import importlib
import pkgutil
from datetime import datetime
from pathlib import Path

from tests.screens.pictures import Picture

NOWHERE = Path("/home/maria/journal")
"""What the first start says it would use; nothing is made there."""

NOW = datetime(2026, 11, 23, 9, 41).astimezone()


def pictures() -> list[Picture]:
    """The pictures of every module in this folder."""
    found: list[Picture] = []
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.endswith("pictures"):
            found += importlib.import_module(f"tests.screens.{module.name}").PICTURES
    return found
