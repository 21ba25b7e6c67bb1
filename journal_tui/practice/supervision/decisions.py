"""Decisions on the nouns of a text for supervision as a file: `list CODE`, then a line for each number.

`1 keep`, `2 replace en stad`, `3 out`; blank lines and lines that begin with # are passed over.
"""

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.supervision.prepared import Decision, Prepared, Way


def read_decisions(text: str, prepared: Prepared) -> dict[int, Decision]:
    """Read a file of decisions.

    Raises:
        InvalidInput: A line is not understood (`facts["line"]`), or the file was written for another text (`other_list`).
    """
    found: dict[int, Decision] = {}
    fits = False
    for row, line in enumerate(text.splitlines(), 1):
        first, _, rest = line.strip().partition(" ")
        if not first or first.startswith("#"):
            continue
        way, _, more = rest.strip().partition(" ")
        if first == "list":
            if rest.strip() != prepared.code:
                raise InvalidInput(field="decisions", reason="other_list")
            fits = True
        elif first.isascii() and first.isdigit() and way in set(Way) and bool(more.strip()) == (way == Way.REPLACE):
            found[int(first)] = Decision(Way(way), more.strip())
        else:
            raise InvalidInput(field="decisions", reason="decision_line", row=row)
    if not fits:
        raise InvalidInput(field="decisions", reason="other_list")
    return found
