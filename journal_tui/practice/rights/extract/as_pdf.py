"""An extract as a tagged PDF (PDF/A-2a and PDF/UA-1), set by typst from the same parts.

Rule: what is set are values that the template reads, never source text; nothing is fetched and nothing written to disk on the way.
"""

import json
from importlib.resources import files

from journal_tui.practice.errors import Unsupported
from journal_tui.practice.rights.extract.document import Extract
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.extract.told import lines_of, service_of, table, tell
from journal_tui.practice.rights.extract.words import phrase


def pdf(extract: Extract) -> bytes:
    """The extract as a PDF.

    Raises:
        Unsupported: The extra `pdf` is not installed. `facts["reason"]` is `no_typst`.
    """
    try:
        import typst
    except ModuleNotFoundError:
        raise Unsupported(reason="no_typst") from None
    template = files(__package__).joinpath("extract.typ").read_bytes()
    values = {"extract": json.dumps(_content(extract))}
    return typst.compile(template, format="pdf", pdf_standards=["a-2a", "ua-1"], sys_inputs=values)


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
