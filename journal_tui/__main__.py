"""The one way in: `journal-tui` and `python -m journal_tui`.

The rule: the process is closed before anything of a practice is imported, and the screen's imports are taken only when
the screen is wanted. Nothing else is done here.
"""

import gc
import sys


def main() -> int:
    """Run the program; return its exit code."""
    gc.disable()  # nothing that start-up makes can be collected; the screen turns it on again once it has painted
    from journal_tui.hygiene import ForeignPackage, check_packages, harden, hold_streams

    harden()
    if not hold_streams():
        from journal_tui.locales import _

        sys.stderr.write(_("Standard output is closed, so the answer would be lost. Nothing was done.") + "\n")
        return 2
    try:
        check_packages()
    except ForeignPackage as foreign:
        from journal_tui.locales import _

        text = _(
            "Another package called {name} lies where Journal TUI's own should be. Install Journal TUI in an "
            "environment of its own (the README says how). Nothing was opened."
        )
        sys.stderr.write(text.format(name=foreign.name) + "\n")
        return 1
    try:
        from journal_tui.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still being loaded
        return 130


if __name__ == "__main__":
    sys.exit(main())
