"""Lines that the program wrote itself: the headings of the templates, in every language, are nobody's name.

Rule: only a whole line that is a heading counts, and only for the layers that guess; a client's own identifiers are
found in it all the same. The headings of a practice's own templates count as well: they were held against the vault when
they were kept.
"""

from collections.abc import Collection


def without_headings(written: str, known: Collection[str]) -> str:
    """The written text with blanks, as many, in place of the lines that are headings (`known`, case-folded)."""
    lines = written.split("\n")
    if not any(line.strip().casefold() in known for line in lines):
        return written
    return "\n".join(" " * len(line) if line.strip().casefold() in known else line for line in lines)
