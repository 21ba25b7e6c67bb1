"""One run of one command: its arguments, its output, its practice.

The rule: a command asks for the practice only when it needs it, and the practice is closed (keys dropped, lock given
back) whatever happens. No command keeps a passphrase longer than it takes to hand it over.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui import places
from journal_tui.cli import passphrases
from journal_tui.cli.options import Options
from journal_tui.cli.output import Output
from journal_tui.config import Config
from journal_tui.practice.errors import NoPractice
from journal_tui.practice.home import Home, HomeState

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class Call:
    """What a command gets.

    Attributes:
        arguments: What stood on the command line, by name.
        options: The global options.
        output: Where answers go.
        place: The practice's folder.
        config: Its settings, or the defaults where there are none.
    """

    arguments: argparse.Namespace
    options: Options
    output: Output
    place: Path
    config: Config

    @property
    def home(self) -> Home:
        """The practice's folder and stores, as configured."""
        return places.home(self.place, self.config)

    def require_practice(self) -> Home:
        """Return where the practice lies, before anybody is asked for a passphrase.

        Raises:
            NoPractice: Nothing is there.
        """
        home = self.home
        if home.look() is HomeState.EMPTY:
            raise NoPractice
        return home

    @contextmanager
    def practice(self) -> Iterator["Practice"]:
        """Open the practice with the passphrase from the descriptor or the prompt, and close it afterwards."""
        from journal_tui.practice.practice import Practice

        home = self.require_practice()
        opened = Practice.open(home, passphrases.ask(self.options.passphrase_fd), date_is=self.options.date_is)
        try:
            yield opened
        finally:
            opened.close()
