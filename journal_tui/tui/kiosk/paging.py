"""A consent document cut into pages for one size of screen.

Pages follow the size; what has been read does not: each page knows which stretch of the document it
shows, so that a turned or resized screen neither loses what was read nor counts a page as read that
was never shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len


@dataclass(frozen=True, slots=True)
class Page:
    """Lines to show (an empty one between paragraphs) and the stretch of the document that they are."""

    lines: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int


def _wrap(paragraph: str, width: int, offset: int) -> list[_Line]:
    """The lines of one paragraph; words wider than the line are cut."""
    lines: list[_Line] = []
    current = ""
    start = position = 0
    for word in paragraph.split(" "):
        rest = word
        while current == "" and cell_len(rest) > width:
            lines.append(_Line(rest[:width], offset + position, offset + position + width))
            rest = rest[width:]
            position += width
            start = position
        joined = f"{current} {rest}" if current else rest
        if cell_len(joined) <= width:
            current = joined
        else:
            lines.append(_Line(current, offset + start, offset + position))
            start, current = position, rest
        position += len(rest) + 1
    lines.append(_Line(current, offset + start, offset + len(paragraph)))
    return lines


def paginate(chapters: Sequence[Sequence[str]], width: int, height: int) -> tuple[Page, ...]:
    """Cut a document into pages of at most `height` lines.

    Each page of the document begins a new page here; one that does not fit is continued on the next. A
    paragraph goes whole onto the next page unless it is longer than a page; then it is cut between lines.
    There is always at least one page.

    Args:
        chapters: The document: its pages, each with its paragraphs.
        width: Cells in a line.
        height: Lines on a page.
    """
    width, height = max(1, width), max(1, height)
    pages: list[Page] = []
    shown: list[_Line] = []
    rows: list[str] = []

    def close() -> None:
        if shown:
            pages.append(Page(tuple(rows), shown[0].start, shown[-1].end))
            shown.clear()
            rows.clear()

    offset = 0
    for chapter in chapters:
        for paragraph in chapter:
            lines = _wrap(paragraph, width, offset)
            offset += len(paragraph) + 1
            needed = len(lines) + (1 if rows else 0)
            if len(rows) + needed > height and (len(lines) <= height or height - len(rows) < 3):
                close()
            if rows:
                rows.append("")
            for line in lines:
                if len(rows) >= height:
                    close()
                shown.append(line)
                rows.append(line.text)
        close()
    return tuple(pages) or (Page((), 0, 0),)


def page_at(pages: Sequence[Page], offset: int) -> int:
    """The page that shows the character at `offset`; the last one for anything beyond."""
    for number, page in enumerate(pages):
        if offset < page.end or (offset == page.end and offset == page.start):
            return number
    return len(pages) - 1
