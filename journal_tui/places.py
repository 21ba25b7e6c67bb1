"""Where this practice lies, as told by the command line, the environment or the platform, in that order.

The rule: light and without side effects. Nothing is created here, and symbolic links are not followed away:
whoever opens the practice checks the folder as it is named.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from journal_tui.config import Config, read
from journal_tui.practice.home import Home

VARIABLE = "JOURNAL_TUI_HOME"


def folder(option: str = "", environment: Mapping[str, str] = os.environ) -> Path:
    """Return the practice's folder, absolute.

    Args:
        option: What `--home` said, or an empty text.
        environment: Where `JOURNAL_TUI_HOME` is looked up.
    """
    named = option or environment.get(VARIABLE, "")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path  # only when nobody said

    return user_data_path("journal-tui", appauthor=False)


def home(place: Path, config: Config | None = None) -> Home:
    """Return the practice at `place`, with the stores where its settings put them.

    Raises:
        InvalidInput: The settings file cannot be understood.
    """
    settings = read(place / "config.toml") if config is None else config
    return Home(
        folder=place,
        journal_url=settings.journal,
        vault_url=settings.vault,
        bookkeeping_url=settings.bookkeeping,
    )


def vault_url(folder: str) -> str:
    """Return the database URL of a vault that lies in a folder of its own."""
    return f"sqlite:///{Path(folder).expanduser().resolve() / 'vault.db'}"
