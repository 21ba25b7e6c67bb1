"""Write the pages of docs/ that come from the program itself.

python -m tests.documents              all of them
python -m tests.documents keys         those that are named
"""

import sys

from journal_tui.locales import build as catalogue
from tests.documents.pages import PAGES, TARGET


def main(wanted: list[str]) -> int:
    """Write."""
    catalogue.compile_catalogue(catalogue.merge()[0])
    for name, page in PAGES.items():
        if not wanted or name in wanted:
            (TARGET / f"{name}.md").write_text(page(), encoding="utf-8")
            sys.stdout.write(f"docs/{name}.md\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
