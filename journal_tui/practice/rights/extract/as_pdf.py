"""An extract as a tagged PDF (PDF/A-2a and PDF/UA-1), set by typst from the same parts.

Rule: what is set are values that the template reads, never source text; nothing is fetched and nothing written to disk on the way.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from journal_tui.practice.errors import Unsupported
from journal_tui.practice.rights.extract.document import Extract
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.extract.signs import doubtful, missing, named
from journal_tui.practice.rights.extract.told import lines_of, service_of, table, tell
from journal_tui.practice.rights.extract.words import phrase

_KINDS: Final = ("a-2a", "ua-1")
_ALONE: Final = (
    b'#set document(title: "-", date: datetime(year: 2000, month: 1, day: 1))\n'
    b'#set text(font: "Libertinus Serif")\n#title()\n#json(bytes(sys.inputs.extract))'
)


def pdf(extract: Extract) -> bytes:
    """The extract as a PDF.

    Raises:
        Unsupported: The extra `pdf` is not installed. `facts["reason"]` is `no_typst`.
    """
    try:
        import typst
    except ModuleNotFoundError:
        raise Unsupported(reason="no_typst") from None

    def set_in(template: bytes, value: object) -> bytes:
        return typst.compile(template, format="pdf", pdf_standards=list(_KINDS), sys_inputs={"extract": json.dumps(value)})

    def shows(signs: str) -> bool:
        try:
            set_in(_ALONE, signs)
        except typst.TypstError:
            return False
        return True

    def all_of(signs: frozenset[str]) -> bytes:
        shown = {name: _named(value, signs) for name, value in content.items()}
        if signs:
            shown["signs"] = phrase("signs_text", extract.language)
        return set_in(files(__package__).joinpath("extract.typ").read_bytes(), shown)

    content = _content(extract)
    texts = tuple(_texts(content))
    try:
        return all_of(missing(texts, shows))
    except typst.TypstError:  # what stands alone may not stand beside its neighbours
        return all_of(doubtful(texts))


def available() -> bool:
    """Whether a PDF can be made here."""
    from importlib.util import find_spec

    return find_spec("typst") is not None


def _content(extract: Extract) -> dict[str, object]:
    told, language = tell(extract), extract.language
    sections = [_section(section, language) for section in extract.sections]
    day = extract.made.date()
    return {
        "title": told.title,
        "subtitle": told.subtitle,
        "case": told.case,
        "language": language,
        "date": [day.year, day.month, day.day],
        "about": [[title, list(paragraphs)] for title, paragraphs in told.about],
        "classes": {"title": told.classes_title, "head": told.classes_head, "rows": told.classes},
        "held": phrase("held", language),
        "contents": phrase("contents", language),
        "sections": sections,
    }


def _section(section: Section, language: str) -> dict[str, object]:
    title = section.part.title(language)
    if section.part.form == "list":
        head, rows = table(section, language)
        return {"title": title, "form": "list", "head": head, "rows": rows}
    items = [
        {"place": service_of(section, item, language), "lines": lines_of(section, item, language)} for item in section.items
    ]
    return {"title": title, "form": "items", "items": items}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _named(value: object, signs: frozenset[str]) -> object:
    """The same content with these signs by their numbers."""
    if isinstance(value, str):
        return named(value, signs)
    if isinstance(value, dict):
        return {name: _named(each, signs) for name, each in value.items()}
    return [_named(each, signs) for each in value] if isinstance(value, list | tuple) else value
