"""What is known of every invented practice: its passphrase, which is no secret, and how a program becomes the demo.

The rule: only a practice whose settings say `invented` may show it, and only `demo` makes one.
"""

import os
import sys
from typing import Final

PASSPHRASE: Final = "havre-lykta-fjord"  # noqa: S105 - of invented practices only, and printed
"""Easy to type on any keyboard. Nothing that it opens is about anybody."""


def open_demo() -> None:
    """Become the demo: a process of its own, in a folder of its own, whatever this one was told about a home."""
    environment = {name: value for name, value in os.environ.items() if name != "JOURNAL_TUI_HOME"}
    os.execve(sys.executable, [sys.executable, "-m", "journal_tui", "demo"], environment)  # noqa: S606 - our own program
