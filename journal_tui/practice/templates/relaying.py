"""A note laid out under another template. Pure.

Rules: what is written stays, every line of it with its forms; only headings under which nothing stands go away. What stood
under a heading that both templates have, or under the plan (homework, goals) of the old one, stands under that of the
new one. What fits nowhere keeps its old heading and comes first, as it was written.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from journal_tui.practice.templates.layout import Heading, Template


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line with its forms, and the row where it stood; -1 for one that is new."""

    text: str = field(repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    row: int = -1


@dataclass(slots=True)
class _Section:
    heading: NoteLine
    body: list[NoteLine]

    @property
    def empty(self) -> bool:
        return not any(line.text.strip() for line in self.body)


def relaid(
    lines: Sequence[NoteLine], headings: Collection[str], old: Template | None, new: Template, language: str
) -> list[NoteLine]:
    """Lay a note out under another template.

    Args:
        lines: The note.
        headings: Every line that is a heading in it, case-folded.
        old: The template that it has.
        new: The one that it shall have.
        language: Of headings that come in.
    """
    head, sections = _sections(lines, headings)
    left = [section for section in sections if not section.empty]
    parts: list[list[NoteLine]] = []
    for heading in new.headings:
        found = _taken(left, heading, old)
        if found is None:
            parts.append([NoteLine(heading.title(language)), NoteLine("")])
            continue
        left.remove(found)
        kept = found.heading.text.strip().casefold() in heading.lines()
        title = found.heading if kept else NoteLine(heading.title(language), (), found.heading.row)
        parts.append([title, *_trimmed(found.body)])
    before = [_trimmed(head)] if any(line.text.strip() for line in head) else []
    before += [[section.heading, *_trimmed(section.body)] for section in left]
    laid: list[NoteLine] = []
    for part in (*before, *parts):
        laid += [NoteLine("")] if laid else []
        laid += part
    return laid


def _sections(lines: Sequence[NoteLine], headings: Collection[str]) -> tuple[list[NoteLine], list[_Section]]:
    head: list[NoteLine] = []
    sections: list[_Section] = []
    for line in lines:
        if line.text.strip().casefold() in headings:
            sections.append(_Section(line, []))
        else:
            (sections[-1].body if sections else head).append(line)
    return head, sections


def _taken(sections: Sequence[_Section], heading: Heading, old: Template | None) -> _Section | None:
    """The section that goes under a heading of the new template: the same words first, then the same role."""
    same = next((each for each in sections if each.heading.text.strip().casefold() in heading.lines()), None)
    if same is not None or old is None or not heading.role:
        return same
    opening = old.lines_of(heading.role)
    return next((each for each in sections if each.heading.text.strip().casefold() in opening), None)


def _trimmed(body: Sequence[NoteLine]) -> list[NoteLine]:
    """Without the blank lines at the end."""
    last = max(at for at, line in enumerate(body) if line.text.strip())
    return list(body[: last + 1])
