"""An extract as plain text, 76 columns, for reading on any machine and on paper."""

import textwrap
from collections.abc import Iterator

from journal_tui.practice.rights.extract.document import Extract
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.extract.rows import Item
from journal_tui.practice.rights.extract.told import Told, lines_of, service_of, tell
from journal_tui.practice.rights.extract.words import phrase

WIDTH = 76


def text(extract: Extract) -> str:
    """The extract as text that ends with a line feed."""
    told = tell(extract)
    lines = [*_heading(told.title, "="), *_wrapped(told.subtitle), told.case, ""]
    for title, paragraphs in told.about:
        lines += [*_heading(title, "-"), *(line for each in paragraphs for line in _wrapped(each)), ""]
    lines += _classes(told)
    lines += _heading(phrase("held", extract.language), "=")
    for section in extract.sections:
        lines += [*_heading(f"{section.part.title(extract.language)} ({len(section.items)})", "-")]
        lines += [line for item in section.items for line in _item(section, item, extract.language)]
        lines += [""] if section.part.form == "list" else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(title: str, under: str) -> list[str]:
    return [title, under * min(len(title), WIDTH), ""]


def _wrapped(paragraph: str, indent: str = "") -> list[str]:
    return textwrap.wrap(paragraph, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False) or [""]


def _classes(told: Told) -> Iterator[str]:
    yield from _heading(told.classes_title, "-")
    for title, count, *more in told.classes:
        yield from _wrapped(f"{title} ({count})")
        for head, cell in zip(told.classes_head[2:], more, strict=True):
            if cell:
                yield from _wrapped(f"{head}: {cell}", "  ")
    yield ""


def _item(section: Section, item: Item, language: str) -> Iterator[str]:
    service = service_of(section, item, language)
    told = lines_of(section, item, language)
    if section.part.form == "list":
        first = (service,) if service else ()
        yield from _wrapped("; ".join((*first, *(f"{title}: {', '.join(lines)}" for title, lines in told))))
        return
    if service:
        yield f"[{service}]"
    for title, lines in told:
        if len(lines) == 1:
            yield from _wrapped(f"{title}: {lines[0]}")
            continue
        yield f"{title}:"
        for line in lines:
            yield from _wrapped(line, "  ")
    yield ""
