"""Compile the catalogue into the wheel, so that an installed program speaks Swedish as well as a checkout does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Runs the same builder as `make`, before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; a catalogue that does not compile stops the build."""
        del version, build_data
        builder = Path(self.root) / "journal_tui" / "locales" / "build.py"
        subprocess.run([sys.executable, str(builder)], check=True, cwd=self.root)  # noqa: S603 - our own file
