"""An extract as one accessible page: headings in order, tables with headers and captions, the language said, no script."""

from collections.abc import Iterator
from html import escape

from journal_tui.practice.rights.extract.document import Extract
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.extract.rows import Item
from journal_tui.practice.rights.extract.told import Told, lines_of, service_of, table, tell
from journal_tui.practice.rights.extract.words import phrase

_STYLE = (
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.25rem 0}"
    "th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "dt{font-weight:bold}dd{margin:0 0 .5rem 1rem;white-space:pre-wrap}article{border-top:1px solid #767676;padding:.5rem 0}"
)


def page(extract: Extract) -> str:
    """The extract as HTML; every value is text, none is markup."""
    told = tell(extract)
    return "\n".join(
        (*_head(extract, told), *_about(told), *_contents(extract), *_data(extract), "</main></body></html>", "")
    )


def _head(extract: Extract, told: Told) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{extract.language}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(told.title)} {escape(extract.case)}</title>\n<style>{_STYLE}</style>\n</head>\n<body><main>"
    yield f"<h1>{escape(told.title)}</h1>\n<p>{escape(told.subtitle)}</p>\n<p>{escape(told.case)}</p>"


def _about(told: Told) -> Iterator[str]:
    for title, paragraphs in told.about:
        yield f"<h2>{escape(title)}</h2>"
        yield from (f"<p>{escape(each)}</p>" for each in paragraphs)
    yield f"<h2>{escape(told.classes_title)}</h2>"
    yield from _table(told.classes_title, told.classes_head, told.classes)


def _contents(extract: Extract) -> Iterator[str]:
    yield f'<nav aria-label="{escape(phrase("contents", extract.language))}"><h2>'
    yield f"{escape(phrase('contents', extract.language))}</h2><ul>"
    for section in extract.sections:
        title = escape(section.part.title(extract.language))
        yield f'<li><a href="#{section.part.code}">{title}</a> ({len(section.items)})</li>'
    yield "</ul></nav>"


def _data(extract: Extract) -> Iterator[str]:
    language = extract.language
    yield f"<h2>{escape(phrase('held', language))}</h2>"
    for section in extract.sections:
        title = section.part.title(language)
        yield f'<section aria-labelledby="{section.part.code}"><h3 id="{section.part.code}">{escape(title)}</h3>'
        if section.part.form == "list":
            yield from _table(title, *table(section, language))
        else:
            for number, item in enumerate(section.items, start=1):
                yield from _article(section, item, number, language)
        yield "</section>"


def _article(section: Section, item: Item, number: int, language: str) -> Iterator[str]:
    service = service_of(section, item, language)
    place = f", {service}" if service else ""
    yield f"<article><h4>{escape(section.part.title(language))}: {number}{escape(place)}</h4><dl>"
    for title, lines in lines_of(section, item, language):
        yield f"<dt>{escape(title)}</dt><dd>{escape(chr(10).join(lines))}</dd>"
    yield "</dl></article>"


def _table(caption: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{escape(each)}</th>' for each in head) + "</tr></thead><tbody>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody></table>"
