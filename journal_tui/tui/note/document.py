"""The editor's document: lines end at a line feed and nowhere else.

The toolkit's own document breaks lines at a dozen characters and joins them with one, which would change a
text that came in by another door. A note comes out byte for byte as it went in.
"""

from textual.document._document import Document, EditResult, Location


class NoteDocument(Document):
    """A document whose only line separator is a line feed."""

    def __init__(self, text: str) -> None:
        """Take the text apart at line feeds."""
        super().__init__("")
        self._newline = "\n"
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace what stands between two places.

        Args:
            start: Row and column.
            end: Row and column; the order of the two does not matter.
            text: What shall stand there.

        Returns:
            Where the inserted text ends, and what it replaced.
        """
        top, bottom = sorted((start, end))
        lines = self._lines
        replaced = self.get_text_range(top, bottom)
        after = lines[bottom[0]][bottom[1] :] if bottom[0] < len(lines) else ""
        before = lines[top[0]][: top[1]] if top[0] < len(lines) else ""
        fresh = text.split("\n")
        fresh[0] = before + fresh[0]
        column = len(fresh[-1])
        fresh[-1] += after
        lines[top[0] : bottom[0] + 1] = fresh
        return EditResult((top[0] + len(fresh) - 1, column), replaced)
